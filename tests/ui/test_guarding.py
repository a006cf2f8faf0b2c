"""An idle Groupside locks, or hides in a group; its key locks from any window; windows are kept out of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from app.audit.events import Locked
from app.clock import SetClock
from tests.practice_for_tests import minutes
from ui.guarding import Guarding
from ui.hiding import Hiding
from ui.idle import Idle
from ui.kept_out import KeptOut, can, how_far
from ui.machine import MachineFile, Privacy
from ui.parts.hidden_page import HiddenPage
from ui.practice.privacy_card import PrivacyCard
from ui.practice_windows import PracticeWindows
from ui.theme import Theme
from ui.windows.share import ShareWindow

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Asked(QObject):
    """What an idle Groupside asked for, in order."""

    def __init__(self, idle: Idle, hiding: Hiding) -> None:
        super().__init__()
        self.asked: list[str] = []
        idle.lock_asked.connect(self._lock)
        idle.hide_asked.connect(self._hide)
        idle.hide_asked.connect(hiding.hide)

    def _lock(self, why: Locked) -> None:
        self.asked.append("lock after sleep" if why.slept else "lock" if why.by_itself else "lock by key")

    def _hide(self) -> None:
        self.asked.append("hide")


@pytest.fixture
def idle(windows: PracticeWindows, theme: Theme, clock: SetClock) -> Iterator[Idle]:
    idle = Idle(windows.desk, theme.keys, clock, windows)
    yield idle
    idle.let_go()


@pytest.fixture
def told(idle: Idle, windows: PracticeWindows) -> list[str]:
    asked = Asked(idle, windows.hiding)
    asked.setParent(idle)
    return asked.asked


def test_outside_of_a_group_it_locks_after_ten_minutes_that_nobody_touches_it(
    windows: PracticeWindows, idle: Idle, told: list[str], clock: SetClock
) -> None:
    clock.pass_time(minutes(9.9))
    idle.look()
    assert told == []
    QTest.keyClick(windows.main.windowHandle(), Qt.Key.Key_Down)
    clock.pass_time(minutes(9.9))
    idle.look()
    assert told == []
    clock.pass_time(minutes(0.1))
    idle.look()
    assert told == ["lock"]


def test_in_a_group_it_hides_after_twenty_and_the_key_that_brings_it_back_writes_nothing(
    live: PracticeWindows, idle: Idle, told: list[str], clock: SetClock
) -> None:
    clock.pass_time(minutes(20))
    idle.look()
    assert told == ["hide"]
    assert [live.hiding.hidden] == [True]
    page = live.main.findChild(HiddenPage)
    assert page is not None
    assert page.isVisible()
    QTest.keyClick(live.main.windowHandle(), Qt.Key.Key_N)
    assert [live.hiding.hidden] == [False]
    assert live.live.notes.bar.text == ""
    idle.look()
    assert told == ["hide"]


def test_minutes_are_those_that_were_chosen_and_never_is_never(
    idle: Idle, told: list[str], clock: SetClock
) -> None:
    idle.take(Privacy(lock_after=0, hide_after=0))
    clock.pass_time(minutes(600))
    idle.look()
    assert told == []
    idle.take(Privacy(lock_after=45))
    idle.look()
    assert told == ["lock"]


def test_in_a_group_a_sleep_hides_and_is_told_over_the_hidden_page(
    live: PracticeWindows, idle: Idle, told: list[str], clock: SetClock, theme: Theme, tmp_path: Path
) -> None:
    clock.sleep(minutes(3))
    idle.look()
    assert told == []  # the windows tell of it
    guarding = Guarding(theme, live, MachineFile(tmp_path / "none.json"), live)
    live.ticker.slept.emit(live.desk.notice_clock().slept.total_seconds())
    assert live.hiding.hidden
    said = "The laptop slept for 3:00. The time counts as session time."
    assert said in [label.text() for label in live.main.findChildren(QLabel) if label.isVisible()]
    guarding.let_go()


def test_after_a_sleep_the_first_key_finds_it_locked(
    windows: PracticeWindows, idle: Idle, told: list[str], clock: SetClock
) -> None:
    clock.sleep(timedelta(seconds=30))
    QTest.keyClick(windows.main.windowHandle(), Qt.Key.Key_Down)
    assert told == ["lock after sleep"]


def test_the_key_that_finds_it_locked_types_nothing(
    windows: PracticeWindows, idle: Idle, told: list[str], clock: SetClock
) -> None:
    field = QLineEdit(windows.main)
    field.show()
    field.setFocus()
    window = windows.main.windowHandle()
    clock.sleep(minutes(30))
    QTest.keyClick(window, Qt.Key.Key_X)
    assert told == ["lock after sleep"]
    assert field.text() == ""
    QTest.keyClick(window, Qt.Key.Key_X)  # where nothing could lock it, the next one does
    assert field.text() == "x"
    assert told == ["lock after sleep"]


def test_its_key_is_heard_over_a_dialog_and_is_the_one_that_was_chosen(
    windows: PracticeWindows, idle: Idle, told: list[str], theme: Theme
) -> None:
    dialog = QDialog(windows.main)
    dialog.open()
    dialog.activateWindow()
    QTest.qWait(50)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, CTRL_SHIFT)
    assert told == ["lock by key"]
    theme.keys.take({"lock": ["F7"]})
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, CTRL_SHIFT)
    assert told == ["lock by key"]
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F7)
    assert told == ["lock by key", "lock by key"]
    dialog.hide()


def test_where_nothing_can_lock_it_hides(windows: PracticeWindows, theme: Theme, tmp_path: Path) -> None:
    guarding = Guarding(theme, windows, MachineFile(tmp_path / "none.json"), windows)
    windows.main.lock_asked.emit()
    assert windows.hiding.hidden
    windows.hiding.show()
    guarding.let_go()


def test_all_windows_but_the_share_window_are_kept_out_of_pictures(live: PracticeWindows) -> None:
    """What the system is told, window by window; here there is no system that could do it."""
    marked: dict[int, bool] = {}
    kept_out = KeptOut(ShareWindow, marked.__setitem__, live)
    kept_out.choose(True)
    live.beside.open_share()
    live.beside.open_mini()
    dialog = QDialog(live.main)
    dialog.open()
    share, mini = live.beside.share, live.beside.mini
    assert share is not None
    assert mini is not None
    ids = [int(window.winId()) for window in (live.main, mini, dialog)]
    assert [marked.get(window) for window in ids] == [True, True, True]
    assert int(share.winId()) not in marked
    kept_out.choose(False)
    assert not any(marked.values())
    dialog.hide()
    kept_out.let_go()


@pytest.mark.parametrize(("system", "possible"), [("win32", True), ("darwin", True), ("linux", False)])
def test_settings_say_plainly_what_this_system_can_do(system: str, possible: bool) -> None:
    assert can(system) is possible
    assert ("no program can" in how_far(system)) is not possible


def test_what_is_chosen_is_kept_for_this_computer(
    windows: PracticeWindows, theme: Theme, tmp_path: Path
) -> None:
    card = PrivacyCard(theme)
    card.chosen.connect(windows.computer.choose_privacy)
    card.display_privacy(Privacy(7, 0, kept_out=True))
    card._lock.picked.emit("7")
    windows._machine.flush()
    kept = MachineFile(tmp_path / "machine.json")
    assert kept.now.privacy == Privacy(7, 0, kept_out=True)
