"""Which day it is where a practice meets."""

from __future__ import annotations

from datetime import date, datetime

from app.model.days import day_in
from app.practice.state import Practice


def today_of(practice: Practice, now: datetime, person: str = "") -> date:
    """The day it is where a person's groups meet, or any group does; the later one where zones differ, UTC without a
    group."""
    own = {each.group for each in practice.enrollments if each.person == person}
    groups = [practice.groups[group] for group in own if group in practice.groups]
    zones = {group.zone for group in groups or practice.groups.values()} or {"UTC"}
    return max(day_in(zone, now) for zone in zones)
