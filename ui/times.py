"""Times and lengths of time as a person reads them, and times of day as a person types them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

from app.words import _, ngettext
from ui.language import locale


def clock_time(moment: datetime, zone: str) -> str:
    """A time of day as this person's system writes it, in the group's zone, without AM or PM: "9:32"."""
    return _HALF.sub("", wall_clock(moment, zone)) if _has_halves() else wall_clock(moment, zone)


def wall_clock(moment: datetime, zone: str) -> str:
    """A time of day in full, as this person's system writes it: "9:16 AM"."""
    local = moment.astimezone(ZoneInfo(zone))
    return time_words(QTime(local.hour, local.minute))


def time_words(time: QTime) -> str:
    """The same of a time of day that stands for no moment."""
    return locale().toString(time, QLocale.FormatType.ShortFormat).replace("\u202f", " ")


# how a time begins or ends where the half of the day is said
_HALF = re.compile(r"\s*[^\W\d]\D*$|^\D*[^\W\d]\s*")
_TYPED = re.compile(r"(?P<before>\D*)(?P<hour>\d{1,2}?)(?:[ :.h]?(?P<minute>\d\d)(?::00)?)?(?P<after>\D*)")


def read_time(typed: str, near: QTime | None = None) -> QTime | None:
    """A typed time of day: "16:00", "4:00 PM", "4pm", "1600", "9.30", "4". None when it cannot be read.

    Where the system writes AM and PM, "4" and "4:00" can mean two times: the one closer to `near` is taken.
    """
    match = _TYPED.fullmatch(" ".join(typed.split()).casefold())
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = _half_of_day(match["before"] + match["after"])
    if half is None or (half == "am" and hour > 12) or (half == "pm" and hour == 0):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    time = QTime(hour, minute)
    if not time.isValid():
        return None
    if (
        half == ""
        and near is not None
        and 1 <= hour <= 12
        and len(match["hour"].lstrip("0")) == len(match["hour"])
    ):
        other = QTime((hour + 12) % 24, minute)
        if _has_halves() and _apart(other, near) < _apart(time, near):
            return other
    return time


def _half_of_day(marks: str) -> str | None:
    """ "am", "pm", or "" where neither is said; None for anything else beside the digits."""
    said, here = _letters(marks), locale()
    if any(mark.isascii() and not mark.isalpha() and mark not in " ." for mark in marks):
        return None
    if said in ("", "h"):
        return ""
    if said in ("a", "am", _letters(here.amText())):
        return "am"
    return "pm" if said in ("p", "pm", _letters(here.pmText())) else None


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalpha())


def _has_halves() -> bool:
    return "a" in locale().timeFormat(QLocale.FormatType.ShortFormat).casefold()


def _apart(one: QTime, other: QTime) -> int:
    """Seconds, the shorter way around the clock."""
    seconds = abs(one.secsTo(other))
    return min(seconds, 24 * 3600 - seconds)


def minutes_and_seconds(span: timedelta) -> str:
    """ "2:40"; never below zero."""
    seconds = max(0, int(span.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02d}"


def hours_words(minutes: int) -> str:
    """ "9:00": hours and minutes of an amount of minutes."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def day_words(starts: datetime, ends: datetime, zone: str, now: datetime) -> str:
    """ "Today, 9:00 to 12:00", "Tomorrow, …", "Yesterday, …", "Thursday, …" in the group's zone; from a week away on
    with its date, or the same day of next week would read as this one."""
    local, today = starts.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    days = (local.date() - today.date()).days
    if days == 0:
        day = _("Today")
    elif days == 1:
        day = _("Tomorrow")
    elif days == -1:
        day = _("Yesterday")
    elif abs(days) >= 7:
        day = begun(shaped(local.date(), _("dddd, MMMM d")))
    else:
        day = begun(locale().dayName(local.isoweekday(), QLocale.FormatType.LongFormat))
    return _("{day}, {span}").format(day=day, span=span_words(starts, ends, zone))


def day_and_time(moment: datetime, now: datetime, zone: str) -> str:
    """ "today 9:00", "tomorrow 9:00", "yesterday 9:00", "Friday 9:00", "Nov 3, 9:00", in the group's zone."""
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    days, time = (local.date() - today.date()).days, clock_time(moment, zone)
    if local.hour >= 12:
        time = wall_clock(moment, zone)
    match days:
        case 0:
            return _("today {time}").format(time=time)
        case 1:
            return _("tomorrow {time}").format(time=time)
        case -1:
            return _("yesterday {time}").format(time=time)
    if abs(days) < 7:
        day = locale().dayName(local.isoweekday(), QLocale.FormatType.LongFormat)
        return _("{day} {time}").format(day=day, time=time)
    return _("{day}, {time}").format(day=_month_and_day(local, today), time=time)


def day_name(day: date, zone: str, now: datetime) -> str:
    """ "today", "yesterday", "Tuesday", "Nov 3", as it is called in a zone now."""
    today = now.astimezone(ZoneInfo(zone)).date()
    days = (today - day).days
    if days in (0, 1):
        return _("yesterday") if days else _("today")
    if days < 7:
        return locale().dayName(day.isoweekday(), QLocale.FormatType.LongFormat)
    return _month_and_day(day, today)


def _month_and_day(day: date, today: date) -> str:
    """ "Nov 3"; "Nov 3, 2025" of another year."""
    return shaped(day, _("MMM d") if day.year == today.year else _("MMM d, yyyy"))


def shaped(day: date, shape: str) -> str:
    """A day in one of Qt's shapes, which the catalogue has for each language."""
    return locale().toString(QDate(day.year, day.month, day.day), shape)


def begun(words: str) -> str:
    """With a large letter, as a line begins: not every language writes days and months so everywhere."""
    return words[:1].upper() + words[1:]


def span_words(starts: datetime, ends: datetime, zone: str) -> str:
    """ "9:00 to 12:00"; in the afternoon "5:00 to 7:15 PM", where this person's system has a PM."""
    afternoon = starts.astimezone(ZoneInfo(zone)).hour >= 12
    end = wall_clock(ends, zone) if afternoon else clock_time(ends, zone)
    return _("{start} to {end}").format(start=clock_time(starts, zone), end=end)


def time_until(starts: datetime, now: datetime) -> str:
    """ "in 25 minutes", "4 minutes after its time"; empty when it is further away."""
    left = (starts - now) / timedelta(minutes=1)
    minutes = round(left) if left > 0 else int(left)  # late as the clock counts it: whole minutes
    if 0 < minutes <= 90:
        return ngettext("in {n} minute", "in {n} minutes", minutes).format(n=minutes)
    if minutes == 0:
        return _("now")
    if -300 < minutes < 0:
        return ngettext("{n} minute after its time", "{n} minutes after its time", -minutes).format(
            n=-minutes
        )
    return ""
