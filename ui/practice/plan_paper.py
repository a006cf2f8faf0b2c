"""A person's plan as one page of its own, and how it leaves."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import GroupsideError
from app.model.leaving import Destination
from app.parcels import plan_parcel
from app.practice.documents_sent import day_it_left
from app.words import _
from ui.acting import Acting
from ui.days import day_shown
from ui.parts.button import Button
from ui.parts.label import label
from ui.practice.people_met import PeopleMet
from ui.theme import Space, Theme


class PlanPaper(QWidget):
    """Printed, saved or copied, after it was asked where it goes."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self._person = ""
        self._met = PeopleMet(acting, self)
        self._page_button = Button(theme, _("Print, save or copy…"), "printer")
        self._page_button.reads = True
        self._sent = label("", "muted", wrap=True)
        self._sent.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(label(_("One page to keep at hand"), "title", wrap=True))
        words = _("What is empty has lines to fill in by hand. What the group said names nobody.")
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self._page_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._sent)
        self._page_button.clicked.connect(self._ask)
        self._met.told.connect(self._open)

    def display(self, person: str) -> None:
        self._person = person
        practice = self._acting.desk.practice
        sent = [each for each in practice.care_of(person).sent if "plan" in (each.document, each.format)]
        on = day_shown(day_it_left(practice, person, sent[-1])) if sent else ""
        self._say(_("It left last on {day}.").format(day=on) if on else "")

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self._page_button]

    def _ask(self) -> None:
        """The page waits for the names that must not be on it."""
        self._met.ask(self._person)

    def _open(self, person: str, met: Collection[str]) -> None:
        desk = self._acting.desk
        if person != self._person or person not in desk.practice.people:
            return
        try:
            parcel = plan_parcel(desk, person, met)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        self._acting.leaving_asked.emit(parcel, Destination.PERSON)

    def _say(self, words: str) -> None:
        self._sent.setText(words)
        self._sent.setVisible(bool(words))
