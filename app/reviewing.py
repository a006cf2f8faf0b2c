"""What the review of a session needs of the vault beside the session itself, and the signing that binds to it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from app.desk import Desk, Seat
from app.errors import Refused
from app.lines import then
from app.live.state import Session
from app.model.rows import RoundRow
from app.review import commands
from app.review.sheet import NoteSheet
from app.review.sheets import Beside
from app.words import _


def beside(desk: Desk, session: Session) -> Future[Beside]:
    """The last signed notes of the session's people, their cravings before it, and whom they have met here."""
    people = list(session.people)
    rounds = {person: desk.vault.rounds(person) for person in people}
    met = {person: desk.vault.met_by(person) for person in people}
    # the vault answers in order: when the last answer is there, the others are
    return then(
        desk.vault.last_notes(people, session.stream),
        lambda last: Beside(
            last,
            {person: _cravings(asked.result(), session) for person, asked in rounds.items()},
            {person: asked.result() for person, asked in met.items()},
        ),
    )


def sign(seat: Seat, sheet: NoteSheet, alike: str = "") -> None:
    """Sign a note as it lies there. Raises Refused, with nothing changed, when it cannot be signed yet."""
    desk = seat.desk
    user = desk.practice.users.get(seat.user)
    if user is None:
        raise Refused(_("Only somebody with a place in this practice signs."))
    seat.do(commands.sign, desk.practice, user, sheet, head_of(desk), alike)


def head_of(desk: Desk) -> commands.Head:
    """How far the journal has come: what a signature binds to."""
    head = desk.vault.head()
    return head.count, head.mac


def _cravings(rows: Sequence[RoundRow], session: Session) -> tuple[int, ...]:
    """Oldest first, of sessions before this one; `rows` are the newest first."""
    day = session.opened.day.isoformat() if session.opened else ""
    before = [row for row in rows if row.stream != session.stream and row.day <= day][::-1]
    levels = (row.craving_in if row.craving_in is not None else row.craving_out for row in before)
    return tuple(level for level in levels if level is not None)
