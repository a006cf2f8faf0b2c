"""A part of the page about a person's care: a title, what to do, and a list of what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.words import _, ngettext
from ui.parts.button import Button
from ui.parts.card import Panel
from ui.parts.label import label
from ui.theme import Space, Theme

# so many rows are shown at first, and so many more each time
FEW, MORE = 8, 20


@dataclass(frozen=True, slots=True)
class CareRow:
    """One thing of a list. `acts` are (what it does, its word) pairs; `dim` for what holds no longer."""

    id: str
    title: str
    line: str
    acts: tuple[tuple[str, str], ...] = ()
    dim: bool = False


class CareSection(QWidget):
    """Rows are made anew only when they changed, so that the focus stays where it is."""

    acted = Signal(str, str)  # what, id of the row
    redrawn = Signal()  # the order of the keyboard is another one

    def __init__(self, theme: Theme, title: str, empty: str) -> None:
        """`empty` says what belongs here while there is nothing."""
        super().__init__()
        self._theme = theme
        self._rows: tuple[CareRow, ...] | None = None
        self._panels: list[QWidget] = []
        self._acts: dict[QWidget, tuple[str, str]] = {}
        self._heads: list[Button] = []
        self._shown = FEW
        self._more = Button(theme, "", "chevron-down", "quiet")
        self._more.make_small()
        self._more.reads = True
        self._more.setVisible(False)
        self._more.clicked.connect(self._show_more)
        self._empty = label(empty, "muted", wrap=True)
        self.notice = label("", wrap=True)
        self.notice.setVisible(False)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.SM)
        self.body.addWidget(label(title, "title", wrap=True))
        self.body.addWidget(self.notice)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.SM)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        # a part that takes what width there is: buttons in a row do not keep the page wide
        self._foot = QWidget()
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = QHBoxLayout(self._foot)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(Space.SM)
        self._buttons.addStretch(1)
        self.body.addWidget(self._foot)

    def add_button(self, words: str, icon: str, act: Callable[[], None]) -> Button:
        """A button below the list."""
        button = Button(self._theme, words, icon)
        button.clicked.connect(act)
        self._buttons.insertWidget(len(self._heads), button, 0, Qt.AlignmentFlag.AlignLeft)
        self._heads.append(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """The buttons side by side where they have room."""
        shown = [button for button in self._heads if not button.isHidden()]
        needed = sum(button.sizeHint().width() + Space.SM for button in shown)
        across = QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(across if needed <= self.width() else QBoxLayout.Direction.TopToBottom)

    def say(self, words: str) -> None:
        """A sentence above the list; empty when there is nothing to say."""
        if words != self.notice.text():
            self.notice.setText(words)
            self.notice.setVisible(bool(words))

    def display_rows(self, rows: Sequence[CareRow]) -> None:
        if tuple(rows) == self._rows:
            return
        if self._rows is None or {row.id for row in rows}.isdisjoint(row.id for row in self._rows):
            self._shown = FEW  # another person's
        self._rows = tuple(rows)
        self._draw(self._rows)

    def _draw(self, rows: tuple[CareRow, ...]) -> None:
        focused = next((place for place, widget in enumerate(self._acts) if widget.hasFocus()), None)
        self._acts.clear()
        for panel in self._panels:
            self._list.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self._panels = [self._panel(row) for row in rows[: self._shown]]
        earlier = len(rows) - len(self._panels)
        self._more.display(ngettext("{n} earlier one", "{n} earlier ones", earlier).format(n=earlier))
        self._more.setVisible(earlier > 0)
        self._empty.setVisible(not rows)
        if focused is not None:
            # where it was: several papers can be signed one after the other
            stops = [*self._acts, *(button for button in self._heads if not button.isHidden())]
            if stops:
                stops[min(focused, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [*self._acts, self._more, *self._heads]

    def _show_more(self) -> None:
        self._shown += MORE
        self._draw(self._rows or ())
        self.redrawn.emit()
        last = next(reversed(self._acts), None)
        if self._more.isHidden() and last is not None:
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _panel(self, row: CareRow) -> QWidget:
        panel = _RowPanel(self._theme)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addWidget(label(row.title, "muted" if row.dim else "strong", wrap=True))
        if row.line:
            column.addWidget(label(row.line, "muted", wrap=True))
        panel.body.addLayout(column, 1)
        acts = QHBoxLayout()
        acts.setSpacing(Space.XS)
        for act, word in row.acts:
            button = Button(self._theme, word, kind="quiet", parent=panel)
            button.make_small()
            button.setAccessibleName(_("{act}: {thing}").format(act=word, thing=row.title))
            button.clicked.connect(self._act)
            self._acts[button] = (act, row.id)
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if row.acts:
            acts.addStretch(0)
        panel.body.addLayout(acts)
        self._list.addWidget(panel)
        panel.show()
        return panel

    def _act(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._acts:
            self.acted.emit(*self._acts[button])


class _RowPanel(Panel):
    """What can be done with a thing stands beside it, or below it where room is short."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("sunken")
        self._theme = theme
        self.body.setContentsMargins(Space.MD, Space.SM, Space.SM, Space.SM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < self._theme.px(320)
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self.body.setDirection(direction)
