"""Who never sits in one small group with a person: chosen from their groups, and nobody is asked why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.model.people import Person
from app.model.roles import Right
from app.practice.keeping_apart import apart_from, could_be_apart, keep_apart, let_together
from app.words import _
from ui.acting import Acting
from ui.parts.choice import Picker
from ui.parts.let_change import let_change
from ui.practice.care_section import CareRow, CareSection
from ui.theme import Space, Theme

NOBODY = ""


class ApartSection(CareSection):
    """A choice is kept at once, for both people; nothing of it waits for Save."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(
            theme,
            _("Not in one small group with"),
            _("Nobody. Whoever you choose here never sits in one small group with them. No reason is kept."),
        )
        self._acting = acting
        self._person: Person | None = None
        self._today = date.min
        self._others = Picker(theme, _("Not in one small group with"))
        self._others.be_narrow()
        self._others.setMinimumContentsLength(14)  # so that its question is not cut
        row = QHBoxLayout()
        row.setSpacing(Space.SM)
        row.addWidget(self._others, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.body.addLayout(row)
        self._others.picked.connect(self._keep)
        self.acted.connect(self._let)
        self.redrawn.connect(self._offer)

    def display(self, person: Person | None, today: date) -> None:
        """None is somebody new: they are added first."""
        self.setVisible(person is not None)
        self._person, self._today = person, today
        if person is None:
            return
        practice = self._acting.desk.practice
        self.display_rows(
            [
                CareRow(other.id, other.name, "", (("let", _("Take away")),))
                for other in apart_from(practice, person.id)
            ]
        )
        others = could_be_apart(practice, person.id, today)
        self._others.display(
            [(NOBODY, _("Choose somebody…")), *((other.id, other.name) for other in others)], NOBODY
        )
        self._others.setVisible(bool(others))
        self._offer()

    def _offer(self) -> None:
        may = self._acting.seat.may(Right.PEOPLE)
        let_change(self, may)
        if not may:
            self._others.setVisible(False)

    def stops(self) -> list[QWidget]:
        return [*super().stops(), self._others]

    def _keep(self, other: str) -> None:
        if self._person is not None and other:
            self._acting.arrange(keep_apart, self._person.id, other)
            self.display(self._person, self._today)

    def _let(self, _act: str, other: str) -> None:
        if self._person is not None:
            self._acting.arrange(let_together, self._person.id, other)
            self.display(self._person, self._today)
            if not self._acts:
                self._others.setFocus(Qt.FocusReason.OtherFocusReason)
