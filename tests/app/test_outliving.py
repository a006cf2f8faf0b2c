"""Backups with words about somebody who was erased are told by what is in them, not by when they were made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.backing_up import BackingUp
from app.clock import SetClock
from app.desk import Desk
from app.erasing import erase, told_of
from app.live import commands as live
from app.model.people import Person
from app.outliving import still_hold
from app.practice.care import discharge
from app.practice.commands import add_person
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from app.vault.restoring import Listed, restore
from tests.app.test_backing_up import examined
from tests.app.vault.making import brought_back
from tests.practice_for_tests import ALEX, JAMES, MARIA, MORNING, PASSPHRASE, minutes, opened

PATIENCE = 60
NOAH = Person(id="person-noah", name="Noah B.")


def backed_up(desk: Desk, clock: SetClock) -> str:
    clock.pass_time(minutes(1))
    return BackingUp(desk, clock, verified=examined).now().result(PATIENCE).path.name


def come_and_erased(desk: Desk, clock: SetClock, back_up: bool = True) -> str:
    """Noah comes, is backed up, goes, and is erased; the name of the backup that he is in."""
    seat = desk.seat(ALEX.id)
    seat.arrange(add_person, NOAH, MORNING, date(2016, 5, 2))
    seat.arrange(discharge, NOAH.id, date(2016, 8, 1), "Done.")
    name = backed_up(desk, clock) if back_up else ""
    clock.pass_time(minutes(1))
    erase(seat, told_of(desk, NOAH.id).result(PATIENCE), NOAH.name, "It is time.").result(PATIENCE)
    return name


def holding(desk: Desk, clock: SetClock) -> list[str]:
    found: Sequence[Listed] = BackingUp(desk, clock, verified=examined).listed().result(PATIENCE)
    return [each.backup.path.name for each in still_hold(desk.practice, found)]


def test_those_from_before_and_after_do_not_count(desk: Desk, clock: SetClock) -> None:
    backed_up(desk, clock)
    his = come_and_erased(desk, clock)
    backed_up(desk, clock)
    assert holding(desk, clock) == [his]


def test_one_that_never_held_them_does_not_count_after_restoring_an_older_one(
    tmp_path: Path, desk: Desk, clock: SetClock
) -> None:
    """It has more entries than the vault had when they came, and was made before they were erased."""
    folder = desk.vault.folder
    early = backed_up(desk, clock)
    seat = opened(desk)
    seat.do(live.start)
    for person in (MARIA, JAMES):
        seat.do(live.mark_arrived, person)
        seat.do(live.mark_left, person)
        seat.do(live.mark_arrived, person)
    seat.do(live.end, (MARIA, JAMES))
    desk.put_away()
    backed_up(desk, clock)
    desk.close()
    kept = folder / "backups" / early
    restore(folder, kept, unlock(folder, PASSPHRASE), clock.read().wall, brought_back)
    again = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock, shipped_library())
    his = come_and_erased(again, clock)
    assert holding(again, clock) == [his]
    again.close()


def test_one_that_cannot_be_read_counts_if_it_is_that_old(desk: Desk, clock: SetClock) -> None:
    his = come_and_erased(desk, clock)
    later = backed_up(desk, clock)
    for name in (his, later):
        path = desk.vault.folder / "backups" / name
        path.write_bytes(path.read_bytes()[:-40])
    assert holding(desk, clock) == [his]
