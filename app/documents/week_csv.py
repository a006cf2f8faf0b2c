"""A group's week for a spreadsheet: one row a person and day, in whole minutes, with the columns of docs/minutes.md.

Column names and statuses are fixed words, so that a program can read them.
"""

from __future__ import annotations

import csv
import io

from app.documents.attendance_csv import DISCLOSED, safe_cell
from app.documents.notices import Notice
from app.practice.weeks import GroupWeek, PersonDay, PersonWeek

FACTS = (
    "group",
    "week",
    "date",
    "name",
    "status",
    "make_up",
    "group_minutes",
    "service_minutes",
    "break_minutes",
    "beside_minutes",
    "counted_minutes",
    "twice_minutes",
)


def week_file(week: GroupWeek, notice: Notice | None = None) -> bytes:
    """The same as a file, with the mark without which Excel breaks accents."""
    return week_csv(week, notice=notice).encode("utf-8-sig")


def week_csv(week: GroupWeek, separator: str = ",", notice: Notice | None = None) -> str:
    """RFC 4180 in text; with a tab as `separator` it is what a spreadsheet takes from the clipboard. With a `notice`
    two more columns say in each row what goes with a disclosure (42 CFR 2.32)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    heads, said = (DISCLOSED, (notice.short, notice.scope)) if notice else ((), ())
    writer.writerow((*FACTS, *heads))
    for person in week.people:
        for day in person.days:
            writer.writerow(safe_cell(cell) for cell in (*_row(week, person, day), *said))
    return text.getvalue()


def _row(week: GroupWeek, person: PersonWeek, day: PersonDay) -> list[str]:
    return [
        week.group.name,
        week.monday.isoformat(),
        day.day.isoformat(),
        person.person.name,
        day.status.replace("_", " "),
        "yes" if day.make_up else "",
        str(day.group_minutes),
        str(day.service_minutes),
        str(day.group_minutes - day.service_minutes),
        str(day.beside),
        str(person.counted_on(day)),
        str(day.twice),
    ]
