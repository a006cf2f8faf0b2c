"""One person's signed note of one session, as a page of its own. What is not signed never leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.documents import note_record as r
from app.documents.notices import Notice
from app.documents.other_names import names_in, words_about
from app.documents.page import Page, Section
from app.documents.wording import clock, day_in_words
from app.errors import ExportRefused
from app.live.note_events import Signature, SignedSection
from app.live.state import Session
from app.practice.state import Practice
from app.words import _

HEAD_SHOWN = 16  # enough of a code to find its entry by


@dataclass(frozen=True, slots=True)
class PersonNote:
    """A signed note and whose it is. No field can hold the name of another member, once `map_words` took them out."""

    person: r.Whose
    note: r.ProgressNoteRecord

    def map_words(self, change: r.Change) -> PersonNote:
        """The same with each of its free words changed."""
        return replace(self, note=self.note.map_words(change))


def person_note(practice: Practice, session: Session, person: str) -> PersonNote:
    """The note about a person of the session, without the names of others. Raises ExportRefused while it is not
    signed, and for somebody who is not here any more."""
    return PersonNote(whose(practice, person), signed_note(session, person)).map_words(
        without_others(practice, session, person)
    )


def whose(practice: Practice, person: str) -> r.Whose:
    """Whom notes are about, as the practice knows them now."""
    known = practice.people.get(person)
    if known is None:
        raise ExportRefused(_("That person is not here any more."))
    return r.Whose(name=known.name, legal_name=known.legal_name, record_number=known.record_number)


def without_others(practice: Practice, session: Session, person: str) -> Callable[[str], str]:
    """What takes the names of all others out of the words of a person's note. Whoever held the group keeps the whole
    of their name, by which they sign."""
    opened = session.opened
    roster = [(each, name) for each, name in session.names.items()]
    safe = words_about(person, [*names_in(practice), *roster])
    staff = {user.name for user in (*practice.users.values(), *(opened.facilitators if opened else ()))}
    if not staff:
        return safe
    whole = re.compile(rf"\b({'|'.join(map(re.escape, sorted(staff, key=len, reverse=True)))})\b")
    # every second piece is a name that was found
    return lambda text: "".join(
        piece if place % 2 else safe(piece) for place, piece in enumerate(whole.split(text))
    )


def signed_note(session: Session, about: str) -> r.ProgressNoteRecord:
    """A signed note as it stands in the session, with whoever is named in it. Raises ExportRefused."""
    opened, progress = session.opened, session.progress_of(about)
    if opened is None or progress.signed is None:
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


def note_page(note: PersonNote, notice: Notice | None = None) -> Page:
    """The note on paper; with a `notice` where it is disclosed."""
    facts = Section(labelled=(*person_lines(note.person), *header_lines(note.note)))
    return Page(
        note_title(note.note),
        (facts, *note_sections(note.note)),
        _("{group}, {day}").format(group=note.note.group, day=day_in_words(note.note.day)),
        header=running_head(note.person),
        notice=notice,
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
    for part in note.group_sections:
        if part.text:
            yield Section(_("Group: {title}").format(title=part.title), paragraphs(part.text), under=under)
    for part in note.sections:
        if part.text:
            yield Section(part.title, paragraphs(part.text), under=under)
    if note.risk:
        words = (risk_sentence(note), *paragraphs(note.risk_words))
        yield Section(_("Risk to self or others"), words, under=under)
    if note.objectives:
        yield Section(_("Objectives of the treatment plan"), items=note.objectives, under=under)
    yield _signed(_("Signature"), note.signature, under)
    for added in note.addenda:
        yield Section(_("Addendum"), paragraphs(added.text), under=under)
        yield _signed(_("Signature of the addendum"), added.signature, under)
    for each in note.cosignatures:
        yield _signed(_("Co-signature"), each, under)


def _signed(heading: str, signature: r.SignatureRecord, under: bool) -> Section:
    return Section(heading, labelled=tuple(_signature_lines(signature)), under=under, whole=True)


def risk_sentence(note: r.ProgressNoteRecord) -> str:
    match note.risk:
        case "none":
            return _("None voiced or seen.")
        case "concern":
            return _("There was a concern:") if note.risk_words else _("There was a concern.")
        case _:
            return _("Not seen: the person was not there.")


def _signature_lines(signature: r.SignatureRecord) -> Iterator[tuple[str, str]]:
    """Name, credentials, time, and what was signed."""
    yield _("Signed by"), signature.signed
    yield _("Signed on"), moment_words(signature.at)
    yield _("SHA-256 of the text"), signature.digest
    head = signature.journal_head[:HEAD_SHOWN]
    yield _("Journal"), _("{n} entries, {head}").format(n=signature.journal_entries, head=head)


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
