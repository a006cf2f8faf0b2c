"""A rehearsal says in every window that it is one, and takes the day of the program that is tried."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import SetClock
from app.desk import Desk
from app.intake.programs import shipped_programs
from app.model.programs import Program
from app.rehearsal import new_practice
from app.rehearsed_day import told_program
from app.setting_up import begun_program
from tests.ui.hand import at_once, press
from ui.machine import MachineFile
from ui.parts.chip import Chip
from ui.practice_windows import PracticeWindows
from ui.rehearsal_mark import RehearsalMark
from ui.rehearsing import open_room, program_over_the_pipe
from ui.theme import Theme


def own() -> Program:
    """Blue Heart's blocks under another name, with a format of notes that no rehearsal knows."""
    program = begun_program("program-own", "Blue Heart", shipped_programs()[1].program.agenda)
    return program.model_copy(update={"rules": program.rules.model_copy(update={"note_format": "ours"})})


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    desk = new_practice(tmp_path / "vault", clock)
    yield desk
    desk.close()


def test_the_day_of_a_program_of_ones_own_is_tried(desk: Desk) -> None:
    program = told_program(own().model_dump_json().encode())
    open_room(desk, "harmony", program)
    session = desk.session
    assert session is not None
    assert session.opened is not None
    assert [block.minutes for block in session.opened.agenda.blocks] == [90, 45]
    assert len(session.people) == 10


def test_the_made_up_group_lives_by_the_clocks_it_is_given(tmp_path: Path, clock: SetClock) -> None:
    """Whoever rehearses sees their own time at the clock, not that of another zone."""
    made = new_practice(tmp_path / "west", clock, "America/Los_Angeles")
    try:
        open_room(made, "harmony")
        assert made.session is not None
        assert made.session.opened is not None
        assert made.session.opened.zone == "America/Los_Angeles"
    finally:
        made.close()


def test_what_makes_no_sense_is_a_day_of_harmony(desk: Desk) -> None:
    assert told_program(b"") is None
    assert told_program(b'{"id": 3}') is None
    open_room(desk, "harmony", None)
    assert desk.session is not None
    assert len(desk.session.run.blocks) == 5


def test_the_program_comes_over_the_pipe_also_where_there_is_no_console(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", None)  # as in a windowed program on Windows
    given, pipe = os.pipe()
    kept = os.dup(0)
    try:
        os.dup2(given, 0)
        os.write(pipe, own().model_dump_json().encode())
        os.close(pipe)
        assert program_over_the_pipe() == own()
    finally:
        os.dup2(kept, 0)
        os.close(kept)
        os.close(given)


@pytest.fixture
def rehearsing(
    desk: Desk, theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None], qapp: QApplication
) -> Iterator[PracticeWindows]:
    mark = RehearsalMark(theme, qapp)
    open_room(desk, "harmony")
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.beside.ask_for_no_passphrase()
    windows.show()
    opened(windows.main, 480, 720)
    yield windows
    qapp.removeEventFilter(mark)
    mark.deleteLater()
    windows.put_away()


def test_every_window_is_marked_and_closes_from_its_mark(
    rehearsing: PracticeWindows, qapp: QApplication
) -> None:
    windows = rehearsing
    windows.live.share_asked.emit()
    windows.live.mini_asked.emit()
    windows.live.co_facilitator_asked.emit()
    windows.open_crisis()
    standing = [window for window in qapp.topLevelWidgets() if window.isVisible()]
    assert len(standing) == 5
    for window in standing:
        assert window.windowTitle().startswith("Rehearsal"), window
        if window in (windows.main, *windows.beside.standing):
            chips = [chip for chip in window.findChildren(Chip) if chip.isVisible()]
            assert "Rehearsal" in [chip.text() for chip in chips], window
    asked: list[bool] = []
    windows.close_asked.connect(lambda: asked.append(True))
    press(windows.main, "Close the rehearsal")
    assert asked == [True]
