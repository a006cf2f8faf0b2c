"""The notes of a rehearsal, written and signed after the group: drafts by the rules, judgement in the cast's words."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from app import rehearsal_cast as cast
from app.clock import SetClock
from app.desk import Desk, Seat
from app.errors import Refused
from app.live.note_events import GROUP_SECTION
from app.model.care import ReachedHow
from app.practice.no_shows import try_to_reach
from app.rehearsal_words import CONCERN, WRITTEN
from app.review import commands
from app.review.sheet import NoteSheet
from app.review.sheets import Beside, note_sheet, note_sheets
from app.reviewing import beside, sign
from app.words import _


class Reviewed(NamedTuple):
    """How many notes were drafted, and how many are signed."""

    drafted: int
    signed: int


def review(desk: Desk, clock: SetClock) -> Reviewed:
    """Go through the notes of the session that lies on the desk, as its facilitator would, and sign each."""
    session = desk.session
    if session is None:
        raise Refused(_("No session is open."))
    alex = desk.seat(cast.FACILITATOR.id)
    try_to_reach_everybody(alex)
    around = beside(desk, session).result()
    sheets = note_sheets(session, desk.practice, around)
    for sheet in sheets:
        clock.pass_time(timedelta(minutes=3))
        write(alex, sheet)
        sign(alex, _now(desk, sheet.about, around))
    notes = (desk.session or session).progress.values()
    return Reviewed(len(sheets), sum(note.signed is not None for note in notes))


def write(seat: Seat, sheet: NoteSheet) -> None:
    """Fill in what the rules leave to a person."""
    about = sheet.about
    if about == GROUP_SECTION:
        return
    answer = "not_seen" if sheet.no_show else "concern" if about in CONCERN else "none"
    seat.do(commands.answer_risk, about, answer, CONCERN.get(about, ""))
    if sheet.no_show:
        return
    seat.do(commands.name_objectives, seat.desk.practice, about, [sheet.objectives[0].id])
    for section in sheet.sections:
        words = WRITTEN[about].get(section.id, "")
        if words:
            # after what was drafted, where something was
            text = f"{section.standing.text} {words}".strip()
            seat.do(commands.write_section, about, section.id, text, section.offered)


def _now(desk: Desk, about: str, around: Beside) -> NoteSheet:
    if desk.session is None:
        raise Refused(_("No session is open."))
    return note_sheet(desk.session, desk.practice, about, around)


def try_to_reach_everybody(alex: Seat) -> None:
    """Whoever did not come is written to, and then called."""
    session = alex.desk.session
    if session is None:
        return
    tries: tuple[tuple[ReachedHow, str], ...] = (("text", ""), ("call", "left a message to call back"))
    for how, words in tries:
        alex.arrange(
            try_to_reach, cast.NO_SHOW, session.stream, [cast.NO_SHOW], how, reached=False, words=words
        )
