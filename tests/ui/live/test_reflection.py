"""Individual reflection: a prompt of its own rotates, is shown, and another can take its place."""

from __future__ import annotations

import pytest

from app.live import commands
from tests.practice_for_tests import EVENING, NINE
from tests.ui.conftest import Stage
from tests.ui.hand import press
from tests.ui.screens.conftest import words_in
from ui.screens.live import LiveScreen


@pytest.fixture
def reflecting(lobby: LiveScreen, stage: Stage) -> LiveScreen:
    """The evening group, in its reflection block."""
    stage.seat.do(commands.end)
    stage.desk.put_away()
    stage.seat.open_session(stage.desk.prepare(stage.desk.practice.groups[EVENING], NINE).result())
    stage.seat.do(commands.start)
    stage.seat.do(commands.next_block)
    return lobby


def test_the_prompt_stands_on_the_card_and_goes_to_the_group(reflecting: LiveScreen, stage: Stage) -> None:
    session = stage.desk.session
    assert session is not None
    assert session.reflection is not None
    first = session.reflection
    assert first.text in words_in(reflecting)
    reflecting.block.show_current()
    assert stage.desk.session is not None
    assert stage.desk.session.shown == "reflection"
    press(reflecting, "Another")
    assert stage.desk.session.reflection is not None
    assert stage.desk.session.reflection.key != first.key
    assert first in stage.desk.session.skipped
    stage.seat.undo()
    assert stage.desk.session.reflection == first
