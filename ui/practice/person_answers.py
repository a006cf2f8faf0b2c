"""What the vault answers about one person, brought to their overview: first the record, then their last sessions."""

from __future__ import annotations

import asyncio
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.errors import GroupsideError
from app.live.about_person import AboutPerson, about_person
from app.practice.person_record import PersonRecord, person_record
from app.practice.schedule import monday_of
from app.practice.state import Practice
from app.practice.weeks import left_of_week
from ui.acting import Acting
from ui.apart import Spawn
from ui.hub import Hub
from ui.practice.overview_words import LATELY
from ui.practice.person_overview import PersonOverview
from ui.theme import Theme

# sessions of the last days, to know which of this week's meetings were held
HELD = 60


class PersonAnswers(QObject):
    """Asks again when the practice or a session changed; an answer that comes too late is left aside."""

    session_asked = Signal(str)

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self.page = PersonOverview(theme, acting)
        self._acting, self._spawn = acting, spawn
        self._known: Practice | None = None  # the practice that the page tells of; None asks anew
        self._today: date | None = None
        self._question: object = None
        self._about: dict[str, AboutPerson] = {}
        self._of = ""
        self.page.setVisible(False)
        self.page.session_asked.connect(self.session_asked)
        hub.changed.connect(self._look_again)

    def show_person(self, person: str, today: date) -> None:
        """'' is nobody. Asked again with the same, nothing happens until something has changed."""
        practice = self._acting.desk.practice
        if self._known is practice and (person, today) == (self._of, self._today):
            return
        self._known, self._today = practice, today
        if person != self._of:
            self._of, self._about = person, {}
        self._question = question = object()
        if person not in self._acting.desk.practice.people:
            self.page.display(None, {}, {}, {})
            return
        self._spawn(self._ask(question, person, today))

    def _look_again(self) -> None:
        """A session that ended, or was corrected, changes what there is to tell."""
        session = self._acting.desk.session
        if session is not None and session.run.ended is not None:
            self._known = None
            self._about.pop(session.stream, None)

    async def _ask(self, question: object, person: str, today: date) -> None:
        desk = self._acting.desk
        try:
            attendance = asyncio.wrap_future(desk.vault.attendance_of(person))
            rounds = asyncio.wrap_future(desk.vault.rounds(person))
            coverage = asyncio.wrap_future(desk.vault.coverage(people=[person]))
            sent = asyncio.wrap_future(desk.vault.sent_about(person))
            held = asyncio.wrap_future(desk.vault.sessions(limit=HELD))
            own = asyncio.wrap_future(desk.vault.sessions_of(person))
            rows = (await attendance, await rounds, await coverage)
            documents = await sent
            left = left_of_week(desk.practice, monday_of(today), await held, desk.now()).get(person, ())
            sessions = await own
            if question is self._question:
                about = desk.practice.people[person]
                record = person_record(desk.practice, about, *rows, today, left, documents, sessions)
                self._display(record)
                await self._read_sessions(question, record)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)

    async def _read_sessions(self, question: object, record: PersonRecord) -> None:
        """What the last sessions say about the person; each is folded once."""
        desk, about = self._acting.desk, self._about
        for session in record.sessions[:LATELY]:
            if session.stream not in about:
                past = await asyncio.wrap_future(desk.past_session(session.stream))
                about[session.stream] = about_person(past, record.person.id)
        if question is self._question:
            self._display(record)

    def _display(self, record: PersonRecord) -> None:
        desk = self._acting.desk
        titles = {topic.id: topic.title for topic in desk.library.topics.values()}
        groups = {group.id: group.name for group in desk.practice.groups.values()}
        self.page.display(record, titles, groups, self._about)
