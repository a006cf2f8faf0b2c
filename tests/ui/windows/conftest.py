"""What tests of the co-facilitator's window share: Sam's window beside a running session, and what stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.live import commands
from tests.practice_for_tests import JAMES, MARIA, SAM
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from tests.ui.live.conftest import session_of
from ui.acting import Acting
from ui.screens.live import LiveScreen
from ui.theme import Theme
from ui.windows.co_facilitator import CoFacilitatorWindow

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def sam(theme: Theme, stage: Stage, opened: Show) -> CoFacilitatorWindow:
    """Sam's window beside a running session with Maria and James."""
    seat = open_session(stage.desk)
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    acting = Acting(stage.desk.seat(SAM.id), stage.hub)
    window = CoFacilitatorWindow(theme, stage.hub, stage.ticker, acting, stage.hiding)
    opened(window, 1120, 760)
    return window


@pytest.fixture
def main(sam: CoFacilitatorWindow, theme: Theme, stage: Stage, opened: Show) -> LiveScreen:
    """Alex's live screen, beside Sam's window."""
    screen = LiveScreen(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(screen, 1280, 720)
    sam.activateWindow()
    return screen


def answer(window: QWidget, question: str) -> QLineEdit:
    return next(field for field in window.findChildren(QLineEdit) if field.accessibleName() == question)


def last_author(stage: Stage) -> str:
    return session_of(stage).entries[-1].author


def words_on(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window))
