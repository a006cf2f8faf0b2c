"""A practice says what it is called on its documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.errors import Refused
from app.model.practice_head import PracticeHead
from app.practice import events as e
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def name_practice(practice: Practice, now: datetime, head: PracticeHead) -> Events:
    """Another head for what is made from now on. Raises Refused for a line that no name stands above."""
    if head.line and not head.name:
        raise Refused(_("The line below needs the practice’s name above it."))
    return [] if practice.head == head else [e.PracticeNamed(head=head)]
