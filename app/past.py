"""What sessions leave for later ones: their rows in the views, and what the vault is asked for when one is opened."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future

from app.audit.events import STREAM as AUDIT
from app.clock import Clock, Trusted
from app.lines import live_entry, then
from app.live import rows as live_rows
from app.live import state as live_state
from app.live.state import Session
from app.model.fresh_rooms import TIMES
from app.model.groups import Group
from app.model.rows import Rows
from app.opening import Past, first_turns
from app.practice.state import STREAM as PRACTICE
from app.vault.entries import StoredEntry
from app.vault.folder import Vault


def past_of(vault: Vault, group: Group, members: Collection[str]) -> Future[Past]:
    """The past of a group and of those of its people who are expected."""
    came_up = vault.deck_use(group.id)
    held = vault.sessions(group.id)
    checks = vault.last_checks(members)
    met = vault.met(members)
    rooms = vault.rooms(group.id, TIMES)
    coverage = vault.coverage(people=members)
    # the vault answers in order: when the last answer is there, the others are
    return then(
        vault.last_rounds(members),
        lambda last: Past(
            1 + sum(1 for row in held.result() if row.started),
            last,
            checks.result(),
            came_up.result(),
            met.result(),
            rooms.result(),
            first_turns(held.result()),
            coverage.result(),
        ),
    )


def rows_of(stream: str, lines: list[StoredEntry]) -> Rows | None:
    """What a session leaves in the views and in the search index; the practice and the audit leave nothing."""
    if stream in (PRACTICE, AUDIT):
        return None
    return live_rows.rows(live_state.fold_all(stream, (live_entry(stored) for stored in lines)))


def past_session(vault: Vault, stream: str) -> Future[Session]:
    """A session of the past, exactly as it was."""
    return then(
        vault.read(stream),
        lambda lines: live_state.fold_all(stream, (live_entry(stored) for stored in lines)),
    )


def going_on(vault: Vault, clock: Clock) -> tuple[Session, Trusted, bool] | None:
    """After a crash: the session that has no end, its time, and whether the clock that counts sleep has gone on since
    its last entry, whatever happened to the wall clock. None where nothing runs."""
    running = vault.running().result()
    if not running:
        return None
    lines = vault.read(running[0].stream).result()
    session = live_state.fold_all(running[0].stream, (live_entry(stored) for stored in lines))
    last = lines[-1]
    if last.boot == clock.read().boot:
        return session, Trusted(clock, last.recorded_at, last.monotonic), True
    return session, Trusted(clock, max(last.recorded_at, clock.read().wall)), False
