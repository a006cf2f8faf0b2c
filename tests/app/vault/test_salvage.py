"""What a damaged journal still lets be read becomes a whole one, and the damaged one is left exactly as it is."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import DamagedVault
from app.vault import pages, salvage
from app.vault.chain import Head
from app.vault.cipher import PAGE, connect
from app.vault.entries import Batch, Lost, StoredEntry
from app.vault.folder import Vault, unlock
from app.vault.journal import Journal, JournalKeys
from app.vault.keys import Purpose
from app.vault.mending import Recovered
from app.vault.stored import read, streams
from tests.app.vault.making import (
    PASSPHRASE,
    USER,
    brought_back,
    entry,
    erasing,
    journal_of,
    new_vault,
    note,
)
from tests.faults.figures import note_figure


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "vault"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with short notes, long reports that run over pages, erased words, and a draft."""
    made = tmp_path_factory.mktemp("made") / "vault"
    vault = new_vault(made)
    for first in range(1, 241, 20):
        notes = [note(vault, number, f"a note {number} " * 5) for number in range(first, first + 19)]
        report = entry(vault, first + 19, f"a report of today {first} " * 500, stream="session-2")
        made_so = (*(each.entries[0] for each in notes), report)
        vault.append(Batch(entries=made_so))
    gone = [f"{7:032x}", f"{120:032x}"]
    vault.erase(gone, erasing(vault, 300, gone)).result()
    vault.put_draft("note", USER, "half typed")
    assert vault.close() == 0
    return made


def keys_of(folder: Path) -> JournalKeys:
    keyring = unlock(folder, PASSPHRASE)
    return JournalKeys(keyring.key(Purpose.JOURNAL), keyring.key(Purpose.ENTRIES))


def vault_of(folder: Path) -> str:
    return unlock(folder, PASSPHRASE).vault


def entries_in(path: Path, folder: Path) -> dict[int, StoredEntry]:
    journal = Journal(path, keys_of(folder), vault_of(folder))
    journal.open()
    found = journal.ask(lambda db: [each for stream in streams(db) for each in read(db, stream)])
    journal.close()
    return {each.seq: each for each in found}


def whole(folder: Path) -> dict[int, StoredEntry]:
    return entries_in(journal_of(folder), folder)


def salvaged(folder: Path, backup: Path | None = None) -> tuple[salvage.Salvaged, dict[int, StoredEntry]]:
    """What comes of the folder's journal; that one is not changed."""
    keys, before = keys_of(folder), journal_of(folder).read_bytes()
    into = folder.parent / "salvaged.db"
    into.unlink(missing_ok=True)
    older = (backup, keys) if backup else None
    done = salvage.salvage(journal_of(folder), into, keys, vault_of(folder), older)
    assert journal_of(folder).read_bytes() == before
    return done, entries_in(into, folder)


def on_page(folder: Path) -> dict[int, set[int]]:
    """The numbers of the entries that need each page, from the whole file."""
    found = pages.read(journal_of(folder), keys_of(folder).file)
    needs: dict[int, set[int]] = {}
    for number in found.plain:
        without = pages.Pages(found.plain, found.proven - {number})
        needs[number] = {
            row.rowid for row in without.rows() if len(row.values) == 14 and row.rowid and not row.proven
        }
    return needs


def test_a_whole_journal_comes_out_as_it_went_in(folder: Path) -> None:
    before = whole(folder)
    done, found = salvaged(folder)
    assert found == before
    assert (done.entries, done.read, done.missing, done.damaged_pages) == (241, 241, 0, 0)
    assert done.sentence() == "241 entries are there again."
    journal = Journal(folder.parent / "salvaged.db", keys_of(folder), vault_of(folder))
    journal.open()
    assert journal.views_stale
    assert journal.writer_id != before[1].writer
    assert journal.head is not None
    assert journal.head.count == 241
    drafts = journal.ask(lambda db: db.execute("SELECT key, author, text FROM drafts").fetchall())
    assert drafts == [("note", USER, "half typed")]
    journal.close()


Damage = Callable[[bytearray, int], None]


def flipped(content: bytearray, page: int) -> None:
    content[(page - 1) * PAGE + 1000] ^= 1


def torn(content: bytearray, page: int) -> None:
    start = (page - 1) * PAGE
    content[start + 512 : start + PAGE] = bytes(PAGE - 512)


def zeroed(content: bytearray, page: int) -> None:
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)


def exchanged(content: bytearray, page: int) -> None:
    other = 2 if page != 2 else 3
    content[(page - 1) * PAGE : page * PAGE] = content[(other - 1) * PAGE : other * PAGE]


KINDS: list[Damage] = [flipped, torn, zeroed, exchanged]


