"""Backs a vault up and restores it, in processes that are killed at random moments.

    python -m tests.faults.backing FOLDER PASSPHRASE backup|restore MICROSECONDS...

FOLDER holds vaults, one for each number of microseconds after which the killing comes. This process only forks, waits
and kills; printed for each is whether the work was done by then.
"""

import os
import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

from app.vault import backup
from app.vault.folder import Vault, unlock
from app.vault.mending import recover
from app.vault.restoring import restore
from tests.app.vault.making import brought_back
from tests.faults.killing import kill_each

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def work(passphrase: str, what: str, folder: Path, says: int) -> NoReturn:
    keyring = unlock(folder, passphrase)
    place = folder / backup.FOLDER

    def examined(path: Path, secret: bytes) -> None:
        ring, head = backup.told_secret(secret)
        assert backup.examine(path, ring, head) == []

    if what == "backup":
        vault = Vault.open(folder, keyring)
        os.write(says, b"begins\n")
        vault.back_up(backup.named(place, NOW), examined)
    elif what == "recover":
        os.write(says, b"begins\n")
        recover(folder, keyring, [place], NOW, brought_back)
    else:
        path = backup.kept(place)[0].path
        os.write(says, b"begins\n")
        restore(folder, path, keyring, NOW, brought_back)
    os.write(says, b"done\n")
    while True:
        time.sleep(1)


if __name__ == "__main__":
    vaults, passphrase, what = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    kill_each(vaults, [int(each) for each in sys.argv[4:]], partial(work, passphrase, what), "done")
