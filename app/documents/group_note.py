"""What a whole group did in a session, as it was signed: no member is named, only counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.documents.notices import Notice
from app.documents.page import Page, Section
from app.documents.person_note import header_lines, note_sections, signed_note, without_others
from app.documents.record import SessionRecord, Status
from app.documents.wording import day_in_words, guests, status
from app.live.note_events import GROUP_SECTION
from app.live.state import Session
from app.practice.state import Practice
from app.words import _

ATTENDANCE: tuple[Status, ...] = ("present", "late", "left_early", "no_show", "excused", "expected")


def group_note_page(
    practice: Practice, session: Session, record: SessionRecord, notice: Notice | None = None
) -> Page:
    """The group's signed section with how many came; `record` is the session's. Raises ExportRefused while it is not
    signed."""
    change = without_others(practice, session, GROUP_SECTION)
    note = signed_note(session, GROUP_SECTION).map_words(change)
    facts = Section(labelled=(*header_lines(note), *_counts(record)))
    return Page(
        _("Group note"),
        (facts, *note_sections(note)),
        _("{group}, {day}").format(group=note.group, day=day_in_words(note.day)),
        notice=notice,
    )


def _counts(record: SessionRecord) -> Iterator[tuple[str, str]]:
    came = _("{attended} of {expected} on the roster").format(
        attended=record.participants_attended, expected=record.participants_expected
    )
    yield _("Attended"), came
    how = Counter(person.status for person in record.people)
    for each in ATTENDANCE:
        if how[each]:
            yield status(each), str(how[each])
    if record.guests:
        yield _("Guests"), guests(record.guests)
