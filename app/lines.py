"""Entries written as lines of the journal and read back; the drafts that entries make obsolete."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from typing import NamedTuple, TypeVar, get_args

from pydantic import ValidationError

from app.audit import events as audit
from app.clock import Clock, milliseconds
from app.live import events as live
from app.live.state import LiveEntry
from app.model.entry import Entry, Event, new_id
from app.model.plans import PlanPart
from app.practice import events as practice
from app.practice.state import STREAM as PRACTICE
from app.practice.state import PracticeEntry
from app.vault.entries import StoredEntry

E = TypeVar("E", bound=Event)
T = TypeVar("T")
R = TypeVar("R")

# which model reads a payload: the line's own kind says it
_LIVE: Mapping[str, type[live.LiveEvent]] = {
    event.model_fields["kind"].default: event for event in get_args(live.LiveEvent)
}
_PRACTICE: Mapping[str, type[practice.PracticeEvent]] = {
    event.model_fields["kind"].default: event for event in get_args(practice.PracticeEvent)
}
_AUDIT: Mapping[str, type[audit.AuditEvent]] = {
    event.model_fields["kind"].default: event for event in get_args(audit.AuditEvent)
}


def line(entry: Entry[Event], writer: str, monotonic: int, boot: str) -> StoredEntry:
    """An entry as the vault keeps it: words as JSON, with the clock reading of the moment it was written down."""
    if entry.event is None:
        raise ValueError("an erased entry is never written again")
    return StoredEntry(
        id=entry.id,
        stream=entry.stream,
        writer=writer,
        author=entry.author,
        at=entry.at,
        recorded_at=entry.recorded_at,
        monotonic=monotonic,
        boot=boot,
        kind=entry.event.kind,
        payload=entry.event.model_dump_json().encode(),
    )


def audit_line(event: audit.AuditEvent, author: str, writer: str, clock: Clock) -> StoredEntry:
    """What was done with a vault that no desk has open."""
    reading = clock.read()
    now = milliseconds(reading.wall)
    entry = Entry(new_id(now, secrets.token_bytes(10)), audit.STREAM, author, now, now, event)
    return line(entry, writer, reading.with_sleep, reading.boot)


def live_entry(stored: StoredEntry) -> LiveEntry:
    return _entry(stored, _LIVE)


def practice_entry(stored: StoredEntry) -> PracticeEntry:
    return _entry(stored, _PRACTICE)


def any_entry(stored: StoredEntry) -> Entry[Event]:
    """A line of whichever stream."""
    return _entry(stored, {PRACTICE: _PRACTICE, audit.STREAM: _AUDIT}.get(stored.stream, _LIVE))


def _entry(stored: StoredEntry, kinds: Mapping[str, type[E]]) -> Entry[E]:
    """A line of the journal, opened; one that was erased, or is of a kind not known yet, has no event."""
    event = None
    kind = kinds.get(stored.kind)
    if kind is not None and stored.payload is not None:
        with suppress(ValidationError):
            event = kind.model_validate_json(stored.payload)
    return Entry(stored.id, stored.stream, stored.author, stored.at, stored.recorded_at, event)


def draft_key(stream: str, author: str, what: str) -> str:
    """Where half-typed text is kept: one per stream, author and field."""
    return f"{stream}/{author}/{what}"


def told_draft(person: str) -> str:
    """The field of the record of whom was told about a person, for `draft_key`."""
    return f"told-{person}"


def plan_draft(person: str) -> str:
    """The field of one more line for the hours until the next group, for `draft_key`."""
    return f"plan-{person}"


def section_draft(about: str, section: str) -> str:
    """The field of a section of the progress note about somebody, for `draft_key`."""
    return f"section-{about}-{section}"


# what else is typed beside the sections of a note: the words of a risk, why a text may be like another, an addendum,
# one more objective of the plan
RISK_WORDS, WHY_ALIKE, ADDENDUM, NEW_OBJECTIVE = ":risk", ":alike", ":addendum", ":objective"


def leaving_draft(digest: str) -> str:
    """The field of a document that is about to leave, for `draft_key`, by the SHA-256 of what leaves."""
    return f"leaving-{digest}"


def counseling_draft(about: str, id: str) -> str:
    """The field of a counseling note about somebody, for `draft_key`; its text is sealed for its author."""
    return f"counseling-{about}-{id}"


def note_to_plan_draft(note: str) -> str:
    """The field of a note that is to become a line of a plan, for `draft_key`; its text is a `chosen_line`."""
    return f"to-plan-{note}"


def chosen_line(person: str, part: str, words: str) -> str:
    """A line for a plan with what was chosen for it, as one text; nobody may be chosen yet."""
    return f"{person}\n{part}\n{words}"


def read_chosen_line(text: str) -> tuple[str, str, str]:
    """Person, part and words of a `chosen_line`."""
    person, _end, rest = text.partition("\n")
    part, _end, words = rest.partition("\n")
    return person, part, words


class HalfTyped(NamedTuple):
    """A note of a session that somebody has half typed: a new one, or a change of the one with the id `note`. With a
    `person` and a `part` it is a line for that person's plan, which comes from the note, if there is one."""

    key: str
    author: str
    note: str
    text: str
    person: str = ""
    part: str = ""


