"""The audit for a spreadsheet: one row an entry, newest first; column names and kinds are fixed words."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from app.audit.line import AuditLine
from app.documents.attendance_csv import DISCLOSED, safe_cell
from app.documents.notices import Notice

FACTS = (
    "number",
    "time_utc",
    "user",
    "user_id",
    "act",
    "kind",
    "what",
    "people",
    "people_ids",
    "session",
    "entry",
)


def audit_csv(lines: Sequence[AuditLine], notice: Notice | None = None) -> bytes:
    """In UTF-8 with the mark without which Excel breaks accents. With a `notice` two more columns say in each row what
    goes with a disclosure (42 CFR 2.32)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    heads, said = (DISCLOSED, (notice.short, notice.scope)) if notice else ((), ())
    writer.writerow((*FACTS, *heads))
    for line in lines:
        writer.writerow(safe_cell(cell) for cell in (*_row(line), *said))
    return text.getvalue().encode("utf-8-sig")


def _row(line: AuditLine) -> tuple[str, ...]:
    return (
        str(line.number),
        line.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        line.user,
        line.user_id,
        line.deed.value,
        line.kind,
        line.act,
        "; ".join(line.names),
        "; ".join(line.people),
        line.stream,
        line.id,
    )
