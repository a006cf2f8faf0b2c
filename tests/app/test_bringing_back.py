"""Before a vault is open: restored, recovered, taken in; and whatever goes wrong, nothing is deleted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.backing_up import BackingUp
from app.bringing_back import BroughtBack, find, find_file, recover, restore
from app.clock import SetClock
from app.desk import Desk
from app.errors import AlreadyOpen, DamagedVault, Refused, WrongPassphrase
from app.setting_up import shipped_library
from app.vault import backup, header
from app.vault.cipher import PAGE
from app.vault.folder import Vault
from tests.app.test_backing_up import examined
from tests.practice_for_tests import MARIA, PASSPHRASE, clock_at, new_desk, opened

PATIENCE = 60


@pytest.fixture
def clock() -> SetClock:
    return clock_at()


@pytest.fixture
def vault(tmp_path: Path, clock: SetClock) -> Iterator[Path]:
    """With a backup, and a session that is later. Afterwards nothing half is left."""
    desk = new_desk(tmp_path / "vault", clock)
    BackingUp(desk, clock, verified=examined).now().result(PATIENCE)
    opened(desk)
    desk.close()
    yield tmp_path / "vault"
    assert list((tmp_path / "vault").glob(".restored-*")) == []


def journal(vault: Path) -> Path:
    return vault / header.read(vault).journal


def sessions(folder: Path, back: BroughtBack, clock: SetClock) -> int:
    """How many the vault has that came back, opened like any other; its people are there."""
    desk = Desk(Vault.open(folder, back.keyring), clock, shipped_library())
    desk.rebuild_views().result(PATIENCE)
    assert MARIA in desk.practice.people
    count = len(desk.vault.streams().result(PATIENCE))
    desk.close()
    return count


def test_a_backup_is_restored_and_the_later_session_is_only_in_what_was_set_aside(
    vault: Path, clock: SetClock
) -> None:
    found = find(vault, None, PASSPHRASE)
    (backed_up,) = found.listed
    assert backed_up.holds is not None
    assert backed_up.holds.sessions == 0
    back = restore(vault, found, backed_up, clock.read().wall)
    assert "later than the backup" in back.sentence
    assert back.event.how == "restored"
    without = sessions(vault, back, clock)
    (aside,) = vault.glob("set-aside-*")
    assert sessions(aside, back, clock) == without + 1


def test_a_damaged_vault_is_made_whole_with_its_later_session_and_kept_as_it_was(
    vault: Path, clock: SetClock
) -> None:
    damaged = journal(vault)
    with damaged.open("r+b") as file:  # a page in the middle is torn
        file.seek(damaged.stat().st_size // PAGE // 2 * PAGE + 100)
        file.write(bytes(200))
    as_it_was = damaged.read_bytes()
    back = recover(vault, PASSPHRASE, clock.read().wall)
    assert back.event.missing == 0
    assert f"{back.event.entries} entries are there again" in back.sentence
    (aside,) = vault.glob("set-aside-*")
    assert aside.name in back.sentence
    assert (aside / damaged.name).read_bytes() == as_it_was
    assert not damaged.exists()
    assert sessions(vault, back, clock) > 0
    vault_now = Vault.open(vault, back.keyring)
    assert vault_now.verify().result(PATIENCE) == []
    vault_now.close()


def test_of_a_journal_of_zeroes_the_backup_is_left(vault: Path, clock: SetClock) -> None:
    damaged = journal(vault)
    damaged.write_bytes(bytes(damaged.stat().st_size))
    back = recover(vault, PASSPHRASE, clock.read().wall)
    assert "of them from the backup" in back.sentence
    sessions(vault, back, clock)


def test_nothing_to_read_and_no_backup_leaves_everything(vault: Path, clock: SetClock) -> None:
    damaged = journal(vault)
    damaged.write_bytes(bytes(damaged.stat().st_size))
    shutil.rmtree(vault / backup.FOLDER)
    before = {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()}
    with pytest.raises(DamagedVault, match="Nothing could be read"):
        recover(vault, PASSPHRASE, clock.read().wall)
    assert {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()} == before


def test_a_vault_whose_header_is_lost_is_found_by_its_backups(vault: Path, clock: SetClock) -> None:
    for name in header.NAMES:
        (vault / name).unlink()
    found = find(vault, None, PASSPHRASE)
    back = restore(vault, found, found.listed[0], clock.read().wall)
    assert "passphrases of the time of the backup" in back.sentence
    sessions(vault, back, clock)


def test_a_file_from_another_computer_comes_into_an_empty_place(
    vault: Path, clock: SetClock, tmp_path: Path
) -> None:
    (kept,) = backup.kept(vault / backup.FOLDER)
    moved, here = tmp_path / "stick.backup", tmp_path / "new laptop" / "vault"
    shutil.copy(kept.path, moved)
    found = find_file(moved, PASSPHRASE)
    back = restore(here, found, found.listed[0], clock.read().wall)
    assert back.event.how == "moved"
    sessions(here, back, clock)
    assert moved.exists()


def test_what_cannot_be_is_one_sentence_and_changes_nothing(vault: Path, clock: SetClock) -> None:
    with pytest.raises(WrongPassphrase):
        find(vault, None, "not the one")
    found = find(vault, None, PASSPHRASE)
    still_open = Vault.open(vault, found.keyring)
    with pytest.raises(AlreadyOpen):
        restore(vault, found, found.listed[0], clock.read().wall)
    with pytest.raises(AlreadyOpen):
        recover(vault, PASSPHRASE, clock.read().wall)
    still_open.close()
    shutil.rmtree(vault / backup.FOLDER)
    with pytest.raises(Refused, match="no backup"):
        find(vault, None, PASSPHRASE)
