"""What the desk goes on with once words were erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.live.state import Session
from app.model.entry import Rewritten
from app.practice.state import Practice


@dataclass(frozen=True, slots=True)
class Without:
    """Sessions by their streams and, where it changes, the practice, folded without the words; `again` is what emptied
    entries say from then on, by stream; `drafts` are the half-typed texts that go."""

    sessions: Mapping[str, Session]
    drafts: tuple[str, ...] = ()
    again: Mapping[str, Sequence[Rewritten]] = field(default_factory=dict)
    practice: Practice | None = None
