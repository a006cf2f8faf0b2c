"""How agendas and their blocks are put into words."""

from __future__ import annotations

from app.words import _


def total_words(minutes: int, service: int) -> str:
    """ "180 min, 165 of service"."""
    if minutes == service:
        return _("{minutes} min, all of service").format(minutes=minutes)
    return _("{minutes} min, {service} of service").format(minutes=minutes, service=service)
