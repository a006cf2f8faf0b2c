"""Nothing readable lies in any file of the vault, and nothing at all is left of what was erased."""

import json
import random
from pathlib import Path

import pytest

from app.model.rows import FoundRow, Rows
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.keys import Keyring, Purpose
from tests.app.vault.making import (
    PASSPHRASE,
    USER,
    entry,
    erasing,
    found_row,
    journal_of,
    new_vault,
    session_rows,
)
from tests.app.vault.pages import decrypted

PERSON = "quixotilda"  # no other word begins like it
LETTERS = "abcdefghijklmnop"


def every_byte(folder: Path) -> bytes:
    """All names and contents of a vault; the journal may be open only in another process."""
    return b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in sorted(folder.iterdir()))


def assert_unreadable(found: bytes, words: list[str]) -> None:
    for word in words:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert word.encode(encoding) not in found, f"{word} in {encoding}"


def test_nothing_in_the_folder_can_be_read(folder: Path, tmp_path: Path) -> None:
    words = [
        PERSON,
        "cravings",
        "half-typed",
        "Morning group",
        "promise 1",
        "note_caught",
        "session-1",
    ]
    vault = new_vault(folder)
    for number in range(50):
        made = entry(vault, number, f"{PERSON} spoke of cravings, {number}")
        found = found_row(number, f"{PERSON} spoke of cravings")
        rows = session_rows(1, [PERSON])._replace(found=(found,))
        vault.append(Batch((made,), {"session-1": rows}))
    vault.put_draft("note", USER, f"half-typed about {PERSON}")
    vault.set_aside(tmp_path / "aside")
    vault.drafts().result()
    rollback = next(folder.glob("*.db-journal")).read_bytes()
    assert len(rollback) > 4096  # it holds pages as they were before the last transaction
    assert_unreadable(rollback, words)
    assert vault.close(120.0) == 0
    assert_unreadable(every_byte(folder), [*words, PASSPHRASE])
    if (tmp_path / "aside").exists():
        assert_unreadable((tmp_path / "aside").read_bytes(), words)
    assert_can_be_decrypted(folder, words)


def assert_can_be_decrypted(folder: Path, words: list[str]) -> None:
    """With the key they are there: the search above would have found them."""
    plain = decrypted(journal_of(folder), unlock(folder, PASSPHRASE).key(Purpose.JOURNAL))
    for word in words:
        assert word.encode() in plain


@pytest.mark.parametrize("tidied", [False, True])
@pytest.mark.parametrize("erased", [1, 40, 700])
def test_erasing_leaves_no_trace_in_any_page(folder: Path, erased: int, tidied: bool) -> None:
    """Every erased note has a word of its own that begins like the person's name; such words end up as first ones on
    pages of the index, where FTS5 keeps their beginnings as signposts."""
    dice = random.Random(erased)
    keyring = filled(folder, dice, erased)
    assert PERSON.encode() in decrypted(journal_of(folder), keyring.key(Purpose.JOURNAL))
    vault = Vault.open(folder, keyring)
    if tidied:
        vault.tidy().result()
    kept = [each for each in vault.read("session-1").result() if PERSON.encode() not in (each.payload or b"")]
    ids = [f"{number:032x}" for number in range(erased)]
    told = tuple(
        FoundRow("session-1", each.id, "morning", "2026-03-02", "", json.loads(each.payload or b"{}")["text"])
        for each in kept
    )
    vault.erase(ids, erasing(vault, 90_000, ids), rows={"session-1": Rows(found=told)}).result()
    vault.drop_draft("note")
    assert vault.search(PERSON[:4]).result() == []
    assert [each for each in vault.read("session-1").result() if each.payload is not None] == kept
    assert len(vault.search("shared", 5000).result()) == len(kept)
    assert vault.verify().result() == []
    assert vault.close(120.0) == 0
    assert sorted(path.suffix for path in folder.iterdir()) == ["", ".copy", ".db"]
    plain = decrypted(journal_of(folder), keyring.key(Purpose.JOURNAL))
    assert PERSON[:4].encode() not in plain
    for id in ids[:50]:
        assert id.encode() in plain  # the entries themselves are still there


def filled(folder: Path, dice: random.Random, about_person: int) -> Keyring:
    """Two thousand notes, the first ones about the person."""
    vault = new_vault(folder)
    found: list[FoundRow] = []
    for start in range(0, 2000, 100):
        made = []
        for number in range(start, start + 100):
            word = "".join(dice.choices(LETTERS, k=9))
            text = f"{PERSON}{word} shared" if number < about_person else f"{word} shared"
            made.append(entry(vault, number, text))
            who = json.dumps([PERSON] if number < about_person else ["ann"])
            found.append(FoundRow("session-1", made[-1].id, "morning", "2026-03-01", "Education", text, who))
        rows = session_rows(1, [PERSON, "ann"])._replace(found=tuple(found))
        vault.append(Batch(tuple(made), rows={"session-1": rows}))
    vault.put_draft("note", USER, f"half-typed about {PERSON}")
    assert vault.close(120.0) == 0
    return unlock(folder, PASSPHRASE)


def test_the_rollback_journal_is_cut_to_nothing_by_the_erasing_itself(folder: Path) -> None:
    """It holds the pages as they were, and stays as long as the vault is open."""
    vault = new_vault(folder)
    for number in range(20):
        vault.append(Batch(entries=(entry(vault, number, PERSON),)))
    vault.streams().result()
    rollback = next(folder.glob("*.db-journal"))
    assert rollback.stat().st_size > 0
    ids = [f"{number:032x}" for number in range(20)]
    vault.erase(ids, erasing(vault, 50, ids)).result()
    assert rollback.stat().st_size == 0
    vault.append(Batch(entries=(entry(vault, 60, "it goes on"),)))
    assert vault.close(120.0) == 0
