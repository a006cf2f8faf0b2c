"""A session's documents for programs, and what files are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from app.documents.attendance_csv import attendance_csv
from app.documents.markdown_text import one_line
from app.documents.notices import Notice
from app.documents.record import SessionRecord
from app.documents.session_json import session_json
from app.live.public import names_someone
from app.words import _

# What Windows refuses in a name, and the point, so that no group's name ends a name early.
NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*.]')
LONGEST = 150


class Format(NamedTuple):
    """One kind of document. `title` and `kind` are asked when shown, in the language of that moment."""

    id: str
    title: Callable[[], str]
    kind: Callable[[], str]
    ending: str
    render: Callable[[SessionRecord, Notice | None], bytes]

    def file_name(self, record: SessionRecord) -> str:
        """Group, date and kind; never a participant."""
        group = group_in_names(record.group, (person.name for person in record.people))
        return f"{group} {record.day.isoformat()} {self.kind()}.{self.ending}"


FORMATS = (
    Format(
        "csv", lambda: _("Attendance for a spreadsheet (CSV)"), lambda: _("attendance"), "csv", attendance_csv
    ),
    Format(
        "json", lambda: _("Everything for other programs (JSON)"), lambda: _("data"), "json", session_json
    ),
)


def in_names(words: str) -> str:
    """Words as they can stand in the name of a file; '' where none are left."""
    name = _without_signs(words)
    while len(name.encode()) > LONGEST:
        name = name[:-1].rstrip()
    return name


def group_in_names(group: str, people: Iterable[str]) -> str:
    """A group's name as it can stand in the name of a file; one that names somebody is left out."""
    name = _without_signs(group)
    return _("Group") if not name or names_someone(name, people) else in_names(name)


def _without_signs(words: str) -> str:
    return " ".join(NOT_IN_NAMES.sub(" ", one_line(words)).split())
