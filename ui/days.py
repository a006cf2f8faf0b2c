"""Days as a person reads them, and as a person types them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt

from ui.language import locale

# month and day as words, or the other way around; as numbers; each with a year or without
_NAMED: Final = re.compile(r"(?P<month>[^\W\d_]{3,})\.?\s+(?P<day>\d{1,2})(?:,?\s+(?P<year>\d{4}|\d{2}))?")
_NAMED_LAST: Final = re.compile(
    r"(?P<day>\d{1,2})\.?\s+(?P<month>[^\W\d_]{3,})\.?(?:,?\s+(?P<year>\d{4}|\d{2}))?"
)
_NUMBERS: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")


def day_shown(day: date | None) -> str:
    """A day as this person's system writes it in short."""
    if day is None:
        return ""
    return locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def read_day(text: str) -> date | None:
    """The day that was typed, as it is shown or as 2026-11-24. Raises ValueError for what cannot be read."""
    text = text.strip()
    if not text:
        return None
    found = QDate.fromString(text, Qt.DateFormat.ISODate)
    for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
        if not found.isValid():
            # two digits of a year mean this century; who types all four means them
            found = locale().toDate(text, form, 2000)
        if not found.isValid():
            whole = locale().dateFormat(form).replace("yyyy", "yy").replace("yy", "yyyy")
            found = locale().toDate(text, whole)
    if not found.isValid():
        raise ValueError(text)
    return date(found.year(), found.month(), found.day())


def day_meant(text: str, today: date) -> date | None:
    """The day that somebody looks for who types "Nov 24", "11/24" or "11/24/26", or as it is shown; without a year the
    last such day that is not in the future. None for what is no day."""
    text = " ".join(text.split())
    try:
        return read_day(text)
    except ValueError:
        pass
    if named := _NAMED.fullmatch(text) or _NAMED_LAST.fullmatch(text):
        months, day, year = _months(named["month"]), int(named["day"]), named["year"]
        return _last(months[0], day, year, today) if len(months) == 1 else None
    if numbers := _NUMBERS.fullmatch(text):
        first, second, year = int(numbers[1]), int(numbers[2]), numbers[3]
        form = locale().dateFormat(QLocale.FormatType.ShortFormat)
        month, day = (first, second) if form.find("M") < form.find("d") else (second, first)
        # the other way around only where it cannot be meant as it is written here
        return _last(month, day, year, today) or _last(day, month, year, today)
    return None


def _months(word: str) -> list[int]:
    """The months whose name begins like this, in the system's words or in English."""
    typed = word.casefold()
    return [
        month
        for month in range(1, 13)
        if any(each.monthName(month).casefold().startswith(typed) for each in (locale(), QLocale.c()))
    ]


def _last(month: int, day: int, year: str | None, today: date) -> date | None:
    one = int(year or 0) + (2000 if len(year or "") == 2 else 0)
    # February 29 can be eight years ago
    for each in (one,) if year else range(today.year, today.year - 9, -1):
        try:
            found = date(each, month, day)
        except ValueError:  # no such day, or not in this year
            continue
        if year or found <= today:
            return found
    return None
