"""One person's signed note of one session, as a page of its own. What is not signed never leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.documents import note_record as r
from app.documents.page import Page, Section
from app.documents.people_beside import guests_of, names_of_all
from app.documents.redaction import (
    NOT_ASKED,
    Answers,
    Names,
    Redacted,
    answer_key,
    certain,
    redact,
)
from app.documents.risk_words import risk_heading, risk_lines, risk_sentence
from app.documents.wording import clock, day_in_words
from app.errors import ExportRefused
from app.live.languages import record_language
from app.live.note_events import Signature, SignedSection
from app.live.state import Session
from app.practice.state import Practice
from app.words import _, said_in, to_the_screens

DIGEST_SHOWN = 8  # enough of a digest to compare by eye; other programs get all of it


@dataclass(frozen=True, slots=True)
class PersonNote:
    """A signed note and whose it is; renderers take it as `Redacted` alone."""

    person: r.Whose
    note: r.ProgressNoteRecord

    def map_words(self, change: r.Change) -> PersonNote:
        """The same with each of its free words changed."""
        return replace(self, note=self.note.map_words(change))


def person_note(
    practice: Practice, session: Session, person: str, answers: Answers = NOT_ASKED
) -> Redacted[PersonNote]:
    """The note about a person of the session, through redaction. `answers` are about words that nobody was asked about
    when it was signed: somebody may have come since whose name they are.

    Raises ExportRefused while it is not signed, and for somebody who is not here any more.
    """
    names = names_of_others(practice, [session], person)
    known = {**practice.care_of(person).names, **answers}
    return redacted_note(session, person, whose(practice, person), names, known)


def redacted_note(
    session: Session, about: str, person: r.Whose, names: Names, answers: Answers
) -> Redacted[PersonNote]:
    """The note about somebody whose `names` are known. Raises ExportRefused while it is not signed."""
    note = PersonNote(person, signed_note(session, about))
    return redact(note, names, {**answers, **judged(session, about)})


def whose(practice: Practice, person: str) -> r.Whose:
    """Whom notes are about, as the practice knows them now."""
    known = practice.people.get(person)
    if known is None:
        with to_the_screens():
            raise ExportRefused(_("That person is not here any more."))
    return r.Whose(name=known.name, legal_name=known.legal_name, record_number=known.record_number)


def names_of_others(practice: Practice, sessions: Sequence[Session], about: str) -> Names:
    """Whose names stand in no document about a person, or about the group: everybody's of the practice and of the
    rosters of these sessions, as they were; and those of guests and of others' contacts unless somebody says so."""
    rosters = [(each, name) for session in sessions for each, name in session.names.items()]
    names = names_of_all(practice, about, guests_of(sessions), rosters)
    held = (user.name for each in sessions if each.opened for user in each.opened.facilitators)
    return replace(names, staff=tuple(dict.fromkeys((*names.staff, *held))))


def judged(session: Session, about: str) -> Answers:
    """What was answered about words of a note while it was written."""
    return {answer_key(word): member for word, member in session.progress_of(about).names.items()}


@said_in(record_language)
def signed_note(session: Session, about: str) -> r.ProgressNoteRecord:
    """A signed note as it stands in the session, with whoever is named in it. Raises ExportRefused."""
    opened, progress = session.opened, session.progress_of(about)
    if opened is None or progress.signed is None:
        with to_the_screens():
            raise ExportRefused(_("This note is not signed yet. Only signed notes can leave."))
    zone, note = ZoneInfo(opened.zone), progress.signed.note
    return r.ProgressNoteRecord(
        session=session.stream,
        day=opened.day,
        zone=opened.zone,
        program=opened.program_name,
        group=opened.group_name,
        format=note.format,
        title=note.title,
        no_show=note.no_show,
        header=tuple(r.HeaderLine(label=label, words=words) for label, words in note.header),
        group_sections=_sections(note.group),
        sections=_sections(note.sections),
        risk=note.risk,
        risk_sentence=risk_sentence(note.risk, note.risk_words),
        risk_words=note.risk_words,
        objectives=note.objectives,
        signature=_signature(progress.signed.signature, progress.signed.at, zone),
        addenda=tuple(
            r.AddendumRecord(text=each.text, signature=_signature(each.signature, each.at, zone))
            for each in progress.addenda
        ),
        cosignatures=tuple(_signature(each.signature, each.at, zone) for each in progress.cosigned),
    )


