"""Days in a column of a spreadsheet: which of two numbers is the month is seen by the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_PARTED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?")


class Days:
    """How one column writes its days: month first as here, or day first where a day of the column shows it."""

    def __init__(self, column: Iterable[str], today: date) -> None:
        found = [match for text in column if (match := _PARTED.fullmatch(text.strip()))]
        self._today = today
        self._day_first = any(int(match[1]) > 12 for match in found) and not any(
            int(match[3]) > 12 for match in found
        )

    def read(self, text: str) -> date | None:
        """The day, None for an empty cell. Raises ValueError for what is none.

        Two digits of a year are of this century, unless that is more than a year ahead.
        """
        text = text.strip()
        if not text:
            return None
        if iso := _ISO.fullmatch(text):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        parted = _PARTED.fullmatch(text)
        if parted is None:
            raise ValueError("no day")
        year = int(parted[4])
        if len(parted[4]) == 2:
            year += 2000 if 2000 + year <= self._today.year + 1 else 1900
        month, day = int(parted[1]), int(parted[3])
        # with points between them the day is first everywhere
        if self._day_first or parted[2] == ".":
            month, day = day, month
        return date(year, month, day)
