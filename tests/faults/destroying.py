"""Destroys the working notes of a session in a process that is killed while it does, again and again.

    python -m tests.faults.destroying FOLDER PASSPHRASE MICROSECONDS...

FOLDER holds vaults, one for each number of microseconds after which the killing comes. This process only forks, waits
and kills; printed for each is whether the disk had acknowledged the destroying by then.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from app.clock import SystemClock
from app.desk import Desk
from app.destroying import destroy_working_notes, working_notes
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from app.vault.jobs import Saving

Act = Callable[[Path, str, int], NoReturn]


def kill_each(folder: Path, passphrase: str, waits: list[int], act: Act) -> None:
    """Let a process of its own do the act in each vault, and kill it so long after it began."""
    for vault, wait in zip(sorted(folder.iterdir()), waits, strict=True):
        said, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(said)
            act(vault, passphrase, says)
        os.close(says)
        with open(said, "rb") as pipe:
            assert pipe.readline() == b"begins\n"
            time.sleep(wait / 1e6)
            os.kill(child, signal.SIGKILL)
            print(pipe.read().decode().strip() or "nothing", flush=True)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the child ended by itself"


def destroy(folder: Path, passphrase: str, says: int) -> NoReturn:
    desk = Desk(Vault.open(folder, unlock(folder, passphrase)), SystemClock(), shipped_library())
    stream = desk.vault.sessions().result()[0].stream
    found = working_notes(desk, stream).result()

    def acknowledge(saving: Saving, ids: tuple[str, ...]) -> None:
        os.write(says, b"saved\n")

    desk.vault.watch(acknowledge)
    os.write(says, b"begins\n")
    destroy_working_notes(desk.seat(desk.vault.user), found, "The program's policy.")
    while True:
        time.sleep(1)


if __name__ == "__main__":
    kill_each(Path(sys.argv[1]), sys.argv[2], [int(each) for each in sys.argv[3:]], destroy)
