"""A disk that is full, pulled, exchanged or damaged: what was acknowledged stays, what waits is kept."""

import os
import queue
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import DamagedVault, DiskTrouble
from app.vault import cipher
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.jobs import Saving
from app.vault.journal import Journal
from app.vault.keys import Purpose
from tests.app.vault.making import PASSPHRASE, entry, journal_of, new_vault, note
from tests.app.vault.pages import decrypted_pages

PATIENCE = 10
HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    made = new_vault(folder)
    yield made
    if made.close(0.5):
        made.give_up()


def numbers(vault: Vault) -> list[int]:
    return [int(each.id, 16) for each in vault.read("session-1").result(PATIENCE)]


def told(vault: Vault) -> Callable[[Callable[[Saving], bool]], Saving]:
    """Waits for the first telling that fits, from now on."""
    tellings: queue.Queue[Saving] = queue.Queue()
    vault.watch(lambda saving, ids: tellings.put(saving))

    def until(fits: Callable[[Saving], bool]) -> Saving:
        while not fits(saving := tellings.get(timeout=PATIENCE)):
            pass
        return saving

    return until


def in_trouble(saving: Saving) -> bool:
    return saving.trouble is not None


def all_saved(saving: Saving) -> bool:
    return saving.pending == 0 and saving.trouble is None


