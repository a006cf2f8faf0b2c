"""A backup and a restoring are done whole or not at all, whenever the process is killed."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import DamagedVault
from app.vault import backup, header
from app.vault.cipher import PAGE
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from tests.app.vault.making import PASSPHRASE, entry, new_vault
from tests.faults.figures import note_passed
from tests.faults.killing import killed

BEFORE, AFTER = 400, 100
LONG = 200
OLD = datetime(2026, 3, 2, 12, tzinfo=UTC)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks and kills")
KILLS = pytest.mark.parametrize(
    "kills", [10, pytest.param(LONG, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)


@pytest.fixture
def lived(folder: Path) -> Path:
    """A vault with one backup, and more entries after it."""
    vault = new_vault(folder)
    write(vault, range(BEFORE))
    (folder / backup.FOLDER).mkdir()
    vault.back_up(backup.named(folder / backup.FOLDER, OLD), lambda path, secret: None)
    write(vault, range(BEFORE, BEFORE + AFTER))
    assert vault.close() == 0
    return folder


def write(vault: Vault, numbers: range) -> None:
    vault.append(Batch(tuple(entry(vault, number, "zanzibar " * 200) for number in numbers)))
    vault.streams().result()


def each_killed(lived: Path, what: str, kills: int, longest: int) -> list[tuple[Path, bool]]:
    copies = killed("tests.faults.backing", lived, kills, PASSPHRASE, what, longest=longest)
    outcomes = [(folder, said == "done") for folder, said in copies]
    assert (outcomes[0][1], outcomes[-1][1]) == (False, True)
    return outcomes


@KILLS
def test_killed_during_a_backup_the_old_one_stays_and_no_half_one_has_a_name(lived: Path, kills: int) -> None:
    old = backup.kept(lived / backup.FOLDER)[0].path.read_bytes()
    for folder, done in each_killed(lived, "backup", kills, 800_000):
        keyring = unlock(folder, PASSPHRASE)
        vault = Vault.open(folder, keyring)
        there = backup.kept(folder / backup.FOLDER)
        assert there[0].path.read_bytes() == old
        assert len(there) == 2 or not done
        assert [vault.examine(each.path) for each in there] == [[]] * len(there)
        assert {path.name for path in (folder / backup.FOLDER).iterdir()} == {
            each.path.name for each in there
        }
        assert vault.head().count == BEFORE + AFTER
        assert vault.verify().result() == []
        vault.close()
    note_passed("killed during a backup", kills, LONG, "every one with a name is whole")


@KILLS
def test_killed_during_a_restoring_the_old_vault_is_there_or_the_restored_one(
    lived: Path, kills: int
) -> None:
    outcomes = set()
    for folder, done in each_killed(lived, "restore", kills, 400_000):
        vault = Vault.open(folder, unlock(folder, PASSPHRASE))
        count = vault.head().count
        assert vault.verify().result() == []
        vault.close()
        aside = list(folder.glob("set-aside-*"))
        expected = {*header.NAMES, header.read(folder).journal, backup.FOLDER}
        assert {path.name for path in folder.iterdir()} == expected | {each.name for each in aside}
        restored = BEFORE + 1  # the entry that says so
        assert (count, len(aside)) in {(BEFORE + AFTER, 0), (restored, 1)}
        assert count == restored or not done
        for old in aside:
            opened = Vault.open(old, unlock(old, PASSPHRASE))
            assert opened.head().count == BEFORE + AFTER
            opened.close()
        outcomes.add(count)
    assert outcomes == {BEFORE + 1, BEFORE + AFTER}
    note_passed("killed during a restoring", kills, LONG, "the old vault or the restored one")


@KILLS
def test_killed_during_a_recovery_the_damaged_vault_is_there_or_the_whole_one(
    lived: Path, kills: int
) -> None:
    journal = lived / header.read(lived).journal
    with journal.open("r+b") as file:  # the words of a few entries
        file.seek(journal.stat().st_size // 2 // PAGE * PAGE)
        file.write(bytes(PAGE))
    as_it_was = journal.read_bytes()
    outcomes = set()
    for folder, done in each_killed(lived, "recover", kills, 500_000):
        now = folder / header.read(folder).journal
        recovered = now.name != journal.name
        assert recovered or not done
        if not recovered:
            assert now.read_bytes() == as_it_was
        with suppress(DamagedVault):  # the next start
            vault = Vault.open(folder, unlock(folder, PASSPHRASE))
            assert not recovered or vault.verify().result() == []
            assert vault.head().count == BEFORE + AFTER + recovered  # and the entry that says so
            vault.close()
        aside = list(folder.glob("set-aside-*"))
        assert len(aside) == recovered
        assert all((each / journal.name).read_bytes() == as_it_was for each in aside)
        expected = {*header.NAMES, now.name, backup.FOLDER}
        assert {path.name for path in folder.iterdir()} == expected | {each.name for each in aside}
        outcomes.add(recovered)
    assert outcomes == {False, True}
    note_passed("killed during a recovery", kills, LONG, "the damaged vault or the whole one")
