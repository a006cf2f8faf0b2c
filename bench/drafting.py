"""What the draft of one note takes of the processor, at the end of a whole rehearsed session."""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path

from app import rehearsal_cast as cast
from app.live.state import Session
from app.practice.state import Practice
from app.rehearsal import open_practice, play
from app.review.drafting import draft
from app.review.facts import hold, known
from app.review.sheets import format_of, note_sheets
from bench.measuring import TIMES, Figure, repeated

GOAL_MS = 10


def measure(folder: Path) -> list[Figure]:
    desk, clock, group = open_practice(folder / "drafting", "harmony", 1)
    try:
        play(desk, clock, group, random.Random(1), lambda _name, _desk: None)
        session, practice = desk.session, desk.practice
        assert session is not None
        _one(session, practice)
        one = [_one(session, practice) for _time in range(TIMES)]
        every = [_all(session, practice) for _time in range(TIMES)]
    finally:
        desk.close()
    said = f"one person's draft; all {len(session.people) + 1} notes with what they need: "
    return [repeated("draft_ms", one, GOAL_MS, f"{said}{statistics.median(every):.0f} ms")]


def _one(session: Session, practice: Practice) -> float:
    """Milliseconds from the session to the sentences about one person, nothing known before."""
    began = time.process_time()
    of = known(hold(session, practice), cast.HAVING_A_HARD_DAY)
    format = format_of(of.held, of)
    for section in format.sections:
        draft(of, format, section)
    return (time.process_time() - began) * 1000


def _all(session: Session, practice: Practice) -> float:
    began = time.process_time()
    note_sheets(session, practice)
    return (time.process_time() - began) * 1000