@pytest.mark.parametrize("each", [23, pytest.param(1, marks=[pytest.mark.long, pytest.mark.timeout(900)])])
def test_around_each_damaged_page_everything_is_read(folder: Path, each: int) -> None:
    """Also around the first page, and around those that only lead to others."""
    before, needs, content = whole(folder), on_page(folder), journal_of(folder).read_bytes()
    could = recovered = 0
    cases = [(page, damage) for damage in KINDS for page in needs][::each]
    for page, damage in cases:
        mutated = bytearray(content)
        damage(mutated, page)
        journal_of(folder).write_bytes(mutated)
        done, found = salvaged(folder)
        said = f"page {page} {damage.__name__}"
        assert found.keys() >= before.keys() - needs[page], said
        assert all(before[seq] == entry for seq, entry in found.items()), said
        gone = len(before) - len(found)
        assert done.missing == gone or (done.missing < gone and not done.end_seen), said
        could, recovered = could + len(before) - len(needs[page]), recovered + len(found)
    assert recovered >= could > 200 * len(cases)
    more = f"of {could:,} on whole pages, from {len(cases)} damaged files"
    note_figure("entries read out of damaged files", recovered, max(could - recovered, 0), more, least=50_000)


def test_without_the_first_page_the_entries_prove_each_other(folder: Path) -> None:
    """On it stands the salt, without which no page can be proven; here another page is not as it was, besides."""
    before, needs, content = whole(folder), on_page(folder), bytearray(journal_of(folder).read_bytes())
    page = max(number for number, hurt in needs.items() if hurt)
    zeroed(content, 1)
    flipped(content, page)
    journal_of(folder).write_bytes(content)
    done, found = salvaged(folder)
    assert found.keys() >= before.keys() - needs[page]
    assert all(before[seq] == each for seq, each in found.items())
    assert done.damaged_pages == len(content) // PAGE


def test_of_a_file_that_is_cut_off_the_beginning_is_read(folder: Path) -> None:
    before, needs, content = whole(folder), on_page(folder), journal_of(folder).read_bytes()
    for length in range(2 * PAGE + 100, len(content), 11 * PAGE):
        journal_of(folder).write_bytes(content[:length])
        there = before.keys() - set().union(*(hurt for page, hurt in needs.items() if page * PAGE > length))
        if not there:
            with pytest.raises(DamagedVault):
                salvaged(folder)
            continue
        _, found = salvaged(folder)
        assert found.keys() >= there
        assert all(before[seq] == each for seq, each in found.items())


def test_what_cannot_be_read_comes_from_the_backup_and_what_was_erased_since_stays_so(folder: Path) -> None:
    backup = folder.parent / "backup.db"
    backup.write_bytes(journal_of(folder).read_bytes())
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    gone = [f"{50:032x}"]
    vault.erase(gone, erasing(vault, 400, gone)).result()
    for number in range(500, 520):
        vault.append(note(vault, number, "since the backup"))
    assert vault.close() == 0
    before, needs = whole(folder), on_page(folder)
    content = bytearray(journal_of(folder).read_bytes())
    page = next(number for number, hurt in needs.items() if 50 in hurt)
    zeroed(content, page)
    journal_of(folder).write_bytes(content)

    done, found = salvaged(folder, backup)
    assert found == before
    assert found[50].payload is None
    assert done.from_backup == len(needs[page])
    assert done.missing == 0
    assert done.sentence() == f"262 entries are there again, {done.from_backup} of them from the backup."
    alone, _ = salvaged(folder)
    assert alone.missing == len(needs[page])
    assert f"; {alone.missing} could not be read." in alone.sentence()


def test_what_is_salvaged_verifies_and_says_where_something_is_gone(folder: Path) -> None:
    needs, content = on_page(folder), bytearray(journal_of(folder).read_bytes())
    page = next(number for number, hurt in needs.items() if 60 in hurt)
    zeroed(content, page)
    journal_of(folder).write_bytes(content)
    done, _found = salvaged(folder)
    journal_of(folder).write_bytes((folder.parent / "salvaged.db").read_bytes())
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    after = max(needs[page]) + 1
    assert done.lost == Lost(((min(needs[page]), max(needs[page])),), frozenset({after}))
    assert vault.verify().result() == [
        f"Entry {after} is not as it was written, or others before it were taken away."
    ]
    vault.append(note(vault, 900, "it goes on"))
    assert len(vault.verify().result()) == 1
    signed_before = Head(max(needs[page]), "ab" * 32)
    assert len(vault.verify([signed_before]).result()) == 2
    told = Recovered(done, folder, None, False)
    vault.append(Batch(entries=(brought_back(told, vault.writer_id),)))
    assert vault.verify([signed_before]).result() == []
    assert vault.close() == 0


