"""A process killed at any moment loses nothing that the screen had claimed as saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.desk import Desk
from app.live import commands
from app.model.agenda import ZERO
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import MARIA, PASSPHRASE, new_desk, opened

TIMES = 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")
def test_killed_at_100_random_moments_a_session_goes_on_with_every_saved_note(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    clock = SystemClock()
    desk = new_desk(folder, clock)
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    assert desk.session is not None
    started = desk.session.run.started
    assert started is not None
    began = clock.read().with_sleep - (desk.now() - started).total_seconds() * 1e9
    desk.close()
    keyring = unlock(folder, PASSPHRASE)
    chance = random.Random(20261123)
    acknowledged: set[str] = set()
    kept = 0
    with subprocess.Popen(
        [sys.executable, "-m", "tests.stories.nursery", str(folder), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for _time in range(TIMES):
            nursery.stdin.write(f"{kept}\n")
            nursery.stdin.flush()
            lines = [nursery.stdout.readline().split(), nursery.stdout.readline().split()]
            pid = next(int(line[1]) for line in lines if line[0] == "pid")
            time.sleep(chance.uniform(0.0, 0.15))  # the random moment
            os.kill(pid, signal.SIGKILL)
            while (line := nursery.stdout.readline().split()) != ["gone"]:
                acknowledged.add(line[1])

            vault = Vault.open(folder, keyring)
            desk = Desk(vault, clock, shipped_library())
            assert desk.session is not None
            there = [note.id for note in desk.session.notes]
            assert acknowledged <= set(there)
            passed = (clock.read().with_sleep - began) / 1e9
            elapsed = desk.session.run.elapsed(desk.session.run.blocks[0], desk.now())
            assert elapsed > ZERO
            assert abs(elapsed.total_seconds() - passed) < 0.05
            kept = len(there)
            desk.close()
        nursery.stdin.close()
    vault = Vault.open(folder, keyring)
    assert vault.verify().result() == []
    vault.close()
    assert len(acknowledged) > TIMES
