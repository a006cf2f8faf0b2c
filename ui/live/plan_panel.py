"""The plan of the person whose turn it is in the closing round: the lines that help now, and room for one more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.lines import plan_draft
from app.live.state import Session
from app.model.plans import Plan
from app.model.rounds import Round
from app.words import _
from ui.keys import Act
from ui.live.half_typed_line import HalfTypedLine
from ui.live.own_plan_words import answer_to_add, few_words, short_plan, shortened
from ui.live.round import RoundPanel
from ui.live.round_words import first_name
from ui.parts.button import Button
from ui.parts.card import Panel
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme


class PlanPanel(Panel):
    """What is typed here, or answered in the round, is added for the hours until the next group."""

    add_asked = Signal(str, str)  # person, words

    def __init__(self, theme: Theme, round: RoundPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._round = round
        self._plan_of: Callable[[str], Plan] = _nobodys
        self._person = ""
        self._answer = ""
        self._stream = ""
        self._half: HalfTypedLine | None = None  # typed and not added
        self._overline = ElidedLabel("", "overline")
        self._lines = label("", wrap=True)
        self._one_line = ElidedLabel("")
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Add a line for the hours until the next group"))
        self._field.setAccessibleName(_("Add a line for the hours until the next group"))
        self._add = Button(theme, "…", "plus", "quiet")
        self._add.tell_key(Act.TO_PLAN, _("Put this answer into their plan"))
        self._more = Button(
            theme, _("Add a line"), "plus", "quiet", tip=_("For the hours until the next group")
        )
        head, column = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(Space.SM)
        head.addWidget(self._overline, 1)
        head.addWidget(self._one_line, 1)
        for button in (self._add, self._more):
            button.make_small()
            head.addWidget(button)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        for part in (self._lines, self._field):
            column.addWidget(part)
        self.body.addLayout(column, 1)
        self.setVisible(False)
        self._narrow = False
        self._low, self._open = False, False  # where room is short the field is there when it is asked for
        self._add.clicked.connect(self.add_answer)
        self._more.clicked.connect(self._open_field)
        self._field.returnPressed.connect(self._take)
        round.answers.edited.connect(self._render_answer)

    def know(self, plan_of: Callable[[str], Plan], half: HalfTypedLine) -> None:
        """Where the plan of a person is looked up, and what keeps the half-typed line."""
        self._plan_of, self._half = plan_of, half
        self._field.textEdited.connect(half.typed)

    def half_typed(self) -> str:
        return self._field.text()

    @property
    def has_answer(self) -> bool:
        """Whether something was answered that is not in the plan yet."""
        return self.isVisible() and bool(self._answer)

    def draw(self, session: Session) -> None:
        """Whose plan it is follows the card of the round."""
        asked = self._round.current
        there = asked is not None and asked.which is Round.CHECK_OUT and asked.person in session.people
        self.setVisible(there)
        person = asked.person if asked is not None and there else ""
        if (session.stream, person) != (self._stream, self._person):
            self._turn_to(session.stream, person)
        elif self._half is not None and self._half.gone:
            self._half.forget()
            self._field.clear()
        if not there:
            return
        name, plan = first_name(session, person), self._plan_of(person)
        self._overline.setText(_("{name}’S PLAN").format(name=name.upper()))
        self._lines.setText("\n".join(short_plan(plan)))
        words = few_words(plan) or _("nothing yet")
        self._one_line.setText(_("{name}’s plan: {words}").format(name=name, words=words))
        self._show_lines()
        self._render_answer()

    def fit(self, narrow: bool, low: bool) -> None:
        """Where room is short the plan takes one line, and tells all of it as a tooltip."""
        self._narrow, self._low = narrow, narrow or low
        end = Space.SM if self._low else Space.MD
        self.body.setContentsMargins(Space.LG, end, end, end)
        self._show_lines()
        self._render_answer()

    def add_answer(self) -> None:
        if self.has_answer:
            self.add_asked.emit(self._person, self._answer)

    def taken(self, words: str) -> None:
        """The words are in the plan: the field is free for the next."""
        if self._field.text() == words:
            self._field.clear()
            if self._half is not None:
                self._half.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._half is not None:
            self._half.keep()

    def _turn_to(self, stream: str, person: str) -> None:
        """What was half typed about the one before is kept with their session."""
        self._stream, self._person = stream, person
        if self._half is not None:
            half = self._half.turn_to(plan_draft(person) if person else "")
            self._field.setText(half)
            self._open = bool(half)

    def _open_field(self) -> None:
        self._open = not self._open
        self._show_lines()
        if self._open:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if self._field.text().strip():
            self.add_asked.emit(self._person, self._field.text())

    def _show_lines(self) -> None:
        self._overline.setVisible(not self._low)
        self._lines.setVisible(bool(self._lines.text()) and not self._low)
        self._one_line.setVisible(self._low)
        self._field.setVisible(self._open or not self._low)

    def _render_answer(self) -> None:
        self._answer = answer_to_add(self._plan_of(self._person), self._round.answers.typed())
        self._add.setVisible(bool(self._answer))
        self._more.setVisible(self._low and not self._answer)
        if self._answer:
            words = _("Add “{words}”").format(words=shortened(self._answer))
            self._add.display(_("Add answer") if self._narrow else words)
            self._add.setAccessibleName(words)


def _nobodys(person: str) -> Plan:
    return Plan()
