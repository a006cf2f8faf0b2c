"""A time zone as a person names it: by a place, and by how far its clocks are from UTC."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from app.words import _

# names of no place under which systems say it
_UNIVERSAL: Final = ("UTC", "UCT", "UNIVERSAL", "ZULU", "GMT", "GREENWICH")


def zone_words(zone: str, offset: timedelta | None) -> str:
    """ "New York (UTC−5)"; without an offset the place alone."""
    place = zone.rpartition("/")[2].replace("_", " ")
    if place.upper() in _UNIVERSAL:
        return _("Universal time (UTC)")
    if offset is None:
        return place
    minutes = round(offset.total_seconds()) // 60
    if not minutes:
        return _("{place} (UTC)").format(place=place)
    hours, rest = divmod(abs(minutes), 60)
    distance = f"{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
    if zone.startswith("Etc/"):
        return f"UTC{distance}"  # it names no place, and its own figure has the other sign
    return _("{place} (UTC{distance})").format(place=place, distance=distance)
