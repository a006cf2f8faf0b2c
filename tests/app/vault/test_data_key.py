"""Another data key: what the old one opened is in no file of the vault, and everybody gets in as before."""

import contextlib
import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.errors import AlreadyOpen, BadFile, DamagedVault, DiskTrouble, NewerFormat, Refused, VaultError
from app.vault import about, cipher, durable, header, recovery
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock, unlock_with_recovery
from app.vault.journal import Journal
from app.vault.keys import NOBODY, Purpose
from tests.app.vault.disks import UnrulyDisk, kept
from tests.app.vault.making import (
    CHEAP,
    PASSPHRASE,
    USER,
    contents,
    entry,
    erasing,
    found_row,
    journal_of,
    new_vault,
    note,
    session_rows,
)

OTHER, THEIRS = "c0" * 16, "the co-facilitator's words"
WORDS, NOTE = "She told of zebrawood.", "counseling note"
KEY = bytes(range(32))
TYPED = " ".join(recovery.shown(KEY))


@pytest.fixture
def shared(folder: Path) -> Path:
    """A vault of two users and a recovery key, with all that a vault can hold, closed."""
    vault = new_vault(folder)
    vault.append(session_of_notes(vault))
    vault.append(note(vault, 60, "to be erased"))
    ids = [f"{60:032x}"]
    vault.erase(ids, erasing(vault, 61, ids)).result()
    vault.put_draft("note", USER, "half typed")
    vault.add_user(OTHER, THEIRS, cost=CHEAP)
    vault.keep_recovery_key(KEY)
    vault.close()
    return folder


def session_of_notes(vault: Vault) -> Batch:
    made = [entry(vault, number, f"note {number}") for number in range(50)]
    words = tuple(found_row(number, "tamarind") for number in range(50))
    return Batch(tuple(made), {"session-1": session_rows(1)._replace(found=words)})


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return Vault.open(folder, unlock(folder, passphrase))


def changed(folder: Path) -> None:
    vault = opened(folder)
    vault.change_data_key().result()
    vault.close()


def everything(vault: Vault) -> tuple[object, ...]:
    return (
        [vault.read(stream).result() for stream in vault.streams().result()],
        vault.drafts().result(),
        vault.sessions().result(),
        len(vault.search("tamarind", 1000).result()),
        vault.head(),
        vault.writer_id,
    )


# What everybody gets


def test_everything_is_as_it_was_under_a_key_that_nobody_knew(shared: Path) -> None:
    old_key, old_journal = unlock(shared, PASSPHRASE), journal_of(shared).name
    vault = opened(shared)
    before = everything(vault)
    vault.change_data_key().result()
    assert everything(vault) == before
    signed = vault.head()
    vault.append(note(vault, 100, "after it"))
    vault.close()
    vault = opened(shared)
    assert vault.verify([signed, vault.head()]).result() == []
    vault.close()
    assert sorted(contents(shared)) == ["header", "header.copy", journal_of(shared).name]
    assert journal_of(shared).name != old_journal
    new_key = unlock(shared, PASSPHRASE)
    assert new_key.master != old_key.master
    with pytest.raises(dbapi2.DatabaseError):
        cipher.connect(journal_of(shared), old_key.key(Purpose.JOURNAL)).execute("SELECT 1 FROM meta")
    with pytest.raises(DamagedVault):
        Vault.open(shared, old_key)


def test_everybodys_passphrase_and_the_printed_key_stay_as_they_are(shared: Path) -> None:
    vault = opened(shared, THEIRS)
    sealed = vault.seal_own(WORDS, NOTE)
    vault.close()
    changed(shared)
    rings = [unlock(shared, PASSPHRASE), unlock(shared, THEIRS), unlock_with_recovery(shared, TYPED)]
    assert [ring.user for ring in rings] == [USER, OTHER, NOBODY]
    assert len({ring.master for ring in rings}) == 1
    for _ in range(2):  # sealed to the public half, and then by its user
        vault = opened(shared, THEIRS)
        assert vault.open_own(sealed, NOTE) == WORDS
        vault.close()
    assert [bool(slot.sender) for slot in header.read(shared).slots] == [True, False, True]
    Vault.open(shared, unlock_with_recovery(shared, TYPED)).close()
    changed(shared)
    assert unlock(shared, THEIRS).master == unlock_with_recovery(shared, TYPED).master != rings[0].master


