"""Asks the vault for what stands beside a session in its notes: last notes, cravings before, whom people met."""

from __future__ import annotations

import asyncio

from app.desk import Desk
from app.live.state import Session
from app.model.days import day_in
from app.model.rows import RoundRow
from app.review.sheets import Beside


async def beside_of(desk: Desk, session: Session) -> Beside:
    """Everything comes in the vault's own order; raises VaultError where the disk does not answer."""
    opened = session.opened
    if opened is None:
        return Beside()
    people = list(session.people)
    day = day_in(opened.zone, session.run.started or opened.scheduled).isoformat()
    last = desk.vault.last_notes(people, session.stream)
    rounds = {person: desk.vault.rounds(person) for person in people}
    met = {person: desk.vault.met_by(person) for person in people}
    notes = await asyncio.wrap_future(last)
    cravings = {person: _cravings(await asyncio.wrap_future(rows), day) for person, rows in rounds.items()}
    around = {person: await asyncio.wrap_future(each) for person, each in met.items()}
    return Beside(notes, cravings, around)


def _cravings(rows: list[RoundRow], day: str) -> tuple[int, ...]:
    """At check-in, before a day, oldest first."""
    return tuple(row.craving_in for row in reversed(rows) if row.day < day and row.craving_in is not None)
