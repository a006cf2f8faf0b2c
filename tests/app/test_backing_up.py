"""Backups are made when a group needs them and no oftener, at two places, and each kept one can be restored."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.backing_up import BackingUp, Removed, examined_apart, restored_words
from app.clock import SetClock
from app.desk import Desk
from app.errors import DamagedVault, DiskTrouble, GroupsideError
from app.live import commands as live
from app.setting_up import shipped_library
from app.vault import backup, pages
from app.vault.cipher import PAGE
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.restoring import restore
from tests.app.vault.making import CHEAP, brought_back, entry, journal_of
from tests.faults.figures import note_passed
from tests.practice_for_tests import ALEX, JAMES, MARIA, PASSPHRASE, clock_at, minutes, new_desk, opened

YEAR = 365
PATIENCE = 60


def examined(path: Path, secret: bytes) -> None:
    keyring, head = backup.told_secret(secret)
    assert backup.examine(path, keyring, head) == []


@pytest.fixture
def backing(desk: Desk, clock: SetClock) -> BackingUp:
    return BackingUp(desk, clock, verified=examined)


def looked(backing: BackingUp) -> bool:
    """Whether a look now begins a backup; waits for it."""
    begun = backing.look()
    if begun is not None:
        begun.result(PATIENCE)
    return begun is not None


def count(backing: BackingUp) -> int:
    return len(backup.kept(backing.folder))


def test_one_is_made_at_first_every_fifteen_minutes_of_a_group_and_at_its_end(
    desk: Desk, clock: SetClock, backing: BackingUp
) -> None:
    assert looked(backing)
    assert count(backing) == 1
    seat = opened(desk)
    clock.pass_time(minutes(60))
    assert not looked(backing)  # nobody meets yet
    seat.do(live.start)
    backing.now().result(PATIENCE)
    for number, (passed, due) in enumerate([(14, False), (1.1, True), (14, False), (1.1, True)]):
        clock.pass_time(minutes(passed))
        desk.vault.append(Batch((entry(desk.vault, number, "x"),)))
        assert looked(backing) == due
    assert count(backing) == 4
    seat.do(live.mark_arrived, MARIA)
    clock.pass_time(minutes(10))
    seat.do(live.end, [MARIA])  # the act itself begins it
    backing.now().result(PATIENCE)  # one at a time: that of the end is done by now
    assert count(backing) == 5
    assert desk.vault.is_backed_up_in(backup.kept(backing.folder)[-1].path)
    clock.pass_time(minutes(600))
    assert not looked(backing)


def test_what_has_not_changed_is_not_backed_up_again(desk: Desk, backing: BackingUp) -> None:
    first = backing.now().result(PATIENCE)
    assert backing.now().result(PATIENCE) == first
    assert backing.standing.newest == first
    desk.vault.change_passphrase(ALEX.id, PASSPHRASE, "another four plain words", cost=CHEAP)
    second = backing.now().result(PATIENCE)
    assert second != first
    assert count(backing) == 2


def test_a_real_process_looks_through_it(desk: Desk, clock: SetClock) -> None:
    backing = BackingUp(desk, clock)
    made = backing.now().result(PATIENCE)
    assert desk.vault.examine(made.path) == []
    secret = backup.secret(desk.vault._keyring, desk.vault.head())
    examined_apart(made.path, secret)
    content = bytearray(made.path.read_bytes())
    content[9000] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(DamagedVault, match="was not whole"):
        examined_apart(made.path, secret)
    with pytest.raises(DiskTrouble):
        examined_apart(made.path, b"no keys at all")


def test_a_backup_that_cannot_be_made_is_one_sentence_and_costs_none_of_the_others(
    desk: Desk, clock: SetClock
) -> None:
    def not_whole(path: Path, secret: bytes) -> None:
        raise DamagedVault("It was not whole.")

    good = BackingUp(desk, clock, verified=examined)
    kept = good.now().result(PATIENCE)
    opened(desk)
    bad = BackingUp(desk, clock, verified=not_whole)
    with pytest.raises(GroupsideError):
        bad.now().result(PATIENCE)
    assert bad.standing.trouble == "It was not whole."
    assert list(bad.folder.iterdir()) == [kept.path]
    good.now().result(PATIENCE)
    assert (good.standing.trouble, count(good)) == ("", 2)


def test_a_page_that_cannot_be_read_is_never_backed_up_as_something_else(desk: Desk, clock: SetClock) -> None:
    """Of an index of the views: no entry stands on it, and the copy of it has a right HMAC."""
    keyring, folder = desk.vault._keyring, desk.vault.folder
    desk.close()
    journal = journal_of(folder)
    page = pages.read(journal, backup.file_keys(keyring).file)._root("index", "view_found_by_stream")
    assert page is not None
    with journal.open("r+b") as file:
        file.seek((page - 1) * PAGE + 1000)
        file.write(bytes(100))
    again = Desk(Vault.open(folder, keyring), clock, shipped_library())
    with pytest.raises(DamagedVault, match="a part of the vault is damaged"):
        BackingUp(again, clock).now().result(PATIENCE)
    assert again.vault.damaged
    assert backup.kept(folder / backup.FOLDER) == []
    again.close()


def test_what_is_to_go_goes_here_and_at_the_second_place_or_it_is_said(
    desk: Desk, backing: BackingUp, tmp_path: Path
) -> None:
    backing.second = tmp_path / "stick"
    backing.second.mkdir()
    first = backing.now().result(PATIENCE)
    opened(desk)
    newest = backing.now().result(PATIENCE)
    place = backing.second_folder
    assert place is not None
    copies = {path.name for path in place.iterdir()}
    assert copies == {first.path.name, newest.path.name}
    backing.second.rename(tmp_path / "in the bag")
    assert backing.remove([first, newest]) == Removed(1, reached=False)
    (tmp_path / "in the bag").rename(backing.second)
    assert {path.name for path in place.iterdir()} == copies
    assert backing.remove([first]) == Removed(1, reached=True)
    assert [path.name for path in place.iterdir()] == [newest.path.name]
    assert [each.path for each in backup.kept(backing.folder)] == [newest.path]


def test_the_second_place_gets_the_same_file_and_may_be_missing(
    desk: Desk, backing: BackingUp, tmp_path: Path
) -> None:
    backing.second = tmp_path / "stick"
    made = backing.now().result(PATIENCE)
    assert "is not there" in backing.standing.second_trouble
    assert not (tmp_path / "stick").exists()  # nothing is made where a stick is not plugged in
    backing.second.mkdir()
    backing.now().result(PATIENCE)
    there = backing.second_folder
    assert there is not None
    assert backing.standing.second_trouble == ""
    assert (there / made.path.name).read_bytes() == made.path.read_bytes()
    listed = backing.listed().result(PATIENCE)
    assert [each.backup.path for each in listed] == [made.path]  # the same backup is listed once
    assert listed[0].holds is not None
    shutil.rmtree(backing.second)
    backing.second.write_text("a file where a folder was")
    opened(desk)
    backing.now().result(PATIENCE)
    assert backing.standing.second_trouble
    assert count(backing) == 2


@pytest.mark.parametrize("by", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_that_was_set_wrong_costs_no_backup(
    desk: Desk, clock: SetClock, backing: BackingUp, by: timedelta
) -> None:
    def one_more(number: int) -> None:
        desk.vault.append(Batch((entry(desk.vault, number, "more"),)))
        backing.now().result(PATIENCE)

    for number in range(3):
        one_more(number)
    before = {each.path for each in backup.kept(backing.folder)}
    clock.change_wall(by)
    one_more(10)
    clock.change_wall(-by)
    one_more(11)
    there = backup.kept(backing.folder)
    assert before < {each.path for each in there}
    assert len(there) == 5
    assert desk.vault.is_backed_up_in(there[-1 if by.days < 0 else -2].path)


@pytest.mark.parametrize(
    "days", [60, pytest.param(YEAR, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)
def test_every_kept_backup_of_a_life_of_groups_can_be_restored(tmp_path: Path, days: int) -> None:
    """The drill: each one is restored and has every entry that the vault had when it was made, and no other."""
    clock = clock_at(datetime(2026, 1, 5, 14, tzinfo=UTC))
    desk = new_desk(tmp_path / "vault", clock, cost=CHEAP)
    backing = BackingUp(desk, clock, verified=examined)
    held: dict[str, list[str]] = {}
    for day in range(days):
        for turn in range(2):
            desk.vault.append(
                Batch((entry(desk.vault, day * 10 + turn, f"day {day}", f"session-{day // 7}"),))
            )
            made = backing.now().result(PATIENCE)
            held[made.path.name] = ids(desk.vault)
            clock.pass_time(timedelta(hours=1))
        clock.pass_time(timedelta(hours=22))
    assert desk.close() == 0
    kept = backup.kept(backing.folder)
    newest = kept[-1].made
    ages = sorted({(newest.date() - each.made.date()).days for each in kept})
    assert ages[:12] == list(range(12))
    assert len(ages) == (12 + 7 if days == 60 else len(ages))
    keyring = unlock(tmp_path / "vault", PASSPHRASE)
    for each in kept:
        done = restore(tmp_path / "vault", each.path, keyring, clock.read().wall, brought_back)
        again = Vault.open(tmp_path / "vault", keyring)
        assert set(ids(again)) > set(held[each.path.name])  # and the one that says so
        assert again.head().count == len(held[each.path.name]) + 1
        assert again.verify().result() == []
        assert again.close() == 0
        assert done.holds.entries == len(held[each.path.name])
        shutil.rmtree(done.set_aside)
    if days == YEAR:
        note_passed("backups of a year, each restored", len(kept), 1, "every entry of then, and no other")


def ids(vault: Vault) -> list[str]:
    return sorted(each.id for stream in vault.streams().result() for each in vault.read(stream).result())


def test_the_vault_moves_out_in_one_file_that_is_checked(
    desk: Desk, backing: BackingUp, tmp_path: Path
) -> None:
    backing.move_out(tmp_path / "Our groups.backup").result(PATIENCE)
    assert desk.vault.examine(tmp_path / "Our groups.backup") == []
    with pytest.raises(GroupsideError, match="already a file"):
        backing.move_out(tmp_path / "Our groups.backup").result(PATIENCE)


def test_a_restored_practice_is_the_one_of_then(desk: Desk, clock: SetClock, backing: BackingUp) -> None:
    seat = opened(desk)
    seat.do(live.start)
    seat.do(live.mark_arrived, MARIA)
    made = backing.now().result(PATIENCE)
    assert desk.session is not None
    before = desk.session.here
    seat.do(live.mark_arrived, JAMES)
    folder = desk.vault.folder
    assert desk.close() == 0
    done = restore(folder, made.path, unlock(folder, PASSPHRASE), clock.read().wall, brought_back)
    assert done.later == {"person_arrived": 1}
    assert restored_words(done) == (
        f"The vault now holds {done.holds.entries} entries. 1 entry is later than the backup. "
        f"The vault as it was is kept in “{done.set_aside.name}”."
    )
    signed = replace(done, later={"note_signed": 2, "note_caught": 3}, passphrases_of_backup=True)
    assert "5 entries are later than the backup. 2 signed texts are among them." in restored_words(signed)
    assert restored_words(signed).endswith("The vault opens with the passphrases of the time of the backup.")
    again = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock, shipped_library())
    assert again.session is not None
    assert again.session.here == before == {MARIA}
    assert again.close() == 0