def test_a_passphrase_can_be_changed_right_after_it(shared: Path) -> None:
    vault = opened(shared)
    vault.change_data_key().result()
    vault.change_passphrase(OTHER, THEIRS, "the new words go here", cost=CHEAP)
    vault.add_user("d0" * 16, "a third one's words", cost=CHEAP)
    vault.close()
    masters = {
        unlock(shared, each).master for each in (PASSPHRASE, "the new words go here", "a third one's words")
    }
    assert len(masters) == 1


def test_a_recovery_key_of_before_is_no_person_who_could_unlock(shared: Path) -> None:
    head, keyring = header.read(shared), unlock(shared, PASSPHRASE)
    (mine, theirs, printed) = head.members["slots"]
    printed = {name: part for name, part in printed.items() if name not in ("public", "keys")}
    header.write(shared, header._header({**head.members, "slots": [mine, theirs, printed]}), keyring)
    vault = opened(shared)
    with pytest.raises(Refused, match="Make a new recovery key first"):
        vault.change_data_key().result()
    vault.keep_recovery_key(recovery.new())
    vault.change_data_key().result()
    vault.close()


def test_somebody_whose_slot_cannot_be_reached_has_to_unlock_first(shared: Path) -> None:
    head, keyring = header.read(shared), unlock(shared, PASSPHRASE)
    (mine, theirs, printed) = head.members["slots"]
    theirs = {name: part for name, part in theirs.items() if name not in ("public", "keys")}
    header.write(shared, header._header({**head.members, "slots": [mine, theirs, printed]}), keyring)
    vault = opened(shared)
    before = {path.name: path.read_bytes() for path in shared.glob("header*")}
    with pytest.raises(Refused, match="1 person has not opened this vault"):
        vault.change_data_key().result()
    assert {path.name: path.read_bytes() for path in shared.glob("header*")} == before
    vault.close()
    opened(shared, THEIRS).close()
    changed(shared)
    assert unlock(shared, THEIRS).user == OTHER


def test_what_is_handed_in_meanwhile_waits_and_is_in_the_new_file(folder: Path) -> None:
    disks: list[UnrulyDisk] = []
    vault = new_vault(folder, kept(disks))
    disks[0].hang()
    vault.append(note(vault, 1, "before"))
    done = vault.change_data_key()
    vault.append(note(vault, 2, "behind it"))
    disks[0].go_on()
    done.result()
    vault.close()
    vault = opened(folder)
    assert [each.id for each in vault.read("session-1").result()] == [f"{number:032x}" for number in (1, 2)]
    vault.close()


def test_a_backup_made_before_opens_as_it_did(shared: Path, tmp_path: Path) -> None:
    shutil.copytree(shared, tmp_path / "backup")
    before = contents(tmp_path / "backup")
    changed(shared)
    for passphrase in (PASSPHRASE, THEIRS):
        vault = opened(tmp_path / "backup", passphrase)
        assert len(vault.read("session-1").result()) == 51
        vault.close()
    assert contents(tmp_path / "backup") == before


def test_what_was_set_aside_under_an_earlier_key_can_still_be_brought_in(
    folder: Path, tmp_path: Path
) -> None:
    disks: list[UnrulyDisk] = []
    vault = new_vault(folder, kept(disks))
    disks[0].hang()
    vault.append(note(vault, 1, "set aside"))
    assert vault.set_aside(tmp_path / "aside") == 1
    vault.give_up()
    disks[0].failures.append(DiskTrouble())
    disks[0].go_on()
    vault._writer._thread.join(5)
    for _ in range(2):
        changed(folder)
    vault = opened(folder)
    assert vault.bring_in(tmp_path / "aside").result() == (f"{1:032x}",)
    assert len(vault.read("session-1").result()) == 1
    content = (tmp_path / "aside").read_text()
    (tmp_path / "bad").write_text(content.replace('"sealed": "', '"sealed": "AAAA'))
    with pytest.raises(BadFile):
        vault.bring_in(tmp_path / "bad")
    vault.close()