def _sections(sections: tuple[SignedSection, ...]) -> tuple[r.NoteSectionRecord, ...]:
    return tuple(r.NoteSectionRecord(id=each.id, title=each.title, text=each.text) for each in sections)


def _signature(signature: Signature, at: datetime, zone: ZoneInfo) -> r.SignatureRecord:
    return r.SignatureRecord(
        name=signature.name,
        credentials=signature.credentials,
        at=at.astimezone(zone),
        digest=signature.digest,
        journal_entries=signature.head_count,
        journal_head=signature.head,
    )


def note_page(note: Redacted[PersonNote]) -> Page:
    """The note on paper. Raises ExportRefused: see `certain`."""
    person, said = certain(note).person, certain(note).note
    return Page(
        note_title(said),
        (Section(labelled=(*person_lines(person), *header_lines(said))), *note_sections(said)),
        _("{group}, {day}").format(group=said.group, day=day_in_words(said.day)),
        header=running_head(person),
    )


def note_title(note: r.ProgressNoteRecord) -> str:
    return _("Progress note ({format})").format(format=note.title) if note.title else _("Progress note")


def running_head(person: r.Whose) -> str:
    """Whose each sheet is."""
    return " · ".join(words for words in (person.formal, person.record_number) if words)


def person_lines(person: r.Whose) -> Iterator[tuple[str, str]]:
    """Whom it is about."""
    yield _("Person"), person.formal
    if person.legal_name not in ("", person.name):
        yield _("Name used in the group"), person.name
    if person.record_number:
        yield _("Record number"), person.record_number


def header_lines(note: r.ProgressNoteRecord) -> Iterator[tuple[str, str]]:
    """The facts at the head of a note; what nothing is known of has no line."""
    yield from ((line.label, line.words) for line in note.header if line.words)


def note_sections(note: r.ProgressNoteRecord, under: bool = False) -> Iterator[Section]:
    """The note in its order: what the group shared, its own sections, risk, objectives, and who signed."""
    for part in said_sections(
        note.group_sections, note.sections, risk_lines(note.risk, note.risk_words), note.objectives
    ):
        yield replace(part, under=under)
    yield _signed(_("Signature"), note.signature, under)
    for added in note.addenda:
        yield Section(_("Addendum"), paragraphs(added.text), under=under)
        yield _signed(_("Signature of the addendum"), added.signature, under)
    for each in note.cosignatures:
        yield _signed(_("Co-signature"), each, under)


def said_sections(
    group: Sequence[SignedSection | r.NoteSectionRecord],
    sections: Sequence[SignedSection | r.NoteSectionRecord],
    risk: tuple[str, ...],
    objectives: tuple[str, ...],
) -> Iterator[Section]:
    """What a note says, whether it is signed or not; `risk` are its lines."""
    for part in group:
        if part.text:
            yield Section(_("Group: {title}").format(title=part.title), paragraphs(part.text))
    for part in sections:
        if part.text:
            yield Section(part.title, paragraphs(part.text))
    if risk:
        yield Section(risk_heading(), risk)
    if objectives:
        yield Section(_("Objectives of the treatment plan"), items=objectives)


def _signed(heading: str, signature: r.SignatureRecord, under: bool) -> Section:
    return Section(heading, labelled=tuple(_signature_lines(signature)), under=under, whole=True)


def _signature_lines(signature: r.SignatureRecord) -> Iterator[tuple[str, str]]:
    """Name, credentials, time, and by what it can be told that this is what was signed."""
    yield _("Signed by"), signature.signed
    yield _("Signed on"), moment_words(signature.at)
    words = _("{digest}…; entry {n} of the record, {head}…")
    digest, head = signature.digest[:DIGEST_SHOWN], signature.journal_head[:DIGEST_SHOWN]
    yield _("Digest of what was signed"), words.format(digest=digest, n=signature.journal_entries, head=head)


def moment_words(moment: datetime) -> str:
    """Day, time, and zone as its letters ("EST")."""
    return (
        _("{day}, {time} {zone}")
        .format(day=day_in_words(moment.date()), time=clock(moment), zone=moment.tzname() or "")
        .strip()
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """A text line by line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
