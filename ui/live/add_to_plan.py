"""A note becomes a line of somebody's plan: whose, which part, and in which words."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.lines import chosen_line, note_to_plan_draft, read_chosen_line
from app.live.state import Note, Session
from app.model.notes import words_of
from app.model.plans import PlanPart
from app.practice.plan_words import likely_part, part_words
from app.practice.plans import lines_from
from app.words import _
from ui.acting import Acting
from ui.live.half_typed_line import HalfTypedLine
from ui.live.plan_acts import PlanActs
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

    left = Signal()  # with nowhere to give the focus back to
    closed = Signal()  # by whomever

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme, self._acting = theme, acting
        self._note: Note | None = None
        self._names: dict[str, str] = {}
        self._stream = ""
        self._suggested = ""
        self._came_from: QWidget | None = None  # has the focus again afterwards
        self._plans = PlanActs(acting)
        self._half = HalfTypedLine(acting, self._half_typed, self)
        self._told = label("", "muted", wrap=True)
        self._words = WrittenLine(theme, _("What to add to their plan"))
        self._person, self._part = Picker(theme, _("Whose plan")), Picker(theme, _("Part of their plan"))
        for picker in (self._person, self._part):
            picker.be_narrow()
        self._part.display([(part.value, part_words(part)) for part in PlanPart], PlanPart.COPING_SKILLS)
        self._add = Button(theme, _("Add"), "plus")
        self._add.setAccessibleName(_("Add to their plan"))
        self._back = Button(theme, _("Back"), kind="quiet")
        self._choices = QHBoxLayout()
        self._place()
        for button in (self._add, self._back):
            button.make_small()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as all buttons of a live window
        self._words.kept.connect(self._keep_by_enter)
        self._words.typed.connect(self._half.typed)
        self._words.left.connect(self._leave)
        self._person.picked.connect(self._choose)
        self._part.picked.connect(self._half.typed)
        self._add.clicked.connect(self._keep)
        self._back.clicked.connect(self._leave)

    def _place(self) -> None:
        column, buttons = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(Space.XS)
        self.body.setContentsMargins(Space.LG, Space.SM, Space.MD, Space.SM)
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.SM)
        self._head.addWidget(label(_("TO A PERSON’S PLAN"), "overline", wrap=True))
        self._head.addLayout(self._choices, 1)
        for row, parts in (
            (self._choices, (self._person, self._part)),
            (buttons, (self._back, self._add)),
        ):
            row.setSpacing(Space.SM)
            for each in parts:
                row.addWidget(each, 1 if isinstance(each, Picker) else 0)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.SM)
        self._row.addWidget(FieldFrame(self._theme, self._words), 1)
        self._row.addLayout(buttons)
        buttons.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addLayout(self._head)
        column.addLayout(self._row)
        column.addWidget(self._told)
        self.body.addLayout(column, 1)

    def begin(self, session: Session, note: Note) -> None:
        """Ask about a note; whom it names first is chosen, else a person has to be. What was half typed about it comes
        back, and where it is asked about already the form only has the focus."""
        focused = cast("QWidget | None", self.window().focusWidget())
        if focused is not None and not self.isAncestorOf(focused):
            self._came_from = focused
        if self._note is None or (self._note.id, self._stream) != (note.id, session.stream):
            self._turn_to(session, note)
        (self._words if self._person.chosen else self._person).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn_to(self, session: Session, note: Note) -> None:
        half = self._half.turn_to(note_to_plan_draft(note.id))
        person, part, words = read_chosen_line(half)
        self._note, self._stream = note, session.stream
        person = person or next((each for each in note.people if each in session.people), NOBODY)
        self._show_people(session, person)
        self._part.display(
            [(each.value, part_words(each)) for each in PlanPart], part or likely_part(note.tags).value
        )
        self._words.display("")
        self._words.write("")
        self._suggest(session)
        if words:
            self._words.write(words)

    def draw(self, session: Session) -> None:
        """Names and words follow the note; with a note that was struck or taken back the form goes."""
        if self._note is None:
            return
        note = next((each for each in session.notes if each.id == self._note.id and not each.struck), None)
        if note is None or session.stream != self._stream:
            self._go()
        elif note != self._note or session.names != self._names:
            self._note = note
            self._show_people(session, self._person.chosen)
            self._suggest(session)
        elif self._half.gone:
            self._half.forget()
            self._words.write(self._suggested)

    def close_form(self) -> None:
        self._half.turn_to("")
        self._note = None
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._half.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the choices and the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _half_typed(self) -> str:
        if self._note is None or self._words.text in ("", self._suggested):
            return ""
        return chosen_line(self._person.chosen, self._part.chosen, self._words.text)

    def _show_people(self, session: Session, chosen: str) -> None:
        self._names = session.names
        names = [(each, attendee.name) for each, attendee in session.people.items()]
        self._person.display([*([] if chosen else [(NOBODY, _("Whose plan?"))]), *names], chosen)

    def minimumSizeHint(self) -> QSize:
        """Side by side the choices would keep it wide, and never come to stand below each other."""
        return QSize(self._theme.px(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < self._theme.px(NARROW)
        for row in (self._head, self._row):
            row.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def _suggest(self, session: Session) -> None:
        """The note in the words of the plan: nobody else is named in it. What was changed by hand stays."""
        note, person, practice = self._note, self._person.chosen, self._acting.desk.practice
        if note is None:
            return
        words = words_of(note.text, session.names)
        if person in practice.people:
            # with all the words that it knows, only where a note is to go into a plan
            from app.documents.redaction import names_around, words_about

            words = words_about(person, names_around(practice, person, session.people.keys())).without(words)
        if self._words.text in ("", self._suggested):
            self._words.display(words)
            self._words.write(words)
            self._suggested = self._words.text
        there = lines_from(practice.care_of(person).plan, self._stream, note.id)
        self._told.setText(
            "\n".join(
                _("Already in their plan, under “{part}”: {words}").format(
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
        self._half.typed()
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
        elif self._plans.add(person, PlanPart(self._part.chosen), self._words.text, self._stream, note.id):
            self._leave()
        else:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """What was typed is added, or not wanted."""
        self._half.drop()
        self._words.write(self._suggested)
        self._go()

    def _go(self) -> None:
        """The focus goes back to where it came from."""
        focused = cast("QWidget | None", self.window().focusWidget())
        held = focused is not None and self.isAncestorOf(focused)
        before, self._came_from = self._came_from, None
        self.close_form()
        if held and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif held:
            self.left.emit()
