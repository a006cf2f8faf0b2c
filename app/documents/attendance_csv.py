"""Attendance for a spreadsheet: one row a person, in the columns that docs/export.md describes.

RFC 4180 (commas, CRLF, quotes doubled) in UTF-8 with a byte order mark: without it Excel shows "José" as "JosÃ©".
Column names and statuses are fixed words, so that a program can read them.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime

from app.documents.markdown_text import one_line
from app.documents.notices import Notice
from app.documents.record import PersonRecord, SessionRecord

FACTS = (
    "program",
    "group",
    "session",
    "date",
    "time_zone",
    "scheduled_start",
    "scheduled_end",
    "started",
    "ended",
    "name",
    "status",
    "first_in",
    "last_out",
    "in_the_room",
    "group_minutes",
    "service_minutes",
    "break_minutes",
    "before_minutes",
    "paused_minutes",
    "after_minutes",
)

# behind the blocks, where it is a disclosure
DISCLOSED = ("notice", "consent_scope")

# A spreadsheet takes a cell that begins so for a formula (the last four signs are full-width). What parts cells is up
# to its language: one cell can become two there, and then quotes in the middle of it mean nothing.
FORMULA = re.compile(r"(^|[,;|،؛，；])([\s\"]*)(?=[=+\-@＝＋－＠])")


def attendance_csv(record: SessionRecord, notice: Notice | None = None) -> bytes:
    """With a `notice` two more columns say in each row what goes with a disclosure (42 CFR 2.32)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    blocks = [f"block_{place} {block.title}" for place, block in enumerate(record.blocks, start=1)]
    heads, said = (DISCLOSED, (notice.short, notice.scope)) if notice else ((), ())
    writer.writerow(safe_cell(cell) for cell in (*FACTS, *blocks, *heads))
    for person in record.people:
        writer.writerow(safe_cell(cell) for cell in (*_row(record, person), *said))
    return text.getvalue().encode("utf-8-sig")


def _row(record: SessionRecord, person: PersonRecord) -> list[str]:
    amounts = (person.group, person.service, person.breaks, person.before, person.paused, person.after)
    return [
        record.program,
        record.group,
        str(record.number),
        record.day.isoformat(),
        record.zone,
        _clock(record.scheduled_start),
        _clock(record.scheduled_end),
        _clock(record.started),
        _clock(record.ended),
        person.name,
        person.status.replace("_", " "),
        _clock(person.stays[0].start if person.stays else None),
        _clock(person.stays[-1].end if person.stays else None),
        "; ".join(f"{_clock(stay.start)} to {_clock(stay.end)}".strip() for stay in person.stays),
        *(str(amount.minutes) for amount in amounts),
        *(str(part.time.minutes) for part in person.blocks),
    ]


def _clock(moment: datetime | None) -> str:
    return moment.strftime("%H:%M") if moment else ""


def safe_cell(cell: str) -> str:
    """A cell on one line that no spreadsheet computes, wherever it parts it: an apostrophe in front says that it is
    text."""
    return FORMULA.sub(r"\1\2'", one_line(cell))
