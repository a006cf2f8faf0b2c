"""What an attendance report says, whichever platform wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Platform = Literal["zoom", "teams", "meet", "other"]
Stay = tuple[datetime, datetime]
"""From when to when somebody was in the call: aware, in UTC, the end after the start."""


@dataclass(frozen=True, slots=True)
class ReportedPerson:
    """Somebody in a call, as the platform calls them; '' for what it does not say.

    `spans` are in order and never overlap. `minutes` are whole, rounded half up. They can be fewer than those in the
    spans, where only the first and the last moment are known, and stand alone where the report has no times.
    """

    name: str
    email: str = ""
    original_name: str = ""
    minutes: int = 0
    spans: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class AttendanceReport:
    """The people of one report, in its order, and a sentence for each thing that it was not possible to read.

    A warning points at rows by their number and never holds a name.
    """

    platform: Platform
    people: tuple[ReportedPerson, ...]
    warnings: tuple[str, ...] = ()
