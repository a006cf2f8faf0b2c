"""A vault from its first day: created, unlocked, opened, refused for each reason, and left byte for byte alone."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import (
    AlreadyOpen,
    DamagedVault,
    NewerFormat,
    NotAVault,
    ReadOnlyFolder,
    Refused,
    VaultClosed,
    VaultError,
    VaultExists,
    WrongPassphrase,
)
from app.vault import cipher, header
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.keys import Keyring, Purpose
from tests.app.vault.making import (
    CHEAP,
    PASSPHRASE,
    USER,
    contents,
    entry,
    journal_of,
    new_vault,
    note,
    session_rows,
)

OTHER = "c0" * 16


@pytest.fixture
def closed(folder: Path) -> Path:
    """A vault with 300 notes, closed."""
    vault = new_vault(folder)
    for number in range(300):
        vault.append(note(vault, number, f"words number {number} " + "and more " * 40))
    assert vault.close(30) == 0
    return folder


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return Vault.open(folder, unlock(folder, passphrase))


@contextlib.contextmanager
def refused(error: type[VaultError], folder: Path) -> Iterator[None]:
    """Inside, this very error with its own sentence is raised, and no file of the folder changes."""
    before = contents(folder)
    with pytest.raises(error) as raised:
        yield
    assert type(raised.value) is error
    assert str(raised.value)
    assert contents(folder) == before


# What a good day is like


def test_what_was_appended_is_there_after_opening_again(folder: Path) -> None:
    vault = new_vault(folder)
    entries = [entry(vault, number, f"note {number}", f"session-{number % 2}") for number in range(6)]
    vault.append(Batch(entries=tuple(entries)))
    assert vault.close() == 0
    vault = opened(folder)
    assert vault.user == USER
    found = [*vault.read("session-0").result(), *vault.read("session-1").result()]
    assert [replace(each, seq=0) for each in found] == entries[0::2] + entries[1::2]
    assert [each.seq for each in found] == [1, 3, 5, 2, 4, 6]
    assert vault.streams().result() == ["session-0", "session-1"]
    assert vault.read("nowhere").result() == []
    assert vault.verify().result() == []
    vault.close()


def test_a_vault_is_four_files_that_say_nothing(closed: Path) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(closed, "not the passphrase")
    assert sorted(contents(closed)) == ["header", "header.copy", journal_of(closed).name, "tries"]
    assert set(json.loads((closed / "tries").read_text())) == {"failed", "at"}


def test_a_person_s_vault_costs_what_was_decided_or_more(folder: Path) -> None:
    Vault.create(folder, USER, PASSPHRASE).close()
    (slot,) = header.read(folder).slots
    assert slot.cost is not None
    assert slot.cost.memory_kib >= 65_536
    assert slot.cost.passes >= 3
    assert slot.cost.lanes == 4
    assert unlock(folder, PASSPHRASE).user == USER


def test_the_writer_s_id_stays_and_differs_from_vault_to_vault(tmp_path: Path) -> None:
    ids = []
    for name in ("one", "two"):
        vault = new_vault(tmp_path / name)
        ids.append(vault.writer_id)
        vault.close()
        vault = opened(tmp_path / name)
        assert vault.writer_id == ids[-1]
        vault.close()
    assert len(set(ids)) == 2


def test_every_user_has_a_passphrase_of_their_own(closed: Path) -> None:
    journal = journal_of(closed).read_bytes()
    vault = opened(closed)
    vault.add_user(OTHER, "the co-facilitator's words", cost=CHEAP)
    vault.close()
    vault = opened(closed, "the co-facilitator's words")
    assert vault.user == OTHER
    assert len(vault.read("session-1").result()) == 300
    with pytest.raises(ValueError, match="already"):
        vault.add_user(USER, "once more and again", cost=CHEAP)
    with pytest.raises(Refused):
        vault.add_user("d0" * 16, "short", cost=CHEAP)
    vault.close()
    opened(closed).close()
    assert journal_of(closed).read_bytes() == journal


def test_changing_a_passphrase_rewraps_and_touches_nothing_else(closed: Path) -> None:
    journal = journal_of(closed).read_bytes()
    vault = opened(closed)
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(USER, "not the old one", "the new words go here", cost=CHEAP)
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(OTHER, PASSPHRASE, "the new words go here", cost=CHEAP)
    with pytest.raises(Refused):
        vault.change_passphrase(USER, PASSPHRASE, "short", cost=CHEAP)
    vault.change_passphrase(USER, PASSPHRASE, "the new words go here", cost=CHEAP)
    vault.close()
    with pytest.raises(WrongPassphrase):
        unlock(closed, PASSPHRASE)
    opened(closed, "the new words go here").close()
    assert journal_of(closed).read_bytes() == journal
    assert (closed / "header").read_bytes() == (closed / "header.copy").read_bytes()


def test_failed_unlocks_are_told_after_the_next_good_one(closed: Path) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            unlock(closed, "not the passphrase")
    vault = opened(closed)
    assert vault.failed_unlocks == 3
    vault.close()
    vault = opened(closed)
    assert vault.failed_unlocks == 0
    vault.close()


def test_a_lost_copy_of_the_header_comes_back_at_the_next_opening(closed: Path) -> None:
    for name in header.NAMES:
        whole = (closed / name).read_bytes()
        (closed / name).write_bytes(b"scratched")
        opened(closed).close()
        assert (closed / name).read_bytes() == whole


# Every way not to open it


def test_a_wrong_passphrase_changes_neither_header_nor_journal(closed: Path) -> None:
    before = contents(closed)
    with pytest.raises(WrongPassphrase, match="does not open this vault"):
        unlock(closed, "not the passphrase")
    after = contents(closed)
    after.pop("tries")
    assert after == before


def test_a_folder_without_a_vault(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("a letter")
    with refused(NotAVault, tmp_path):
        unlock(tmp_path, PASSPHRASE)
    with pytest.raises(NotAVault):
        unlock(tmp_path / "letter.txt", PASSPHRASE)


def test_no_vault_is_made_where_one_is(closed: Path) -> None:
    with refused(VaultExists, closed):
        new_vault(closed)
    (closed / "header").unlink()
    with refused(VaultExists, closed):
        new_vault(closed)


def test_no_vault_is_made_with_a_short_passphrase_or_a_name(folder: Path) -> None:
    with pytest.raises(Refused):
        Vault.create(folder, USER, "short")
    with pytest.raises(ValueError, match="never a name"):
        Vault.create(folder, "Marguerite", PASSPHRASE)
    assert not folder.exists()


def test_a_creation_that_was_cut_short_can_be_repeated(folder: Path) -> None:
    folder.mkdir()
    (folder / "journal-0123456789abcdef.db").write_bytes(b"of the first try")
    new_vault(folder).close()
    assert (folder / "journal-0123456789abcdef.db").read_bytes() == b"of the first try"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: -5 * cipher.PAGE])


def cut_inside_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def cut_to_nothing(path: Path) -> None:
    path.write_bytes(b"")


def first_page_flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def somebody_elses(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(10_000))


def another_vaults(path: Path) -> None:
    with tempfile.TemporaryDirectory() as elsewhere:
        new_vault(Path(elsewhere)).close()
        path.write_bytes(journal_of(Path(elsewhere)).read_bytes())


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        cut,
        cut_inside_a_page,
        cut_to_nothing,
        first_page_flipped,
        zeroed,
        somebody_elses,
        another_vaults,
    ],
)
def test_a_damaged_journal_is_told_and_left_as_it_is(closed: Path, damage: Callable[[Path], None]) -> None:
    keyring = unlock(closed, PASSPHRASE)
    damage(journal_of(closed))
    with refused(DamagedVault, closed):
        Vault.open(closed, keyring)


def test_a_header_of_another_vault_does_not_open_this_one(closed: Path, tmp_path: Path) -> None:
    keyring = unlock(closed, PASSPHRASE)
    new_vault(tmp_path / "other").close()
    with refused(DamagedVault, tmp_path / "other"):
        Vault.open(tmp_path / "other", keyring)


def test_a_header_that_was_tampered_with_is_told_even_with_the_right_passphrase(closed: Path) -> None:
    for name in header.NAMES:
        members = {**json.loads((closed / name).read_bytes()), "journal": "journal-ffffffffffffffff.db"}
        (closed / name).write_text(json.dumps({**members, "digest": header._digest(members)}))
    with refused(DamagedVault, closed):
        unlock(closed, PASSPHRASE)


def test_a_newer_journal_is_not_touched(closed: Path) -> None:
    keyring = unlock(closed, PASSPHRASE)
    by_hand(closed, keyring, "UPDATE meta SET value = '3' WHERE name = 'format'")
    with refused(NewerFormat, closed):
        Vault.open(closed, keyring)


def by_hand(folder: Path, keyring: Keyring, statement: str) -> None:
    """What somebody with the key and SQL could do."""
    db = cipher.connect(journal_of(folder), keyring.key(Purpose.JOURNAL))
    db.execute(statement)
    db.close()


def test_a_second_window_is_told_that_the_vault_is_open(closed: Path) -> None:
    vault = opened(closed)
    # The journal's bytes cannot be looked at here: opening the file in this process would give up the lock on it.
    with pytest.raises(AlreadyOpen, match="already open"):
        opened(closed)
    code = (
        "import sys; from pathlib import Path; from app.vault.folder import Vault, unlock\n"
        "folder = Path(sys.argv[1])\n"
        "try: Vault.open(folder, unlock(folder, sys.argv[2]))\n"
        "except Exception as error: print(type(error).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, closed, PASSPHRASE],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert done.stdout.strip() == "AlreadyOpen"
    vault.append(note(vault, 1000, "the first window goes on"))
    assert len(vault.read("session-1").result()) == 301
    assert vault.close() == 0
    opened(closed).close()


@contextlib.contextmanager
def _as_nobody(folder: Path) -> Iterator[None]:
    """As a user who may not do everything; root gives the folder away and steps aside."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.iterdir()):
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that other users can reach, unlike pytest's."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "vault"
        yield folder
        folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_folder_that_cannot_be_written_is_told(shared_folder: Path) -> None:
    new_vault(shared_folder).close()
    for path in shared_folder.iterdir():
        path.chmod(0o444)
    shared_folder.chmod(0o555)
    with _as_nobody(shared_folder):
        with pytest.raises(WrongPassphrase):
            unlock(shared_folder, "not the passphrase")
        with refused(ReadOnlyFolder, shared_folder):
            opened(shared_folder)
        with pytest.raises(ReadOnlyFolder):
            new_vault(shared_folder / "inside")
        shared_folder.chmod(0o755)
        with refused(ReadOnlyFolder, shared_folder):  # the folder can be written, its journal cannot
            opened(shared_folder)