def test_what_is_gone_at_the_end_is_not_taken_for_nothing(folder: Path) -> None:
    """The numbers of the entries that are left say nothing of those behind them."""
    needs, content = on_page(folder), journal_of(folder).read_bytes()
    last = next(number for number, hurt in needs.items() if 241 in hurt)
    torn_end = bytearray(content)
    zeroed(torn_end, last)
    for damaged in (bytes(torn_end), content[: (last - 1) * PAGE]):
        journal_of(folder).write_bytes(damaged)
        done, found = salvaged(folder)
        assert 241 not in found
        assert not done.end_seen
        assert done.sentence().endswith("If more was written after the last of them, it could not be read.")


def test_an_older_last_page_that_the_disk_gives_back_is_found_out(folder: Path) -> None:
    """It is as it was written then: only the index knows of what came after."""
    older = journal_of(folder).read_bytes()
    before = on_page(folder)
    last = next(number for number, hurt in before.items() if 241 in hurt)
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    vault.append(note(vault, 900, "on the same page"))
    assert vault.close() == 0
    assert 242 in on_page(folder)[last]
    content = bytearray(journal_of(folder).read_bytes())
    content[(last - 1) * PAGE : last * PAGE] = older[(last - 1) * PAGE : last * PAGE]
    journal_of(folder).write_bytes(content)
    done, found = salvaged(folder)
    assert max(found) == 241
    # what comes next takes its number, so that it is not one that is known to be gone
    assert (done.missing, done.behind, done.lost.gone) == (1, 1, ())


def test_what_somebody_changed_is_read_and_said_and_not_taken_for_a_gap(folder: Path) -> None:
    keyring = unlock(folder, PASSPHRASE)
    with contextlib.closing(connect(journal_of(folder), keyring.key(Purpose.JOURNAL))) as db:
        db.execute("UPDATE journal SET author = ? WHERE seq = 60", ("6b" * 16,))
    done, found = salvaged(folder)
    assert (len(found), done.odd, done.missing) == (241, (60,), 0)
    assert "1 entry is not as it was written" in done.sentence()


def test_half_typed_words_that_were_dropped_since_do_not_come_back_from_a_backup(folder: Path) -> None:
    older = folder.parent / "backup.db"
    older.write_bytes(journal_of(folder).read_bytes())
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    vault.drop_draft("note")
    assert vault.close() == 0
    content, needs = bytearray(journal_of(folder).read_bytes()), on_page(folder)
    zeroed(content, next(number for number, hurt in needs.items() if 60 in hurt))
    journal_of(folder).write_bytes(content)
    salvaged(folder, older)
    with contextlib.closing(connect(folder.parent / "salvaged.db", keys_of(folder).file)) as db:
        assert db.execute("SELECT count(*) FROM drafts").fetchone() == (0,)


def test_that_nothing_is_gone_at_the_end_is_known_while_other_pages_are_damaged(folder: Path) -> None:
    needs, content = on_page(folder), journal_of(folder).read_bytes()
    seen = 0
    for page in list(needs)[1:]:
        damaged = bytearray(content)
        zeroed(damaged, page)
        journal_of(folder).write_bytes(damaged)
        done, found = salvaged(folder)
        if done.end_seen:
            seen += 1
            assert len(found) + done.missing == 241
        else:
            assert 241 not in found or not needs[page]  # the last leaf, or the way to it
    assert seen > len(needs) // 2


def test_of_pages_torn_in_the_middle_of_writing_the_journal_beside_has_the_old_ones(folder: Path) -> None:
    """As after a power cut: SQLite would take them from there, if no other page were damaged."""
    before, needs = whole(folder), on_page(folder)
    keys, path = keys_of(folder), journal_of(folder)
    content = path.read_bytes()
    page = next(number for number, hurt in needs.items() if 60 in hurt)
    record = page.to_bytes(4, "big") + content[(page - 1) * PAGE : page * PAGE] + bytes(4)
    beside = path.with_name(path.name + "-journal")
    beside.write_bytes(bytes.fromhex("d9d505f920a163d7").ljust(512, b"\0") + record)
    mutated = bytearray(content)
    zeroed(mutated, page)
    path.write_bytes(mutated)
    into = folder.parent / "salvaged.db"
    salvage.salvage(path, into, keys, vault_of(folder))
    beside.unlink()
    assert entries_in(into, folder) == before


@pytest.mark.parametrize("content", [b"", b"not a vault", bytes(50_000), bytes(range(256)) * 400])
def test_from_a_file_without_any_entry_nothing_is_made(folder: Path, content: bytes) -> None:
    journal_of(folder).write_bytes(content)
    with pytest.raises(DamagedVault):
        salvaged(folder)
    assert not (folder.parent / "salvaged.db").exists()


def test_nothing_is_taken_from_another_vaults_file(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    vault = new_vault(other)
    vault.append(note(vault, 1, json.dumps("theirs")))
    vault.close()
    journal_of(folder).write_bytes(journal_of(other).read_bytes())
    with pytest.raises(DamagedVault):
        salvaged(folder)
