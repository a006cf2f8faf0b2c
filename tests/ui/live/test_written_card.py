"""After the group a note can still be changed, struck and counted again, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from tests.practice_for_tests import MARIA, SAM
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from ui.live.written_acts import ChangeNote, WrittenMenu
from ui.live.written_card import WrittenCard
from ui.parts.text_list import TextList
from ui.screens.summary import SummaryScreen
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def summary(stage: Stage, theme: Theme, opened: Show) -> SummaryScreen:
    seat = open_session(stage.desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.check_in, MARIA, {"craving": "4"}, "")
    seat.do(commands.catch_note, "@maria called her sponser")
    stage.desk.seat(SAM.id).do(commands.catch_note, "@maria was late")
    stage.wait(30)
    seat.do(commands.end, [MARIA])
    screen = SummaryScreen(theme, stage.hub, stage.acting)
    opened(screen, 1280, 900)
    return screen


def written(summary: SummaryScreen) -> TextList:
    card = summary.findChild(WrittenCard)
    assert isinstance(card, WrittenCard)
    return card.list


def said(summary: SummaryScreen) -> list[str]:
    return [row.text for row in written(summary).shown]


def menu_on(summary: SummaryScreen, words: str, qtbot: QtBot, *, by_mouse: bool = False) -> QMenu:
    rows = written(summary)
    rows.choose(next(row.id for row in rows.shown if row.text == words))
    if by_mouse:
        place = rows.visualRect(rows.currentIndex()).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, rows.viewport().mapToGlobal(place))
        QApplication.sendEvent(rows.viewport(), event)
    else:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    return next(each for each in summary.findChildren(WrittenMenu) if each.isVisible())


def choose(menu: QMenu, words: str) -> None:
    action = next(each for each in menu.actions() if each.text() == words)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_an_answer_says_what_was_asked(summary: SummaryScreen) -> None:
    assert "Craving: 4" in said(summary)


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_note_is_changed_and_what_it_said_before_can_be_seen(
    summary: SummaryScreen, qtbot: QtBot, by_mouse: bool
) -> None:
    choose(menu_on(summary, "called her sponser", qtbot, by_mouse=by_mouse), "Change…")
    dialog = next(each for each in summary.findChildren(ChangeNote) if each.isVisible())
    edit = next(each for each in dialog.findChildren(QWidget) if isinstance(each, QTextEdit | QPlainTextEdit))
    edit.selectAll()
    QTest.keyClicks(edit, "called her sponsor")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert "called her sponsor" in said(summary)
    assert "called her sponser" not in said(summary)
    choose(menu_on(summary, "called her sponsor", qtbot), "What it said before")
    assert "@maria called her sponser" in said(summary)
    choose(menu_on(summary, "called her sponsor", qtbot), "Hide what it said before")
    assert "@maria called her sponser" not in said(summary)


def test_a_note_is_struck_and_counts_again(summary: SummaryScreen, stage: Stage, qtbot: QtBot) -> None:
    choose(menu_on(summary, "called her sponser", qtbot), "Strike")
    assert stage.desk.session is not None
    assert stage.desk.session.notes[0].struck
    row = next(row for row in written(summary).shown if row.text == "called her sponser")
    assert row.faint
    assert "struck" in row.line
    choose(menu_on(summary, "called her sponser", qtbot), "Take the strike back")
    assert not stage.desk.session.notes[0].struck


def test_what_somebody_else_wrote_is_theirs_to_change(
    summary: SummaryScreen, stage: Stage, qtbot: QtBot
) -> None:
    told: list[str] = []
    stage.acting.said.connect(told.append)
    rows = written(summary)
    for row in (row.id for row in rows.shown if row.text != "called her sponser"):
        rows.choose(row)
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert not any(each.isVisible() for each in summary.findChildren(WrittenMenu))
    assert told == ["Whoever wrote a note changes it."]
