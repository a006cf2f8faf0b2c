"""Backs a vault up and restores it, in processes that are killed at random moments.

    python -m tests.faults.backing FOLDER PASSPHRASE backup|restore MICROSECONDS...

FOLDER holds vaults, one for each number of microseconds after which the killing comes. This process only forks, waits
and kills; printed for each is whether the work was done by then.
"""

import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from app.vault import backup
from app.vault.folder import Vault, unlock
from app.vault.restoring import restore

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


def main(folder: Path, passphrase: str, what: str, waits: list[int]) -> None:
    for vault, wait in zip(sorted(folder.iterdir()), waits, strict=True):
        said, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(said)
            work(vault, passphrase, what, says)
        os.close(says)
        with open(said, "rb") as pipe:
            assert pipe.readline() == b"begins\n"
            time.sleep(wait / 1e6)
            os.kill(child, signal.SIGKILL)
            print(pipe.read().decode().strip() or "nothing", flush=True)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the child ended by itself"


def work(folder: Path, passphrase: str, what: str, says: int) -> NoReturn:
    keyring = unlock(folder, passphrase)
    place = folder / backup.FOLDER

    def examined(path: Path, secret: bytes) -> None:
        ring, head = backup.told_secret(secret)
        assert backup.examine(path, ring, head) == []

    if what == "backup":
        vault = Vault.open(folder, keyring)
        os.write(says, b"begins\n")
        vault.back_up(backup.named(place, NOW), examined)
    else:
        path = backup.kept(place)[0].path
        os.write(says, b"begins\n")
        restore(folder, path, keyring, NOW)
    os.write(says, b"done\n")
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], [int(each) for each in sys.argv[4:]])
