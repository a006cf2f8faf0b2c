"""What stands around every screen: is it saved, what was said, what is hidden."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.desk import Desk
from app.live import commands
from app.vault.entries import Batch
from app.vault.journal import Journal
from tests.practice_for_tests import clock_at, new_desk
from tests.practice_for_tests import opened as session_opened
from tests.ui.cut_off import cut_off
from ui.acting import Acting
from ui.frame import SAVED_STAYS, WAITS_TOO_LONG
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.parts.label import ElidedLabel
from ui.theme import Look, Theme
from ui.windows.main import MainWindow

Show = Callable[[QWidget, int, int], None]


class HangingDisk(Journal):
    """The real journal on a disk that hangs while `going_on` is not set."""

    going_on = threading.Event()

    def write(self, batch: Batch, brought_in: bool = False) -> tuple[str, ...]:
        self.going_on.wait()
        return super().write(batch, brought_in)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    HangingDisk.going_on.set()
    desk = new_desk(tmp_path / "vault", clock_at(), disk=HangingDisk)
    yield desk
    HangingDisk.going_on.set()
    desk.close()


@pytest.fixture
def hiding() -> Hiding:
    return Hiding()


@pytest.fixture
def window(desk: Desk, theme: Theme, hiding: Hiding, opened: Show, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window on a quiet screen, where nothing ticks."""
    hub, ticker, acting = Hub(desk), Ticker(desk), Acting(desk.seat(desk.vault.user))
    window = MainWindow(theme, hub, ticker, acting, hiding)
    screen = QWidget()
    window.add_place("People", "users")
    window.go_to(screen)
    opened(window, 1280, 720)
    yield window
    HangingDisk.going_on.set()
    qtbot.waitUntil(lambda: desk.saving.pending == 0)  # the hub still listens
    if isValid(window):
        window.hide()  # closing it only asks


def words(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]


def test_a_disk_that_hangs_is_said_after_three_seconds_where_nothing_ticks(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "Saved" in words(window))
    HangingDisk.going_on.clear()
    session_opened(desk)
    qtbot.waitUntil(lambda: "Saving…" in words(window))
    assert not any("not saved yet" in said for said in words(window))
    qtbot.waitUntil(lambda: "Not saved" in words(window), timeout=round(WAITS_TOO_LONG * 1000) + 2000)
    banner = "1 entry is not saved yet. The disk does not answer. The session goes on."
    assert banner in words(window)
    HangingDisk.going_on.set()
    qtbot.waitUntil(lambda: "Saved" in words(window))
    assert banner not in words(window)


def test_once_all_is_saved_nothing_moves_below_the_pointer(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "Saved" in words(window))
    below = QPushButton("End session", window)
    window.content.insertWidget(0, below)
    below.setFocus()
    HangingDisk.going_on.clear()
    session_opened(desk)
    qtbot.waitUntil(lambda: "Not saved" in words(window), timeout=round(WAITS_TOO_LONG * 1000) + 2000)
    again = next(one for one in window.findChildren(QPushButton) if one.text() == "Try again now")
    again.setFocus()
    qtbot.wait(10)
    meant, stood = again.mapTo(window, again.rect().center()), below.mapTo(window, QPoint(0, 0))
    HangingDisk.going_on.set()
    qtbot.waitUntil(lambda: "Everything is saved." in words(window))
    qtbot.wait(10)
    assert not again.isVisible()
    assert below.mapTo(window, QPoint(0, 0)) == stood
    assert not isinstance(window.childAt(meant), QPushButton)
    assert below.hasFocus()  # where it was before
    assert window._banner_goes.interval() == SAVED_STAYS
    window._banner_goes.start(1)
    qtbot.waitUntil(lambda: "Everything is saved." not in words(window))
    qtbot.waitUntil(lambda: below.mapTo(window, QPoint(0, 0)).y() < stood.y())


def test_a_refusal_stands_in_the_window_and_can_be_closed(window: MainWindow, desk: Desk) -> None:
    window.refuse("That group is not here any more.")
    assert "That group is not here any more." in words(window)
    close = next(one for one in window.findChildren(QPushButton) if one.accessibleName() == "Close")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert "That group is not here any more." not in words(window)


