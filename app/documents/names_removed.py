"""A session without the names of those who were there: letters for people, other days, no numbers, no addresses.

It is called "names removed", and nothing that promises more: what somebody said in their own words may still tell who
they are.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from string import ascii_uppercase

from app.documents.letters import Letters
from app.documents.page import Page, Section, Table
from app.documents.record import BlockRecord, PersonRecord, SessionRecord, Turn
from app.documents.wording import clock, day_in_words, guests, minutes, status, stretch
from app.live.state import Session
from app.practice.state import Practice
from app.words import _, ngettext

# whole weeks, so that "on Thursday" stays true
WEEKS = (5, 60)


@dataclass(frozen=True, slots=True)
class Disguise:
    """Which letter stands for whom, by id, and how many days everything lies elsewhere."""

    letters: dict[str, str]
    days: int


def disguise(session: Session, chance: random.Random) -> Disguise:
    """A new one for the people of a session, whose letters tell nothing of the roster's order. `chance` has to be one
    that nobody can play again."""
    people = list(session.people)
    chance.shuffle(people)
    letters = {person: _letter(place) for place, person in enumerate(people)}
    return Disguise(letters, 7 * chance.randint(*WEEKS) * chance.choice((-1, 1)))


def _letter(place: int) -> str:
    """A to Z, then AA, AB, …"""
    more, last = divmod(place, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[last]


def names_removed_page(
    practice: Practice, session: Session, record: SessionRecord, disguise: Disguise
) -> Page:
    """The session for readers outside the group; `record` is the session's."""
    return _Removing(record, disguise, Letters(practice, session, disguise.letters)).page()


def names_removed_warning() -> str:
    return _(
        "Names, addresses, numbers and days were taken out by rules. What somebody said in their own words may still "
        "tell who they are: read every line before this leaves."
    )


class _Removing:
    """One page in the making: what all its parts need."""

    def __init__(self, record: SessionRecord, disguise: Disguise, safe: Callable[[str], str]) -> None:
        self.record, self.disguise, self.safe = record, disguise, safe
        self.roles = {person.id: person.role for person in record.facilitators}

    def page(self) -> Page:
        people = sorted(self.record.people, key=lambda person: _order(self.letter(person.id)))
        sections = [
            Section(words=(names_removed_warning(),)),
            Section(labelled=tuple(self.facts())),
            Section(_("How the session ran"), table=self.blocks()),
            Section(_("Attendance"), table=self.attendance(people)),
        ]
        if content := tuple(self.content()):
            sections.append(Section(_("Content"), labelled=content))
        sections += [section for person in people for section in self.person(person)]
        if self.record.notes:
            sections.append(Section(_("Participation notes"), table=self.notes()))
        day = self.record.day + timedelta(days=self.disguise.days)
        return Page(
            _("A session, names removed"),
            tuple(sections),
            _("Day moved: {day}").format(day=day_in_words(day)),
            _("Names removed. Read it before it leaves."),
        )

    def letter(self, person: str) -> str:
        return self.disguise.letters.get(person, "?")

    def facts(self) -> Iterator[tuple[str, str]]:
        record = self.record
        yield _("Scheduled"), stretch(record.scheduled_start, record.scheduled_end)
        yield _("Held"), stretch(record.started, record.ended) or _("not started")
        yield _("Running time"), minutes(record.held.minutes)
        count = len(record.facilitators)
        yield _("Held by"), ngettext("{n} facilitator", "{n} facilitators", count).format(n=count)
        came = _("{attended} of {expected} on the roster").format(
            attended=record.participants_attended, expected=record.participants_expected
        )
        yield _("Participants"), came
        if record.guests:
            yield _("Guests"), guests(record.guests)

    def blocks(self) -> Table:
        head = (_("Block"), _("Scheduled"), _("Held"), _("Planned min"), _("Held min"))
        return Table(head, tuple(map(self.block, self.record.blocks)), (3, 4))

    def block(self, block: BlockRecord) -> tuple[str, ...]:
        return (
            self.safe(block.title),
            stretch(block.planned_start, block.planned_end),
            stretch(block.started, block.ended),
            str(block.planned_minutes),
            str(block.held.minutes),
        )

    def attendance(self, people: list[PersonRecord]) -> Table:
        head = (_("Person"), _("Status"), _("In the room"), _("Group min"), _("Service min"))
        rows = tuple(
            (
                self.letter(person.id),
                status(person.status),
                ", ".join(stretch(stay.start, stay.end) for stay in person.stays),
                str(person.group.minutes) if person.stays else "",
                str(person.service.minutes) if person.stays else "",
            )
            for person in people
        )
        return Table(head, rows, (3, 4))

    def content(self) -> Iterator[tuple[str, str]]:
        record = self.record
        if record.icebreaker:
            yield _("Icebreaker"), self.safe(record.icebreaker.text)
        if record.topic:
            yield _("Topic"), self.safe(record.topic.title)
        if record.reflection:
            yield _("Reflection prompt"), self.safe(record.reflection.text)
        if record.closing_thought:
            yield _("Closing thought"), self.safe(record.closing_thought.text)

    def person(self, person: PersonRecord) -> Iterator[Section]:
        lines = [
            *self.turn(_("Check-in"), person.check_in),
            *self.turn(_("Check-out"), person.check_out),
            *(
                _("{time}: {words}").format(time=clock(step.at), words=self.safe(step.words))
                for step in person.safety
            ),
            # who was told, and where they work, would tell where this was
            *(
                _("{time}: medical personnel were told in an emergency (42 CFR 2.51)").format(
                    time=clock(told.at)
                )
                for told in person.told
            ),
        ]
        if lines:
            yield Section(_("Person {letter}").format(letter=self.letter(person.id)), items=tuple(lines))

    def turn(self, name: str, turn: Turn | None) -> Iterator[str]:
        if turn is None:
            return
        if turn.passed:
            yield _("{round}, {time}: passed").format(round=name, time=clock(turn.at))
            return
        answers = [
            _("{label}: {words}").format(label=each.label, words=self.safe(each.answer))
            for each in turn.answers
        ]
        if turn.last_promise:
            promise = self.safe(turn.last_promise)
            answers.insert(0, _("{label}: {words}").format(label=_("Last promise"), words=promise))
        yield _("{round}, {time}: {answers}").format(
            round=name, time=clock(turn.at), answers="; ".join(answers)
        )

    def notes(self) -> Table:
        rows = tuple(
            (
                clock(note.at),
                ", ".join(sorted(map(self.letter, note.people), key=_order)) or _("the group"),
                self.safe(note.words),
                ", ".join(map(self.safe, note.tags)),
                self.role(note.author_id),
            )
            for note in self.record.notes
        )
        return Table((_("Time"), _("About"), _("Note"), _("Tags"), _("By")), rows)

    def role(self, user: str) -> str:
        return _("Co-facilitator") if self.roles.get(user) == "co_facilitator" else _("Facilitator")


def _order(letter: str) -> tuple[int, str]:
    return len(letter), letter
