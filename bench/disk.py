"""What an entry costs on disk: against a raw 4 KiB write with fsync, with years of notes in the vault."""

from __future__ import annotations

import os
import random
import statistics
import threading
import time
from pathlib import Path

from app.backing_up import BackingUp
from app.clock import SystemClock
from app.desk import Desk
from app.live import commands
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from bench.big_vault import PASSPHRASE, sentence, with_notes
from bench.measuring import Figure, paired, parts, percentile, repeated

NOTES = 200_000
NOTES_VAULT = "many-notes"
APPENDS = 720
BACKUPS = 5


def measure(folder: Path) -> list[Figure]:
    """Catch notes one by one in a running session, each followed by one raw write, until the disk has both."""
    vault_folder = folder / NOTES_VAULT
    with_notes(vault_folder, NOTES)
    vault = Vault.open(vault_folder, unlock(vault_folder, PASSPHRASE))
    desk = Desk(vault, SystemClock(), shipped_library())
    seat = desk.seat(vault.user)
    group = desk.practice.groups["group-harmony"]
    seat.open_session(desk.prepare(group, desk.now()).result())
    saved = threading.Event()

    def look() -> None:
        if not desk.saving.pending:
            saved.set()

    desk.watch_saving(look)
    chance = random.Random(1)

    def append() -> float:
        """Milliseconds until the disk has it."""
        saved.clear()
        start = time.perf_counter()
        seat.do(commands.catch_note, sentence(chance))
        saved.wait(30)
        return (time.perf_counter() - start) * 1000

    appended, raw = [], []
    with open(folder / "raw", "wb") as file:
        for _time in range(APPENDS):
            appended.append(append())
            start = time.perf_counter()
            file.write(os.urandom(4096))
            file.flush()
            os.fsync(file.fileno())
            raw.append((time.perf_counter() - start) * 1000)
    appended, raw = appended[20:], raw[20:]
    waited, beside = [], 0
    for _time in range(BACKUPS):
        without = max(append() for _entry in range(100))
        during = []
        backup = BackingUp(desk, SystemClock()).now()
        while not backup.done():
            during.append(append())
            time.sleep(0.02)  # faster than anybody writes, and not all that the disk can do
        backup.result()
        beside += len(during)
        waited.append(max(during) - without)
    desk.close()
    ours, bare = ([statistics.median(part) for part in parts(each)] for each in (appended, raw))
    slow = [percentile(part, 0.99) for part in parts(appended)]
    one, other = statistics.median(appended), statistics.median(raw)
    return [
        paired("append_ratio", ours, bare, 8, f"{one:.2f} ms, a raw 4 KiB write and fsync {other:.2f} ms"),
        repeated("append_p99_ms", slow, 16, f"{len(appended)} appends beside {NOTES:,} notes"),
        Figure("append_max_ms", max(appended), None, "the slowest of them"),
        repeated(
            "backup_wait_ms",
            waited,
            20,
            f"the slowest of {beside} appends during {BACKUPS} backups, beyond the slowest of a hundred without",
        ),
    ]
