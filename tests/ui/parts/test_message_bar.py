"""What stands at the edge of a window: messages and banners."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.message_bar import Banner, Message, MessageBar
from ui.theme import Theme

Opened = Callable[[QWidget, int, int], None]


def test_a_message_can_be_acted_on_and_dismissed(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    bar = MessageBar(theme)
    opened(bar, 500, 60)
    bar.display(Message("Maria is here.", "ok", "Undo", "undo"))
    buttons = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
    with qtbot.waitSignal(bar.act_chosen, timeout=1000) as chosen:
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert chosen.args == ["undo"]
    with qtbot.waitSignal(bar.dismissed, timeout=1000):
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert bar.message is None
    assert bar.isHidden()


def test_taking_a_message_away_by_program_dismisses_nothing(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    bar.display(Message("Ana is in the room already."))
    with qtbot.assertNotEmitted(bar.dismissed):
        bar.display(None)


def test_a_banner_stays_until_it_is_no_longer_so(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    page = QWidget()
    banner = Banner(theme)
    QVBoxLayout(page).addWidget(banner)
    opened(page, 500, 80)
    assert banner.isHidden()
    banner.display(Message("Not saved: the disk is full.", "danger"))
    assert not banner.isHidden()
    assert [button for button in banner.findChildren(QPushButton) if button.isVisible()] == []
