"""Which day it is at a moment, where somebody is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

# a meeting around midnight is of the same night on both sides of it
SAME_NIGHT = timedelta(hours=6)


def day_in(zone: str, moment: datetime) -> date:
    """The day of an aware moment in a zone, by its IANA name."""
    return moment.astimezone(ZoneInfo(zone)).date()


def is_another_day(scheduled: datetime, zone: str, now: datetime) -> bool:
    """Whether a meeting is not today's: of another day there, and not one that begins around midnight."""
    return day_in(zone, scheduled) != day_in(zone, now) and abs(scheduled - now) >= SAME_NIGHT
