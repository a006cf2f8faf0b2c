"""What sessions leave for later ones: their rows in the views, and what the vault is asked for when one is opened."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future

from app.lines import live_entry, then
from app.live import rows as live_rows
from app.live import state as live_state
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
    """What a session leaves in the views and in the search index; the practice leaves nothing."""
    if stream == PRACTICE:
        return None
    return live_rows.rows(live_state.fold_all(stream, (live_entry(stored) for stored in lines)))
