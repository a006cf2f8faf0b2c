"""A note becomes a line of somebody's plan: whose, which part, and in which words."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.documents.other_names import names_around, words_about
from app.live.state import Note, Session
from app.model.notes import read_note
from app.model.plans import PlanPart
from app.practice.plan_words import likely_part, part_words
from app.practice.plans import keep_line, lines_from
from app.words import _
from ui.acting import Acting
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.card import Panel
from ui.parts.choice import Picker
from ui.parts.field import FieldFrame
from ui.parts.label import label
from ui.parts.written_line import WrittenLine
from ui.theme import Space, Theme

# below this width the choices stand above the buttons, px at 100 % text
NARROW = 470
NOBODY = ""


class AddToPlan(Panel):
    """Stands by the notes while it is asked for. Enter adds, Escape leaves; what is refused stays as typed."""

    left = Signal()
    closed = Signal()  # by whomever

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme, self._acting = theme, acting
        self._note: Note | None = None
        self._stream = ""
        self._suggested = ""
        self._told = label("", "muted", wrap=True)
        self._words = WrittenLine(theme, _("What to add to the plan"))
        self._person, self._part = Picker(theme, _("Whose plan")), Picker(theme, _("Part of the plan"))
        for picker in (self._person, self._part):
            picker.be_narrow()
        self._part.display([(part.value, part_words(part)) for part in PlanPart], PlanPart.COPING_SKILLS)
        self._add = Button(theme, _("Add to plan"), "plus", "primary")
        self._back = Button(theme, _("Back"), kind="quiet")
        column, choices, buttons = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.setSpacing(Space.SM)
        column.addWidget(FieldFrame(theme, self._words))
        column.addWidget(self._told)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.SM)
        for row, parts in ((choices, (self._person, self._part)), (buttons, (self._back, self._add))):
            row.setSpacing(Space.SM)
            for each in parts:
                row.addWidget(each, 1 if isinstance(each, Picker) else 0)
        buttons.insertStretch(0, 0)
        self._row.addLayout(choices, 1)
        self._row.addLayout(buttons)
        column.addLayout(self._row)
        self.body.addLayout(column, 1)
        for button in (self._add, self._back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as all buttons of a live window
        self._words.kept.connect(self._keep_by_enter)
        self._words.left.connect(self._leave)
        self._person.picked.connect(self._choose)
        self._add.clicked.connect(self._keep)
        self._back.clicked.connect(self._leave)

    def begin(self, session: Session, note: Note) -> None:
        """Ask about a note; whom it names first is chosen, else a person has to be."""
        self._note, self._stream = note, session.stream
        person = next((each for each in note.people if each in session.people), NOBODY)
        names = [(each, attendee.name) for each, attendee in session.people.items()]
        self._person.display([*([] if person else [(NOBODY, _("Whose plan?"))]), *names], person)
        self._part.display(
            [(part.value, part_words(part)) for part in PlanPart], likely_part(note.tags).value
        )
        self._words.display("")
        self._suggest(session)
        (self._words if person else self._person).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_form(self) -> None:
        self._note = None
        self.closed.emit()

    def minimumSizeHint(self) -> QSize:
        """Side by side the choices would keep it wide, and never come to stand below each other."""
        return QSize(self._theme.px(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < self._theme.px(NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )

    def _suggest(self, session: Session) -> None:
        """The note in the words of the plan: nobody else is named in it. What was changed by hand stays."""
        note, person, practice = self._note, self._person.chosen, self._acting.desk.practice
        if note is None:
            return
        words = read_note(note.text, session.names).words or note.text
        if person in practice.people:
            words = words_about(person, names_around(practice, person, session.people.keys()))(words)
        if self._words.text in ("", self._suggested):
            self._words.display(words)
            self._words.write(words)
            self._suggested = self._words.text
        there = lines_from(practice.care_of(person).plan, self._stream, note.id)
        self._told.setText(
            "\n".join(
                _("Already in the plan, under “{part}”: {words}").format(
                    part=part_words(line.part), words=line.text
                )
                for line in there
            )
        )
        self._told.setVisible(bool(there))
        if there:
            announce(self._told, self._told.text())

    def _choose(self, person: str) -> None:
        session = self._acting.desk.session
        if session is not None:
            self._suggest(session)

    def _keep_by_enter(self, words: str) -> None:
        if self._words.hasFocus():  # not when the focus goes on to the choices
            self._keep()

    def _keep(self) -> None:
        person, note = self._person.chosen, self._note
        if note is None:
            return
        if not person:
            self._acting.refused.emit(_("Choose whose plan it is."))
            self._person.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        part = PlanPart(self._part.chosen)
        new = secrets.token_hex(16)
        if self._acting.arrange(keep_line, person, new, part, self._words.text, self._stream, note.id):
            name = self._acting.desk.practice.people[person].name
            self._acting.said.emit(_("Added to {name}’s plan.").format(name=name))
            self._leave()
        else:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.close_form()
        self.left.emit()
