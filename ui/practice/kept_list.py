"""A short list that a practice keeps: a line for each thing, a form below the one that is changed, and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.chip import Chip
from ui.parts.field import Field
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.parts.tab_order import chain
from ui.theme import Space, Theme

# below this width the buttons stand under the words, px at 100 %
NARROW: Final = 480
CHIP: Final = 36


class KeptLine(NamedTuple):
    """One thing as the list shows it: what stands in the chip before its title, a quiet line below, and what the form
    begins with."""

    id: str
    chip: str
    title: str
    line: str
    values: tuple[str, ...]


class FormField(NamedTuple):
    """A field of the form; a `short` one stands beside the one before it."""

    name: str
    hint: str
    longest: int
    short: bool = False


class KeptList(QWidget):
    """What is typed stays in the form until whoever keeps it calls `close_form`: a refusal loses nothing."""

    save_asked = Signal(str, object)  # the id, '' for a new thing, and what was typed: a tuple of texts
    drop_asked = Signal(str)
    back_asked = Signal()  # what came with the program, and was removed

    def __init__(self, theme: Theme, new: str, fields: Sequence[FormField]) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[KeptLine, ...] | None = None
        self._lines: dict[str, _Line] = {}
        self._form = _Form(theme, fields)
        self._form.setVisible(False)
        self._new = Button(theme, new, "plus")
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.MD)
        self._list.addWidget(self._form)
        self._back = Button(theme, _("Put back the usual ones"), kind="quiet")
        ways = Flow()
        ways.add(self._new)
        ways.add(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LG)
        column.addLayout(self._list)
        column.addWidget(ways)
        self._new.clicked.connect(self._begin_new)
        self._back.clicked.connect(self.back_asked)
        self._form.save_asked.connect(self.save_asked)
        self._form.left.connect(self.close_form)

    def display(self, lines: Sequence[KeptLine], *, missing: bool) -> None:
        """Show these; a form that is open stays open where its thing is. `missing`: something that came with the
        program is not among them."""
        if self._back.hasFocus() and not missing:
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back.setVisible(missing)
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        for old in self._lines.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._list.removeWidget(self._form)
        self._lines = {}
        for each in lines:
            line = self._lines[each.id] = _Line(self._theme, each)
            line.change_asked.connect(self._begin)
            line.drop_asked.connect(self.drop_asked)
            self._list.addWidget(line)
            line.show()  # a layout would do it later
        self._place_form()

    @property
    def half_typed(self) -> bool:
        """Whether something stands in an open form that was not there at first."""
        return not self._form.isHidden() and self._form.is_changed

    def close_form(self) -> None:
        """What was typed is kept, or not wanted any more; the focus is where it began."""
        had_focus = self._form.isAncestorOf(self.window().focusWidget())
        self._form.setVisible(False)
        self._new.setVisible(True)
        if had_focus:
            line = self._lines.get(self._form.thing)
            (line.change if line is not None else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, thing: str) -> None:
        kept = next(each for each in self._shown or () if each.id == thing)
        self._open(thing, kept.values)

    def _begin_new(self) -> None:
        self._open("", ())

    def _open(self, thing: str, values: Sequence[str]) -> None:
        self._form.begin(thing, values)
        self._list.removeWidget(self._form)
        self._place_form()
        self._new.setVisible(False)
        self._form.setVisible(True)
        self._form.take_focus()
        QTimer.singleShot(0, self._form, self._show_form)  # the layout gives it its place first

    def _show_form(self) -> None:
        """All of the form can be seen, its buttons too."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(self._form, 0, Space.MD)

    def _place_form(self) -> None:
        """Below the line that it changes, or at the end."""
        order = list(self._lines)
        at = order.index(self._form.thing) + 1 if self._form.thing in order else len(order)
        self._list.insertWidget(at, self._form)
        stops: list[QWidget] = []
        for place, line in enumerate(self._lines.values()):
            stops += [*(self._form.stops if place == at else ()), *line.stops]
        chain(self, [*stops, *(self._form.stops if at == len(order) else ()), self._new, self._back])


class _Line(QWidget):
    change_asked = Signal(str)
    drop_asked = Signal(str)

    def __init__(self, theme: Theme, kept: KeptLine) -> None:
        super().__init__()
        self._theme, self._id = theme, kept.id
        words, buttons = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(kept.title, "strong", wrap=True))
        if kept.line:
            words.addWidget(label(kept.line, "muted", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(Space.MD)
        if kept.chip:
            self._chip = QWidget()
            chip = QHBoxLayout(self._chip)
            chip.setContentsMargins(0, 0, 0, 0)
            chip.addWidget(Chip(theme, kept.chip))
            chip.addStretch(1)
            head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
            theme.changed.connect(self._fit_chip)
            self._fit_chip()
        head.addLayout(words, 1)
        buttons.setSpacing(Space.XS)
        self.change, drop = (
            Button(theme, _("Change"), kind="quiet"),
            Button(theme, _("Remove"), kind="quiet"),
        )
        for button in (self.change, drop):
            button.make_small()
            button.setAccessibleName(f"{button.text()}: {kept.title}")
            buttons.addWidget(button)
        buttons.addStretch(0)
        self.stops = (self.change, drop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        self._row.addLayout(head, 1)
        self._row.addLayout(buttons)
        self.change.clicked.connect(self._ask_change)
        drop.clicked.connect(self._ask_drop)

    def _fit_chip(self) -> None:
        """All titles begin at one line, however wide the letters are."""
        self._chip.setFixedWidth(self._theme.px(CHIP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(below if self.width() < self._theme.px(NARROW) else across)

    def _ask_change(self) -> None:
        self.change_asked.emit(self._id)

    def _ask_drop(self) -> None:
        self.drop_asked.emit(self._id)


class _Form(QWidget):
    """A field for each text; Enter in any of them saves."""

    save_asked = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, fields: Sequence[FormField]) -> None:
        super().__init__()
        self.thing = ""
        self._began: tuple[str, ...] = ()
        self._edits = [QLineEdit() for _field in fields]
        save, leave = Button(theme, _("Save"), kind="primary"), Button(theme, _("Cancel"), kind="quiet")
        column, row, fields_row = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        for edit, field in zip(self._edits, fields, strict=True):
            edit.setMaxLength(field.longest)
            edit.setPlaceholderText(field.hint)
            edit.returnPressed.connect(self._save)
            if not field.short:
                fields_row = QHBoxLayout()
                fields_row.setSpacing(Space.MD)
                column.addLayout(fields_row)
            fields_row.addWidget(Field(theme, field.name, edit), 1 if field.short else 4)
        row.addWidget(save)
        row.addWidget(leave)
        row.addStretch(1)
        column.addLayout(row)
        save.clicked.connect(self._save)
        leave.clicked.connect(self.left)
        self.stops: tuple[QWidget, ...] = (*self._edits, save, leave)

    def begin(self, thing: str, values: Sequence[str]) -> None:
        self.thing = thing
        for place, edit in enumerate(self._edits):
            edit.setText(values[place] if place < len(values) else "")
        self._began = self._typed

    @property
    def is_changed(self) -> bool:
        return self._typed != self._began

    @property
    def _typed(self) -> tuple[str, ...]:
        return tuple(" ".join(edit.text().split()) for edit in self._edits)

    def take_focus(self) -> None:
        self._edits[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self.save_asked.emit(self.thing, self._typed)
