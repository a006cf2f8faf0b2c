"""How agendas and their blocks are put into words."""

from __future__ import annotations

from app.model.agenda import PartKind
from app.words import _


def part_words(kind: PartKind) -> str:
    return {
        PartKind.CHECK_IN_ROUND: _("Check-in round"),
        PartKind.ARRIVAL_CHECK: _("Arrival check"),
        PartKind.ICEBREAKER: _("Icebreaker"),
        PartKind.EDUCATION: _("Education topic"),
        PartKind.BREAK: _("Break"),
        PartKind.SMALL_GROUP: _("Small group"),
        PartKind.REFLECTION: _("Reflection"),
        PartKind.PLAN: _("Plan"),
        PartKind.CHECK_OUT_ROUND: _("Check-out round"),
        PartKind.CLOSING_THOUGHT: _("Closing thought"),
        PartKind.OTHER: _("Something else"),
    }[kind]


def total_words(minutes: int, service: int) -> str:
    """ "180 min, 165 of service"."""
    if minutes == service:
        return _("{minutes} min, all of service").format(minutes=minutes)
    return _("{minutes} min, {service} of service").format(minutes=minutes, service=service)
