"""Every control says what it is and what it is called, can be hit, and shows when it has the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QScrollArea, QWidget

from tests.practice_for_tests import SAM
from tests.ui.accessible import read_on, too_small, unnamed, without_a_ring
from tests.ui.test_by_tab import SCREENS
from ui.first_window import first_window
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Mode, Theme

SIZES = [(1280, 720), (480, 900)]


def test_everything_on_every_screen_has_a_name_and_can_be_hit(windows: PracticeWindows) -> None:
    for screen, made in SCREENS.items():
        windows.main.go_to(made(windows))
        for size in SIZES:
            windows.main.resize(*size)
            assert (screen, unnamed(windows.main), too_small(windows.main)) == (screen, [], [])


def test_everything_in_the_live_windows_has_a_name_and_can_be_hit(live: PracticeWindows) -> None:
    live.beside.open_co_facilitator(SAM.id)
    live.beside.open_mini()
    for size in SIZES:
        live.main.resize(*size)
        for window in (live.main, live.beside.co_facilitator, live.beside.mini):
            assert window is not None
            assert (unnamed(window), too_small(window)) == ([], [])
    live.open_crisis()
    page = next(page for page in live.main.findChildren(QDialog) if page.isVisible())
    assert (unnamed(page), too_small(page)) == ([], [])
    page.close()


def test_a_page_that_scrolls_keeps_its_parts_when_its_bar_goes(
    theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    """Whoever counted them with the bar may ask for all of them after it has gone: Qt's own answer ends the program."""
    page = QScrollArea()
    page.setWidget(QLabel("\n".join(["a line"] * 40)))
    opened(page, 200, 100)
    heard = QAccessible.queryAccessibleInterface(page)
    parts = [heard.child(at).object() for at in range(heard.childCount())]
    assert page.verticalScrollBar().isVisible()
    assert page.verticalScrollBar().parentWidget() in parts
    page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.hide()
    assert heard.childCount() == len(
        parts
    )  # first, since asking for one that is not there would end the tests
    assert [heard.child(at).object() for at in range(len(parts))] == parts
    assert heard.child(len(parts)) is None


def test_windows_are_told_as_windows_and_nothing_in_them_is_read_behind_its_end(
    live: PracticeWindows,
) -> None:
    live.beside.open_co_facilitator(SAM.id)
    live.beside.open_mini()
    live.beside.open_share()
    for window in (live.main, live.beside.co_facilitator, live.beside.mini, live.beside.share):
        assert window is not None
        heard = QAccessible.queryAccessibleInterface(window)
        assert (heard.role(), heard.text(QAccessible.Text.Name)) == (
            QAccessible.Role.Window,
            window.windowTitle(),
        )
        assert read_on(window) == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_has_the_focus_can_be_seen(live: PracticeWindows, mode: Mode) -> None:
    live.main._theme.choose(Look(mode, 100))
    assert without_a_ring(live.main) == []
    live.main.go_to(live.today)
    assert without_a_ring(live.main) == []


def test_a_passphrase_is_shown_by_a_key_of_its_field(
    theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None]
) -> None:
    """The sign beside it is no stop of Tab: letters typed blindly must not meet it."""
    window = first_window(theme, tmp_path)  # there is no vault: a new passphrase is asked for, twice
    opened(window, 960, 640)
    assert unnamed(window) == []
    edit = next(edit for edit in window.findChildren(QLineEdit) if edit.isVisible() and is_hidden(edit))
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_F8)
    assert not is_hidden(edit)
    QTest.keyClick(edit, Qt.Key.Key_F8)
    assert is_hidden(edit)


def is_hidden(edit: QLineEdit) -> bool:
    return edit.echoMode() is QLineEdit.EchoMode.Password
