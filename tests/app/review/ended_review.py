"""A session that has just ended, on a desk, with its notes still to be written."""

from __future__ import annotations

from pathlib import Path

from app.clock import SetClock
from app.desk import Desk, Seat
from app.live import commands as live
from app.live.state import Session
from app.model.people import Objective
from app.practice import commands as practice
from app.review import commands
from app.review.sheet import NoteSheet
from app.review.sheets import note_sheet
from tests.practice_for_tests import (
    ALEX,
    JAMES,
    MARIA,
    clock_at,
    held,
    new_desk,
    opened,
)

ASSESSMENT = "Sees warning signs early and puts them into words."
PLAN = "Bring the list of signs to the individual session."


class Review:
    """An ended session on a desk: Maria and James were there, Aisha was not."""

    def __init__(self, folder: Path) -> None:
        self.clock: SetClock = clock_at()
        self.desk: Desk = new_desk(folder, self.clock)
        self.alex: Seat = self.desk.seat(ALEX.id)
        for person in (MARIA, JAMES):
            of = self.desk.practice.people[person]
            objective = Objective(id=f"{person}-1", text="Name warning signs.")
            self.alex.arrange(practice.change_person, of.model_copy(update={"objectives": (objective,)}))
        seat = opened(self.desk)
        seat.do(live.start)
        held(seat, self.clock)

    @property
    def session(self) -> Session:
        assert self.desk.session is not None
        return self.desk.session

    def sheet(self, about: str = MARIA) -> NoteSheet:
        return note_sheet(self.session, self.desk.practice, about)

    def write(self, about: str = MARIA, assessment: str = ASSESSMENT, plan: str = PLAN) -> None:
        for section, words in (("assessment", assessment), ("plan", plan)):
            self.alex.do(commands.write_section, about, section, words)

    def complete(self, about: str = MARIA) -> NoteSheet:
        self.write(about)
        self.alex.do(commands.answer_risk, about, "none")
        self.alex.do(commands.name_objectives, self.desk.practice, about, [f"{about}-1"])
        return self.sheet(about)
