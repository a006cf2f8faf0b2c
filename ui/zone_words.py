"""A time zone as a person names it: by a place, and by how far its clocks are from UTC."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTimeZone

from app.words import _


def zone_words(zone: str) -> str:
    """ "New York (UTC−5)": without summer time, so that the words are the same all year."""
    place = zone.rpartition("/")[2].replace("_", " ")
    found = QTimeZone(zone.encode())
    if place.upper() in _UNIVERSAL:
        return _("Universal time (UTC)")
    if not found.isValid():
        return place
    minutes = found.standardTimeOffset(QDateTime.currentDateTimeUtc()) // 60
    if not minutes:
        return _("{place} (UTC)").format(place=place)
    hours, rest = divmod(abs(minutes), 60)
    distance = f"{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
    if zone.startswith("Etc/"):
        return f"UTC{distance}"  # it names no place, and its own figure has the other sign
    return _("{place} (UTC{distance})").format(place=place, distance=distance)


# names of no place under which systems say it
_UNIVERSAL = ("UTC", "UCT", "UNIVERSAL", "ZULU", "GMT", "GREENWICH")
