"""Care beside the group: individual and family sessions, steps of care, and what a discharge asks for."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from pydantic import AwareDatetime, Field

from app.model.entry import Value

# a day before this year is a slip in typing
FIRST_YEAR: Final = 1900

StepKind = Literal["admitted", "stepped_up", "stepped_down", "aftercare", "discharged", "readmitted"]
BesideKind = Literal["individual", "family"]
ReachedHow = Literal["call", "text", "email", "contact"]
DischargeItem = Literal[
    "plan_handed_over",
    "next_care_arranged",
    "naloxone_talked_about",
    "contacts_known",
    "releases_reviewed",
    "summary_sent",
]
# In the order in which they are gone through.
DISCHARGE_ITEMS: tuple[DischargeItem, ...] = (
    "plan_handed_over",
    "next_care_arranged",
    "naloxone_talked_about",
    "contacts_known",
    "releases_reviewed",
    "summary_sent",
)


class CareStep(Value):
    """A step of care: when, and why. `to` names the level or the program where it leads, if it leads somewhere."""

    kind: StepKind
    on: date
    reason: str = Field(default="", max_length=300)
    to: str = Field(default="", max_length=80)


class BesideSession(Value):
    """An individual or a family session beside the group, held on a day."""

    id: str
    kind: BesideKind
    on: date
    minutes: int = Field(ge=1, le=480)
    # the user who held it
    by: str = ""


class ReachTry(Value):
    """One attempt to reach somebody who did not come, at the entry's own time or `at` an earlier one."""

    how: ReachedHow
    reached: bool
    words: str = Field(default="", max_length=200)
    at: AwareDatetime | None = None
