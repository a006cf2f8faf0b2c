"""Times and lengths of time as a person reads them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QTime


def clock_time(moment: datetime, zone: str) -> str:
    """A time of day as this person's system writes it, in the group's zone, without AM or PM: "9:32"."""
    local = moment.astimezone(ZoneInfo(zone))
    written = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return written.replace("\u202f", " ").removesuffix(" AM").removesuffix(" PM")


def minutes_and_seconds(span: timedelta) -> str:
    """ "2:40"; never below zero."""
    seconds = max(0, int(span.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02d}"
