"""Edits, deletions and swaps are found by whoever looks; an erasing that was authorised is none of them."""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.errors import DamagedVault
from app.vault import cipher
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.keys import Keyring, Purpose
from tests.app.vault.making import PASSPHRASE, entry, erasing, journal_of, new_vault

LAST = 12


@dataclass
class Closed:
    """A vault with twelve entries, where somebody who has the key and SQL can do as they like."""

    folder: Path
    keyring: Keyring

    def by_hand(self, *statements: str) -> None:
        db = cipher.connect(journal_of(self.folder), self.keyring.key(Purpose.JOURNAL))
        for statement in statements:
            db.execute(statement)
        db.close()

    def findings(self) -> list[str]:
        vault = Vault.open(self.folder, self.keyring)
        found = vault.verify().result()
        vault.close()
        return found


@pytest.fixture
def closed(folder: Path) -> Closed:
    vault = new_vault(folder)
    vault.append(
        Batch(entries=tuple(entry(vault, number, f"note {number}") for number in range(1, LAST + 1)))
    )
    vault.close()
    return Closed(folder, unlock(folder, PASSPHRASE))


def test_a_vault_that_nobody_touched_verifies(closed: Closed) -> None:
    assert closed.findings() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET payload = CAST('{}' AS BLOB) WHERE seq = 5",
        "UPDATE journal SET nonce = zeroblob(32) WHERE seq = 5",
        "UPDATE journal SET digest = zeroblob(32) WHERE seq = 5",
        "UPDATE journal SET mac = zeroblob(32) WHERE seq = 5",
        "UPDATE journal SET at = at + 1 WHERE seq = 5",
        "UPDATE journal SET recorded_at = recorded_at - 1 WHERE seq = 5",
        "UPDATE journal SET monotonic = 0 WHERE seq = 5",
        "UPDATE journal SET author = 'somebody' WHERE seq = 5",
        "UPDATE journal SET writer = 'somebody' WHERE seq = 5",
        "UPDATE journal SET stream = 'practice' WHERE seq = 5",
        "UPDATE journal SET kind = 'note_struck' WHERE seq = 5",
        "UPDATE journal SET boot = '' WHERE seq = 5",
        "UPDATE journal SET id = 'ff' WHERE seq = 5",
        "UPDATE journal SET nonce = NULL WHERE seq = 5",
        "UPDATE journal SET payload = NULL WHERE seq = 5",
        "DELETE FROM journal WHERE seq = 5",
        "DELETE FROM journal WHERE seq = 1",
        "INSERT INTO journal SELECT 100, 'ff', stream, writer, author, at, recorded_at, monotonic, boot, kind,"
        " payload, nonce, digest, mac FROM journal WHERE seq = 5",
    ],
)
def test_every_edit_is_found(closed: Closed, statement: str) -> None:
    closed.by_hand(statement)
    assert closed.findings() != []


def test_a_swap_of_two_neighbours_is_found(closed: Closed) -> None:
    closed.by_hand(
        "UPDATE journal SET seq = 100 WHERE seq = 5",
        "UPDATE journal SET seq = 5 WHERE seq = 6",
        "UPDATE journal SET seq = 6 WHERE seq = 100",
    )
    assert closed.findings() != []


def test_only_what_was_changed_is_named(closed: Closed) -> None:
    closed.by_hand("UPDATE journal SET at = at + 1 WHERE seq = 5")
    assert closed.findings() == ["Entry 5 is not as it was written, or others before it were taken away."]


@pytest.mark.parametrize("kept", range(LAST))
def test_a_journal_cut_off_after_any_entry_opens_and_verifies(closed: Closed, kept: int) -> None:
    """A cut-off tail cannot be seen from inside: heads in backups and signed documents are for that."""
    closed.by_hand(f"DELETE FROM journal WHERE seq > {kept}")
    vault = Vault.open(closed.folder, closed.keyring)
    assert len(vault.read("session-1").result()) == kept
    vault.append(Batch(entries=(entry(vault, 50, "it goes on"),)))
    assert vault.verify().result() == []
    vault.close()


def erase_by_hand(seq: int) -> str:
    return f"UPDATE journal SET payload = NULL, nonce = NULL WHERE seq = {seq}"


def test_a_hole_that_nothing_authorises_is_found(closed: Closed) -> None:
    closed.by_hand(erase_by_hand(3))
    assert closed.findings() == ["The words of entry 3 are gone, and nothing says that they were erased."]


