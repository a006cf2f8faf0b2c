"""Small groups: who sits with whom in a breakout."""

from __future__ import annotations

from typing import Literal

from app.model.entry import Value

DrawnBy = Literal["as_last_time", "fresh", "hand"]


class Room(Value):
    """One small group: the people in it, and the user who leads it, '' for nobody."""

    people: tuple[str, ...]
    lead: str = ""
