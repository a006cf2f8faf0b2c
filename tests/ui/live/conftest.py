"""What tests of the live windows share: the live screen of a running session, and times as they are written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from app.live import commands
from app.live.state import Session
from tests.practice_for_tests import JAMES, MARIA, MORNING, NINE
from tests.ui.conftest import Stage
from ui.screens.live import LiveScreen
from ui.theme import Theme


@pytest.fixture(autouse=True)
def _american_times() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def lobby(theme: Theme, stage: Stage, opened: Callable[[QWidget, int, int], None]) -> LiveScreen:
    """The live screen of a session that is open and has not started. Maria promised something last time."""
    open_room(stage)
    screen = LiveScreen(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(screen, 1280, 720)
    return screen


@pytest.fixture
def live(lobby: LiveScreen, stage: Stage) -> LiveScreen:
    """The same, running, with Maria and James in the room; Aisha is awaited."""
    stage.seat.do(commands.start)
    for person in (MARIA, JAMES):
        stage.seat.do(commands.mark_arrived, person)
    return lobby


def open_room(stage: Stage) -> None:
    group = stage.desk.practice.groups[MORNING]
    opened = stage.desk.prepare(group, NINE).result()
    expected = tuple(
        person.model_copy(update={"last_promise": "text two people", "last_craving": 5})
        if person.id == MARIA
        else person
        for person in opened.expected
    )
    stage.seat.open_session(opened.model_copy(update={"expected": expected, "number": 14}))


def session_of(stage: Stage) -> Session:
    assert stage.desk.session is not None
    return stage.desk.session


def words_in(widget: QWidget) -> str:
    """Everything that can be read on it now."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def focused() -> QWidget:
    widget: QWidget | None = QApplication.focusWidget()
    assert widget is not None
    return widget


def field(screen: LiveScreen, question: str) -> QLineEdit:
    """The field of an answer, by its question."""
    return next(edit for edit in screen.findChildren(QLineEdit) if edit.accessibleName() == question)


def from_prompt_menu(window: QWidget, words: str) -> None:
    """Behind the three dots of the last prompt that is there."""
    dots = [
        each for each in window.findChildren(QPushButton) if each.accessibleName() == "More for this prompt"
    ]
    [each for each in dots if each.isVisibleTo(window)][-1].click()
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    next(each for each in menu.actions() if each.text().replace("&", "") == words).trigger()
    menu.close()
