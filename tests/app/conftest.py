"""A desk on a real vault in a temporary folder, and the clock that it lives by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk
from tests.practice_for_tests import clock_at, new_desk


@pytest.fixture
def clock() -> SetClock:
    return clock_at()


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    desk = new_desk(tmp_path / "vault", clock)
    yield desk
    desk.close()
