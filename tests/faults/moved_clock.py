"""A process with a running session that says what its clocks and its group say, whenever a line comes in.

Started by test_moved_clock.py with a vault folder, under a library that moves the wall clock for this process alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from app.clock import SystemClock
from app.desk import Desk
from app.live import commands
from app.live import events as e
from app.live.rows import room_time
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import MARIA, PASSPHRASE


def main() -> None:
    folder = Path(sys.argv[1])
    clock = SystemClock()
    desk = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock, shipped_library())
    for line in sys.stdin:
        if line.strip() == "next":
            desk.seat(desk.vault.user).do(commands.next_block)
        desk.notice_clock()  # as the ticker does
        desk.vault.streams().result()  # it answers in order: what came before is on the disk
        print(json.dumps(_said(desk, clock)), flush=True)


def _said(desk: Desk, clock: SystemClock) -> dict[str, object]:
    session = desk.session
    assert session is not None
    # both at one moment, however busy the machine is
    reading, now = clock.read(), desk.now()
    while clock.read().with_sleep - reading.with_sleep > 2_000_000:
        reading, now = clock.read(), desk.now()
    run = session.run
    return {
        "passed": reading.with_sleep / 1e9,
        "wall": reading.wall.timestamp(),
        "elapsed": sum(run.elapsed(block, now).total_seconds() for block in run.blocks),
        "here": room_time(session.people[MARIA], session, now).whole.total_seconds(),
        "corrected": [
            entry.event.seconds for entry in session.entries if isinstance(entry.event, e.ClockCorrected)
        ],
        "slept": any(isinstance(entry.event, e.Slept) for entry in session.entries),
    }


if __name__ == "__main__":
    main()
