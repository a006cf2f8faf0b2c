"""Lines of a form that can be put in another order and taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import IconButton
from ui.theme import Space, Theme

# px at 100 %: below this width the buttons stand under the fields; how far the first field is below its name
NARROW, NAME = 520, 24
TAB = Qt.FocusPolicy.TabFocus


class OrderedLines(QWidget):
    """Holds what each line is made of (`bodies`), and puts the buttons beside it.

    Lines of `fields` with their names above have the buttons beside the first field, or below where room is short.
    """

    edited = Signal()

    def __init__(self, theme: Theme, *, fields: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._fields = theme, fields
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MD)

    @property
    def bodies(self) -> list[QWidget]:
        return [line.body for line in self._lines]

    def stops(self) -> list[QWidget]:
        """What the Tab key goes through, in order."""
        return [stop for line in self._lines for stop in line.stops()]

    def add(self, body: QWidget, name: str = "") -> None:
        """Put a line at the end; `name` is what a screen reader calls it, '' takes its place in the list."""
        line = _Line(self._theme, body, name or str(len(self._lines) + 1), fields=self._fields)
        line.move_asked.connect(self._move)
        line.remove_asked.connect(self._remove)
        self._lines.append(line)
        self._column.addWidget(line)
        line.show()  # the layout would do it later
        self._look()

    def clear(self) -> None:
        while self._lines:
            self._drop(self._lines[-1])
        self._look()

    def _look(self) -> None:
        self.setVisible(bool(self._lines))
        for place, line in enumerate(self._lines):
            line.let_move(place > 0, place < len(self._lines) - 1)

    def _move(self, by: int) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            place = self._lines.index(line) + by
            self._lines.remove(line)
            self._lines.insert(place, line)
            self._column.removeWidget(line)
            self._column.insertWidget(place, line)
            self._look()
            self.edited.emit()

    def _remove(self) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            self._drop(line)
            self._look()
            self.edited.emit()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()


class _Line(QWidget):
    move_asked = Signal(int)
    remove_asked = Signal()

    def __init__(self, theme: Theme, body: QWidget, name: str, *, fields: bool) -> None:
        super().__init__()
        self.body = body
        self._theme, self._fields = theme, fields
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        self._row.addWidget(body, 1)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setSpacing(0)
        buttons.setContentsMargins(0, 0, 0, 0)
        self._up = IconButton(theme, "arrow-up", _("Move up: {name}").format(name=name))
        self._down = IconButton(theme, "arrow-down", _("Move down: {name}").format(name=name))
        self._gone = IconButton(theme, "x", _("Leave out: {name}").format(name=name))
        for button in (self._up, self._down, self._gone):
            button.make_small()
            buttons.addWidget(button)
        top = Qt.AlignmentFlag.AlignTop if fields else Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(self._buttons, 0, top | Qt.AlignmentFlag.AlignRight)
        theme.changed.connect(self._fit)
        self._fit()
        self._up.clicked.connect(self._go_up)
        self._down.clicked.connect(self._go_down)
        self._gone.clicked.connect(self.remove_asked)

    def stops(self) -> list[QWidget]:
        """The parts of the body in the order in which it made them, then the buttons."""
        parts = [part for part in self.body.findChildren(QWidget) if part.focusPolicy() & TAB]
        return [*parts, self._up, self._down, self._gone]

    def let_move(self, up: bool, down: bool) -> None:
        self._up.setEnabled(up)
        self._down.setEnabled(down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        below = self._fields and self.width() < self._theme.px(NARROW)
        beside = self._fields and not below
        self._buttons.setContentsMargins(0, self._theme.px(NAME) if beside else 0, 0, 0)
        self._row.setSpacing(Space.XS if below else Space.SM)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )

    def _go_up(self) -> None:
        self.move_asked.emit(-1)

    def _go_down(self) -> None:
        self.move_asked.emit(1)
