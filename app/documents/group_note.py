"""What a whole group did in a session, as it was signed: no member is named, only counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.documents import note_record as r
from app.documents.page import Page, Section
from app.documents.person_note import (
    header_lines,
    judged,
    names_of_others,
    note_sections,
    signed_note,
)
from app.documents.record import SessionRecord, Status
from app.documents.redaction import NOT_ASKED, Answers, Redacted, certain, redact
from app.documents.wording import attended, day_in_words, guests, status
from app.live.note_events import GROUP_SECTION
from app.live.state import Session
from app.practice.state import Practice
from app.words import _

ATTENDANCE: tuple[Status, ...] = ("present", "late", "left_early", "no_show", "excused", "expected")


def group_note(
    practice: Practice, session: Session, answers: Answers = NOT_ASKED
) -> Redacted[r.ProgressNoteRecord]:
    """The group's signed section, through redaction: nobody of it is named. Raises ExportRefused while it is not
    signed."""
    names = names_of_others(practice, [session], GROUP_SECTION)
    known = {**answers, **judged(session, GROUP_SECTION)}
    return redact(signed_note(session, GROUP_SECTION), names, known)


def group_note_page(note: Redacted[r.ProgressNoteRecord], record: SessionRecord) -> Page:
    """The group's note with how many came; `record` is the session's. Raises ExportRefused while a word of it may be a
    member's name."""
    said = certain(note)
    return Page(
        _("Group note"),
        (Section(labelled=(*header_lines(said), *_counts(record))), *note_sections(said)),
        _("{group}, {day}").format(group=said.group, day=day_in_words(said.day)),
    )


def _counts(record: SessionRecord) -> Iterator[tuple[str, str]]:
    yield _("Attended"), attended(record)
    how = Counter(person.status for person in record.people)
    for each in ATTENDANCE:
        if how[each]:
            yield status(each), str(how[each])
    if record.guests:
        yield _("Guests"), guests(record.guests)
