"""What the clock of a session goes by: blocks, pauses, minutes given and taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import AwareDatetime

from app.model.agenda import Block
from app.model.entry import Event


class SessionStarted(Event):
    """The clock runs. `extra`: on another day than was planned; the session counts for the day on which it is held, and
    the meeting that it was opened for is still to come."""

    kind: Literal["session_started"] = "session_started"
    extra: bool = False


class BlockEntered(Event):
    kind: Literal["block_entered"] = "block_entered"
    block: str


class Paused(Event):
    """The clock stands. `minutes` makes it a short break for everybody: when they are asked to be back."""

    kind: Literal["paused"] = "paused"
    minutes: int | None = None


class Resumed(Event):
    kind: Literal["resumed"] = "resumed"


class TimeAdded(Event):
    """Minutes given to a block, or taken from it when below zero."""

    kind: Literal["time_added"] = "time_added"
    block: str
    minutes: int


class StartCorrected(Event):
    """What runs now, a block or a pause, really began when this entry says: nobody pressed the key in time."""

    kind: Literal["start_corrected"] = "start_corrected"


class PauseAdded(Event):
    """This stretch counts as a pause after all: nobody pressed the key, or the computer was `asleep`, and the blocks
    that began by themselves meanwhile did not."""

    kind: Literal["pause_added"] = "pause_added"
    start: AwareDatetime
    end: AwareDatetime
    asleep: bool = False


class EndSet(Event):
    """When the session is to end: kept from the plan, or moved with a late start. The drift is measured against it."""

    kind: Literal["end_set"] = "end_set"
    end: AwareDatetime


class BlocksArranged(Event):
    """The agenda from now on: a block was put in, dropped, moved, or the whole edited before the start."""

    kind: Literal["blocks_arranged"] = "blocks_arranged"
    blocks: tuple[Block, ...]
    # the blocks have their own minutes again: what was given and taken before does not count any more
    anew: bool = False


class Slept(Event):
    """The computer slept for `seconds` until this moment. The time counts, unless it is made a pause."""

    kind: Literal["slept"] = "slept"
    seconds: float


class PlanChanged(Event):
    """Several blocks got more or fewer minutes at once: a way back to the plan that was accepted."""

    kind: Literal["plan_changed"] = "plan_changed"
    minutes: Mapping[str, int]
