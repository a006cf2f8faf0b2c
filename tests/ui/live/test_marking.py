"""Marks without typing: a person by a letter or two, the mark by one more, and back to where one was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from app.live import commands
from app.live.before_end import to_be_seen
from app.live.events import Expected
from app.live.speaking import start_speaker
from app.model.marks import Mark
from app.practice.marks import drop_mark, keep_mark
from app.words import speaking
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, SAM
from tests.ui.conftest import Stage
from tests.ui.live.conftest import focused, session_of
from ui.live.note_words import note_row
from ui.live.person_menu import PersonMenu
from ui.parts.mark_palette import MarkPalette
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme
from ui.windows.co_facilitator import CoFacilitatorWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def find(letters: str = "") -> None:
    """Ctrl+J, and letters."""
    QTest.keyClick(focused(), Qt.Key.Key_J, CONTROL)
    type_on(letters)


def type_on(letters: str) -> None:
    for letter in letters:
        QTest.keyClicks(focused(), letter)


def marks(stage: Stage) -> list[tuple[str, str]]:
    names = session_of(stage).names
    return [(names[note.people[0]].split()[0], note.mark) for note in session_of(stage).notes]


def palette(window: QWidget) -> MarkPalette | None:
    return next((each for each in window.findChildren(MarkPalette) if each.isVisible()), None)


def join(stage: Stage, person: str, name: str) -> None:
    stage.seat.do(commands.expect_person, Expected(id=person, name=name, initials="XX"))
    stage.seat.do(commands.mark_arrived, person)


def test_ctrl_j_a_letter_of_the_name_and_a_letter_make_a_mark(live: LiveScreen, stage: Stage) -> None:
    find("mi")
    assert marks(stage) == [("Maria", "insight")]
    assert palette(live) is None
    row = live.notes.stream.shown[0]
    assert (row.names, row.words) == (("Maria",), "insight")
    assert next(row.line for row in live.people.list.shown if row.id == MARIA).endswith("insight")


def test_the_palette_shows_the_marks_of_whoever_is_meant_and_escape_closes_it(
    live: LiveScreen, stage: Stage
) -> None:
    find()
    assert palette(live) is None
    type_on("j")
    shown = palette(live)
    assert shown is not None
    assert "insight, key I" in [button.accessibleName() for button in shown.findChildren(QPushButton)]
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert palette(live) is None
    assert marks(stage) == []


def test_a_half_typed_note_goes_on_after_a_mark_where_it_was_left(live: LiveScreen, stage: Stage) -> None:
    live.setFocus()
    type_on("She said yes")
    for _letter in "yes":
        QTest.keyClick(focused(), Qt.Key.Key_Left)
    find("jg")
    type_on("a clear ")
    assert marks(stage) == [("James", "gave-feedback")]
    assert live.notes.bar.text == "She said a clear yes"


def test_a_name_that_is_typed_to_its_end_marks_nothing(live: LiveScreen, stage: Stage) -> None:
    """Four of Maria’s letters are letters of marks."""
    find("maria")
    assert marks(stage) == []
    type_on("r")
    assert marks(stage) == [("Maria", "received-feedback")]


def test_where_a_marks_letter_goes_on_with_the_name_space_or_the_letter_again_makes_the_mark(
    live: LiveScreen, stage: Stage
) -> None:
    find("ma")
    assert marks(stage) == []
    type_on("a")
    find("m a")
    assert marks(stage) == [("Maria", "ambivalent"), ("Maria", "ambivalent")]


def test_where_two_names_begin_alike_the_initials_are_enough(live: LiveScreen, stage: Stage) -> None:
    join(stage, "marcus", "Marcus W.")
    find("ms")
    assert marks(stage) == []
    type_on("s")
    find("mwi")
    assert marks(stage) == [("Maria", "spoke"), ("Marcus", "insight")]


def test_letters_of_nobody_and_of_no_mark_mark_nobody(live: LiveScreen, stage: Stage) -> None:
    find("zs")
    assert palette(live) is None
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    find("mzs")
    assert palette(live) is None
    assert (marks(stage), live.notes.bar.text) == ([], "")
    for _letter in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    type_on("f")
    assert marks(stage) == [("Maria", "follow-up")]


def test_after_the_name_a_letter_of_no_mark_does_nothing(live: LiveScreen, stage: Stage) -> None:
    find("m zs")
    assert marks(stage) == [("Maria", "spoke")]


def test_with_shift_several_marks_of_one_person_follow_each_other(live: LiveScreen, stage: Stage) -> None:
    find("m")
    QTest.keyClick(focused(), Qt.Key.Key_S, SHIFT)
    QTest.keyClick(focused(), Qt.Key.Key_T, SHIFT)
    assert palette(live) is not None
    type_on("i")
    assert marks(stage) == [("Maria", "spoke"), ("Maria", "tearful"), ("Maria", "insight")]
    assert palette(live) is None
    assert next(row.line for row in live.people.list.shown if row.id == MARIA).endswith(
        "insight, tearful, 1 more"
    )


def test_enter_still_opens_all_that_can_be_done(live: LiveScreen, stage: Stage) -> None:
    find("m")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert palette(live) is None
    menu = next(menu for menu in live.people.findChildren(PersonMenu) if menu.isVisible())
    menu.close()
    assert marks(stage) == []


def test_who_speaks_is_marked_by_two_keys(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(start_speaker, JAMES, 3)
    QTest.keyClick(focused(), Qt.Key.Key_J, CONTROL | SHIFT)
    type_on("i")
    assert marks(stage) == [("James", "insight")]


def test_without_a_speaker_it_is_whoever_has_the_turn(live: LiveScreen, stage: Stage) -> None:
    live.people.list.choose(JAMES)  # looked at a while ago
    QTest.keyClick(focused(), Qt.Key.Key_J, CONTROL | SHIFT)
    type_on("t")
    assert marks(stage) == [("Maria", "tearful")]


def test_the_row_where_the_person_is_is_marked_before_anybody_else(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(start_speaker, MARIA, 3)
    live.people.list.setFocus()
    live.people.list.choose(JAMES)
    QTest.keyClick(focused(), Qt.Key.Key_J, CONTROL | SHIFT)
    type_on("s")
    assert marks(stage) == [("James", "spoke")]


def test_nobody_is_marked_who_has_not_come(live: LiveScreen, stage: Stage) -> None:
    find("as")
    assert palette(live) is None
    assert marks(stage) == []
    stage.seat.do(commands.mark_arrived, AISHA)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    find("as")
    assert marks(stage) == [("Aisha", "spoke")]


def test_a_click_on_the_palette_makes_the_mark(live: LiveScreen, stage: Stage) -> None:
    find("m")
    shown = palette(live)
    assert shown is not None
    button = next(b for b in shown.findChildren(QPushButton) if b.text() == "coping skill used")
    assert button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert marks(stage) == [("Maria", "coping-skill")]
    assert palette(live) is None


def test_the_mouse_finds_the_marks_in_the_persons_menu(live: LiveScreen, stage: Stage) -> None:
    live.people._open_at(JAMES)
    menu = next(menu for menu in live.people.findChildren(PersonMenu) if menu.isVisible())
    offered = next(a.menu() for a in menu.actions() if a.text() == "Mar&k")
    assert isinstance(offered, QMenu)
    assert [action.text() for action in offered.actions()][-3:] == [
        "tech trouble (&X)",
        "&follow up",
        "ris&k",
    ]
    next(action for action in offered.actions() if action.text() == "&disagreed").trigger()
    live.people.close_menus()
    assert marks(stage) == [("James", "disagreed")]


def test_the_last_mark_is_taken_back_like_any_act(live: LiveScreen, stage: Stage) -> None:
    find("mi")
    QTest.keyClick(focused(), Qt.Key.Key_Z, CONTROL | SHIFT)
    assert marks(stage) == []
    assert list(live.notes.stream.shown) == []


def test_a_risk_mark_is_seen_at_once_and_stands_on_the_list_before_the_end(
    live: LiveScreen, stage: Stage
) -> None:
    find("mk")
    row = next(row for row in live.people.list.shown if row.id == MARIA)
    assert "A note speaks of a risk: see them before the end" in row.spoken
    assert "risk" in next(each.why for each in to_be_seen(session_of(stage)) if each.person == MARIA)


def test_the_practices_own_marks_are_offered_and_those_it_dropped_are_not(
    live: LiveScreen, stage: Stage
) -> None:
    stage.seat.arrange(drop_mark, "insight")
    stage.seat.arrange(keep_mark, Mark(id="own", title="joked", key="j"))
    find("mi")
    assert marks(stage) == []
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    find("mj")
    assert marks(stage) == [("Maria", "own")]


def test_letters_that_an_input_method_hands_over_find_a_person_and_mark_nobody(
    live: LiveScreen, stage: Stage
) -> None:
    find()
    handed = QInputMethodEvent()
    handed.setCommitString("Mä")
    QApplication.sendEvent(focused(), handed)
    assert palette(live) is not None
    assert marks(stage) == []


def test_nothing_of_it_stays_when_everything_is_hidden(live: LiveScreen, stage: Stage) -> None:
    find("m")
    stage.hiding.hide()
    assert palette(live) is None


def test_the_co_facilitator_marks_under_their_own_name(
    live: LiveScreen, theme: Theme, stage: Stage, opened: Callable[[QWidget, int, int], None]
) -> None:
    window = CoFacilitatorWindow(theme, stage.hub, stage.ticker, stage.acting.of(SAM.id), stage.hiding)
    opened(window, 1000, 700)
    find("ji")
    assert [(note.author, note.mark) for note in session_of(stage).notes] == [(SAM.id, "insight")]
    assert ALEX.id != SAM.id


@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1280, 720), (200, 1280, 720), (100, 480, 720)]
)
def test_the_palette_stands_inside_the_window(
    live: LiveScreen, theme: Theme, percent: int, width: int, height: int
) -> None:
    theme.choose(Look("light", percent, True))
    live.resize(width, height)
    find("m")
    shown = palette(live)
    assert shown is not None
    assert live.rect().contains(shown.geometry())


@pytest.mark.parametrize("percent", [100, 200])
def test_the_words_of_a_mark_are_whole_in_a_longer_language(
    live: LiveScreen, theme: Theme, percent: int
) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    live.resize(960, 760)
    with speaking("es"):
        find("m")
    shown = palette(live)
    assert shown is not None
    QApplication.processEvents()
    for button in shown.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert shown.rect().contains(button.mapTo(shown, button.rect().topRight())), button.text()


def test_a_mark_is_told_in_the_language_of_the_screens(live: LiveScreen, stage: Stage) -> None:
    find("ms")
    session = session_of(stage)
    (note,) = session.notes
    assert note.text == "spoke"
    with speaking("es"):
        row = note_row(session, note, ALEX.id, {}, pending=False)
    assert row.words == "habló"
