"""A session without the names of those who were there: letters for people, other days, no numbers, no addresses.

It is called "names removed", and nothing that promises more: what somebody said in their own words may still tell who
they are.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from string import ascii_uppercase
from typing import Any

from app.documents import record as r
from app.documents.letters import Letters, person_words
from app.documents.page import Page, Section
from app.documents.session_page import session_sections
from app.documents.wording import day_in_words
from app.live.state import Session
from app.model.entry import Value
from app.practice.state import Practice
from app.words import _

# whole weeks, so that "on Thursday" stays true
WEEKS = (5, 60)


@dataclass(frozen=True, slots=True)
class Disguise:
    """Which letter stands for whom, by id, and how many days everything lies elsewhere."""

    letters: Mapping[str, str]
    days: int


@dataclass(frozen=True, slots=True)
class NamesRemoved:
    """A record of a session in which nobody is named; only `names_removed` makes one. Times have the time of day that
    they had, and no zone: UTC stands for any. `look_at` are words of it that look like names and are nobody's here,
    or may be a name as well as a word: to be read by somebody before it leaves."""

    record: r.SessionRecord
    look_at: tuple[str, ...] = ()


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


def names_removed(
    practice: Practice, session: Session, record: r.SessionRecord, disguise: Disguise
) -> NamesRemoved:
    """`record`, which is the session's, without what tells who was there."""
    moved: r.SessionRecord = _moved(record, timedelta(days=disguise.days))
    letters = Letters(practice, session, disguise.letters)
    look_at: dict[str, None] = {}

    def safe(words: str) -> str:
        said = letters(words)
        look_at.update(dict.fromkeys(letters.doubtful(said)))
        return said

    return NamesRemoved(_Removing(moved, disguise, safe).record(), tuple(look_at))


def names_removed_page(removed: NamesRemoved) -> Page:
    """The session for readers outside the group."""
    return Page(
        _("A session, names removed"),
        (Section(words=(names_removed_warning(),)), *session_sections(removed.record)),
        _("Day moved: {day}").format(day=day_in_words(removed.record.day)),
        _("Names removed. Read it before it leaves."),
    )


def names_removed_warning() -> str:
    """What stands at the head of the page, and what to say before it leaves."""
    return _(
        "Names, addresses, numbers and days were taken out by rules. What somebody said in their own words may still "
        "tell who they are: read every line before this leaves."
    )


def _moved(value: Any, by: timedelta) -> Any:
    """The same with each day and time elsewhere; a time of day stays, its zone goes."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) + by
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        return tuple(_moved(each, by) for each in value)
    if isinstance(value, Value):
        fields = type(value).model_fields
        return value.model_copy(update={name: _moved(getattr(value, name), by) for name in fields})
    return value


class _Removing:
    """One record in the making: what all its parts need."""

    def __init__(self, record: r.SessionRecord, disguise: Disguise, safe: Callable[[str], str]) -> None:
        self.whole, self.letters, self.safe = record, disguise.letters, safe
        self.roles = {person.id: person.role for person in record.facilitators}
        self.note_ids = {note.id: str(place) for place, note in enumerate(record.notes, start=1)}

    def record(self) -> r.SessionRecord:
        people = map(self.person, self.whole.people)
        return self.whole.model_copy(
            update={
                "id": "",
                "program_id": "",
                "program": "",
                "group_id": "",
                "group": _("the group"),
                "number": 0,
                "agenda": "",
                "zone": "",
                "made_at": self.whole.scheduled_start,
                "facilitators": tuple(map(self.facilitator, self.whole.facilitators)),
                "blocks": tuple(map(self.block, self.whole.blocks)),
                "left_out": tuple(map(self.block, self.whole.left_out)),
                "people": tuple(sorted(people, key=lambda person: (len(person.id), person.id))),
                "notes": tuple(map(self.note, self.whole.notes)),
                "icebreaker": self.prompt(self.whole.icebreaker),
                "topic": self.topic(self.whole.topic),
                "closing_thought": self.prompt(self.whole.closing_thought),
                "reflection": self.prompt(self.whole.reflection),
                # which call it was, and what people were called in it
                "reports": (),
            }
        )

    def letter(self, person: str) -> str:
        return self.letters.get(person, "?")

    def role(self, user: str) -> str:
        return _("Co-facilitator") if self.roles.get(user) == "co_facilitator" else _("Facilitator")

    def facilitator(self, person: r.Facilitator) -> r.Facilitator:
        return person.model_copy(update={"id": "", "name": self.role(person.id), "credentials": ""})

    def block(self, block: r.BlockRecord) -> r.BlockRecord:
        return block.model_copy(update={"title": self.safe(block.title)})

    def person(self, person: r.PersonRecord) -> r.PersonRecord:
        letter = self.letter(person.id)
        return person.model_copy(
            update={
                "id": letter,
                "name": person_words(letter),
                "blocks": tuple(
                    each.model_copy(update={"title": self.safe(each.title)}) for each in person.blocks
                ),
                "check_in": self.turn(person.check_in),
                "check_out": self.turn(person.check_out),
                "notes": tuple(self.note_ids.get(note, "") for note in person.notes),
                "safety": tuple(
                    each.model_copy(update={"words": self.safe(each.words), "author": ""})
                    for each in person.safety
                ),
                # who was told, and where they work, would tell where this was
                "told": tuple(
                    each.model_copy(
                        update={
                            "told": "",
                            "affiliation": "",
                            "by": "",
                            "emergency": self.safe(each.emergency),
                        }
                    )
                    for each in person.told
                ),
            }
        )

    def turn(self, turn: r.Turn | None) -> r.Turn | None:
        if turn is None:
            return None
        answers = (each.model_copy(update={"answer": self.safe(each.answer)}) for each in turn.answers)
        promise = self.safe(turn.last_promise)
        return turn.model_copy(update={"answers": tuple(answers), "last_promise": promise})

    def note(self, note: r.NoteRecord) -> r.NoteRecord:
        words = self.safe(note.words)
        people = sorted(map(self.letter, note.people), key=lambda letter: (len(letter), letter))
        return note.model_copy(
            update={
                "id": self.note_ids[note.id],
                "author_id": "",
                "author": self.role(note.author_id),
                "people": tuple(people),
                "names": tuple(map(person_words, people)),
                "tags": tuple(map(self.safe, note.tags)),
                "typed": words,
                "words": words,
            }
        )

    def prompt(self, prompt: r.PromptRecord | None) -> r.PromptRecord | None:
        if prompt is None:
            return None
        return prompt.model_copy(
            update={"text": self.safe(prompt.text), "follow_up": self.safe(prompt.follow_up)}
        )

    def topic(self, topic: r.TopicRecord | None) -> r.TopicRecord | None:
        if topic is None:
            return None
        return topic.model_copy(
            update={
                "title": self.safe(topic.title),
                "question": self.safe(topic.question),
                "outline": tuple(map(self.safe, topic.outline)),
                "parts": tuple(map(self.safe, topic.parts)),
            }
        )