def test_an_older_groupside_leaves_such_a_vault_alone(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take the chain's key from the master key, so it must say that the vault is of a newer one."""
    assert header.read(shared).members["version"] == 1
    changed(shared)
    before, keyring = contents(shared), unlock(shared, PASSPHRASE)
    monkeypatch.setattr(header, "VERSION", 1)
    with pytest.raises(NewerFormat):
        unlock(shared, PASSPHRASE)
    monkeypatch.undo()
    monkeypatch.setattr(about, "FORMAT", 1)
    with pytest.raises(NewerFormat):
        Vault.open(shared, keyring)
    after = contents(shared)
    assert before.keys() == after.keys()
    assert before[journal_of(shared).name] == after[journal_of(shared).name]


# When something goes wrong


def full(path: Path, content: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def no_backup(path: Path, key: bytes) -> None:
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize("fails", ["the first header", "the copy", "the swap"])
def test_a_change_that_fails_leaves_everything_as_it_was(
    shared: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    vault, old = opened(shared), unlock(shared, PASSPHRASE)
    before, names = everything(vault), sorted(path.name for path in shared.iterdir())
    real = durable.replace
    calls: list[Path] = []

    def some_fail(after: int) -> Callable[[Path, bytes], None]:
        def replace(path: Path, content: bytes) -> None:
            calls.append(path)
            (full if len(calls) == after + 1 else real)(path, content)

        return replace

    with monkeypatch.context() as patched:
        match fails:
            case "the first header":
                patched.setattr(durable, "replace", some_fail(0))
            case "the copy":
                patched.setattr(cipher, "connect", no_backup)
            case _:
                patched.setattr(durable, "replace", some_fail(2))
        with pytest.raises(DiskTrouble):
            vault.change_data_key().result()
    assert everything(vault) == before
    vault.append(note(vault, 100, "it goes on"))
    vault.close()
    assert [name for name in names if not name.endswith("-journal")] == sorted(contents(shared))
    assert unlock(shared, PASSPHRASE).master == old.master
    changed(shared)


def test_a_folder_that_cannot_be_synced_after_the_swap_has_the_new_file(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name was taken, so a start reads the new header: going on with the old file would lose what comes."""
    vault, real = opened(shared), durable.replace
    calls: list[Path] = []

    def replace(path: Path, content: bytes) -> None:
        calls.append(path)
        real(path, content)
        if len(calls) == 3:
            raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(durable, "replace", replace)
        vault.change_data_key().result()
    vault.append(note(vault, 100, "after it"))
    vault.close()
    vault = opened(shared)
    assert vault.read("session-1").result()[-1].id == f"{100:032x}"
    vault.close()
    assert len(list(shared.glob("journal-*"))) == 1


def test_beside_a_damaged_header_nothing_that_is_left_over_is_removed(shared: Path) -> None:
    """It is not sure then that the other copy is the last one: the file that it calls left over may be the newer."""
    head, keyring = header.read(shared), unlock(shared, PASSPHRASE)
    stray = shared / "journal-ffffffffffffffff.db"
    for damage, is_left in ((b"scratched", True), (None, False)):
        stray.write_bytes(b"perhaps the newer one")
        header.write(shared, header.with_leftover(head, stray.name), keyring)
        if damage is not None:
            (shared / "header").write_bytes(damage)
        opened(shared).close()
        opened(shared).close()
        assert stray.exists() == is_left
        assert header.read(shared).leftover == ()
        assert (shared / "header").read_bytes() == (shared / "header.copy").read_bytes()


def test_a_file_that_the_header_does_not_call_left_over_stays(shared: Path) -> None:
    stray = shared / "journal-ffffffffffffffff.db"
    stray.write_bytes(b"somebody's")
    changed(shared)
    opened(shared).close()
    assert stray.read_bytes() == b"somebody's"


def test_a_header_that_another_window_moved_on_is_not_written_over(shared: Path) -> None:
    keyring, copy = unlock(shared, PASSPHRASE), shared.with_name("copy")
    shutil.copytree(shared, copy)
    changed(copy)

    class MovedMeanwhile(Journal):
        def open(self) -> None:
            super().open()
            for name in header.NAMES:
                shutil.copy(copy / name, shared / name)

    with pytest.raises(AlreadyOpen):
        Vault.open(shared, keyring, disk=MovedMeanwhile)
    assert (shared / "header").read_bytes() == (copy / "header").read_bytes()


def test_a_damaged_journal_is_not_taken_over(shared: Path) -> None:
    keyring = unlock(shared, PASSPHRASE)
    with contextlib.closing(cipher.connect(journal_of(shared), keyring.key(Purpose.JOURNAL))) as db:
        db.execute("UPDATE journal SET payload = x'7b7d' WHERE seq = 20")
    vault = opened(shared)
    with pytest.raises(VaultError, match="Entry 20 is not as it was written"):
        vault.change_data_key().result()
    vault.close()
    assert unlock(shared, PASSPHRASE).master == keyring.master
    assert len(list(shared.glob("journal-*"))) == 1
