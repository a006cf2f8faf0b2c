"""A backup becomes the vault again, the old one is set aside, and present passphrases stay where they can."""

import os
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from app.errors import AlreadyOpen, DamagedVault, DiskTrouble, Refused, VaultExists, WrongPassphrase
from app.vault import backup, header, journal, moving
from app.vault.backup import file_keys
from app.vault.chain import Head
from app.vault.folder import Vault, unlock
from app.vault.keys import Keyring
from app.vault.restoring import restore, unlock_backups
from tests.app.vault.making import (
    CHEAP,
    PASSPHRASE,
    USER,
    brought_back,
    contents,
    journal_of,
    new_vault,
    note,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=2)
NEW = "another four plain words"


def examined(path: Path, secret: bytes) -> None:
    keyring, head = backup.told_secret(secret)
    assert backup.examine(path, keyring, head) == []


@pytest.fixture
def made(folder: Path) -> Path:
    """A vault with three notes, backed up, and two more after that; closed."""
    vault = new_vault(folder)
    for number in range(3):
        vault.append(note(vault, number, "before"))
    vault.streams().result()
    (folder / backup.FOLDER).mkdir()
    path = backup.named(folder / backup.FOLDER, NOON)
    vault.back_up(path, examined)
    for number in range(3, 5):
        vault.append(note(vault, number, "after"))
    vault.close()
    return path


def numbers(folder: Path, keyring: Keyring | None = None, passphrase: str = PASSPHRASE) -> list[int]:
    vault = Vault.open(folder, keyring or unlock(folder, passphrase))
    found = [int(each.id, 16) for each in vault.read("session-1").result()]
    assert vault.verify().result() == []
    vault.close()
    return found


def test_what_was_there_at_the_backup_is_there_again_and_the_old_vault_is_set_aside(
    folder: Path, made: Path
) -> None:
    old = journal_of(folder).read_bytes()
    done = restore(folder, made, unlock(folder, PASSPHRASE), LATER, brought_back)
    assert (done.holds.entries, done.later, done.passphrases_of_backup) == (3, {"note_caught": 2}, False)
    assert done.set_aside == folder / "set-aside-20260302T140000Z"
    assert journal_of(done.set_aside).read_bytes() == old
    assert numbers(folder) == [0, 1, 2]
    assert numbers(done.set_aside) == [0, 1, 2, 3, 4]
    names = {path.name for path in folder.iterdir()}
    assert names == {*header.NAMES, header.read(folder).journal, done.set_aside.name, backup.FOLDER}
    assert made.exists()


def test_the_restored_vault_goes_on_with_a_writer_of_its_own(folder: Path, made: Path) -> None:
    """What was written after the backup may come back from the old one: no two chains may begin alike."""
    keyring = unlock(folder, PASSPHRASE)
    old = Vault.open(folder, keyring)
    before = old.writer_id
    old.close()
    restore(folder, made, keyring, LATER, brought_back)
    vault = Vault.open(folder, keyring)
    assert vault.writer_id != before
    vault.append(note(vault, 9, "it goes on"))
    assert vault.verify().result() == []
    vault.close()


def test_a_head_that_was_signed_after_the_backup_is_reported_afterwards(folder: Path, made: Path) -> None:
    keyring = unlock(folder, PASSPHRASE)
    vault = Vault.open(folder, keyring)
    signed = vault.head()
    vault.close()
    restore(folder, made, keyring, LATER, brought_back)
    vault = Vault.open(folder, keyring)
    assert vault.verify([signed]).result() != []
    assert vault.verify([Head(0, "00" * 32)]).result() == []
    vault.close()


def test_present_passphrases_stay_since_an_old_one_may_have_been_changed_for_a_reason(
    folder: Path, made: Path
) -> None:
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    vault.change_passphrase(USER, PASSPHRASE, NEW, cost=CHEAP)
    vault.close()
    done = restore(folder, made, unlock_backups([made], PASSPHRASE), LATER, brought_back)
    assert not done.passphrases_of_backup
    assert numbers(folder, passphrase=NEW) == [0, 1, 2]
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)


def test_without_a_header_the_passphrases_of_the_backup_open_it(folder: Path, made: Path) -> None:
    for name in header.NAMES:
        (folder / name).write_bytes(b"")
    done = restore(folder, made, unlock_backups([made], PASSPHRASE), LATER, brought_back)
    assert (done.passphrases_of_backup, done.later) == (True, None)
    assert numbers(folder) == [0, 1, 2]
    assert list(done.set_aside.glob("journal-*.db"))


