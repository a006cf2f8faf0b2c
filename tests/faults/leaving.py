"""Exports in a process that is killed at any moment, or whose disk is full: what really left is what the vault says.

python -m tests.faults.leaving kill FOLDER OUT ROUNDS SEED
python -m tests.faults.leaving full FOLDER OUT
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

from app.begun import settle
from app.clock import SetClock
from app.desk import Desk
from app.documents.notices import Notice
from app.documents.parcel import Parcel, Way
from app.errors import ExportRefused
from app.parcels import session_parcel, summary_parcel
from app.sending import send
from app.setting_up import shipped_library
from app.vault.folder import Vault
from app.vault.keys import Keyring
from tests.practice_for_tests import ALEX, MARIA, NINE
from tests.sent_for_tests import OWN_COPY, RECORD, three_ways

BIG = 300_000


def opened(folder: Path, keyring: Keyring, later: float = 0) -> Desk:
    return Desk(Vault.open(folder, keyring), SetClock(NINE + timedelta(hours=5 + later)), shipped_library())


def unlike(parcel: Parcel, mark: str) -> Parcel:
    """Every file of it is like no other, and large enough to be met half way."""

    def way(made: Way) -> Way:
        def render(said: Notice | None) -> bytes:
            return made.render(said) + mark.encode() * (BIG // len(mark))

        return replace(made, render=render)

    return replace(parcel, ways=tuple(way(each) for each in parcel.ways))


def export_for_ever(folder: Path, out: Path, keyring: Keyring, number: int, says: int) -> NoReturn:
    desk = opened(folder, keyring, number)
    settle(desk)
    stream = desk.vault.sessions(limit=1).result()[0].stream
    desk.take_out(desk.past_session(stream).result())
    seat = desk.seat(ALEX.id)
    os.write(says, b"ready\n")
    for turn in range(sys.maxsize):
        for parcel, leaving in ((session_parcel(desk), RECORD), (summary_parcel(desk, MARIA), OWN_COPY)):
            parcel = unlike(parcel, f"{number}/{turn} ")
            for path in send(seat, parcel, three_ways(parcel), out, leaving):
                os.write(says, path.name.encode() + b"\n")
    raise AssertionError("somebody waited for ever")


def kill(folder: Path, out: Path, keyring: Keyring, rounds: int, seed: str) -> None:
    dice = random.Random(seed)
    for number in range(rounds):
        said, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(said)
            export_for_ever(folder, out, keyring, number, says)
        os.close(says)
        with open(said, "rb") as pipe:
            for _line in range(dice.randrange(1, 8)):
                pipe.readline()
            time.sleep(dice.random() * 0.03)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the child ended by itself"


def full(folder: Path, out: Path, keyring: Keyring) -> None:
    """No file may be larger than this: each of the vault's is smaller."""
    desk = opened(folder, keyring)
    stream = desk.vault.sessions(limit=1).result()[0].stream
    desk.take_out(desk.past_session(stream).result())
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_000_000, hard))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    seat, parcel = desk.seat(ALEX.id), session_parcel(desk)
    first, *rest = three_ways(parcel)
    ways = (first, *(replace(way, render=lambda _said: b"x" * 9_000_000) for way in rest))
    for way in ways:
        try:
            send(seat, parcel, (way,), out, RECORD)
        except ExportRefused as refusal:
            print(refusal.sentence)
        else:
            print("written")
    print(len(desk.drafts()), desk.close(), flush=True)


if __name__ == "__main__":
    user, vault, master = sys.stdin.read().split()
    ring = Keyring(user, vault, bytes.fromhex(master))
    match sys.argv[1:]:
        case ["kill", folder, out, rounds, seed]:
            kill(Path(folder), Path(out), ring, int(rounds), seed)
        case ["full", folder, out]:
            full(Path(folder), Path(out), ring)
