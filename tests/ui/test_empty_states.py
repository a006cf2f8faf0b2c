"""Where nothing is there yet, every place says what to do, with the way there where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.desk import Desk
from app.intake.programs import shipped_programs
from app.live.commands import start
from app.practice import commands
from app.practice.programs import add_program
from app.setting_up import first_group, set_up, shipped_library
from app.vault.folder import Vault
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import ALEX, BOTH, NINE, PASSPHRASE, RUTH, SAM, ZONE
from tests.ui.hand import at_once, press, words_in
from ui.machine import MachineFile
from ui.parts.button import Button
from ui.parts.row_list import RowList
from ui.practice_windows import PracticeWindows
from ui.screens.live import LiveScreen
from ui.theme import Theme

# what Settings say where there is nothing
IN_SETTINGS = ("Save a program under Programs first: a group runs one.", "No agenda is there yet.")


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    """Somebody has a vault, and nothing is in it."""
    vault = Vault.create(tmp_path / "vault", ALEX.id, PASSPHRASE, cost=CHEAP)
    desk = Desk(vault, clock, shipped_library())
    set_up(desk.seat(ALEX.id), ALEX, ())
    yield desk
    desk.close()


@pytest.fixture
def windows(
    desk: Desk, theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None]
) -> Iterator[PracticeWindows]:
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    opened(windows.main, 1280, 720)
    yield windows
    windows.put_away()


def empty_lists(window: QWidget) -> list[str]:
    """What each visible list with no row says."""
    lists = [each for each in window.findChildren(RowList) if each.isVisible()]
    return [each.when_empty for each in lists if not each.model().rowCount()]


def buttons(window: QWidget) -> list[str]:
    return [each.text() for each in window.findChildren(Button) if each.isVisibleTo(window)]


@pytest.mark.parametrize("place", ["Today", "Week", "People"])
def test_without_a_group_every_page_about_groups_leads_to_one(windows: PracticeWindows, place: str) -> None:
    asked: list[bool] = []
    windows.acting.set_up_asked.connect(lambda: asked.append(True))
    windows.main.press_place(place)
    assert windows.main.shown is not None
    press(windows.main.shown, "Set up a group")
    assert asked == [True]


def test_so_do_the_topics_and_the_pages_come_with_the_first_group(
    windows: PracticeWindows, desk: Desk
) -> None:
    windows.show_topics("")
    assert "Set up a group" in buttons(windows.topics)
    shipped = shipped_programs()[0]
    seat = desk.seat(ALEX.id)
    seat.arrange(add_program, shipped.program)
    seat.arrange(commands.add_group, first_group(shipped, "group", ZONE))
    windows.hub.changed.emit()
    assert "Set up a group" not in buttons(windows.topics)
    windows.main.press_place("People")
    assert "Nobody here yet. Add a person, or paste a list of names." in empty_lists(windows.people)
    windows.main.press_place("Today")
    assert "Add people" in buttons(windows.today)


def test_who_may_not_set_one_up_is_told_and_not_led(windows: PracticeWindows, desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.arrange(commands.add_user, SAM)
    for user in (SAM.model_copy(update={"role": ALEX.role}), ALEX.model_copy(update={"role": RUTH.role})):
        seat.arrange(commands.change_user, user, BOTH)
    windows.hub.changed.emit()
    for place in ("Today", "Week", "People"):
        windows.main.press_place(place)
        assert windows.main.shown is not None
        assert "Set up a group" not in buttons(windows.main.shown)
        assert "o group" in words_in(windows.main.shown)


@pytest.mark.parametrize("place", ["Today", "Week", "People", "Library", "History", "Settings"])
def test_no_list_is_silent(windows: PracticeWindows, place: str) -> None:
    windows.main.press_place(place)
    seen: list[str] = []
    pages = range(windows.settings.sections) if place == "Settings" else [0]
    for page in pages:
        if place == "Settings":
            windows.settings.go_to(page)
        assert all(empty_lists(windows.main)), page
        assert windows.main.shown is not None
        seen.append(words_in(windows.main.shown))
        assert seen[-1].strip(), page
    if place == "Settings":
        assert all(any(words in each for each in seen) for words in IN_SETTINGS)


def test_a_session_with_nobody_says_how_somebody_comes(
    windows: PracticeWindows, desk: Desk, qtbot: QtBot
) -> None:
    shipped = shipped_programs()[0]
    seat = desk.seat(ALEX.id)
    seat.arrange(add_program, shipped.program)
    seat.arrange(commands.add_group, first_group(shipped, "group", ZONE))
    seat.open_session(desk.prepare(desk.practice.groups["group"], NINE).result())
    seat.do(start)
    windows.main.group_asked.emit()
    windows.main.resize(1440, 1000)
    qtbot.waitUntil(lambda: len(empty_lists(windows.main)) > 1)
    (live,) = windows.main.findChildren(LiveScreen)
    said = empty_lists(live)
    assert all(said)
    assert any("Nobody is on the list yet." in each for each in said)
    assert any("Nothing caught yet." in each for each in said)
