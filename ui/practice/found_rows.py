"""What was found, as rows of a list. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.finding import FoundPerson, FoundTopic, Written
from app.live.block_titles import block_title
from app.model import found_words
from app.model.days import day_in
from app.model.found_words import Around, Word, asked_words, hits, hits_among
from app.model.rows import SessionRow
from app.practice.state import Practice
from app.words import _
from ui.parts.hit_list import HitRow
from ui.practice.week_words import day_name, short_day
from ui.times import clock_time

# kinds of places that are about one person
LEFT, NOTES = "left", "notes"
# how many names stand in a title before the rest is counted
_NAMES = 4


class Offered(NamedTuple):
    """Something that can be done, or gone to, by its words; `also` are others that somebody may type for it."""

    id: str
    words: str
    icon: str
    line: str = ""
    also: str = ""


class Place(NamedTuple):
    """Where Enter on a row leads: the kind of place, and what it needs to be found."""

    kind: str
    id: str
    beside: str = ""

    @property
    def key(self) -> str:
        return "/".join(self)


def person_row(found: FoundPerson, practice: Practice) -> tuple[Place, HitRow]:
    place = Place("person", found.id, found.group_id)
    group = practice.groups.get(found.group_id)
    pieces = (_("Person"), group.name if group is not None else "", found.also)
    line = " · ".join(piece for piece in pieces if piece)
    return place, HitRow(place.key, "user", found.name.text, found.name.hits, line=line)


def about_rows(
    found: Sequence[FoundPerson], practice: Practice, typed: str, most: int = 4
) -> list[tuple[Place, HitRow]]:
    """What can be looked up about a person: of one who alone was found, or of anybody by what it is called ("left
    Maria"), which a word alone never means."""
    people = [(each.id, each.name.text) for each in found[:1]]
    if not found and len(typed.split()) > 1:
        people = [(each.id, each.name) for each in practice.people.values()]
    made = []
    for id, name in people if len(found) < 2 else ():
        for kind, words, line, icon in (
            (LEFT, _("What has left about {name}"), _("Accounting of disclosures"), "list-checks"),
            (NOTES, _("Signed notes of {name}"), _("To print, save or copy"), "file-down"),
        ):
            title = words.format(name=name)
            places = hits(title, typed)
            if places:
                place = Place(kind, id)
                made.append((place, HitRow(place.key, icon, title, places, line=line)))
                if len(made) == most:
                    return made
    return made


def session_row(row: SessionRow, words: Around) -> tuple[Place, HitRow]:
    place = Place("session", row.stream)
    there = _("{attended} of {expected} attended").format(attended=row.attended, expected=row.expected)
    line = _("Session · {there}").format(there=there)
    return place, HitRow(place.key, "calendar", words.text, words.hits, line=line)


def topic_row(found: FoundTopic) -> tuple[Place, HitRow]:
    place = Place("topic", found.id)
    return place, HitRow(place.key, "book-open", found.title.text, found.title.hits, line=_("Topic"))


def act_rows(offered: Sequence[Offered], typed: str, most: int = 8) -> list[tuple[Place, HitRow]]:
    """What can be done, by the words that it goes by, and behind it what goes by others as well."""
    asked = asked_words(typed)
    found: list[tuple[bool, Place, HitRow]] = []
    for each in offered:
        places = hits_among(_folded_once(f"{each.words} {each.also}"), asked)
        if places:
            place = Place("act", each.id)
            title = tuple(at for at in places if at[1] <= len(each.words))
            row = HitRow(place.key, each.icon, each.words, title, line=each.line)
            found.append((not hits_among(_folded_once(each.words), asked), place, row))
    return [(place, row) for _by_others, place, row in sorted(found, key=lambda each: each[0])][:most]


@lru_cache(maxsize=1024)
def _folded_once(offered: str) -> tuple[Word, ...]:
    """Of the program's own words alone, which are looked through at each key: nobody's name is kept here."""
    return tuple(found_words.words(offered))


def written_row(
    found: Written, practice: Practice, names_then: Mapping[str, str], today: date
) -> tuple[Place, HitRow]:
    """`names_then` are the names of a session that runs: somebody may be in it who is nowhere else."""
    group = practice.groups.get(found.group_id)
    zone = group.zone if group is not None else "UTC"
    names = [_name(person, practice, names_then) for person in found.people]
    shown = [name for name in names if name]
    more = len(shown) - _NAMES
    if more > 0:
        shown = [*shown[:_NAMES], _("{n} more").format(n=more)]
    day = day_in(zone, found.at)
    when = f"{day_name(day)}, {short_day(day, today)}"
    author = practice.users.get(found.author)
    what, block = _what(found.kind), block_title(found.block)
    line = [
        what,
        group.name if group is not None else "",
        block if block != what else "",
        clock_time(found.at, zone),
        author.name if author is not None else "",
    ]
    place = Place("written", found.stream, found.entry)
    row = HitRow(
        place.key,
        _icon(found.kind),
        ", ".join(shown) or _("The group"),
        aside=when,
        text=found.around.text,
        hits=found.around.hits,
        line=" · ".join(piece for piece in line if piece),
    )
    return place, row


def _name(person: str, practice: Practice, names_then: Mapping[str, str]) -> str:
    known = practice.people.get(person)
    return known.name if known is not None else names_then.get(person, "")


def _what(kind: str) -> str:
    match kind:
        case "checked_in":
            return _("Check-in")
        case "checked_out":
            return _("Check-out")
        case "note_caught":
            return _("Note")
        case "note_signed":
            return _("Signed note")
        case "addendum_signed":
            return _("Addendum")
        case _:
            return _("Document")


def _icon(kind: str) -> str:
    return {"note_caught": "pen-line", "checked_in": "log-in", "checked_out": "log-out"}.get(
        kind, "clipboard"
    )
