"""Changes the data key of vaults in processes that are killed while they do.

    python -m tests.faults.changing_key FOLDER MICROSECONDS...

FOLDER holds vaults, one for each number of microseconds after which the killing comes. This process only forks, waits
and kills; printed for each is one line: the ids of the entries that the disk had acknowledged by then, those handed in
while the key was changed among them, and "changed" once that was done.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn

from app.vault.folder import Vault, unlock
from app.vault.jobs import Saving
from tests.app.vault.making import PASSPHRASE, note
from tests.faults.killing import kill_each


def change(folder: Path, says: int) -> NoReturn:
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))

    def acknowledge(saving: Saving, ids: tuple[str, ...]) -> None:
        os.write(says, b"".join(b"%s\n" % id.encode() for id in ids))

    os.write(says, b"begins\n")
    vault.watch(acknowledge)
    vault.append(note(vault, 1_000))
    done = vault.change_data_key()
    for number in range(1_001, 1_004):
        vault.append(note(vault, number))
    done.result()
    os.write(says, b"changed\n")
    number = 2_000
    while True:
        vault.append(note(vault, number := number + 1))
        vault.streams().result()


if __name__ == "__main__":
    kill_each(Path(sys.argv[1]), [int(each) for each in sys.argv[2:]], change, "changed")
