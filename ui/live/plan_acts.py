"""A line goes into a person's plan from what a session held, and it is said whose plan it is."""

from __future__ import annotations

import secrets

from app.model.plans import PlanPart
from app.practice.plans import keep_line
from app.words import _
from ui.acting import Acting


class PlanActs:
    """One act for the closing round, for a note, and for what was half typed when the session ended."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def add(self, person: str, part: PlanPart, words: str, session: str, note: str = "") -> bool:
        """Whether it is in the plan now; what is refused is told."""
        line = secrets.token_hex(16)
        if not self._acting.arrange(keep_line, person, line, part, words, session, note):
            return False
        name = self._acting.desk.practice.people[person].name
        self._acting.said.emit(_("Added to {name}’s plan.").format(name=name))
        return True
