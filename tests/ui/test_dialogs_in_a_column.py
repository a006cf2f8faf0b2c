"""Dialogs beside the call: in a slim column, with the largest text and in the longer language, no word is cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.documents.page import Page, Section
from app.live import commands
from app.model.leaving import Destination
from app.parcels import plan_parcel
from app.practice.days import today_of
from app.words import ENGLISH, speak
from tests.practice_for_tests import MARIA
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import at_once
from ui.before_closing import GroupGoesOn
from ui.clipboard import RecordClipboard
from ui.half_typed import HalfTyped, Place
from ui.live.crisis_page import CrisisPage
from ui.not_saved import NotSaved
from ui.parts.paper_dialog import PaperDialog
from ui.practice.accounting_dialog import AccountingDialog
from ui.practice.consent_dialog import AskConsent
from ui.practice.leaving_dialog import LeavingDialog
from ui.practice.recovery_dialog import RecoveryDialog
from ui.practice.way_in_dialogs import ChangeKey
from ui.theme import Look, Theme

COLUMN = 440
Make = Callable[[Stage, Theme, QWidget], QDialog]


def leaving(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = LeavingDialog(theme, stage.acting, at_once, RecordClipboard(over), over)
    dialog.ask(plan_parcel(stage.desk, MARIA, ()), Destination.OTHER)
    return dialog


def accounting(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AccountingDialog(theme, stage.acting, at_once, over)
    dialog.ask(MARIA)
    return dialog


def consent(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskConsent(theme, stage.acting, over)
    today = today_of(stage.desk.practice, stage.desk.now(), MARIA)
    dialog.begin(MARIA, None, "disclosure", today)
    return dialog


def recovery(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = RecoveryDialog(theme, stage.acting, at_once, over)
    dialog.begin(waits=True, may_go_first=True)
    return dialog


def new_key(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = ChangeKey(theme, stage.acting, at_once, over)
    dialog.begin()
    return dialog


def crisis(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    open_session(stage.desk).do(commands.start)
    dialog = CrisisPage(theme, stage.hub, stage.ticker, stage.acting, stage.hiding, over)
    dialog.show()
    return dialog


def half_typed(_stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    return shown(HalfTyped(theme, [Place("Ajustes → Grupos", lambda: None)], over))


def goes_on(_stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    return shown(GroupGoesOn(theme, over, ends=True))


def not_saved(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    return shown(NotSaved(theme, stage.hub, over))


def shown(dialog: QDialog) -> QDialog:
    dialog.show()
    return dialog


@pytest.fixture
def spanish() -> Iterator[None]:
    speak("es")
    yield
    speak(ENGLISH)


@pytest.fixture
def over(opened: Callable[[QWidget, int, int], None]) -> QWidget:
    window = QWidget()
    opened(window, 900, 800)
    return window


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    "make", [leaving, accounting, consent, recovery, new_key, crisis, half_typed, goes_on, not_saved]
)
def test_no_word_is_cut_off_in_a_column(
    stage: Stage, theme: Theme, over: QWidget, make: Make, qtbot: QtBot
) -> None:
    theme.choose(Look("dark", text_percent=200, reduced_motion=True))
    dialog = make(stage, theme, over)
    dialog.resize(COLUMN, 860)
    assert dialog.width() == COLUMN
    qtbot.waitUntil(lambda: beyond(dialog) == [], timeout=1000)  # once it is laid out
    assert cut_off(dialog) == []


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("make", [leaving, crisis])
def test_nor_at_the_usual_size_of_text(
    stage: Stage, theme: Theme, over: QWidget, make: Make, qtbot: QtBot
) -> None:
    dialog = make(stage, theme, over)
    dialog.resize(480, 860)
    qtbot.waitUntil(lambda: beyond(dialog) == [], timeout=1000)  # once it is laid out
    assert cut_off(dialog) == []


def test_a_sheet_is_seen_whole_in_a_narrow_dialog(theme: Theme, over: QWidget, qtbot: QtBot) -> None:
    dialog = PaperDialog(theme, lambda: None, over)
    dialog.show_page(Page("One steady day", (Section("Morning", ("Something to eat.",)),)), "One steady day")
    dialog.resize(COLUMN, 700)
    qtbot.waitUntil(lambda: beyond(dialog) == [], timeout=1000)  # once it is laid out
    assert cut_off(dialog) == []
