"""A backup is the whole vault as it was, under the same keys, and is there whole or not at all."""

import os
import random
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import DamagedVault, DiskTrouble, GroupsideError, NewerFormat, NotAVault, WrongPassphrase
from app.vault import backup, header
from app.vault.cipher import PAGE
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.keys import Keyring, Purpose
from app.vault.restoring import listed, unlock_backups
from tests.app.vault.making import CHEAP, PASSPHRASE, USER, entry, journal_of, new_vault, note, session_rows
from tests.app.vault.pages import decrypted
from tests.faults.figures import note_figure

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MANY = 2000


def examined(path: Path, secret: bytes) -> None:
    """The same looking-through without a process of its own."""
    keyring, head = backup.told_secret(secret)
    if backup.examine(path, keyring, head):
        raise DamagedVault


def filled(vault: Vault, count: int = 300) -> None:
    notes = tuple(entry(vault, number, f"zanzibar {number} " * 30) for number in range(count))
    vault.append(Batch(notes))
    vault.append(Batch(rows={f"session-{day}": session_rows(day) for day in (1, 2)}))


@pytest.fixture
def made(vault: Vault, tmp_path: Path) -> Path:
    filled(vault)
    path = tmp_path / "groupside-20260302T120000Z.backup"
    vault.back_up(path, examined)
    return path


def ring(vault: Vault) -> Keyring:
    return vault._keyring


def test_a_backup_holds_every_entry_and_nothing_readable(vault: Vault, made: Path) -> None:
    assert b"zanzibar" not in made.read_bytes()
    assert backup.examine(made, ring(vault), vault.head()) == []
    (found,) = listed([made.parent], ring(vault))
    assert found.holds is not None
    assert found.holds[1:] == (300, 2, "2026-03-02")
    assert found.holds.head == vault.head()
    assert vault.is_backed_up_in(made)
    vault.append(note(vault, 1000))
    vault.streams().result()
    assert not vault.is_backed_up_in(made)


def test_the_pages_and_their_codes_come_out_right_without_sqlite(
    vault: Vault, made: Path, tmp_path: Path
) -> None:
    only = tmp_path / "pages.db"
    only.write_bytes(made.read_bytes()[: backup.journal_size(made)])
    assert b"zanzibar 299" in decrypted(only, ring(vault).key(Purpose.JOURNAL))


def test_it_opens_with_the_passphrases_of_its_time_and_says_nothing_before(vault: Vault, made: Path) -> None:
    vault.change_passphrase(USER, PASSPHRASE, "another four plain words", cost=CHEAP)
    assert unlock_backups([made], PASSPHRASE).master == ring(vault).master
    with pytest.raises(WrongPassphrase):
        unlock_backups([made], "another four plain words", vault.folder)
    vault.close()
    again = Vault.open(vault.folder, unlock(vault.folder, "another four plain words"))
    assert again.failed_unlocks == 1
    assert not again.is_backed_up_in(made)  # the header is another one now
    again.close()
    (found,) = listed([made.parent])
    assert (found.holds, found.why_not, found.backup.made) == (None, "", NOON)
    assert found.backup.size == made.stat().st_size


def test_what_is_written_while_it_is_made_is_in_it(folder: Path, tmp_path: Path) -> None:
    vault = new_vault(folder)
    filled(vault, 1500)
    stop = threading.Event()

    def write() -> None:
        number = 10_000
        while not stop.wait(0.01):
            vault.append(note(vault, number, "meanwhile " * 50))
            vault.streams().result()
            number += 1

    writing = threading.Thread(target=write)
    writing.start()
    before = vault.head()
    path = tmp_path / "groupside-20260302T120000Z.backup"
    head = vault.back_up(path, examined)  # its head is compared, and the chain and all pages are gone through
    stop.set()
    writing.join()
    assert head.count > before.count
    assert vault.verify([head]).result() == []
    with backup.reading(path, ring(vault)) as opened:
        assert opened.holds().entries == head.count
    vault.close()


def test_a_vault_that_is_closed_meanwhile_leaves_no_half_backup(folder: Path, tmp_path: Path) -> None:
    vault = new_vault(folder)
    filled(vault)

    def closes(path: Path, _secret: bytes) -> None:
        vault.close()
        raise DamagedVault

    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(DamagedVault):
        vault.back_up(place / "one.backup", closes)
    with pytest.raises(DiskTrouble):
        vault.back_up(place / "one.backup", examined)
    assert list(place.iterdir()) == []


def test_a_backup_that_is_not_whole_gets_no_name(vault: Vault, tmp_path: Path) -> None:
    filled(vault)

    def damaging(path: Path, secret: bytes) -> None:
        with path.open("r+b") as file:
            file.seek(9000)
            file.write(b"x")
        keyring, head = backup.told_secret(secret)
        if backup.examine(path, keyring, head):
            raise DamagedVault

    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(DamagedVault):
        vault.back_up(place / "one.backup", damaging)
    assert list(place.iterdir()) == []


def test_one_that_ends_too_early_is_a_finding(vault: Vault, made: Path) -> None:
    head = vault.head()
    vault.append(note(vault, 5000))
    vault.streams().result()
    assert backup.examine(made, ring(vault), head) == []
    assert backup.examine(made, ring(vault), vault.head()) != []


def test_a_place_that_is_not_there_is_one_sentence(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match="earlier backups are as they were"):
        vault.back_up(tmp_path / "nowhere" / "one.backup", examined)
    vault.append(note(vault, 1))
    assert vault.verify().result() == []


