"""After a lock in a group the unlock window shows its clock: titles without names, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from app.live import commands, steering
from app.model.agenda import Block
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from ui.group_clock import group_clock
from ui.handed_over import BlockClock, ClockNow, GroupClock, HandedOver
from ui.parts.clock_strip import ClockStrip
from ui.parts.ring import TimerRing
from ui.screens.unlock import UnlockWindow
from ui.theme import Theme

SECOND = 10**9
READ = (
    "import json; from ui.handed_over import handed_over; print(json.dumps(handed_over().written().decode()))"
)


def read_back(piped: bytes) -> dict[str, object]:
    done = subprocess.run([sys.executable, "-c", READ], input=piped, capture_output=True, check=True)
    told: dict[str, object] = json.loads(json.loads(done.stdout))
    return told


def test_what_is_told_comes_through_a_pipe_as_it_was_and_nonsense_is_nothing() -> None:
    told = HandedOver(GroupClock(5, True, (BlockClock("Check-in", 600.0, 30.5, False),)), ("/a/file",), True)
    assert read_back(told.written()) == json.loads(told.written())
    for nonsense in (b"", b"{", b"[]", b'{"clock": 3}', b"\xff", b'{"clock": {"at": 1}, "set_aside": []}'):
        assert read_back(nonsense) == json.loads(HandedOver().written())


def test_the_clock_goes_on_through_blocks_that_do_and_stays_with_one_that_is_held() -> None:
    clock = GroupClock(
        0,
        False,
        (
            BlockClock("Check-in", 600, 60, True),
            BlockClock("Education", 1800, 1860, False),
            BlockClock("Break", 600, 2460, True),
        ),
    )
    assert clock.now(59 * SECOND) == ClockNow("Check-in", 600, 1, False)
    assert clock.now(60 * SECOND) == ClockNow("Education", 1800, 1800, False)
    assert clock.now(3000 * SECOND) == ClockNow("Education", 1800, -1140, False)
    still = GroupClock(0, True, clock.blocks)
    assert still.now(3000 * SECOND) == ClockNow("Check-in", 600, 60, True)


def test_a_group_is_told_without_a_name(stage: Stage) -> None:
    assert group_clock(stage.desk) is None
    seat = open_session(stage.desk)
    assert group_clock(stage.desk) is None  # its clock has not started
    seat.do(commands.start)
    session = stage.desk.session
    assert session is not None
    first = session.run.blocks[0]
    stage.wait(2)
    clock = group_clock(stage.desk)
    assert clock is not None
    assert clock.blocks[0][:3] == (first.title, first.minutes * 60, first.minutes * 60 - 120)
    seat.do(steering.insert_block, Block(id="new", title="Talk with Maria S.", minutes=5))
    seat.do(commands.next_block)
    clock = group_clock(stage.desk)
    assert clock is not None
    assert b"Maria" not in HandedOver(clock).written()


def test_the_unlock_window_has_the_clock_above_it(
    theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None]
) -> None:
    window = UnlockWindow(theme, tmp_path)
    window.put_above(ClockStrip(theme, GroupClock(0, True, (BlockClock("Education", 1800, 900, False),))))
    opened(window, 480, 720)
    ring = window.findChild(TimerRing)
    assert ring is not None
    assert "Education" in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert ring.isVisible()
    window.hide()
