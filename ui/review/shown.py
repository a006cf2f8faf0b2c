"""What the review shows, as one value: the notes, whose is open, and what is half typed in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.live.note_events import GROUP_SECTION
from app.review.sheet import NoteSheet
from ui.review.policy_line import Policy

NO_POLICY: Final = Policy("")


@dataclass(frozen=True, slots=True)
class Shown:
    """`about` is whose note is open. `elsewhere`: the program's record is in another program, and notes are entered
    there. `typed` is half-typed text by section, as `app.lines` names the fields. `user` is who sits here."""

    headline: str
    sheets: tuple[NoteSheet, ...]
    about: str
    zone: str
    now: datetime
    user: str
    elsewhere: bool = False
    formats: tuple[tuple[str, str], ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    policy: Policy = NO_POLICY
    writes: bool = True  # whether who sits here may, or reads
    # words beside the risk that could be another member's name, as they stand there, by the key of their answer
    risk_names: Mapping[str, str] = field(default_factory=dict)

    # the same of a half-typed addendum
    addendum_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def sheet(self) -> NoteSheet | None:
        return next((sheet for sheet in self.sheets if sheet.about == self.about), None)

    @property
    def for_group(self) -> bool:
        return self.about == GROUP_SECTION
