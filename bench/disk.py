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
from bench.measuring import Figure, percentile

NOTES = 200_000
NOTES_VAULT = "many-notes"
APPENDS = 700


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

    appended, raw, beside = [], [], []
    with open(folder / "raw", "wb") as file:
        for _time in range(APPENDS):
            appended.append(append())
            start = time.perf_counter()
            file.write(os.urandom(4096))
            file.flush()
            os.fsync(file.fileno())
            raw.append((time.perf_counter() - start) * 1000)
    backup = BackingUp(desk, SystemClock()).now()
    while not backup.done():
        beside.append(append())
        time.sleep(0.02)  # faster than anybody writes, and not all that the disk can do
    backup.result()
    desk.close()
    appended, raw = appended[20:], raw[20:]
    one, other = statistics.median(appended), statistics.median(raw)
    return [
        Figure("append_ratio", one / other, 8, f"{one:.2f} ms, a raw 4 KiB write and fsync {other:.2f} ms"),
        Figure(
            "append_p99_ms",
            percentile(appended, 0.99),
            16,
            f"{len(appended)} appends beside {NOTES:,} notes",
        ),
        Figure("append_max_ms", max(appended), None, "the slowest of them"),
        Figure(
            "backup_wait_ms",
            max(beside) - max(appended),
            20,
            f"the slowest of {len(beside)} appends during a backup, {max(beside):.1f} ms, beyond the slowest without",
        ),
    ]
