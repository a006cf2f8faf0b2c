"""The lists of people in a report: its rows, told apart from the meeting's own data and from everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.errors import UnreadableReport
from app.intake.attendance_reports.headings import (
    SECTIONS,
    Columns,
    columns_of,
    describes_the_meeting,
    names_somebody,
)
from app.intake.attendance_reports.report import Platform
from app.intake.attendance_reports.text import DELIMITERS, rows
from app.intake.rosters import same
from app.words import _

# a row has at least so many cells before it is missed
ENOUGH_CELLS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list of people; `number` is counted from 1 as a spreadsheet does."""

    number: int
    cells: Sequence[str]
    columns: Columns

    def __getitem__(self, column: str) -> str:
        return self.columns.cell(self.cells, column)


@dataclass(slots=True)
class Lists:
    """All rows about people, how the headings fit each platform, and rows that belong to no known list."""

    rows: list[Row] = field(default_factory=list)
    votes: dict[Platform, int] = field(default_factory=dict)
    known: int = 0
    strange: list[int] = field(default_factory=list)

    @property
    def platform(self) -> Platform:
        best = max(self.votes, key=lambda platform: self.votes[platform])
        return best if self.votes[best] else "other"


def lists_in(text: str) -> Lists:
    """Read the lists of a report, whatever stands between its cells. Raises UnreadableReport without any."""
    read = [_lists(rows(text, delimiter)) for delimiter in DELIMITERS]
    best = max(read, key=lambda lists: (lists.known, len(lists.rows)))
    if not best.known:
        raise UnreadableReport(
            _("There is no list of people in this file. Choose the attendance report of Zoom, Teams or Meet.")
        )
    return best


def _lists(table: Sequence[Sequence[str]]) -> Lists:
    found = Lists()
    columns: Columns | None = None
    # whether rows that belong to no list of people are expected here: the meeting's own, and lists of other things
    expected = 0
    for number, row in enumerate(table, start=1):
        filled = sum(1 for cell in row if cell)
        heading = columns_of(row)
        if heading is not None:
            columns = heading
            found.known += len(heading.place)
            for platform, votes in heading.votes.items():
                found.votes[platform] = found.votes.get(platform, 0) + votes
        elif not filled:
            continue
        elif _is_title(row, filled):
            columns, expected = None, 0
        elif describes_the_meeting(row) > (columns is not None):
            # this row and the one below it; in a list of people somebody could be called Tema
            columns, expected = None, 2
        elif columns is not None:
            found.rows.append(Row(number, row, columns))
        elif filled >= ENOUGH_CELLS and not expected:
            if names_somebody(row):
                expected = len(table)
            else:
                found.strange.append(number)
        expected = max(0, expected - 1)
    return found


def _is_title(row: Sequence[str], filled: int) -> bool:
    """Whether a row stands above a list: "2. Participants", "Panelist Details"."""
    if filled != 1:
        return False
    title = next(cell for cell in row if cell)
    number, point, words = title.partition(".")
    return same(title) in SECTIONS or (
        bool(point) and number.isdigit() and len(number) < 3 and words[:1] == " "
    )
