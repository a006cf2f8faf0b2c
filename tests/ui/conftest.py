"""What tests of windows share: one theme for the run, put back to plain light after each test; a group run by hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.clock import SetClock
from app.desk import Desk, Seat
from app.documents.paper import LETTER, print_on_paper
from app.live import commands
from app.resources import resources_folder
from tests.practice_for_tests import ALEX, JAMES, MARIA, clock_at, minutes, new_desk
from tests.ui.hand import at_once
from ui.acting import Acting
from ui.clipboard import RecordClipboard
from ui.copies import Copies
from ui.heard import answer_screen_readers
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PLAIN = Look(mode="light", text_percent=100, reduced_motion=True)


@pytest.fixture(scope="session")
def _one_theme(qapp: QApplication) -> Theme:
    answer_screen_readers()
    return Theme(qapp, resources_folder(), PLAIN)


@pytest.fixture
def theme(_one_theme: Theme) -> Iterator[Theme]:
    yield _one_theme
    _one_theme.choose(PLAIN)
    _one_theme.keys.put_all_back()
    print_on_paper(LETTER)


@dataclass(frozen=True)
class Stage:
    """A desk on a real vault, and everything that a window is given beside the theme."""

    desk: Desk
    clock: SetClock
    hub: Hub
    ticker: Ticker
    acting: Acting
    hiding: Hiding

    @property
    def seat(self) -> Seat:
        return self.acting.seat

    def wait(self, amount: float) -> None:
        """Minutes go by, and the windows are told."""
        self.clock.pass_time(minutes(amount))
        self.hub.changed.emit()


@pytest.fixture
def stage(tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    clock = clock_at()
    desk = new_desk(tmp_path / "vault", clock)
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    acting = Acting(desk.seat(desk.vault.user))
    clipboard = RecordClipboard(acting)
    Copies(acting, clipboard, acting)
    yield Stage(desk, clock, Hub(desk), Ticker(desk), acting, Hiding())
    clipboard.clear()
    QLocale.setDefault(before)
    desk.close()


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[QWidget, int, int], None]]:
    """Show a widget as a window of a size, with the focus, until the test ends, and the dialogs over it as well."""

    kept: list[QWidget] = []  # a window that nobody holds goes with its parts

    def show(widget: QWidget, width: int, height: int) -> None:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    yield show
    for widget in kept:
        if isValid(widget):
            for dialog in widget.findChildren(QDialog):
                dialog.hide()


@pytest.fixture
def clock() -> SetClock:
    return clock_at()


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    desk = new_desk(tmp_path / "vault", clock)
    yield desk
    desk.close()


@pytest.fixture
def in_english() -> Iterator[None]:
    """Times as this country writes them, whatever the computer speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def windows(
    desk: Desk, theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None]
) -> Iterator[PracticeWindows]:
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    opened(windows.main, 1280, 720)
    yield windows
    windows.put_away()


@pytest.fixture
def live(windows: PracticeWindows) -> PracticeWindows:
    """A running session with two people here."""
    windows.today.next.start_asked.emit()
    seat = windows.desk.seat(ALEX.id)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    return windows


@pytest.fixture
def told(stage: Stage) -> list[str]:
    """Every sentence that was said or refused."""
    sentences: list[str] = []
    stage.acting.refused.connect(sentences.append)
    stage.acting.said.connect(sentences.append)
    stage.acting.stands.connect(sentences.append)
    stage.acting.undoable.connect(lambda words, _undo: sentences.append(words))
    return sentences