def half_typed(drafts: Mapping[str, tuple[str, str]], stream: str) -> tuple[HalfTyped, ...]:
    """The half-typed notes and lines of plans of a session, among drafts (author and text) by key."""
    found = (_half_typed(key, stream, author, text) for key, (author, text) in sorted(drafts.items()))
    return tuple(each for each in found if each is not None and each.text.strip())


def _half_typed(key: str, stream: str, author: str, text: str) -> HalfTyped | None:
    what = key.removeprefix(draft_key(stream, author, ""))
    field, _dash, thing = what.partition("-")
    match field:
        case "note" if not thing:
            return HalfTyped(key, author, "", text)
        case "amend":
            return HalfTyped(key, author, thing, text)
        case "plan":
            return HalfTyped(key, author, "", text, thing, PlanPart.NEXT_HOURS)
        case "to" if thing.startswith("plan-"):
            person, part, words = read_chosen_line(text)
            # for nobody yet: as a note it can be kept
            note = thing.removeprefix("plan-") if person else ""
            return HalfTyped(key, author, note, words, person, part)
        case _:
            return None


def obsolete_drafts(entry: Entry[Event]) -> tuple[str, ...]:
    """The half-typed texts that an entry has turned into facts, and the leaving that it says has happened."""
    match entry.event:
        case live.DocumentSent(digest=digest) | practice.PersonDocumentSent(digest=digest):
            return (draft_key(entry.stream, entry.author, leaving_draft(digest)),)
        case audit.DocumentLeft(digest=digest):
            return (draft_key(PRACTICE, entry.author, leaving_draft(digest)),)
        case live.NoteCaught():
            return (draft_key(entry.stream, entry.author, "note"),)
        case live.NoteAmended(note=note):
            return (draft_key(entry.stream, entry.author, f"amend-{note}"),)
        case live.EmergencyTold(person=person):
            return (draft_key(entry.stream, entry.author, told_draft(person)),)
        case (
            live.SectionWritten(about=about, section=section)
            | live.SectionDraftedAgain(about=about, section=section)
        ):
            return (draft_key(entry.stream, entry.author, section_draft(about, section)),)
        case live.RiskAnswered(about=about):
            return (draft_key(entry.stream, entry.author, section_draft(about, RISK_WORDS)),)
        case live.NoteSigned(about=about):
            return (draft_key(entry.stream, entry.author, section_draft(about, WHY_ALIKE)),)
        case live.CounselingNoteKept(about=about, id=id):
            return (draft_key(entry.stream, entry.author, counseling_draft(about, id)),)
        case live.AddendumSigned(about=about):
            return (draft_key(entry.stream, entry.author, section_draft(about, ADDENDUM)),)
        case _:
            return ()


def then(future: Future[T], change: Callable[[T], R]) -> Future[R]:
    """A future with the changed result of another."""
    changed: Future[R] = Future()

    def hand_on(done: Future[T]) -> None:
        try:
            changed.set_result(change(done.result()))
        except BaseException as trouble:
            changed.set_exception(trouble)

    future.add_done_callback(hand_on)
    return changed


def done(result: T) -> Future[T]:
    """A future that has its result."""
    future: Future[T] = Future()
    future.set_result(result)
    return future
