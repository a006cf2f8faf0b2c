"""A person's packet: their signed notes over some days, the newest last, behind a cover that says what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents import note_record as r
from app.documents.page import Page, Section, Table
from app.documents.person_note import (
    PersonNote,
    header_lines,
    moment_words,
    names_of_others,
    note_sections,
    note_title,
    person_lines,
    redacted_note,
    running_head,
    whose,
)
from app.documents.redaction import NOT_ASKED, Answers, Names, Redacted, certain
from app.documents.wording import day_in_words
from app.errors import ExportRefused
from app.live.state import Session
from app.practice.state import Practice
from app.words import _, ngettext, to_the_screens


@dataclass(frozen=True, slots=True)
class Packet:
    """Notes from `since` to `until`, both included, and the sessions of these days without a signed one."""

    person: r.Whose
    since: date
    until: date
    notes: tuple[Redacted[PersonNote], ...]
    unsigned: tuple[r.UnsignedSession, ...]


def packet(
    practice: Practice,
    sessions: Iterable[Session],
    person: str,
    since: date,
    until: date,
    answers: Answers = NOT_ASKED,
) -> Packet:
    """Everything signed about a person in these sessions, each note through redaction; `answers` as in `person_note`.

    Sessions on other days, without the person or not over yet are passed by. Raises ExportRefused where nothing was
    signed, and for somebody who is not here any more.
    """
    person_now = whose(practice, person)
    notes: list[Redacted[PersonNote]] = []
    unsigned: list[r.UnsignedSession] = []
    held = _in_order(sessions, person, since, until)
    names, answers = names_of_others(practice, held, person), {**practice.care_of(person).names, **answers}
    for session in held:
        if session.progress_of(person).signed is not None:
            notes.append(redacted_note(session, person, person_now, names, answers))
        elif session.run.started and session.run.ended:
            unsigned.append(_without_note(session, person, names))
    if not notes:
        with to_the_screens():
            raise ExportRefused(_("No note of these days is signed yet. Only signed notes can leave."))
    return Packet(person_now, since, until, tuple(notes), tuple(unsigned))


def _in_order(sessions: Iterable[Session], person: str, since: date, until: date) -> list[Session]:
    held = [
        (session.opened.scheduled, session)
        for session in sessions
        if session.opened and person in session.people and since <= session.opened.day <= until
    ]
    return [session for _when, session in sorted(held, key=lambda each: each[0])]


def _without_note(session: Session, person: str, names: Names) -> r.UnsignedSession:
    assert session.opened is not None
    return r.UnsignedSession(
        session=session.stream,
        day=session.opened.day,
        group=names.without(session.opened.group_name),
        state="entered" if session.progress_of(person).entered else "owed",
    )


def packet_page(packet: Packet) -> Page:
    """The packet on paper; each note begins on a sheet of its own. Raises ExportRefused while a word of a note may be
    another member's name."""
    notes = [certain(each).note for each in packet.notes]
    return Page(
        _("Progress notes"),
        (*_cover(packet, notes), *(section for note in notes for section in _note(note))),
        _days(packet),
        header=running_head(packet.person),
    )


def _days(packet: Packet) -> str:
    if packet.since == packet.until:
        return day_in_words(packet.since)
    return _("{since} to {until}").format(since=day_in_words(packet.since), until=day_in_words(packet.until))


def _cover(packet: Packet, notes: Sequence[r.ProgressNoteRecord]) -> Iterator[Section]:
    count = ngettext("{n} signed note", "{n} signed notes", len(packet.notes)).format(n=len(packet.notes))
    yield Section(labelled=(*person_lines(packet.person), (_("Days"), _days(packet)), (_("In it"), count)))
    rows = tuple(
        (
            day_in_words(note.day),
            note.group,
            note.title,
            _("{name}, {moment}").format(name=note.signature.signed, moment=moment_words(note.signature.at)),
        )
        for note in notes
    )
    yield Section(_("What is in it"), table=Table((_("Day"), _("Group"), _("Note"), _("Signed")), rows))
    if packet.unsigned:
        missing = tuple((day_in_words(each.day), each.group, _state_words(each)) for each in packet.unsigned)
        table = Table((_("Day"), _("Group"), _("State")), missing)
        yield Section(_("Sessions without a signed note"), table=table)


def _state_words(session: r.UnsignedSession) -> str:
    if session.state == "entered":
        return _("Entered in the program’s own record")
    return _("Not signed yet")


def _note(note: r.ProgressNoteRecord) -> Iterator[Section]:
    heading = _("{day}: {title}").format(day=day_in_words(note.day), title=note_title(note))
    yield Section(heading, labelled=tuple(header_lines(note)), new_sheet=True)
    yield from note_sections(note, under=True)
