"""Marks are said once, when they come."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.live import events as e
from app.model.agenda import Timeline, lay
from tests.events_for_tests import at, started, told
from ui.live.marks import Marks


def timeline(minute: float, *facts: tuple[float, e.LiveEvent]) -> Timeline:
    return lay(told(started(), *facts).run, at(minute))


def test_a_mark_is_said_once_when_it_comes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    marks = Marks(window)
    said = [marks.look(timeline(minute)) for minute in (24, 24.99, 25, 25.02, 28, 29, 29.5, 30, 31)]
    assert [words for words in said if words] == [
        "5 minutes left",
        "1 minute left",
        "Check-in & icebreaker is over its time",
    ]


def test_a_mark_that_was_passed_before_anybody_looked_is_not_said_afterwards(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    marks = Marks(window)
    assert marks.look(timeline(27)) == ""
    entered = (28.0, e.BlockEntered(block="break"))
    said = [marks.look(timeline(minute, entered)) for minute in (28.5, 39)]
    assert said == ["Now Break, 15 minutes", "5 minutes left"]


def test_each_block_is_said_when_it_begins_but_not_to_a_window_that_comes_later(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    marks, later = Marks(window), Marks(window)
    assert marks.look(lay(told().run, at(0))) == ""
    assert marks.look(timeline(0)) == "Now Check-in & icebreaker, 30 minutes"
    assert later.look(timeline(1)) == ""


def test_a_block_can_have_marks_of_its_own(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    marks = Marks(window)
    run = told(started()).run
    own = (run.blocks[0].model_copy(update={"marks": (10,)}), *run.blocks[1:])
    run = replace(run, blocks=own)
    assert [marks.look(lay(run, at(minute))) for minute in (19, 20, 25)] == ["", "10 minutes left", ""]
