"""What a signature binds to: how far the journal had come on the disk. A tail that was taken away shows by it."""

import hmac
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import DiskTrouble
from app.vault import chain, cipher
from app.vault.chain import Head
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.keys import Purpose
from app.vault.verify import off_the_chain
from tests.app.vault.disks import UnrulyDisk, kept
from tests.app.vault.making import PASSPHRASE, entry, erasing, journal_of, new_vault, note

NOTHING = Head(0, "00" * 32)


def saved(vault: Vault, number: int, text: str = "") -> Head:
    """The head once the note with this number is on the disk."""
    vault.append(Batch(entries=(entry(vault, number, text),)))
    vault.streams().result()  # it answers in order
    return vault.head()


def by_hand(folder: Path, statement: str) -> None:
    """What somebody with the key and SQL could do."""
    db = cipher.connect(journal_of(folder), unlock(folder, PASSPHRASE).key(Purpose.JOURNAL))
    db.execute(statement)
    db.close()


def findings(folder: Path, heads: list[Head]) -> list[str]:
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    found = vault.verify(heads).result()
    vault.close()
    return found


def test_the_head_grows_with_what_is_saved_and_is_there_again_after_opening(folder: Path) -> None:
    vault = new_vault(folder)
    assert vault.head() == NOTHING
    heads = [saved(vault, number) for number in range(1, 4)]
    assert [head.count for head in heads] == [1, 2, 3]
    assert len({head.mac for head in heads}) == 3
    vault.put_draft("note", vault.user, "half typed")
    vault.append(Batch(entries=(entry(vault, 1),)))  # it is there already
    vault.streams().result()
    assert vault.head() == heads[-1]
    vault.close()
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert vault.head() == heads[-1]
    vault.close()


def test_the_head_is_the_mac_that_the_format_describes(vault: Vault) -> None:
    made = entry(vault, 1, "the first")
    vault.append(Batch(entries=(made,)))
    digest = vault._writer.ask(lambda db: db.execute("SELECT digest FROM journal").fetchone()[0]).result()
    key = vault._keyring.key(Purpose.ENTRIES)
    mac = hmac.digest(key, chain.header_bytes(made.signed()) + digest + bytes(32), "sha256")
    assert vault.head() == Head(1, mac.hex())


def test_what_waits_for_the_disk_is_not_in_the_head(folder: Path) -> None:
    disks: list[UnrulyDisk] = []
    vault = new_vault(folder, kept(disks))
    before = saved(vault, 1)
    disks[0].hang()
    vault.append(note(vault, 2))
    assert vault.head() == before  # at once, though the disk hangs
    disks[0].failures = [DiskTrouble()]
    disks[0].after_commit = [DiskTrouble()]  # taken, and denied
    disks[0].go_on()
    vault.retry_now()
    vault.streams().result()
    assert vault.head().count == 2
    assert vault.verify([before, vault.head()]).result() == []
    vault.close()


@pytest.mark.parametrize("kept_entries", range(5))
def test_a_tail_that_was_taken_away_shows_by_the_heads_that_were_kept(
    folder: Path, kept_entries: int
) -> None:
    vault = new_vault(folder)
    heads = [vault.head(), *(saved(vault, number) for number in range(1, 5))]
    vault.close()
    assert findings(folder, heads) == []
    by_hand(folder, f"DELETE FROM journal WHERE seq > {kept_entries}")
    found = findings(folder, [*heads, *heads])
    assert len(found) == 4 - kept_entries
    assert found[-1:] in (
        [],
        ["Something was signed when the journal held 4 entries, and that is no longer how it begins."],
    )


def test_another_tail_in_the_place_of_the_one_taken_away_shows(folder: Path) -> None:
    vault = new_vault(folder)
    heads = [saved(vault, number, "as it was") for number in range(1, 5)]
    vault.close()
    by_hand(folder, "DELETE FROM journal WHERE seq > 2")
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    for number in range(3, 7):
        saved(vault, number, "told otherwise")
    assert vault.verify().result() == []  # from inside there is nothing to see
    assert len(vault.verify(heads).result()) == 2
    assert vault._writer.ask(lambda db: off_the_chain(db, reversed(heads))).result() == heads[2:]
    vault.close()


def test_erasing_leaves_every_head_where_it_was(vault: Vault) -> None:
    heads = [saved(vault, number, "words") for number in range(1, 5)]
    ids = [f"{number:032x}" for number in range(1, 5)]
    vault.erase(ids, erasing(vault, 50, ids)).result()
    assert vault.verify([*heads, vault.head()]).result() == []
    assert vault.head().count == 5


@given(st.builds(Head, st.integers(0, 2**62), st.text()))
def test_what_was_never_a_head_lies_on_no_chain(head: Head) -> None:
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE journal (seq INTEGER PRIMARY KEY, kind TEXT, payload BLOB, mac BLOB)")
    db.execute("INSERT INTO journal VALUES (1, 'note_caught', NULL, zeroblob(32))")
    assert off_the_chain(db, [head, NOTHING]) == ([head] if head != NOTHING else [])
    db.close()
