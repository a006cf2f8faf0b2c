"""What tests of screens and windows share: a desk on a real vault, and what joins a screen to it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.clock import SetClock
from app.desk import Desk
from tests.practice_for_tests import ALEX, clock_at, new_desk
from ui.acting import Acting
from ui.hub import Hub, Ticker


@dataclass
class Joined:
    """A desk, and the hub, ticker and seat by which a screen knows it."""

    desk: Desk
    clock: SetClock
    hub: Hub
    ticker: Ticker
    acting: Acting
    told: list[str]

    def pass_minutes(self, amount: float) -> None:
        self.clock.pass_time(timedelta(minutes=amount))
        self.ticker.second.emit()


@pytest.fixture
def joined(tmp_path: Path, qapp: object) -> Iterator[Joined]:
    clock = clock_at()
    desk = new_desk(tmp_path / "vault", clock)
    acting = Acting(desk.seat(ALEX.id))
    told: list[str] = []
    acting.refused.connect(told.append)
    acting.said.connect(told.append)
    yield Joined(desk, clock, Hub(desk), Ticker(desk), acting, told)
    desk.close()


def at_once(work: Coroutine[Any, Any, None]) -> None:
    """Where no loop runs: do the work now."""
    asyncio.run(work)


def words_in(widget: QWidget) -> str:
    """Everything that can be read on it now."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
