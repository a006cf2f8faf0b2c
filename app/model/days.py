"""Which day it is at a moment, where somebody is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def day_in(zone: str, moment: datetime) -> date:
    """The day of an aware moment in a zone, by its IANA name."""
    return moment.astimezone(ZoneInfo(zone)).date()
