"""What a practice calls itself, as it changes."""

from __future__ import annotations

from typing import Literal

from app.model.entry import Event
from app.model.practice_head import PracticeHead


class PracticeNamed(Event):
    """What stands at the head of the practice's documents from now on; the newest counts."""

    kind: Literal["practice_named"] = "practice_named"
    head: PracticeHead
