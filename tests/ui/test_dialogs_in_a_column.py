"""Dialogs beside the call: in a slim column, with the largest text and in the longer language, no word is cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from app.documents.name_questions import Question
from app.documents.page import Page, Section
from app.erasing import told_of
from app.intake.decks import shipped_topics
from app.live import commands
from app.model.decks import Pin
from app.model.leaving import Destination
from app.parcels import plan_parcel
from app.practice.accounting import Left
from app.practice.days import today_of
from app.words import ENGLISH, speak
from tests.practice_for_tests import MARIA, MORNING, NINE, SAM
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import at_once, press
from ui.asking import Asking
from ui.before_closing import GroupGoesOn
from ui.clipboard import RecordClipboard
from ui.half_typed import HalfTyped, Place
from ui.live.crisis_page import CrisisPage
from ui.live.written_acts import ChangeNote
from ui.not_saved import NotSaved
from ui.parts.choice import Picker
from ui.parts.paper_dialog import PaperDialog
from ui.practice.accounting_dialog import AccountingDialog
from ui.practice.ask_names import AskNames
from ui.practice.backups_card import AskDestroy
from ui.practice.care_dialogs import AskBeside, AskMove, AskStep
from ui.practice.choosing import ChooseItem
from ui.practice.consent_dialog import AskConsent
from ui.practice.erase_dialog import AskErase
from ui.practice.leaving_dialog import LeavingDialog
from ui.practice.packet_dialog import AskDays
from ui.practice.paste_names import PasteNames
from ui.practice.recovery_dialog import RecoveryDialog
from ui.practice.roster_import import RosterImport
from ui.practice.taken_id import TakenId
from ui.practice.topics_section import AskMakeUp
from ui.practice.way_in_dialogs import ChangeKey, GivePassphrase, NameSomebody
from ui.reach_dialog import AskReach
from ui.theme import Look, Theme

COLUMN = 440
SENT = Left(NINE, NINE.date(), "plan", "print", "", "Alex Rivera", "coordination of care")
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


def change_note(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    seat = open_session(stage.desk)
    seat.do(commands.catch_note, "@Maria named a plan for the weekend #insight")
    assert stage.desk.session is not None
    dialog = ChangeNote(theme, stage.acting, stage.desk.session.notes[0], over)
    dialog.begin()
    return dialog


def destroy(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskDestroy(theme, stage.acting, over)
    dialog.begin()
    return dialog


def give_way(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = GivePassphrase(theme, stage.acting, at_once, SAM, over)
    dialog.begin()
    return dialog


def name_somebody(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = NameSomebody(theme, stage.acting, SAM.id, over)
    dialog.begin()
    return dialog


def names(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskNames(theme, stage.acting, over)
    asked = (("Rose", "the Rose garden behind the old church", None), ("May", "that May was hard", True))
    dialog.begin([Question(str(at), *each) for at, each in enumerate(asked)])
    return dialog


def packet(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskDays(theme, stage.acting, over)
    dialog.begin(stage.desk.practice.people[MARIA], NINE.date())
    return dialog


def step(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskStep(theme, stage.acting, over)
    groups = list(stage.desk.practice.groups.values())
    dialog.begin(stage.desk.practice.people[MARIA], "stepped_down", groups, NINE.date())
    return dialog


def beside(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskBeside(theme, stage.acting, over)
    dialog.begin(stage.desk.practice.people[MARIA], NINE.date())
    return dialog


def move(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskMove(theme, stage.acting, over)
    groups = list(stage.desk.practice.groups.values())
    dialog.begin(stage.desk.practice.people[MARIA], groups, groups, NINE.date())
    return dialog


def taken_id(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = TakenId(theme, stage.acting, over)
    words = "“early-recovery” is the id of a deck that is here, and this one is another."
    dialog.ask_about("early-recovery.toml", words, may_take_place=True, answered=lambda _answer: None)
    return dialog


def make_up(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskMakeUp(theme, stage.acting, over)
    titles = {each.id: each.title for each in shipped_topics()}
    dialog.begin(MARIA, (), titles)
    return dialog


def pasted(_stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = PasteNames(theme, lambda: None, over)
    dialog.ask("IOP Morning", ("Maria S.",))
    return dialog


def reach(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    dialog = AskReach(theme, stage.acting, MARIA, "", (), over)
    dialog.begin("Maria S.", [("call", "Llamada")], "America/New_York")
    return dialog


def half_typed(_stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    return shown(HalfTyped(theme, [Place("Ajustes → Grupos", lambda: None)], over))


def goes_on(_stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    return shown(GroupGoesOn(theme, over, ends=True))


def not_saved(stage: Stage, theme: Theme, over: QWidget) -> QDialog:
    return shown(NotSaved(theme, stage.hub, over))


def erasing(stage: Stage, theme: Theme, over: QWidget) -> Asking:
    told = replace(told_of(stage.desk, MARIA).result(), disclosures=[SENT, SENT])
    dialog = AskErase(theme, stage.acting, told, over)
    dialog.begin()
    return dialog


def importing(stage: Stage, theme: Theme, over: QWidget, folder: Path) -> RosterImport:
    path = folder / "list.csv"
    path.write_text("Name,Phone\nSofia Hernández-Castellanos,518-555-0100\nMaria S.,\n,518-555-0101\n")
    dialog = RosterImport(theme, stage.acting, over)
    dialog.begin(str(path), stage.desk.practice.groups[MORNING])
    return dialog


def choosing(stage: Stage, theme: Theme, over: QWidget) -> ChooseItem:
    deck = stage.desk.library.decks[0]
    dialog = ChooseItem(theme, stage.acting, over)
    now = Pin(group=MORNING, deck=deck.id, item=deck.items[0].id, on=NINE.date())
    dialog.choose("icebreaker", [((deck.id, item.id), item.text) for item in deck.items], now, "Today")
    return dialog


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
    "make",
    [
        *(leaving, accounting, consent, recovery, new_key, crisis, half_typed, goes_on, not_saved),
        *(change_note, destroy, give_way, name_somebody, erasing, names, packet, step, beside, move),
        *(choosing, taken_id, make_up, pasted, reach),
    ],
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


@pytest.mark.usefixtures("spanish")
def test_a_long_name_on_a_list_breaks_into_lines(
    stage: Stage, theme: Theme, over: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    theme.choose(Look("light", text_percent=200, reduced_motion=True))
    dialog = importing(stage, theme, over, tmp_path)
    dialog.resize(COLUMN, 860)
    qtbot.waitUntil(lambda: beyond(dialog) == [], timeout=1000)  # once it is laid out
    assert cut_off(dialog) == []


def test_what_a_refusal_is_about_stays_in_sight(
    stage: Stage, theme: Theme, over: QWidget, qtbot: QtBot
) -> None:
    theme.choose(Look("light", text_percent=200, reduced_motion=True))
    dialog = erasing(stage, theme, over)
    dialog.resize(900, 600)
    press(dialog, "Erase for good")
    why = dialog.focusWidget()
    assert isinstance(why, QLineEdit)
    qtbot.waitUntil(lambda: why.visibleRegion().boundingRect() == why.rect(), timeout=1000)


def test_fields_end_where_the_buttons_do(stage: Stage, theme: Theme, over: QWidget, qtbot: QtBot) -> None:
    dialog = beside(stage, theme, over)
    saves = [each for each in dialog.findChildren(QPushButton) if each.text() == "Save"]

    def edges() -> set[int]:
        parts = [*dialog.findChildren(Picker), *saves]
        return {part.mapTo(dialog, part.rect().topRight()).x() for part in parts}

    qtbot.waitUntil(lambda: len(edges()) == 1, timeout=1000)


def test_a_list_that_scrolls_is_not_scrolled_around(
    stage: Stage, theme: Theme, over: QWidget, qtbot: QtBot
) -> None:
    theme.choose(Look("dark", text_percent=200, reduced_motion=True))
    dialog = choosing(stage, theme, over)
    dialog.resize(900, 640)
    qtbot.waitUntil(dialog.list.verticalScrollBar().isVisible, timeout=1000)
    qtbot.waitUntil(lambda: bars(dialog) == [dialog.list.verticalScrollBar()], timeout=1000)
    dialog.resize(900, 1000)
    qtbot.waitUntil(lambda: dialog.list.height() > 500, timeout=1000)  # what room there is, is the list's


def bars(dialog: QDialog) -> list[QScrollBar]:
    return [each for each in dialog.findChildren(QScrollBar) if each.isVisible() and each.maximum() > 0]


def test_a_sheet_is_seen_whole_in_a_narrow_dialog(theme: Theme, over: QWidget, qtbot: QtBot) -> None:
    dialog = PaperDialog(theme, lambda: None, over)
    dialog.show_page(Page("One steady day", (Section("Morning", ("Something to eat.",)),)), "One steady day")
    dialog.resize(COLUMN, 700)
    qtbot.waitUntil(lambda: beyond(dialog) == [], timeout=1000)  # once it is laid out
    assert cut_off(dialog) == []
