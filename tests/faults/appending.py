"""Appends to vaults in processes that are killed at random moments, and prints what the disk had acknowledged by then.

    python -m tests.faults.appending FOLDER ROUNDS SEED

FOLDER holds vaults; their keys come on standard input. This process only forks, waits and kills: each round's child
opens the next vault, verifies it, and appends notes, drafts, rows, users and erasings as fast as the disk takes them,
until it is killed. Printed is one JSON object a round.
"""

import contextlib
import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from app.errors import WrongPassphrase
from app.model.rows import Rows
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.jobs import Saving
from app.vault.keys import Keyring, Purpose
from tests.app.vault.making import CHEAP, entry, erasing, found_row, session_rows


def main(folder: Path, keyrings: dict[str, Keyring], rounds: int, seed: str) -> None:
    dice = random.Random(seed)
    names = sorted(keyrings)
    keyrings[names[0]].key(Purpose.HEADER)  # what it imports is imported once here, not in every child
    for number in range(rounds):
        vault, keyring = folder / names[number % len(names)], keyrings[names[number % len(names)]]
        said, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(said)
            append_for_ever(vault, keyring, number, dice.randrange(2**32), says)
        os.close(says)
        with open(said, "rb") as pipe:
            # After so many words of the child, however slow the disk is, and then at any moment of its next ones.
            heard = b"".join(pipe.readline() for _ in range(dice.randrange(1, 40)))
            time.sleep(dice.random() * 0.02)
            os.kill(child, signal.SIGKILL)
            lines = (heard + pipe.read()).split(b"\n")[:-1]
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the child ended by itself"
        print(json.dumps({"vault": vault.name, "said": [line.decode() for line in lines]}), flush=True)


def zanzibar(number: int) -> dict[str, Rows]:
    return {"session-1": Rows(found=(found_row(number, "zanzibar"),))}


def append_for_ever(folder: Path, keyring: Keyring, number: int, seed: int, says: int) -> NoReturn:
    dice = random.Random(seed)
    vault = Vault.open(folder, keyring)
    os.write(says, b"findings %d\n" % len(vault.verify().result()))

    def acknowledge(saving: Saving, ids: tuple[str, ...]) -> None:
        os.write(says, b"".join(b"saved %s\n" % id.encode() for id in ids))

    vault.watch(acknowledge)
    written = number * 100_000
    while True:
        if vault.saving.pending > 20:
            time.sleep(0.001)
            continue
        match dice.randrange(12):
            case 0:
                made = [entry(vault, written + each, "zanzibar " * 200) for each in range(5)]
                vault.append(Batch(entries=tuple(made), rows=zanzibar(written)))
            case 1:
                vault.put_draft("note", keyring.user, "zanzibar half typed")
            case 2:
                vault.append(Batch(rows={"session-1": session_rows(1, ["zanzibar", "ann"])}))
            case 3:
                ids = [f"{written - 7:032x}"]
                vault.erase(ids, erasing(vault, written, ids))
            case 4 if dice.random() < 0.1:
                user = f"{dice.randrange(2**128):032x}"
                first, second = f"one more passphrase of {user}", f"a passphrase after it of {user}"
                vault.add_user(user, first, cost=CHEAP)
                vault.change_passphrase(user, first, second, cost=CHEAP)
                with contextlib.suppress(WrongPassphrase):
                    unlock(folder, "nobody’s passphrase")
            case _:
                made = [entry(vault, written, "a note about zanzibar")]
                vault.append(Batch(entries=tuple(made), rows=zanzibar(written), drop_drafts=("note",)))
        written += 10


if __name__ == "__main__":
    given = {
        name: Keyring(user, vault, bytes.fromhex(master))
        for name, (user, vault, master) in json.loads(sys.stdin.read()).items()
    }
    main(Path(sys.argv[1]), given, int(sys.argv[2]), sys.argv[3])
