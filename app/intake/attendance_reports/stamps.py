"""A time in a report as it is written: the clock, and each day that the date could mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, time, timedelta, timezone, tzinfo
from typing import Literal

Order = Literal["day first", "month first"]
ORDERS: tuple[Order, ...] = ("day first", "month first")
# years in which such a report can have been written
FIRST_YEAR, LAST_YEAR = 2000, 2199

_MONTHS = (
    "jan|january|januar|jän|jänner|ene|enero|janv|janvier",
    "feb|february|februar|febr|febrero|fév|févr|février|fev",
    "mar|march|mär|märz|mrz|marzo|mars",
    "apr|april|abr|abril|avr|avril",
    "may|mai|mayo",
    "jun|june|juni|junio|juin",
    "jul|july|juli|julio|juil|juillet",
    "aug|august|ago|agosto|août|aout",
    "sep|sept|september|septiembre|septembre",
    "oct|october|okt|oktober|octubre|octobre",
    "nov|november|noviembre|novembre",
    "dec|december|dez|dezember|dic|diciembre|déc|décembre",
)
_MONTH = {word: month for month, words in enumerate(_MONTHS, start=1) for word in words.split("|")}

_TIME = re.compile(
    r"(\d{1,2})(?::|h(?=\d))(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d|:)\s*([ap]\.?\s?m\b\.?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})")
_MONTH_DAY = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.?(?: de)?[ -]([^\W\d]+)\.?(?: de)?,?[ -](\d{4})")
_WEEKDAY = re.compile(r"\A[^\W\d]+\.?, (?=\S)")
_BETWEEN = re.compile(r"(?:,| at| um| à| a las?)* *\Z")
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+-−])(\d{1,2}):?(\d{2})?")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time as it was read. `days` is empty where only the clock is written; `zone` is what an offset says, and
    `zone_name` a name such as "EST", which has to be the session's own."""

    clock: time
    days: Mapping[Order, date]
    halves: bool = False
    zone: tzinfo | None = None
    zone_name: str = ""


def stamp_of(text: str) -> Stamp | None:
    """Read a time, with or without a date; None when it cannot be one."""
    written = " ".join(text.casefold().split())
    # in "2026-11-24t09:02" the letter stands between date and time
    written = re.sub(r"(?<=\d)t(?=\d)", " ", written)
    found = _TIME.search(written)
    if found is None:
        return None
    clock = _clock(found)
    before = written[: found.start()]
    zone = _zone(written[found.end() :].strip(" ()"))
    days = _days(_BETWEEN.sub("", before)) if before else {}
    if clock is None or zone is None or (before and not days):
        return None
    return Stamp(clock, days, bool(found[4]), *zone)


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = found[4][0] if found[4] else ""
    if half == "a" and hour > 12:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _days(text: str) -> dict[Order, date]:
    """The day that a date means in each order of day and month; an order that makes no day is left out."""
    bare = _WEEKDAY.sub("", text) if _WEEKDAY.sub("", text)[:1].isalnum() else text
    if match := _YEAR_FIRST.fullmatch(bare):
        return _same_in_both(match[1], match[3], match[4])
    if match := _NUMBERS.fullmatch(bare):
        one, two, year = match[1], match[3], match[4] if len(match[4]) == 4 else f"20{match[4]}"
        day_first = _day(year, two, one)
        # points are written with the day in front, wherever they are written
        month_first = day_first if match[2] == "." else _day(year, one, two)
        found: dict[Order, date | None] = {"day first": day_first, "month first": month_first}
        return {order: day for order, day in found.items() if day is not None}
    if (match := _MONTH_DAY.fullmatch(bare)) and match[1] in _MONTH:
        return _same_in_both(match[3], str(_MONTH[match[1]]), match[2])
    if (match := _DAY_MONTH.fullmatch(bare)) and match[2] in _MONTH:
        return _same_in_both(match[3], str(_MONTH[match[2]]), match[1])
    return {}


def _same_in_both(year: str, month: str, day: str) -> dict[Order, date]:
    found = _day(year, month, day)
    return {} if found is None else dict.fromkeys(ORDERS, found)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _zone(text: str) -> tuple[tzinfo | None, str] | None:
    """What stands behind a time: no zone, an offset, or a name; None when it is something else."""
    if text in ("", "uhr", "h"):
        return None, ""
    if text in ("z", "utc", "gmt"):
        return UTC, ""
    if match := _OFFSET.fullmatch(text):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        if offset > timedelta(hours=14):
            return None
        return timezone(offset if match[1] == "+" else -offset), ""
    return (None, text) if re.fullmatch("[a-z]{2,5}", text) else None
