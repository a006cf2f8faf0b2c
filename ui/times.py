"""Times and lengths of time as a person reads them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QTime

from app.words import _, ngettext


def clock_time(moment: datetime, zone: str) -> str:
    """A time of day as this person's system writes it, in the group's zone, without AM or PM: "9:32"."""
    return wall_clock(moment, zone).removesuffix(" AM").removesuffix(" PM")


def wall_clock(moment: datetime, zone: str) -> str:
    """A time of day in full, as this person's system writes it: "9:16 AM"."""
    local = moment.astimezone(ZoneInfo(zone))
    written = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return written.replace("\u202f", " ")


def minutes_and_seconds(span: timedelta) -> str:
    """ "2:40"; never below zero."""
    seconds = max(0, int(span.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02d}"


def day_words(starts: datetime, ends: datetime, zone: str, now: datetime) -> str:
    """ "Today, 9:00 to 12:00", "Tomorrow, …", "Yesterday, …", "Thursday, …" in the group's zone."""
    local, today = starts.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    days = (local.date() - today.date()).days
    if days == 0:
        day = _("Today")
    elif days == 1:
        day = _("Tomorrow")
    elif days == -1:
        day = _("Yesterday")
    else:
        day = QLocale().dayName(local.isoweekday(), QLocale.FormatType.LongFormat)
    return _("{day}, {span}").format(day=day, span=span_words(starts, ends, zone))


def span_words(starts: datetime, ends: datetime, zone: str) -> str:
    """ "9:00 to 12:00"; in the afternoon "5:00 to 7:15 PM", where this person's system has a PM."""
    afternoon = starts.astimezone(ZoneInfo(zone)).hour >= 12
    end = wall_clock(ends, zone) if afternoon else clock_time(ends, zone)
    return _("{start} to {end}").format(start=clock_time(starts, zone), end=end)


def time_until(starts: datetime, now: datetime) -> str:
    """ "in 25 minutes", "4 minutes after its time"; empty when it is further away."""
    minutes = round((starts - now) / timedelta(minutes=1))
    if 0 < minutes <= 90:
        return ngettext("in {n} minute", "in {n} minutes", minutes).format(n=minutes)
    if minutes == 0:
        return _("now")
    if -300 < minutes < 0:
        return ngettext("{n} minute after its time", "{n} minutes after its time", -minutes).format(
            n=-minutes
        )
    return ""
