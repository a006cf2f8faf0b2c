"""What the History says of sessions that were held. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from PySide6.QtCore import QLocale

from app.model.rows import SessionRow
from app.words import _, ngettext
from ui.language import locale
from ui.parts.month_picture import Held, MonthDay
from ui.practice.week_words import day_name, short_day
from ui.theme import Tone
from ui.times import begun, shaped, span_words

# one for each group, in their order; the letters tell them apart where there are more
_TONES: Final[tuple[Tone, ...]] = ("accent", "info", "ok", "warn", "neutral")
_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One session in the list. Its words are made when it is drawn: a list of years has a thousand of them."""

    held: SessionRow
    zone: str

    @property
    def id(self) -> str:
        return self.held.stream

    @property
    def day(self) -> date:
        return date.fromisoformat(self.held.day)

    @property
    def title(self) -> str:
        return day_in_full(self.day)

    @property
    def short_title(self) -> str:
        """ "Tue, Nov 24, 2026": where the whole one has no room."""
        return f"{day_name(self.day)}, {short_day(self.day, date.min)}"

    @property
    def line(self) -> str:
        started, ended = (datetime.fromisoformat(each) for each in (self.held.started, self.held.ended))
        there = _("{attended} of {expected} attended").format(
            attended=self.held.attended, expected=self.held.expected
        )
        return " · ".join((self.held.group_name, span_words(started, ended, self.zone), there))

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.line}"


class GroupMark(NamedTuple):
    """How a group is told from the others in the month: letters and a tone, and its name."""

    letters: str
    tone: Tone
    name: str


def day_in_full(day: date) -> str:
    """ "Tuesday, November 24, 2026" """
    return begun(shaped(day, _("dddd, MMMM d, yyyy")))


def month_words(month: date) -> str:
    """ "November 2026" """
    name = locale().standaloneMonthName(month.month, QLocale.FormatType.LongFormat)
    return begun(_("{month} {year}").format(month=name, year=month.year))


def was_held(rows: Iterable[SessionRow]) -> list[SessionRow]:
    """Sessions that began and have ended; a room that was opened by mistake is none."""
    return [row for row in rows if row.started and row.ended]


def session_words(row: SessionRow) -> str:
    """How a session is told, and found by: "Tuesday, November 24, 2026, IOP Morning"."""
    return f"{day_in_full(date.fromisoformat(row.day))}, {row.group_name}"


def marks(rows: Sequence[SessionRow], groups: Mapping[str, str]) -> dict[str, GroupMark]:
    """Each group that held something; those that are still there by today's names and in their order."""
    names = {row.group_id: row.group_name for row in reversed(rows)}
    order = [group for group in groups if group in names] + [group for group in names if group not in groups]
    found: dict[str, GroupMark] = {}
    for place, group in enumerate(order):
        name = groups.get(group, names[group])
        found[group] = GroupMark(_letters(name), _TONES[min(place, len(_TONES) - 1)], name)
    return found


def month_days(
    month: date, rows: Iterable[SessionRow], by_group: Mapping[str, GroupMark], today: date
) -> list[MonthDay]:
    """The weeks that a month lies in, Monday to Sunday, day by day."""
    first = month.replace(day=1)
    start = first - timedelta(days=first.weekday())
    by_day: dict[str, list[SessionRow]] = {}
    for row in rows:
        by_day.setdefault(row.day, []).insert(0, row)  # they come newest first
    days = []
    while start <= first or start.month == first.month or start.weekday():
        held = by_day.get(start.isoformat(), []) if start.month == first.month else []
        shown = tuple(Held(mark.letters, mark.tone) for row in held if (mark := by_group.get(row.group_id)))
        days.append(
            MonthDay(start, shown, start.month == first.month, start == today, day_words(start, held))
        )
        start += timedelta(days=1)
    return days


def day_words(day: date, held: Sequence[SessionRow]) -> str:
    """What a day of the month says: "Tuesday, November 24, 2026: IOP Morning, 8 of 10 attended"."""
    told = [
        _("{group}, {attended} of {expected} attended").format(
            group=row.group_name, attended=row.attended, expected=row.expected
        )
        for row in held
    ]
    return _("{day}: {what}").format(day=day_in_full(day), what="; ".join(told) or _("nothing was held"))


def count_words(count: int) -> str:
    return ngettext("{n} session", "{n} sessions", count).format(n=count)


def week_heads() -> tuple[str, ...]:
    monday = date(2024, 1, 1)
    return tuple(day_name(monday + timedelta(days=place)) for place in range(7))


def _letters(name: str) -> str:
    """ "IM" for "IOP Morning"; the first two letters of one word."""
    pieces = [piece for piece in name.split() if piece[0].isalnum()]
    if len(pieces) > 1:
        return "".join(piece[0] for piece in pieces[:_LETTERS]).upper()
    return (pieces[0] if pieces else name)[:_LETTERS]
