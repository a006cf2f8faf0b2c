"""By which rules a past week stands: those that its sessions were opened with, whatever was changed since. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pydantic import ValidationError

from app.model.programs import Rules
from app.model.rows import SessionRow
from app.practice.schedule import monday_of

RulesThen = Mapping[tuple[str, date], Rules]
"""By group and Monday."""


def rules_then(held: Iterable[SessionRow]) -> RulesThen:
    """The rules of each group's newest session of each week, without their questions.

    A room that never started is no session, and one whose rules are not known says nothing. Most sessions were opened
    with the same rules: each text is read once.
    """
    newest: dict[tuple[str, date], SessionRow] = {}
    for row in held:
        if row.started and row.rules:
            week = (row.group_id, monday_of(date.fromisoformat(row.day)))
            if week not in newest or newest[week].started < row.started:
                newest[week] = row
    read = {text: _read(text) for text in {row.rules for row in newest.values()}}
    return {week: rules for week, row in newest.items() if (rules := read[row.rules]) is not None}


def _read(text: str) -> Rules | None:
    """None where a later version wrote rules that are not known here."""
    try:
        return Rules.model_validate_json(text)
    except ValidationError:
        return None