def test_files_of_others_and_of_later_versions_are_told_apart(made: Path, tmp_path: Path) -> None:
    other = tmp_path / "groupside-20260302T130000Z.backup"
    other.write_bytes(b"holiday pictures")
    with pytest.raises(NotAVault):
        backup.header_of(other)
    whole = made.read_bytes()
    later = whole[:-28] + (2).to_bytes(4, "big") + whole[-24:]
    other.write_bytes(later)
    with pytest.raises(NewerFormat):
        backup.header_of(other)
    assert [each.why_not != "" for each in listed([tmp_path])] == [True, False]
    assert (other.read_bytes(), made.read_bytes()) == (later, whole)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_flipped_bit_and_cut_is_found(
    vault: Vault, made: Path, tmp_path: Path, data: st.DataObject
) -> None:
    whole = made.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1) | st.integers(len(whole) - 2000, len(whole) - 1))
    if data.draw(st.booleans()):
        wrong = whole[:place]
    else:
        wrong = (
            whole[:place] + bytes([whole[place] ^ (1 << data.draw(st.integers(0, 7)))]) + whole[place + 1 :]
        )
    hurt = tmp_path / "hurt.backup"
    hurt.write_bytes(wrong)
    try:
        findings = backup.examine(hurt, ring(vault), vault.head())
    except GroupsideError:
        return
    if not findings:  # spaces between the members of the header say nothing
        start = backup.journal_size(made)
        assert start <= place < len(whole) - 28
        assert backup.header_of(hurt).members == backup.header_of(made).members


def test_a_copy_at_another_place_is_the_same_file(made: Path, tmp_path: Path) -> None:
    backup.copied(made, tmp_path / "stick.backup")
    assert (tmp_path / "stick.backup").read_bytes() == made.read_bytes()
    if os.name != "nt":
        assert (tmp_path / "stick.backup").stat().st_mode & 0o777 == 0o600  # as the one it was made of
    with pytest.raises(DiskTrouble):
        backup.copied(made, tmp_path / "no stick" / "stick.backup")


def test_two_backups_of_one_second_have_two_names(tmp_path: Path) -> None:
    first = backup.named(tmp_path, NOON)
    first.touch()
    assert backup.named(tmp_path, NOON).name == "groupside-20260302T120001Z.backup"


def test_what_a_killed_process_left_is_gone_at_the_next_opening(vault: Vault) -> None:
    left = vault.folder / backup.FOLDER / ".backup-0123abcd"
    left.parent.mkdir()
    left.write_bytes(b"half")
    kept = left.with_name("groupside-20260302T120000Z.backup")
    vault.back_up(kept, examined)
    vault.close()
    Vault.open(vault.folder, unlock(vault.folder, PASSPHRASE)).close()
    assert list(left.parent.iterdir()) == [kept]


def test_looking_at_a_backup_changes_nothing(vault: Vault, made: Path) -> None:
    before = made.read_bytes(), made.stat().st_mtime_ns
    assert backup.examine(made, ring(vault)) == []
    listed([made.parent], ring(vault))
    assert (made.read_bytes(), made.stat().st_mtime_ns) == before
    assert made.parent.joinpath(made.name + "-journal").exists() is False


def test_two_header_copies_are_counted(vault: Vault) -> None:
    assert vault.header_copies() == 2
    (vault.folder / header.NAMES[1]).write_bytes(b"")
    assert vault.header_copies() == 1


def test_a_damaged_vault_is_told_instead_of_being_backed_up(vault: Vault, tmp_path: Path) -> None:
    """SQLite copies a page that failed its check without a word: what looks through the copy sees it."""
    filled(vault)
    vault.close()
    path = journal_of(vault.folder)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    again = Vault.open(vault.folder, unlock(vault.folder, PASSPHRASE))
    with pytest.raises(DamagedVault):
        again.back_up(tmp_path / "one.backup", examined)
    assert not list(tmp_path.glob("*.backup*"))
    assert again.head().count == 300
    again.close()


@pytest.mark.parametrize(
    "count", [60, pytest.param(MANY, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)
def test_no_damaged_backup_is_taken_for_a_whole_one(
    vault: Vault, made: Path, tmp_path: Path, count: int
) -> None:
    """Flipped bits, torn and exchanged pages, cut off, grown, zeroes: told, or the same as it was; never changed."""
    whole, dice, head = made.read_bytes(), random.Random(11), vault.head()
    hurt, told, untold = tmp_path / "hurt.backup", 0, 0
    for _case in range(count):
        wrong = damaged(whole, dice)
        hurt.write_bytes(wrong)
        try:
            told += bool(findings := backup.examine(hurt, ring(vault), head))
        except GroupsideError:
            told, findings = told + 1, ["refused"]
        if not findings:
            size = backup.journal_size(hurt)
            untold += wrong[:size] != whole[:size] or backup.header_of(hurt) != backup.header_of(made)
        assert hurt.read_bytes() == wrong
    assert untold == 0
    assert told > count // 2
    note_figure("damaged backups", count, untold, f"{told:,} told, {count - told:,} harmless")


def damaged(whole: bytes, dice: random.Random) -> bytes:
    """In one of the ways that disks know."""
    content, at = bytearray(whole), dice.randrange(len(whole))
    page, other = (dice.randrange(len(whole) // PAGE) * PAGE for _each in range(2))
    match dice.randrange(6):
        case 0:
            content[at] ^= 1 << dice.randrange(8)
        case 1:
            content[page + 512 : page + PAGE] = dice.randbytes(PAGE - 512)
        case 2:
            content[page : page + PAGE] = whole[other : other + PAGE]
        case 3:
            del content[at:]
        case 4:
            content[page : page + PAGE] = bytes(PAGE)
        case _:
            content += dice.randbytes(dice.randrange(1, 9000))
    return bytes(content)