def test_an_authorised_hole_is_none_and_other_holes_still_are(closed: Closed) -> None:
    vault = Vault.open(closed.folder, closed.keyring)
    ids = [f"{number:032x}" for number in (3, 4)]
    assert vault.erase(ids, erasing(vault, 90, ids)).result() == (f"{90:032x}",)
    assert [each.payload is None for each in vault.read("session-1").result()].count(True) == 2
    assert vault.verify().result() == []
    vault.append(Batch(entries=(entry(vault, 91, "after it"),)))
    assert vault.verify().result() == []
    vault.close()
    closed.by_hand(erase_by_hand(5))
    assert len(closed.findings()) == 1
    closed.by_hand("UPDATE journal SET kind = 'note_caught' WHERE kind = 'erased'")
    assert len(closed.findings()) == 4  # the entry itself, and now three holes


def test_erased_words_that_are_there_again_are_found(closed: Closed) -> None:
    """As where an older page of the file took the place of the newest."""
    closed.by_hand("CREATE TABLE kept AS SELECT seq, payload, nonce FROM journal WHERE seq = 5")
    vault = Vault.open(closed.folder, closed.keyring)
    vault.erase([f"{5:032x}"], erasing(vault, 100, [f"{5:032x}"])).result()
    vault.close()
    assert closed.findings() == []
    closed.by_hand(
        "UPDATE journal SET (payload, nonce) = (SELECT payload, nonce FROM kept) WHERE seq = 5",
        "DROP TABLE kept",
    )
    assert closed.findings() == ["Entry 5 was erased, and its words are there again."]


@pytest.mark.parametrize("index", ["journal_by_stream", "sqlite_autoindex_journal_1"])
def test_an_entry_that_an_older_index_does_not_have_is_found(closed: Closed, index: str) -> None:
    """It is in the file, and its session is read without it."""
    path, file_key = journal_of(closed.folder), closed.keyring.key(Purpose.JOURNAL)
    db = cipher.connect(path, file_key)
    ((root,),) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (index,)).fetchall()
    db.close()
    before = path.read_bytes()
    vault = Vault.open(closed.folder, closed.keyring)
    vault.append(Batch(entries=(entry(vault, 500),)))
    vault.close()
    content = bytearray(path.read_bytes())
    page = slice((root - 1) * cipher.PAGE, root * cipher.PAGE)
    content[page] = before[page]
    path.write_bytes(content)
    assert closed.findings() == ["Entry 13 is there, and is not found with its session."]


def test_what_authorises_an_erasing_cannot_be_erased(closed: Closed) -> None:
    vault = Vault.open(closed.folder, closed.keyring)
    first = [f"{3:032x}"]
    vault.erase(first, erasing(vault, 90, first)).result()
    second = [f"{90:032x}"]
    vault.erase(second, erasing(vault, 91, second)).result()
    assert all(each.payload is not None for each in vault.read("practice").result())
    assert vault.verify().result() == []
    vault.close()


def test_two_writers_have_a_chain_each(closed: Closed) -> None:
    vault = Vault.open(closed.folder, closed.keyring)
    made = [entry(vault, 100 + number, "by turns") for number in range(6)]
    for number, each in enumerate(made):
        writer = vault.writer_id if number % 2 else "another laptop"
        vault.append(Batch(entries=(replace(each, writer=writer),)))
    assert vault.verify().result() == []
    vault.close()
    closed.by_hand("DELETE FROM journal WHERE seq = 14")
    assert len(closed.findings()) == 1


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_flipped_bit_anywhere_is_found(closed: Closed) -> None:
    path = journal_of(closed.folder)
    whole = path.read_bytes()
    for page in range(1, len(whole) // cipher.PAGE):
        flip(path, page * cipher.PAGE + 17 * page % 4000)
        with contextlib.suppress(DamagedVault):  # or found at the door: the schema, the meta table
            assert closed.findings() != []
        path.write_bytes(whole)
    assert closed.findings() == []


def test_verifying_lets_appends_go_first(closed: Closed) -> None:
    vault = Vault.open(closed.folder, closed.keyring)
    for start in range(200, 2200, 200):
        vault.append(Batch(entries=tuple(entry(vault, start + number) for number in range(200))))
    saved: list[str] = []
    vault.watch(lambda saving, ids: saved.extend(["appended"] * len(ids)))
    found = vault.verify()
    found.add_done_callback(lambda done: saved.append("verified"))
    vault.append(Batch(entries=(entry(vault, 5000),)))
    assert found.result() == []
    assert saved == ["appended"] * len(saved[:-1]) + ["verified"]
    vault.close()
