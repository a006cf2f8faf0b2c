"""What a person's overview shows, from their record. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QLocale

from app.live.about_person import AboutPerson
from app.practice.person_record import Answers, PersonRecord
from app.practice.weeks import PersonDay, PersonWeek
from app.words import _, ngettext
from ui.language import locale
from ui.parts.attendance_calendar import CalendarWeek, Shape
from ui.parts.spark_line import Trend
from ui.parts.week_bars import WeekBar
from ui.practice.sent_words import kinds
from ui.practice.week_words import (
    bar,
    day_name,
    day_words,
    is_mixed,
    person_words,
    short_day,
    total_words,
)
from ui.times import hours_words

__all__ = ["Trend"]

TRENDS: Final = 3
WEEKS: Final = 8  # as bars
ANSWERS: Final = 30  # in a trend
LATELY: Final = 6
NOTES: Final = 3  # of one session


class SessionLine(NamedTuple):
    """One past session in the list."""

    stream: str
    title: str
    words: str


def this_week(record: PersonRecord) -> str:
    week = record.weeks[-1]
    words = person_words(week, record.today)
    return _("This week {hours}").format(hours=" · ".join(w for w in (total_words(week), words) if w))


def standing(record: PersonRecord) -> list[str]:
    """How the week stands, how many sessions they came to, and what is to be looked at in earlier weeks."""
    found = (this_week(record), attended(record) if record.sessions else "", _earlier_twice(record))
    return [words for words in found if words]


def _earlier_twice(record: PersonRecord) -> str:
    """Days of the weeks that are shown as bars on which minutes count twice; this week says it itself."""
    days = [day for week in last_weeks(record)[1:] for day in week.days if day.twice]
    if not days:
        return ""
    words = _("In two sessions at one time on {days}: {hours} counted twice")
    return words.format(
        days=", ".join(short_day(day.day, record.today) for day in days),
        hours=hours_words(sum(day.twice for day in days)),
    )


def attended(record: PersonRecord) -> str:
    """ "Came to 27 of 30 sessions" """
    came = sum(1 for session in record.sessions if session.came)
    words = ngettext("Came to {came} of {n} session", "Came to {came} of {n} sessions", len(record.sessions))
    return words.format(came=came, n=len(record.sessions))


def calendar(record: PersonRecord) -> list[CalendarWeek]:
    """Every week; the month's name stands where it begins."""
    months = [week.days[-1].day.month for week in record.weeks]
    begins = [True, *(before != after for before, after in pairwise(months))]
    return [
        CalendarWeek(
            tuple(_shape(day) for day in week.days),
            locale().monthName(month, QLocale.FormatType.ShortFormat) if new else "",
        )
        for week, month, new in zip(record.weeks, months, begins, strict=True)
    ]


def calendar_rows() -> list[str]:
    """Every second day is named: the others stand between."""
    monday = date(2026, 11, 23)
    return [day_name(monday.replace(day=23 + at)) if at % 2 == 0 else "" for at in range(7)]


def calendar_key(record: PersonRecord) -> list[tuple[Shape, str]]:
    """The shapes that there are, in a fixed order."""
    found = {_shape(day) for day in record.days}
    words: list[tuple[Shape, str]] = [
        ("whole", _("was there")),
        ("part", _("late or left early")),
        ("made_up", _("make-up")),
        ("excused", _("excused")),
        ("away", _("was not there")),
        ("beside", _("session beside the group")),
    ]
    return [(shape, said) for shape, said in words if shape in found]


def _shape(day: PersonDay) -> Shape:
    if day.make_up:
        return "made_up"
    match day.status:
        case "present":
            return "whole"
        case "late" | "left_early":
            return "part"
        case "excused":
            return "excused"
        case "no_show":
            return "away"
    return "beside" if day.beside else ""


def spoken(record: PersonRecord, groups: Mapping[str, str], at: int) -> str:
    """What a day of the calendar says, counted from the first one; with the groups' names where there are several."""
    week, place = divmod(at, 7)
    day = record.weeks[week].days[place]
    names = dict(groups) if len({session.group for session in record.sessions}) > 1 else {}
    return day_words(day, names) or _("{weekday}, {day}: nothing").format(
        weekday=day_name(day.day), day=short_day(day.day)
    )


def last_weeks(record: PersonRecord) -> Sequence[PersonWeek]:
    """Newest first."""
    return record.weeks[: -WEEKS - 1 : -1]


def week_bars(record: PersonRecord) -> list[WeekBar]:
    found = []
    weeks = last_weeks(record)
    for week in weeks:
        this = week.monday <= record.today <= week.days[-1].day
        name = _("This week") if this else _("from {day}").format(day=short_day(week.monday, record.today))
        found.append(bar(week, week.monday.isoformat(), name, is_mixed(weeks)))
    return found


def trends(record: PersonRecord) -> list[tuple[Trend, str] | None]:
    """The person's own lines; None where a question was never answered. There are no cut-offs to draw."""
    return [
        _trend(_("Craving at check-in"), record.craving_in, record.today),
        _trend(_("Craving at check-out"), record.craving_out, record.today),
        _trend(_("Mood at check-in"), record.mood, record.today),
    ]


def _trend(name: str, answers: Answers, today: date) -> tuple[Trend, str] | None:
    """The last answers, and in words the first and the last of them."""
    values = answers.values[-ANSWERS:]
    given = [
        (value, short_day(day, today))
        for day, value in zip(answers.days[-ANSWERS:], values, strict=True)
        if value is not None
    ]
    if not given:
        return None
    (first, first_day), (last, last_day) = given[0], given[-1]
    if len(given) == 1:
        return Trend(name, values), _("{value} on {day}").format(value=last, day=last_day)
    words = _("{first} on {first_day}, {last} on {last_day}")
    return Trend(name, values), words.format(first=first, first_day=first_day, last=last, last_day=last_day)


def lately(
    record: PersonRecord, groups: Mapping[str, str], about: Mapping[str, AboutPerson]
) -> list[SessionLine]:
    """The last sessions, newest first: how it went, what was noted about the person, and what has left of it."""
    found = []
    for session in record.sessions[:LATELY]:
        said = about.get(session.stream, AboutPerson())
        title = f"{day_name(session.day)}, {short_day(session.day, record.today)}"
        if name := groups.get(session.group):
            title = f"{title} · {name}"
        lines = [day_words(PersonDay(session.day, (session,))).partition(": ")[2]]
        lines += [_("“{note}”").format(note=note) for note in said.notes[:NOTES]]
        if (more := len(said.notes) - NOTES) > 0:
            lines.append(ngettext("and {n} more note", "and {n} more notes", more).format(n=more))
        if sent := [
            format for each in record.sent if each.session == session.stream for format in each.formats
        ]:
            lines.append(_("Documents sent: {kinds}").format(kinds=kinds(sent)))
        found.append(SessionLine(session.stream, title, "\n".join(lines)))
    return found
