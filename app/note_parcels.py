"""Signed notes, ready to leave: of one person, of one person over some days, of a whole group."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from app.desk import Desk
from app.documents.file_mark import mark_words, marked
from app.documents.group_note import group_note, group_note_page
from app.documents.note_json import note_json, packet_json
from app.documents.packet import packet, packet_page
from app.documents.page import headed
from app.documents.parcel import Parcel, Way, page_ways
from app.documents.person_note import note_page, person_note
from app.documents.redaction import NOT_ASKED, Answers, NamesToJudge, Redacted
from app.documents.taking import take_record
from app.documents.wording import day_in_words
from app.errors import Refused
from app.live.languages import record_language
from app.live.state import Session
from app.practice.languages import record_language as language_of
from app.words import _, ngettext, speaking, told_in


def note_parcel(desk: Desk, session: Session, person: str, answers: Answers = NOT_ASKED) -> Parcel:
    """The signed note about a person of a session. `answers` are about words that may be another member's name.

    Raises ExportRefused while it is not signed, NamesToJudge while such a word is not answered.
    """
    language = record_language(session)
    with speaking(language):
        note = person_note(desk.practice, session, person, answers)
    _judged([note])
    with speaking(language):
        page, now = headed(note_page(note), desk.practice.head), desk.now()
    day = note.value.note.day
    name = marked(desk.practice, person, _name(_("Progress note"), day))
    data = Way("json", _data(), f"{name}.json", told_in(language, partial(note_json, note, now)))
    words = _("As it was signed after the group of {day}. Nobody else of the group is named in it.")
    return Parcel(
        document="note",
        title=_("Progress note of {name}").format(name=note.value.person.formal),
        holds=f"{words.format(day=day_in_words(day))} {mark_words(desk.practice, person)}",
        people=(person,),
        ways=(*page_ways(page, name), data),
        stream=session.stream if desk.session is not None and desk.session.stream == session.stream else "",
        page=page,
    )


def packet_parcel(
    desk: Desk,
    sessions: Iterable[Session],
    person: str,
    since: date,
    until: date,
    answers: Answers = NOT_ASKED,
) -> Parcel:
    """All signed notes about a person from one day to another. Raises ExportRefused where there is none, NamesToJudge
    while a word that may be another member's name is not answered."""
    if until < since:
        raise Refused(_("The last day cannot be before the first."))
    language = language_of(desk.practice, person)
    with speaking(language):
        made = packet(desk.practice, sessions, person, since, until, answers)
    _judged(made.notes)
    with speaking(language):
        page, now = headed(packet_page(made), desk.practice.head), desk.now()
    name = marked(desk.practice, person, f"{_('Progress notes')} {since.isoformat()} {until.isoformat()}")
    count = ngettext("{n} signed note", "{n} signed notes", len(made.notes)).format(n=len(made.notes))
    words = _("{notes}, from {since} to {until}. Nobody else of the group is named in it.")
    holds = words.format(notes=count, since=day_in_words(since), until=day_in_words(until))
    return Parcel(
        document="packet",
        title=_("Notes of {name}").format(name=made.person.formal),
        holds=f"{holds} {mark_words(desk.practice, person)}",
        people=(person,),
        ways=(
            *page_ways(page, name),
            Way("json", _data(), f"{name}.json", told_in(language, partial(packet_json, made, now))),
        ),
        page=page,
        told=_missing(len(made.unsigned)),
    )


def group_note_parcel(desk: Desk, answers: Answers = NOT_ASKED) -> Parcel:
    """The signed section of the group of the open session. Raises Refused when none is open, ExportRefused while it is
    not signed, NamesToJudge while a word that may be a member's name is not answered."""
    session = desk.session
    if session is None or session.opened is None:
        raise Refused(_("No session is open."))
    record = take_record(session, desk.now(), desk.practice.users)
    with speaking(record_language(session)):
        note = group_note(desk.practice, session, answers)
    _judged([note])
    with speaking(record_language(session)):
        page = headed(group_note_page(note, record), desk.practice.head)
    return Parcel(
        document="group_note",
        title=_("Group note, {day}").format(day=day_in_words(record.day)),
        holds=_("What the whole group did. Members are counted, not named."),
        people=tuple(session.people),
        ways=page_ways(page, _name(_("Group note"), record.day)),
        stream=session.stream,
        nameless=True,
        page=page,
    )


def _judged(notes: Iterable[Redacted[Any]]) -> None:
    """All that is to be said, at once. Raises NamesToJudge."""
    if open := {each.place: each for note in notes for each in note.unanswered}:
        raise NamesToJudge(tuple(open.values()))


def _name(kind: str, day: date) -> str:
    return f"{kind} {day.isoformat()}"


def _data() -> str:
    return _("For other programs (JSON)")


def _missing(count: int) -> str:
    words = ngettext(
        "{n} session of these days has no signed note yet; the first sheet says which.",
        "{n} sessions of these days have no signed note yet; the first sheet says which.",
        count,
    )
    return words.format(n=count) if count else ""