@pytest.mark.parametrize("damage", ["zeroes", "cut", "gone", "words"])
def test_a_damaged_journal_is_no_reason_not_to_restore_and_is_kept(
    folder: Path, made: Path, damage: str
) -> None:
    keyring, path = unlock(folder, PASSPHRASE), journal_of(folder)
    whole = path.read_bytes()
    wrong = {"zeroes": bytes(len(whole)), "cut": whole[:5000], "words": b"not at all"}.get(damage)
    if wrong is None:
        path.unlink()
    else:
        path.write_bytes(wrong)
    done = restore(folder, made, keyring, LATER, brought_back)
    assert done.later is None
    assert numbers(folder) == [0, 1, 2]
    assert [each.read_bytes() for each in done.set_aside.glob("journal-*.db")] == ([wrong] if wrong else [])


def test_an_open_vault_a_damaged_backup_and_anothers_backup_change_nothing(
    folder: Path, made: Path, tmp_path: Path
) -> None:
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    with pytest.raises(AlreadyOpen):
        restore(folder, made, vault._keyring, LATER, brought_back)
    vault.close()
    other = new_vault(tmp_path / "other")
    other.back_up(tmp_path / "other.backup", examined)
    other.close()
    with pytest.raises(Refused, match="another vault"):
        restore(folder, tmp_path / "other.backup", other._keyring, LATER, brought_back)
    content = bytearray(made.read_bytes())
    content[6000] ^= 1
    made.write_bytes(content)
    before = {path.name for path in folder.iterdir()}
    with pytest.raises(DamagedVault, match="Choose another"):
        restore(folder, made, unlock(folder, PASSPHRASE), LATER, brought_back)
    assert {path.name for path in folder.iterdir()} == before
    assert numbers(folder) == [0, 1, 2, 3, 4]


def test_a_disk_without_second_names_for_files_gets_a_copy(
    folder: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_paths: object) -> None:
        raise OSError("this disk has no such thing")

    monkeypatch.setattr(os, "link", none)
    done = restore(folder, made, unlock(folder, PASSPHRASE), LATER, brought_back)
    assert numbers(done.set_aside) == [0, 1, 2, 3, 4]
    assert numbers(folder) == [0, 1, 2]


def test_a_restoring_that_fails_at_the_swap_leaves_the_vault_as_it_was(
    folder: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "full")

    before = contents_of_files(folder)
    monkeypatch.setattr(header, "write", full)
    with pytest.raises(DiskTrouble, match="as it was"):
        restore(folder, made, unlock(folder, PASSPHRASE), LATER, brought_back)
    assert contents_of_files(folder) == before


def contents_of_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# Moving


def test_a_vault_moves_to_another_computer_in_one_file(folder: Path, made: Path, tmp_path: Path) -> None:
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    stick = tmp_path / "stick" / "Our groups.backup"
    stick.parent.mkdir()
    head = moving.move_out(vault, stick, examined)
    assert head == vault.head()
    vault.close()
    there = tmp_path / "new laptop" / "vault"
    moving.bring_in(stick, there, unlock_backups([stick], PASSPHRASE), LATER, partial(brought_back, None))
    assert numbers(there) == numbers(folder) == [0, 1, 2, 3, 4]
    one, other = (
        journal.Journal(journal_of(at), file_keys(vault._keyring), vault.id) for at in (folder, there)
    )
    one.open()
    other.open()
    assert one.writer_id != other.writer_id
    one.close()
    other.close()
    assert {path.name for path in there.parent.iterdir()} == {"vault"}
    assert stick.exists()


def test_nothing_is_moved_over_what_is_there(folder: Path, made: Path, tmp_path: Path) -> None:
    keyring = unlock(folder, PASSPHRASE)
    before = contents_of_files(folder)
    with pytest.raises(VaultExists):
        moving.bring_in(made, folder, keyring, LATER, partial(brought_back, None))
    assert contents_of_files(folder) == before
    full = tmp_path / "full"
    full.mkdir()
    (full / "holiday.txt").write_text("here")
    with pytest.raises(Exception, match="empty"):
        moving.bring_in(made, full, keyring, LATER, partial(brought_back, None))
    assert contents(full) == {"holiday.txt": b"here"}
    vault = Vault.open(folder, keyring)
    with pytest.raises(Exception, match="already a file"):
        moving.move_out(vault, full / "holiday.txt", examined)
    vault.close()
    damaged = tmp_path / "damaged.backup"
    damaged.write_bytes(made.read_bytes()[:-3000])
    with pytest.raises(Exception, match="not a Groupside backup"):
        moving.bring_in(damaged, tmp_path / "new", keyring, LATER, partial(brought_back, None))
    assert not (tmp_path / "new").exists()
