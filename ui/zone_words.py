"""A time zone in a list of them: without summer time, so that its words are the same all year."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QDateTime, QTimeZone

from app.model import zone_words as zones


def zone_words(zone: str) -> str:
    """ "New York (UTC−5)", in summer too."""
    found = QTimeZone(zone.encode())
    if not found.isValid():
        return zones.zone_words(zone, None)
    seconds = found.standardTimeOffset(QDateTime.currentDateTimeUtc())
    return zones.zone_words(zone, timedelta(seconds=seconds))