def test_what_was_said_goes_by_itself_but_not_while_it_offers_something(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.say("Maria is saved.", "Undo", "undo")
    assert not window._message_goes.isActive()
    window.say("Maria is saved.")
    assert window._message_goes.isActive()
    window._message_goes.start(1)
    qtbot.waitUntil(lambda: "Maria is saved." not in words(window))


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((480, 860), 100), ((1280, 720), 200)])
def test_a_message_is_as_high_as_its_words_and_inside_the_window(
    window: MainWindow, theme: Theme, size: tuple[int, int], percent: int, qtbot: QtBot
) -> None:
    theme.choose(Look("light", percent))
    window.resize(*size)
    assert (window.width(), window.height()) == size
    window.say(
        "Add your co-facilitator under Settings first, so that what they write has their name.",
        "Open Settings",
        "settings",
    )
    qtbot.wait(20)
    bar = window._message
    assert window.rect().contains(bar.geometry())
    assert cut_off(bar) == []
    assert bar.height() < window.height() / 2


def test_a_refusal_is_past_when_the_next_act_succeeds(window: MainWindow, desk: Desk) -> None:
    refused = "That group is not here any more."
    window.refuse(refused)
    assert not window._acting.do(commands.start)  # nothing is open
    window.refuse(refused)
    session_opened(desk)
    assert window._acting.do(commands.start)
    assert refused not in words(window)


def test_a_refusal_is_past_on_another_screen_and_a_message_with_a_button_is_not(window: MainWindow) -> None:
    window.refuse("That group is not here any more.")
    window.go_to(QWidget())
    assert "That group is not here any more." not in words(window)
    window.say("The computer slept.", "Make it a pause", "sleep")
    window.go_to(QWidget())
    assert "The computer slept." in words(window)


def test_what_was_done_is_said_beside_what_waits_for_its_button(window: MainWindow) -> None:
    window.say("Entries wait.", "Bring them in", "bring_in")
    window.say_with("52 entries are there again.")
    message = window._message.message
    assert message is not None
    assert (message.sentence, message.act) == ("52 entries are there again. Entries wait.", "bring_in")
    window._act("bring_in")
    window.say_with("52 entries are there again.")
    message = window._message.message
    assert message is not None
    assert message.sentence == "52 entries are there again."


def test_where_a_damaged_vault_does_not_save_its_recovery_is_the_other_way(
    window: MainWindow, desk: Desk
) -> None:
    window._hub.standing = ("A part of this vault is damaged.", "Lock and recover…", "recover")
    window._redraw_frame()
    banner = window._banner.message
    assert banner is not None
    assert (banner.action, banner.act) == ("Lock and recover…", "recover")
    assert window._other_way() == ("Lock and recover…", "recover")


def test_hiding_takes_the_message_away_too(window: MainWindow, hiding: Hiding) -> None:
    window.say("Maria is saved.")
    hiding.hide()
    assert not any("Maria" in said for said in words(window))
    hiding.show()


def test_closing_the_window_only_asks(window: MainWindow) -> None:
    asked: list[bool] = []
    window.closed.connect(lambda: asked.append(True))
    assert not window.close()
    assert asked == [True]
    assert window.isVisible()


def test_the_line_at_the_bottom_shows_keys_while_a_group_runs(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: desk.saving.pending == 0)
    assert window.status() == ("Saved", "F1 keys and guide")
    session_opened(desk).do(commands.start)
    assert window.status()[1].startswith("Type to note  ·  Ctrl+N next block")


@pytest.mark.parametrize("width", [480, 1000, 1200, 1280])
def test_while_a_group_runs_the_line_at_the_bottom_names_the_lock_where_it_has_room(
    window: MainWindow, desk: Desk, width: int, qtbot: QtBot
) -> None:
    session_opened(desk).do(commands.start)
    window.co_facilitator_is_open = True
    qtbot.waitUntil(lambda: desk.saving.pending == 0)
    window.resize(700, 720)
    window.resize(width, 720)
    assert ("Ctrl+Shift+L lock" in window.status()[1]) is (width >= 1200)
    left, right = (
        next(each for each in window.findChildren(ElidedLabel) if each.text() == words)
        for words in window.status()
    )
    qtbot.waitUntil(lambda: not left.is_elided() and not right.is_elided())


def test_at_the_foot_nothing_is_cut_where_both_have_room(
    window: MainWindow, desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    window.resize(480, 720)
    window.foot = (("Tuesday, November 24", "2 groups today"), ())
    left, right = (
        next(each for each in window.findChildren(ElidedLabel) if each.text() == words)
        for words in window.status()
    )
    qtbot.waitUntil(lambda: not left.is_elided() and not right.is_elided())
