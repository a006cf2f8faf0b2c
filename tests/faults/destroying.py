"""Destroys the working notes of a session in a process that is killed while it does, again and again.

    python -m tests.faults.destroying FOLDER PASSPHRASE MICROSECONDS...

FOLDER holds vaults, one for each number of microseconds after which the killing comes. This process only forks, waits
and kills; printed for each is whether the disk had acknowledged the destroying by then.
"""

import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import NoReturn

from app.clock import SystemClock
from app.desk import Desk
from app.destroying import destroy_working_notes, working_notes
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from app.vault.jobs import Saving
from tests.faults.killing import kill_each


def destroy(passphrase: str, folder: Path, says: int) -> NoReturn:
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
    kill_each(Path(sys.argv[1]), [int(each) for each in sys.argv[3:]], partial(destroy, sys.argv[2]), "saved")
