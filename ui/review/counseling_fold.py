"""The own counseling notes about a person, folded away under their progress note until their author opens them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.counseling import fresh_id
from app.words import _
from ui.parts.button import Button
from ui.parts.field import Field
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.review.risk_field import LeftWords
from ui.theme import Space, Theme


@dataclass(frozen=True, slots=True)
class OwnNote:
    """`when` it was written, in words; `trouble` instead of a text that cannot be opened."""

    id: str
    when: str
    text: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class OwnNotes:
    """What there is about the person called `name`. Nothing is opened before the fold is: until then there is only how
    many there are, and whether something is `half` typed. `trouble` says why they cannot be had now."""

    name: str
    count: int = 0
    half: bool = False
    notes: tuple[OwnNote, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    trouble: str = ""


class CounselingFold(QWidget):
    """It closes by itself when the note is left: what is in it is on the screen for no longer than it is read."""

    turned = Signal()  # opened or closed
    grown = Signal(QWidget)  # what came up, and has to be seen
    typed = Signal(str, str)  # a note's id, and the text so far
    kept = Signal(str, str)
    thrown = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._own = OwnNotes("")
        self._writing = ""  # the id of the note that is being written
        self.is_open = False
        self.head = Button(theme, _("My counseling notes"), "chevron-right", "quiet")
        self.head.make_small()
        self.head.reads = True
        self._whose, self._what = label("", "caption", wrap=True), label("", "caption", wrap=True)
        self._trouble = label("", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.MD)
        self._lines: list[_Line] = []
        self._add = Button(theme, _("Add one"), "plus", tip=_("Write a counseling note"))
        self.words = LeftWords(theme, least=3, by_line=True)
        self._field = Field(theme, _("Your own analysis"), self.words, framed=True)
        self._keep = Button(theme, _("Keep it"), "lock", tip=_("Keep the counseling note, sealed"))
        self._drop = Button(theme, _("Not now"), kind="quiet")
        self._place()
        self.head.clicked.connect(self._turn)
        self._add.clicked.connect(self._begin_new)
        self._keep.clicked.connect(self._ask_keep)
        self._drop.clicked.connect(self._ask_drop)
        self.words.typed.connect(self._type)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        adds, buttons = Flow(), Flow()
        adds.add(self._add)
        for button in (self._keep, self._drop):
            buttons.add(button)
        self._form, self._page, self._adds = QWidget(), QWidget(), adds
        form, page = QVBoxLayout(self._form), QVBoxLayout(self._page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(Space.SM)
        form.addWidget(self._field)
        form.addWidget(buttons)
        page.setContentsMargins(0, Space.XS, 0, 0)
        page.setSpacing(Space.MD)
        page.addWidget(self._what)
        page.addWidget(self._trouble)
        page.addLayout(self._list)
        page.addWidget(adds)
        page.addWidget(self._form)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._whose)
        column.addWidget(self._page)
        for part in (self._page, self._form, self._trouble, self):
            part.setVisible(False)

    # Drawing

    def display(self, own: OwnNotes | None) -> None:
        """None where there is no place for any: the group's section, another user's window."""
        self.setVisible(own is not None)
        if own is None:
            self.close_up()
            return
        self._own = own
        self._draw()

    def close_up(self) -> None:
        """Nothing of it stays on the screen; what is half typed is a draft already."""
        self.is_open, self._writing = False, ""
        self.words.write("")
        self.words.document().clearUndoRedoStacks()
        self._own = OwnNotes(self._own.name, self._own.count, self._own.half)
        self._draw()

    def end_writing(self) -> None:
        """What was typed was kept, or is not wanted."""
        self._writing = ""
        self.words.write("")
        self.words.document().clearUndoRedoStacks()
        self._draw()

    def rest(self) -> None:
        """Where the focus is once something was done, and what had it is gone."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        lines = [stop for line in self._lines for stop in line.stops()]
        return [self.head, *lines, self._add, self.words, self._keep, self._drop]

    def _draw(self) -> None:
        own = self._own
        self.head.display(self.head.text(), "chevron-down" if self.is_open else "chevron-right")
        self.head.setAccessibleDescription(_("Open") if self.is_open else _("Closed"))
        self._whose.setText(_whose(own))
        self._page.setVisible(self.is_open)
        if self.is_open and not self._writing and own.typed:
            self._writing = own.typed[0][0]
            self.words.write(own.typed[0][1])
        there = not own.trouble
        self._what.setText(
            _(
                "What you make of their counseling for yourself, apart from their record. It is sealed with your "
                "passphrase, and is in no document, search or list."
            )
        )
        self._trouble.setText(own.trouble)
        self._trouble.setVisible(not there)
        shown = own.notes if self.is_open else ()
        if shown != tuple(line.note for line in self._lines):
            self._show(shown)
        for line in self._lines:
            line.setVisible(line.note.id != self._writing)
        self._adds.setVisible(there and not self._writing)
        self._form.setVisible(there and bool(self._writing))

    def _show(self, notes: tuple[OwnNote, ...]) -> None:
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_Line(self._theme, note) for note in notes]
        for line in self._lines:
            self._list.addWidget(line)
            line.change.clicked.connect(partial(self._begin, line.note))
            line.throw.clicked.connect(partial(self.thrown.emit, line.note.id))

    # What a person does

    def _turn(self) -> None:
        if self.is_open:
            self.close_up()
        else:
            self.is_open = True
        self.turned.emit()
        if self.is_open:
            self.grown.emit(self)

    def _begin_new(self) -> None:
        self._begin(OwnNote(fresh_id(), "", ""))

    def _begin(self, note: OwnNote) -> None:
        self._writing = note.id
        self.words.write(dict(self._own.typed).get(note.id, note.text))
        self._draw()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit(self._form)

    def _type(self) -> None:
        self.typed.emit(self._writing, self.words.toPlainText())

    def _ask_keep(self) -> None:
        self.kept.emit(self._writing, self.words.toPlainText())

    def _ask_drop(self) -> None:
        """What was typed is thrown away; a note that was there stays as it was."""
        self.typed.emit(self._writing, "")
        self.end_writing()
        self.rest()


class _Line(QWidget):
    """One note: when, the words, and what can be done with it."""

    def __init__(self, theme: Theme, note: OwnNote) -> None:
        super().__init__()
        self.note = note
        self.change = Button(theme, _("Change"), kind="link")
        self.throw = Button(theme, _("Throw away"), kind="link")
        flow = Flow()
        for button, name in (
            (self.change, _("Change the counseling note of {when}")),
            (self.throw, _("Throw away the counseling note of {when}")),
        ):
            button.make_small()
            button.setAccessibleName(name.format(when=note.when))
            flow.add(button)
        self.change.setVisible(not note.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(label(note.when, "caption", wrap=True))
        column.addWidget(label(note.text or note.trouble, wrap=True))
        column.addWidget(flow)

    def stops(self) -> list[QWidget]:
        return [self.change, self.throw]


def _whose(own: OwnNotes) -> str:
    """ "2 about Maria S., one half typed, for you alone to open." """
    if own.count:
        words = (
            _("{n} about {name}, one half typed, for you alone to open.")
            if own.half
            else _("{n} about {name}, for you alone to open.")
        )
        return words.format(n=own.count, name=own.name)
    if own.half:
        return _("One about {name} is half typed, for you alone to open.").format(name=own.name)
    return _("None about {name} yet. Only you can open what you write here.").format(name=own.name)
