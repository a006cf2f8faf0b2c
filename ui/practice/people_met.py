"""Whom a person was ever on a roster with, as the vault answers."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from app.errors import GroupsideError
from ui.acting import Acting


class PeopleMet(QObject):
    """`told` comes some moments after `ask`, once for each question that is still the newest."""

    told = Signal(str, object)  # person, ids of the others
    _answered = Signal(object)

    def __init__(self, acting: Acting, parent: QObject) -> None:
        super().__init__(parent)
        self._acting = acting
        self._person = ""
        self._question: Future[frozenset[str]] | None = None
        self.known: frozenset[str] = frozenset()
        self._answered.connect(self._tell)

    def ask(self, person: str) -> None:
        if person != self._person:
            self._person, self.known = person, frozenset()
        try:
            self._question = self._acting.desk.vault.met_by(person)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self._question.add_done_callback(self._come)

    def _come(self, question: Future[frozenset[str]]) -> None:
        """In the thread of the vault; the window may be gone by then."""
        with suppress(RuntimeError):
            self._answered.emit(question)

    def _tell(self, question: Future[frozenset[str]]) -> None:
        if question is not self._question:
            return
        try:
            met = question.result()
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        session = self._acting.desk.session
        if session is not None and self._person in session.people:
            met |= session.people.keys()  # the views have a session when it has ended
        self.known = met - {self._person}
        self.told.emit(self._person, self.known)
