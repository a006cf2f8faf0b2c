"""Individual and family sessions beside the groups: the minutes that a program counts."""

from __future__ import annotations

from datetime import date

from app.model.programs import Rules
from app.practice.state import Care


def beside_minutes(care: Care, rules: Rules, first_day: date, last_day: date) -> int:
    """Minutes held beside the group from the first day to the last, both included, that count for the week."""
    counts = {"individual": rules.individual_counts, "family": rules.family_counts}
    return sum(
        session.minutes
        for session in care.beside.values()
        if counts[session.kind] and first_day <= session.on <= last_day
    )
