"""A disk on which a backup does not fit: one sentence, nothing half left, the others untouched, and notes are saved."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.vault import backup
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from tests.app.vault.making import PASSPHRASE, entry, new_vault

HOUSE = Path(__file__).resolve().parents[2]

FULL = """
import resource, sys
from pathlib import Path
from app.errors import DiskTrouble
from app.vault.folder import Vault, unlock
from tests.app.vault.making import PASSPHRASE, note
folder = Path(sys.argv[1])
vault = Vault.open(folder, unlock(folder, PASSPHRASE))
whole = (folder / "backups" / "groupside-20260302T120000Z.backup").stat().st_size
for limit in (0, 600, whole // 2, whole - 100):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        vault.back_up(folder / "backups" / "groupside-20260303T120000Z.backup", lambda path, secret: None)
    except DiskTrouble as error:
        print(error.sentence)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
vault.append(note(vault, 1000, "after"))
print(vault.close(60))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_backup_that_does_not_fit_leaves_everything_as_it_was(folder: Path) -> None:
    vault = new_vault(folder)
    vault.append(Batch(tuple(entry(vault, number, "zanzibar " * 200) for number in range(300))))
    (folder / backup.FOLDER).mkdir()
    kept = backup.named(folder / backup.FOLDER, datetime(2026, 3, 2, 12, tzinfo=UTC))
    vault.back_up(kept, lambda path, secret: None)
    vault.close()
    before = kept.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", FULL, folder],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    said = done.stdout.splitlines()
    assert said[-1] == "0"
    assert ["No backup could be made" in line for line in said[:-1]] == [True] * 4
    assert list((folder / backup.FOLDER).iterdir()) == [kept]
    assert kept.read_bytes() == before
    again = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert again.head().count == 301
    assert again.verify().result() == []
    again.close()
