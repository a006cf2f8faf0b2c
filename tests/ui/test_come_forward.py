"""Groupside was started once more, and its windows come forward."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from app.live import commands
from app.model.people import Role, User
from app.practice.commands import add_user
from tests.practice_for_tests import ALEX, SAM
from tests.ui.hand import words_in
from ui.one_program import OneProgram
from ui.practice_windows import PracticeWindows


@pytest.fixture
def no_passphrases(windows: PracticeWindows) -> None:
    """As in a rehearsal."""
    windows.beside.ask_for_no_passphrase()


@pytest.mark.usefixtures("no_passphrases")
def test_in_a_session_the_co_facilitator_sits_down_and_later_only_comes_to_the_front(
    live: PracticeWindows,
) -> None:
    live.come_forward()
    window = live.beside.co_facilitator
    assert window is not None
    assert SAM.name in words_in(window)
    live.come_forward()
    assert live.beside.co_facilitator is window


@pytest.mark.usefixtures("no_passphrases")
def test_while_names_are_hidden_the_new_window_is_hidden_too(live: PracticeWindows) -> None:
    live.desk.seat(ALEX.id).do(commands.catch_note, "@Maria spoke of home")
    live.hiding.hide()
    live.come_forward()
    assert live.beside.co_facilitator is not None
    words = words_in(live.beside.co_facilitator)
    assert "Hidden." in words
    assert not live.beside.co_facilitator.notes.isVisible()


def test_without_a_session_there_is_no_second_window(windows: PracticeWindows) -> None:
    windows.main.showMinimized()
    windows.come_forward()
    assert windows.beside.co_facilitator is None
    assert not windows.main.isMinimized()


@pytest.fixture
def three_users(live: PracticeWindows) -> PracticeWindows:
    live.desk.seat(ALEX.id).arrange(add_user, User(id="c3" * 16, name="Kim Lee", role=Role.CO_FACILITATOR))
    return live


def menus() -> list[QMenu]:
    return [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu) and menu.isVisible()]


@pytest.mark.usefixtures("no_passphrases")
def test_started_twice_more_one_menu_asks_who_sits_down_and_one_person_does(
    three_users: PracticeWindows,
) -> None:
    three_users.come_forward()
    three_users.come_forward()
    [menu] = menus()
    first, second = menu.actions()
    menu.triggered.emit(second)  # what a click does, but for closing it
    window = three_users.beside.co_facilitator
    assert window is not None
    menu.triggered.emit(first)
    assert three_users.beside.co_facilitator is window
    assert second.text() in words_in(window)
    menu.close()


def test_the_menu_of_users_goes_when_everything_is_hidden(three_users: PracticeWindows) -> None:
    three_users.come_forward()
    assert "Kim Lee" in [action.text() for menu in menus() for action in menu.actions()]
    three_users.hiding.hide()
    assert menus() == []
    three_users.hiding.show()
    three_users.come_forward()
    assert len(menus()) == 1
    menus()[0].close()


def test_a_lock_is_held_by_one_and_free_when_it_leaves(tmp_path: Path) -> None:
    first, second = OneProgram(tmp_path), OneProgram(tmp_path)
    assert first.enter(tmp_path / "vault")
    assert not second.enter(tmp_path / "other" / ".." / "vault")  # nobody listens yet
    first.leave()
    assert second.enter(tmp_path / "vault")
    second.leave()
    assert list(tmp_path.iterdir()) == []
