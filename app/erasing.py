"""A person is erased: their words go from everywhere in the vault, and the chain still verifies.

An entry can only be emptied whole. One that tells of nobody else is emptied, and that is all. One that tells of others
as well (a session's first entry has its whole roster, a note may be about two people) is emptied and written again
without the person, by a `rewritten` entry in the same transaction: whoever reads the stream finds at the old place,
under the old id, time and author, what is left. So a session folds as it did, nobody else's row changes, and what was
written later still finds what it speaks of. Folding names away instead would have left them on the disk; a copy at the
stream's end would have been folded too late.

What stays of the person is an id without a name: when they were in the room, that they had their turn, with whom they
sat. Whoever names them in words about somebody else is read without the name.

`Rewritten` entries are emptied like others when the next person is erased who stands in them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import TypeVar

from pydantic import ValidationError

from app.desk import Desk, Seat
from app.documents.erased_names import ErasedNames, erased_names, names_somebody
from app.errors import Refused
from app.lines import done, live_entry, practice_entry, then
from app.live import erased as live_erased
from app.live import state as live_state
from app.live.events import LiveEvent, PersonExpected, SessionOpened
from app.live.state import Session
from app.model.entry import Entry, Event, Rewritten
from app.model.erased import Safe
from app.model.notes import folded
from app.model.people import Person
from app.model.roles import Right
from app.model.rows import SentRow
from app.practice import erased as practice_erased
from app.practice import state as practice_state
from app.practice.accounting import Left, accounting
from app.practice.days import today_of
from app.practice.events import Erased, PracticeEvent
from app.practice.memberships import groups_from
from app.practice.retention import gone, young_disclosures
from app.practice.state import STREAM as PRACTICE
from app.practice.state import Practice
from app.vault.entries import ERASED, REWRITTEN, Ids, StoredEntry
from app.without import Without
from app.words import _, ngettext

E = TypeVar("E", bound=Event)
Lines = Mapping[str, list[StoredEntry]]


@dataclass(frozen=True, slots=True)
class Told:
    """Where words about a person are: the entries of every stream that may tell of them; what left to others so lately
    that an account of it can be asked for. `acts` is how far the desk had come then. Of somebody who was erased before,
    `only` these entries are to be erased."""

    person: Person
    names: ErasedNames
    acts: int
    lines: Lines
    disclosures: Sequence[Left]
    only: Collection[str] | None = None

    @property
    def sessions(self) -> int:
        return sum(1 for stream in self.lines if stream != PRACTICE)


@dataclass(slots=True)
class _Emptied:
    """What an erasing does to one stream: which entries it empties, what is written again, where the words were."""

    ids: list[str] = field(default_factory=list)
    again: list[Rewritten] = field(default_factory=list)
    told: list[StoredEntry] = field(default_factory=list)


def must_be_free(desk: Desk, person: str) -> None:
    """Raises Refused where somebody cannot be erased now, whatever is typed."""
    known, session = desk.practice.people.get(person), desk.session
    if known is None:
        raise Refused(_("That person is not here any more."))
    if session is not None and session.run.ended is None:
        raise Refused(_("A session is open. End it first."))
    if groups_from(desk.practice, person, today_of(desk.practice, desk.now(), person)):
        raise Refused(_("{name} is in a group still. Take them out of it first.").format(name=known.name))


def told_of(desk: Desk, person: str) -> Future[Told]:
    """What there is to erase of a person. Raises Refused for somebody who is not here."""
    known = desk.practice.people.get(person)
    if known is None:
        raise Refused(_("That person is not here any more."))
    names, sent, acts = erased_names(desk.practice, person), desk.vault.sent_about(person), desk.acts

    def take(lines: Lines) -> Told:
        return Told(known, names, acts, lines, _disclosures(desk.practice, person, sent.result(), today))

    today = today_of(desk.practice, desk.now(), person)
    return then(desk.vault.streams_with({person, *names.telling, *names.numbers}), take)


def came_back(desk: Desk, brought: Collection[str]) -> Future[dict[str, set[str]]]:
    """Who was erased and is told of in entries that were `brought` in since, now or before, each with the names in the
    rosters among them: where else would one know them from?"""
    people = {each.person for each in gone(desk.practice)}

    def take(lines: Lines) -> dict[str, set[str]]:
        found = {one: list(_late(desk.practice, one, lines, brought)) for one in people}
        about = {one: [each for each in late if _is_about(each, one)] for one, late in found.items()}
        return {one: set(_roster_names(one, late)) for one, late in about.items() if late}

    return then(desk.vault.streams_with(people), take) if people else done({})


def told_again(desk: Desk, person: str, names: Collection[str], brought: Collection[str]) -> Future[Told]:
    """What there is to erase of somebody who was erased before, and who `came_back` with these names."""
    practice, acts = desk.practice, desk.acts
    known = erased_names(practice, person, names)

    def take(lines: Lines) -> Told:
        only = frozenset(each.id for each in _late(practice, person, lines, brought))
        return Told(Person(id=person, name=person), known, acts, lines, (), only)

    return then(desk.vault.streams_with({person, *known.telling, *known.numbers}), take)


def erase_again(seat: Seat, told: Told) -> Future[Ids]:
    """Erase what `told_again` found. Whoever sits here may: it was decided when they were erased."""
    if told.acts != seat.desk.acts:
        raise Refused(_("Something was changed meanwhile. Look at it again."))
    return _erase(seat, told, _("They were erased before; this was brought in later."))


def erase(
    seat: Seat, told: Told, typed: str, reason: str, *, accounted_elsewhere: bool = False
) -> Future[Ids]:
    """Erase what `told_of` found, as one act. `typed` is the person's used name, as whoever does it has typed it once
    more; `accounted_elsewhere`: an account of what was disclosed is kept elsewhere.

    On the desk they are gone at once; they are erased when the future is done, which gives the ids of what was written.
    Raises Refused, with nothing changed. The writer makes the search index anew: better not while a group meets.
    """
    seat.must(Right.VAULT)
    _check(seat.desk, told, typed, reason, accounted_elsewhere)
    return _erase(seat, told, reason)


def _erase(seat: Seat, told: Told, reason: str) -> Future[Ids]:
    desk, person = seat.desk, told.person
    emptied: dict[str, _Emptied] = {}
    sessions, practice = {}, desk.practice
    for stream, lines in told.lines.items():
        if stream == PRACTICE:
            practice = _practice_without(lines, told, emptied)
            continue
        session = _session_without(stream, lines, told, emptied)
        if emptied[stream].ids:
            sessions[stream] = session
    drafts = _drafts(desk, told)
    if not any(found.ids for found in emptied.values()):
        for key in drafts:
            desk.keep_draft(key, seat.user, "")
        return done(())
    places = sorted((each for found in emptied.values() for each in found.told), key=lambda each: each.seq)
    erased = Erased(
        entries=tuple(id for found in emptied.values() for id in found.ids),
        reason=" ".join(reason.split()),
        person=person.id,
        first=places[0].seq,
        last=places[-1].seq,
        since=places[0].recorded_at,
    )
    again = {stream: found.again for stream, found in emptied.items()}
    return desk.act_erasing(seat.user, erased, Without(sessions, drafts, again, practice))


def _late(practice: Practice, person: str, lines: Lines, brought: Collection[str]) -> Iterator[StoredEntry]:
    """What came behind the last erasing of somebody, and what was brought in while that was done."""
    own = {
        each.id for each in practice.entries if isinstance(each.event, Erased) and each.event.person == person
    }
    last = max((each.seq for each in lines.get(PRACTICE, ()) if each.id in own), default=0)
    for each in chain.from_iterable(lines.values()):
        if (each.seq > last or each.id in brought) and each.kind not in (ERASED, REWRITTEN):
            yield each


def _is_about(line: StoredEntry, person: str) -> bool:
    return person.encode() in (line.payload or b"")


def _roster_names(person: str, lines: Iterable[StoredEntry]) -> Iterator[str]:
    for line in lines:
        match live_entry(line).event:
            case SessionOpened(expected=roster):
                yield from (each.name for each in roster if each.id == person and each.name)
            case PersonExpected(person=each) if each.id == person and each.name:
                yield each.name


def _check(desk: Desk, told: Told, typed: str, reason: str, accounted_elsewhere: bool) -> None:
    person, practice = told.person, desk.practice
    if told.acts != desk.acts:
        raise Refused(_("Something was changed meanwhile. Look at it again."))
    must_be_free(desk, person.id)
    if not reason.strip():
        raise Refused(_("Say why. The reason is kept."))
    if told.names.named_in(reason) or names_somebody(practice, reason):
        raise Refused(_("The reason is kept for good: write it without the name of anybody here."))
    if told.disclosures and not accounted_elsewhere:
        words = ngettext(
            "{n} disclosure about them is younger than six years, and an account of it can be asked for. Keep that "
            "account elsewhere first.",
            "{n} disclosures about them are younger than six years, and an account of them can be asked for. Keep "
            "that account elsewhere first.",
            len(told.disclosures),
        )
        raise Refused(words.format(n=len(told.disclosures)))
    if folded(typed) != folded(person.name) or not typed.strip():
        raise Refused(_("Type the name as it stands here, to be sure."))


def _disclosures(practice: Practice, person: str, rows: list[SentRow], today: date) -> Sequence[Left]:
    if person not in practice.people:
        return ()
    return young_disclosures(accounting(practice, person, rows).disclosures, today)


def _drafts(desk: Desk, told: Told) -> tuple[str, ...]:
    """Half-typed texts about the person, or that name them."""
    id = told.person.id
    return tuple(
        key
        for key, (_author, text) in desk.drafts().items()
        if id in key or id in text or told.names.named_in(text)
    )


def _session_without(
    stream: str, lines: list[StoredEntry], told: Told, emptied: dict[str, _Emptied]
) -> Session:
    session = live_state.fold_all(stream, map(live_entry, lines))

    def change(entry: live_state.LiveEntry, safe: Safe) -> LiveEvent | None:
        return live_erased.without(session, entry, told.person.id, safe)

    left = _emptied(lines, session.entries, told, change, emptied.setdefault(stream, _Emptied()))
    return live_state.fold_all(stream, left)


def _practice_without(lines: list[StoredEntry], told: Told, emptied: dict[str, _Emptied]) -> Practice:
    def change(entry: practice_state.PracticeEntry, safe: Safe) -> PracticeEvent | None:
        assert entry.event is not None
        return practice_erased.without(entry.event, told.person.id, safe)

    entries = tuple(map(practice_entry, lines))
    left = _emptied(lines, entries, told, change, emptied.setdefault(PRACTICE, _Emptied()))
    return practice_state.fold_all(left)


def _emptied(
    lines: list[StoredEntry],
    entries: Sequence[Entry[E]],
    told: Told,
    change: Callable[[Entry[E], Safe], E | None],
    found: _Emptied,
) -> list[Entry[E]]:
    """The entries as they are read from then on; `found` takes what has to be done for it."""
    # what an emptied entry says now stands in another one, which is emptied with it
    standing: dict[str, list[StoredEntry]] = {}
    for line, entry in zip(lines, entries, strict=True):
        if isinstance(entry.event, Rewritten):
            standing.setdefault(entry.event.entry, []).append(line)
    events: dict[str, E | None] = {}
    for line, entry in zip(lines, entries, strict=True):
        if line.payload is None or line.kind in (ERASED, REWRITTEN):
            continue
        if told.only is not None and line.id not in told.only:
            continue
        event = _changed(line, entry, told, change)
        if event == entry.event and (event is not None or not _tells(line.payload, told)):
            continue
        words = standing.get(line.id, [])
        found.ids += [line.id, *(each.id for each in words)]
        found.told += [line, *words]
        events |= {line.id: event, **{each.id: None for each in words}}
        if event is not None:
            found.again.append(Rewritten(entry=line.id, words=event.model_dump_json()))
    return [replace(entry, event=events.get(entry.id, entry.event)) for entry in entries]


def _changed(
    line: StoredEntry, entry: Entry[E], told: Told, change: Callable[[Entry[E], Safe], E | None]
) -> E | None:
    """What the entry says from then on. One that only a later version can read has nothing that could stay."""
    if entry.event is None:
        return None
    event = change(entry, told.names.without)
    if event is None or event == entry.event:
        return event
    try:
        # as it will be read: what stands instead of a name may be longer than there is room
        return type(event).model_validate_json(event.model_dump_json())
    except ValidationError:
        return change(entry, partial(told.names.without, short=True))


def _tells(payload: bytes, told: Told) -> bool:
    text = payload.decode(errors="replace")
    return told.person.id in text or told.names.named_in(text)