def test_the_settings_that_were_measured_are_in_force(vault: Vault) -> None:
    expected = {
        "journal_mode": "delete",
        "locking_mode": "exclusive",
        "synchronous": 3,  # EXTRA
        "fullfsync": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "cipher_memory_security": "1",
        "page_size": str(cipher.PAGE),
        "auto_vacuum": 0,
    }
    found = vault._writer.ask(
        lambda db: {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    ).result()
    assert found == expected


# Full


FILL = """
import resource, sys, threading
from pathlib import Path
from app.vault.folder import Vault, unlock
from tests.app.vault.making import PASSPHRASE, journal_of, note
folder = Path(sys.argv[1])
vault = Vault.open(folder, unlock(folder, PASSPHRASE))
said = threading.Event()
vault.watch(lambda saving, ids: said.set())
resource.setrlimit(resource.RLIMIT_FSIZE, (journal_of(folder).stat().st_size + 20_000, resource.RLIM_INFINITY))
for number in range(100, 200):
    vault.append(note(vault, number, "word " * 500))
while not vault.saving.trouble:
    assert said.wait(20)
    said.clear()
vault.retry_now()
print(type(vault.saving.trouble).__name__, 0 < vault.saving.pending < 100)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
vault.retry_now()
print(vault.close(60))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_when_no_more_fits_on_the_disk_entries_wait_until_there_is_room(folder: Path, vault: Vault) -> None:
    """A real limit on a real file: writes fail in the middle of a transaction, and succeed again when it is lifted."""
    vault.append(note(vault, 1, "before"))
    assert vault.close(PATIENCE) == 0
    done = subprocess.run(
        [sys.executable, "-c", FILL, folder],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    assert done.stdout.split() == ["DiskTrouble", "True", "0"]
    again = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert numbers(again) == [1, *range(100, 200)]
    assert again.verify().result() == []
    again.close()


CREATE = """
import resource, sys
from pathlib import Path
from app.errors import DiskTrouble
from tests.app.vault.making import new_vault
for limit in (0, 600, 20_000, 100_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        new_vault(Path(sys.argv[1]))
    except DiskTrouble:
        print(limit, len(list(Path(sys.argv[1]).iterdir())))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_vault_that_does_not_fit_leaves_nothing_behind(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CREATE, folder],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    assert done.stdout.splitlines() == ["0 0", "600 0", "20000 0", "100000 0"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "tiny"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tiny", place], capture_output=True, check=False
    ).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"), reason="needs root"
)
def test_a_full_disk_of_600_kb_is_told_and_goes_on_when_room_is_made(tiny_disk: Path) -> None:
    ballast = tiny_disk / "holiday pictures"
    vault = new_vault(tiny_disk / "vault")
    try:
        ballast.write_bytes(bytes(200_000))
        until = told(vault)
        for number in range(60):
            vault.append(note(vault, number, "word " * 800))
        saving = until(in_trouble)
        assert saving.pending > 0
        assert "disk is full" in str(saving.trouble)
        saved_before = 60 - vault.saving.pending
        ballast.unlink()
        vault.retry_now()
        until(lambda saving: saving.pending < 60 - saved_before)
    finally:
        vault.give_up()
        vault._writer._thread.join(PATIENCE)
    again = Vault.open(tiny_disk / "vault", unlock(tiny_disk / "vault", PASSPHRASE))
    found = numbers(again)
    assert found == list(range(len(found)))
    assert len(found) > saved_before
    assert again.verify().result() == []
    again.close()


# Pulled, moved, exchanged


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")
def test_a_folder_that_is_gone_is_told_and_nothing_counts_as_saved_until_it_is_back(
    folder: Path, vault: Vault
) -> None:
    """The system still takes every write to a file that was moved or deleted, and keeps none."""
    vault.append(note(vault, 1))
    assert numbers(vault) == [1]
    until = told(vault)
    folder.rename(folder.with_name("elsewhere"))
    vault.append(note(vault, 2))
    saving = until(in_trouble)
    assert saving.pending == 1
    assert isinstance(saving.trouble, DiskTrouble)
    assert "cannot be reached" in str(saving.trouble)
    vault.append(note(vault, 3))
    assert vault.saving.pending == 2
    folder.with_name("elsewhere").rename(folder)
    vault.retry_now()
    until(all_saved)
    assert numbers(vault) == [1, 2, 3]
    assert vault.verify().result() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")
def test_a_deleted_folder_leaves_what_waits_to_be_set_aside(
    folder: Path, tmp_path: Path, vault: Vault
) -> None:
    vault.append(note(vault, 1))
    assert numbers(vault) == [1]
    until = told(vault)
    shutil.copytree(folder, tmp_path / "backup")
    shutil.rmtree(folder)
    vault.append(note(vault, 2))
    until(in_trouble)
    assert vault.set_aside(tmp_path / "stick") == 1
    again = Vault.open(tmp_path / "backup", unlock(tmp_path / "backup", PASSPHRASE))
    assert again.bring_in(tmp_path / "stick").result(PATIENCE) == (f"{2:032x}",)
    assert numbers(again) == [1, 2]
    again.close()
    vault.give_up()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")
def test_an_older_file_put_in_its_place_is_not_written_on(folder: Path, tmp_path: Path) -> None:
    new_vault(folder).close()
    path = journal_of(folder)
    older = path.read_bytes()
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    vault.append(note(vault, 1, "acknowledged"))
    assert numbers(vault) == [1]
    until = told(vault)
    path.rename(tmp_path / "the real one")
    path.write_bytes(older)
    vault.append(note(vault, 2))
    saving = until(lambda saving: isinstance(saving.trouble, DamagedVault))
    assert "exchanged" in str(saving.trouble)
    assert path.read_bytes() == older
    path.unlink()
    (tmp_path / "the real one").rename(path)
    vault.retry_now()
    until(all_saved)
    assert numbers(vault) == [1, 2]
    vault.close()


# Damaged


def flip(path: Path, offset: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        (byte,) = file.read(1)
        file.seek(offset)
        file.write(bytes([byte ^ 1]))


def zero(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek(page * cipher.PAGE)
        file.write(bytes(cipher.PAGE))


def long_past(folder: Path) -> None:
    """A vault whose first session fills pages of its own, and whose second goes on."""
    vault = new_vault(folder)
    for number in range(200):
        made = entry(vault, number, f"a long time ago {number} " * 20, stream="session-old")
        vault.append(Batch(entries=(made,)))
    vault.append(Batch(entries=(entry(vault, 500, "a very long report " * 1000, stream="session-report"),)))
    for number in range(1000, 1200):
        vault.append(note(vault, number, f"lately {number} " * 20))
    vault.close()


def pages_with(folder: Path, words: bytes) -> list[int]:
    key = unlock(folder, PASSPHRASE).key(Purpose.JOURNAL)
    return [number for number, page in enumerate(decrypted_pages(journal_of(folder), key)) if words in page]


def test_a_damaged_page_of_the_past_is_told_and_stops_no_note_of_today(folder: Path) -> None:
    long_past(folder)
    flip(journal_of(folder), pages_with(folder, b"a long time ago 100 ")[0] * cipher.PAGE + 2000)
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    for number in range(3):
        with pytest.raises(DamagedVault):
            vault.read("session-old").result(PATIENCE)
        vault.append(note(vault, 2000 + number, "today"))
        assert len(numbers(vault)) == 201 + number
    assert vault.saving == Saving(0, None, None, False)
    assert vault.verify().result(PATIENCE)[0] == "1 page of the journal’s file is damaged."
    vault.append(note(vault, 3000, "and on"))
    assert vault.close(PATIENCE) == 0


def test_zeroes_in_the_middle_of_a_long_text_are_no_text(folder: Path) -> None:
    """SQLCipher lets a page of zeroes pass, and SQLite reads zeroes from it: the digest of the entry knows better."""
    long_past(folder)
    leaves = pages_with(folder, b"session-")  # these hold more than the report
    pages = [page for page in pages_with(folder, b"a very long report ") if page not in leaves]
    assert len(pages) > 3
    whole = journal_of(folder).read_bytes()
    for page in pages:
        journal_of(folder).write_bytes(whole)
        zero(journal_of(folder), page)
        vault = Vault.open(folder, unlock(folder, PASSPHRASE))
        with pytest.raises(DamagedVault):
            vault.read("session-report").result(PATIENCE)
        assert len(numbers(vault)) == 200
        assert vault.verify().result(PATIENCE) != []
        assert vault.close(PATIENCE) == 0


def test_damage_where_notes_are_to_go_keeps_them_waiting(folder: Path, tmp_path: Path) -> None:
    long_past(folder)
    # with what stands in front of it in the journal, and not in the index
    flip(journal_of(folder), pages_with(folder, b'"lately 1199 ')[0] * cipher.PAGE + 2000)
    before = journal_of(folder).read_bytes()
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    until = told(vault)
    with pytest.raises(DamagedVault):
        vault.head()  # nothing can be signed on what cannot be read
    vault.append(note(vault, 2000, "today"))
    saving = until(in_trouble)
    assert isinstance(saving.trouble, DamagedVault)
    assert saving.pending == 1
    assert vault.set_aside(tmp_path / "stick") == 1
    vault.give_up()
    vault._writer._thread.join(PATIENCE)
    assert journal_of(folder).read_bytes() == before


def test_words_changed_with_the_key_are_not_read_as_if_they_were_true(folder: Path) -> None:
    vault = new_vault(folder)
    vault.append(note(vault, 1, "as it was said"))
    vault.close()
    keyring = unlock(folder, PASSPHRASE)
    db = cipher.connect(journal_of(folder), keyring.key(Purpose.JOURNAL))
    db.execute("""UPDATE journal SET payload = CAST('{"text": "as somebody wished"}' AS BLOB)""")
    db.close()
    vault = Vault.open(folder, keyring)
    with pytest.raises(DamagedVault):
        vault.read("session-1").result(PATIENCE)
    vault.close()


class _Slips(Journal):
    """A journal that makes an error in the middle of a transaction, after some of it was written."""

    left, written = 1, 0

    def _insert(self, *args: object) -> None:
        super()._insert(*args)  # type: ignore[arg-type]
        self.written += 1
        if self.written == 3 and self.left:
            self.left -= 1
            raise OSError("in the middle")


def test_a_transaction_that_fails_in_the_middle_leaves_nothing_and_is_done_again(folder: Path) -> None:
    vault = new_vault(folder, _Slips)
    until = told(vault)
    vault.append(Batch(entries=tuple(entry(vault, number) for number in range(5))))
    assert until(in_trouble).pending == 5
    until(all_saved)
    assert numbers(vault) == list(range(5))
    assert [each.seq for each in vault.read("session-1").result()] == [1, 2, 3, 4, 5]
    assert vault.verify().result() == []
    vault.close()
