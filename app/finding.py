"""Finding: what was written, people, sessions and topics by any of their words, narrowed by whom and when.

What was written is asked of the vault, which answers later; a session that runs is searched as it stands. Everything
else is in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime

from app.desk import Desk
from app.lines import then
from app.live import rows as live_rows
from app.live.state import Session
from app.model.found_words import Around, around, asks_something, hits
from app.model.notes import IN_FRONT, MENTION, TAG
from app.model.rows import FoundRow, SessionRow
from app.practice.state import Practice
from app.vault.search import Found, Narrowed

# so many are shown; who needs more types more
MOST = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: words, and by what they are narrowed; '' and None leave it open."""

    text: str = ""
    group: str = ""
    person: str = ""
    tag: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def narrowed(self) -> Narrowed:
        since, until = (day.isoformat() if day else "" for day in (self.since, self.until))
        return Narrowed(self.group, self.person, self.tag, since, until)

    @property
    def something(self) -> bool:
        """Whether anything is asked for."""
        return asks_something(self.text) or (not self.text.strip() and any(self.narrowed))


@dataclass(frozen=True, slots=True)
class Written:
    """An entry that was found: who and what it is about, where it was written, and the words around the hit."""

    entry: str
    stream: str
    kind: str
    author: str
    at: datetime
    group_id: str
    block: str
    people: tuple[str, ...]
    tags: tuple[str, ...]
    around: Around


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A participant, and a group to which they belong, or belonged last; '' for none. `also` is another name, or the
    number of their record, where they were found by that."""

    id: str
    name: Around
    group_id: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class FoundTopic:
    id: str
    title: Around


def written(desk: Desk, asked: Asked, most: int = MOST) -> Future[list[Written]]:
    """Newest first; what is in a session that runs comes before all others."""
    session = desk.session if desk.session is not None and desk.session.run.ended is None else None

    def tell(found: list[Found]) -> list[Written]:
        running = list(_running(session, asked)) if session is not None else []
        stream = session.stream if session is not None else ""
        return [*running, *(_told(each, asked) for each in found if each.stream != stream)][:most]

    return then(desk.vault.search(asked.text, most, asked.narrowed), tell)


def people(practice: Practice, asked: Asked, now: datetime, most: int = 8) -> list[FoundPerson]:
    """By their names and the number of their record; a name as it is used comes before others, and first the one that
    begins with what was typed."""
    if not asks_something(asked.text) or asked.tag or asked.since or asked.until:
        return []
    found = []
    for person in practice.people.values():
        places = hits(person.name, asked.text)
        others = (person.legal_name, *person.known_as, person.record_number)
        also = "" if places else next((each for each in others if hits(each, asked.text)), "")
        if not (places or also) or asked.person not in ("", person.id):
            continue
        groups = _groups_of(practice, person.id, now)
        if asked.group in ("", *groups):
            group = asked.group or (groups[0] if groups else "")
            rank = (places[0][0] > 0) if places else 2
            name = Around(person.name, places or ())
            found.append((rank, FoundPerson(person.id, name, group, also)))
    return [each for _rank, each in sorted(found, key=lambda pair: pair[0])][:most]


def topics(titles: Mapping[str, str], asked: Asked, most: int = 6) -> list[FoundTopic]:
    """Topics, by id, that have the words in their titles."""
    if not asks_something(asked.text) or any(asked.narrowed):
        return []
    found = ((topic, title, hits(title, asked.text)) for topic, title in titles.items())
    return [FoundTopic(topic, Around(title, places)) for topic, title, places in found if places][:most]


def sessions(
    told: Iterable[tuple[SessionRow, str]], asked: Asked, meant: date | None = None, most: int = 8
) -> list[tuple[SessionRow, Around]]:
    """Sessions that were held, each with how it is told in words ("IOP Morning, Tuesday, November 24, 2026"), in the
    order in which they come; also by the day that is `meant` by what was typed ("11/24")."""
    if not asks_something(asked.text) or asked.person or asked.tag:
        return []
    since, until = asked.narrowed.since or "0", asked.narrowed.until or "9"
    found: list[tuple[SessionRow, Around]] = []
    for row, words in told:
        if asked.group in ("", row.group_id) and since <= row.day <= until:
            places = hits(words, asked.text)
            if places is None and meant is not None and row.day == meant.isoformat():
                places = ()
            if places is not None:
                found.append((row, Around(words, places)))
                if len(found) == most:
                    break
    return found


def _running(session: Session, asked: Asked) -> Iterator[Written]:
    """What is found in a session as it stands, newest first."""
    entries = {entry.id: entry for entry in session.entries}
    for row in reversed(_by_time(live_rows.rows(session).found, entries)):
        if _fits(row, asked) and (not asked.text.strip() or hits(row.text, asked.text)):
            entry = entries[row.entry]
            kind = entry.event.kind if entry.event is not None else ""
            people, tags = tuple(json.loads(row.people)), tuple(json.loads(row.tags))
            yield Written(
                row.entry,
                row.stream,
                kind,
                entry.author,
                entry.at,
                row.group_id,
                row.block,
                people,
                tags,
                _around(row.shown or row.text, people, asked.text),
            )


def _by_time(rows: Sequence[FoundRow], entries: Mapping[str, object]) -> list[FoundRow]:
    order = {id: place for place, id in enumerate(entries)}
    return sorted(rows, key=lambda row: order[row.entry])


def _fits(row: FoundRow, asked: Asked) -> bool:
    by = asked.narrowed
    return (
        by.group in ("", row.group_id)
        and (not by.person or by.person in json.loads(row.people))
        and (not by.tag or by.tag in json.loads(row.tags))
        and (by.since or "0") <= row.day <= (by.until or "9")
    )


def _told(found: Found, asked: Asked) -> Written:
    return Written(
        found.id,
        found.stream,
        found.kind,
        found.author,
        found.at,
        found.group_id,
        found.block,
        found.people,
        found.tags,
        _around(found.text, found.people, asked.text),
    )


def _around(text: str, people: Sequence[str], typed: str) -> Around:
    """As it reads: names in front and tags at the end stand beside it and are left out, unless they are what was typed;
    the signs before the others are for typing alone."""
    for words in (_sentence(text, len(people)), _sentence(text, 0), text):
        plain = _plain(words)
        places = hits(plain, typed)
        if plain and places is not None:
            return around(plain, places)
    return around(plain, ())


def _sentence(text: str, people: int) -> str:
    words = text.split()
    while words and TAG.fullmatch(words[-1]):
        words.pop()
    while words and people and IN_FRONT.fullmatch(words[0]):
        words.pop(0)
        people -= 1
    return " ".join(words)


def _plain(text: str) -> str:
    return TAG.sub(lambda tag: tag[1], MENTION.sub(lambda name: name[1], text))


def _groups_of(practice: Practice, person: str, now: datetime) -> list[str]:
    """The groups of a person, those of today first, then those they were in before."""
    today = (group.id for group in practice.groups_of(person, now.date()))
    ever = (held.group for held in practice.enrollments if held.person == person)
    return [group for group in dict.fromkeys([*today, *ever]) if group in practice.groups]
