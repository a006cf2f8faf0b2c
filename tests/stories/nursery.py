"""A process that forks a facilitator's process for each line it reads, so that each can be killed for real.

Started by test_killed.py with a vault folder and a passphrase; for every line on its input it forks a child that
opens the vault, goes on with the running session and catches notes as fast as the disk takes them. A child says what
the disk has acknowledged on the shared output: its pid, then one note id a line.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from app.clock import SystemClock
from app.desk import Desk
from app.errors import AlreadyOpen
from app.live import commands
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock


def say(line: str) -> None:
    # one write a line: lines of a killed process are whole or not there
    os.write(1, f"{line}\n".encode())


def work(folder: Path, keyring: object, first: int) -> None:
    """Catch notes until somebody kills this process."""
    while True:
        try:
            vault = Vault.open(folder, keyring)  # type: ignore[arg-type]
            break
        except AlreadyOpen:
            continue  # the system is still taking the last one's lock away
    desk = Desk(vault, SystemClock(), shipped_library())
    seat = desk.seat(vault.user)
    said: set[str] = set()

    def acknowledged() -> None:
        session = desk.session
        if session is not None:
            for note in session.notes[first:]:
                if note.id not in said and desk.is_saved(note.id):
                    said.add(note.id)
                    say(f"saved {note.id}")

    desk.watch_saving(acknowledged)
    say("ready")
    number = 0
    while True:
        number += 1
        seat.do(commands.catch_note, f"@Maria note number {number} #insight")
        if number % 5 == 0:
            desk.keep_draft(seat.draft_key("note"), seat.user, f"half a thought {number}")
        while desk.saving.pending > 3:
            time.sleep(0.0005)


def main() -> None:
    folder = Path(sys.argv[1])
    keyring = unlock(folder, sys.argv[2])
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(folder, keyring, int(line))
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
