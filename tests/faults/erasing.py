"""Erases a person in a process that is killed while it does, again and again.

    python -m tests.faults.erasing FOLDER PASSPHRASE PERSON MICROSECONDS...

FOLDER holds vaults, one for each number of microseconds after which the killing comes. This process only forks, waits
and kills; printed for each is whether the disk had acknowledged the erasing by then.
"""

import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import NoReturn

from app.clock import SystemClock
from app.desk import Desk
from app.erasing import erase, told_of
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from app.vault.jobs import Saving
from tests.faults.killing import kill_each


def erased(passphrase: str, person: str, folder: Path, says: int) -> NoReturn:
    desk = Desk(Vault.open(folder, unlock(folder, passphrase)), SystemClock(), shipped_library())
    desk.vault.streams().result()  # what opening writes is on disk

    def acknowledge(saving: Saving, ids: tuple[str, ...]) -> None:
        os.write(says, b"saved\n")

    told = told_of(desk, person).result()
    desk.vault.watch(acknowledge)
    os.write(says, b"begins\n")
    erase(desk.seat(desk.vault.user), told, told.person.name, "Retention is over.", accounted_elsewhere=True)
    while True:
        time.sleep(1)


if __name__ == "__main__":
    vaults, passphrase, person = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    kill_each(vaults, [int(each) for each in sys.argv[4:]], partial(erased, passphrase, person), "saved")