# What the caller must not do


def test_what_no_disk_could_keep_is_told_to_the_caller(vault: Vault) -> None:
    good = entry(vault, 1, "good")
    for bad in (
        replace(good, payload=None),
        replace(good, at=datetime(2026, 3, 2, 9, 0)),  # noqa: DTZ001
        replace(good, recorded_at=good.recorded_at.replace(microsecond=1)),
        replace(good, monotonic=2**63),
        replace(good, boot="\ud800"),
    ):
        with pytest.raises(ValueError):  # noqa: PT011
            vault.append(Batch(entries=(bad,)))
    with pytest.raises(ValueError, match="surrogates"):
        vault.append(Batch(rows={"session-1": session_rows(1, people=["\ud800"])}))
    with pytest.raises(ValueError, match="erasing"):
        vault.append(Batch(entries=(good,), erase=("00" * 16,)))
    assert vault.streams().result() == []


def test_a_closed_vault_takes_nothing_more(folder: Path) -> None:
    vault = new_vault(folder)
    assert vault.close() == 0
    assert vault.close() == 0
    with pytest.raises(VaultClosed, match="The vault was closed before this was done"):
        vault.append(note(vault, 1))
    with pytest.raises(VaultClosed):
        vault.streams()
    with pytest.raises(VaultClosed):
        vault.verify()
