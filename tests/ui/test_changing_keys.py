"""Another key for an act, chosen by hand in Settings: all windows follow at once, and the next start remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live.state import Session
from tests.practice_for_tests import SAM
from tests.ui.cut_off import cut_off
from tests.ui.hand import press, words_in
from ui.guide import GuideWindow
from ui.keys import Act
from ui.machine import MachineFile
from ui.parts.key_button import KeyButton
from ui.practice.keys_card import KeysCard
from ui.practice_windows import PracticeWindows
from ui.theme import Look

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def session_of(windows: PracticeWindows) -> Session:
    assert windows.desk.session is not None
    return windows.desk.session


def block_title(windows: PracticeWindows) -> str:
    block = session_of(windows).block
    return block.title if block is not None else ""


@pytest.fixture
def card(live: PracticeWindows) -> KeysCard:
    """Settings, where the keys stand, while a session runs."""
    live.beside.open_mini()
    live.beside.open_co_facilitator(SAM.id)
    live.settings.go_to_keys()
    live.main.go_to(live.settings)
    found = live.settings.findChild(KeysCard)
    assert isinstance(found, KeysCard)
    return found


def key_of(card: KeysCard, act: str) -> KeyButton:
    return next(button for button in card.findChildren(KeyButton) if button.accessibleName().startswith(act))


def give(card: KeysCard, act: str, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    button = key_of(card, act)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Press the keys…"
    QTest.keyClick(button, key, held)


def turn_to(window: QWidget, qtbot: QtBot) -> None:
    window.window().activateWindow()
    qtbot.waitUntil(window.window().isActiveWindow)


def tips(window: QWidget) -> list[str]:
    return [button.toolTip() for button in window.findChildren(QPushButton)]


def test_a_new_key_works_at_once_in_all_windows_and_the_old_one_does_nothing(
    live: PracticeWindows, card: KeysCard, tmp_path: Path
) -> None:
    give(card, "Next block", Qt.Key.Key_Y, CTRL | SHIFT)
    assert key_of(card, "Next block").text() == "Ctrl+Shift+Y"
    assert live.beside.mini is not None
    assert live.beside.co_facilitator is not None
    QTest.keyClick(live.beside.mini, Qt.Key.Key_N, CTRL)
    QTest.keyClick(live.beside.co_facilitator, Qt.Key.Key_N, CTRL)
    assert block_title(live) == "Check-in & icebreaker"
    QTest.keyClick(live.beside.mini, Qt.Key.Key_Y, CTRL | SHIFT)
    QTest.keyClick(live.beside.co_facilitator, Qt.Key.Key_Y, CTRL | SHIFT)
    assert block_title(live) == "Break"
    assert "Next block (Ctrl+Shift+Y)" in tips(live.beside.mini)
    # the title of the next block stands before it where the button has no room for that
    assert any("Ctrl+Shift+Y" in tip for tip in tips(live.beside.co_facilitator))
    live.main.go_to(live.live)
    assert "Ctrl+Shift+Y" in tips(live.live)
    assert "Ctrl+Shift+Y next block" in words_in(live.main)
    QTest.keyClick(live.live, Qt.Key.Key_Y, CTRL | SHIFT)
    assert block_title(live) == "Small-group counseling"
    live._machine.flush()
    assert MachineFile(tmp_path / "machine.json").now.keys == {"next_block": ("Ctrl+Shift+Y",)}


def test_a_conflict_is_refused_in_one_sentence_and_another_key_can_follow(
    live: PracticeWindows, card: KeysCard
) -> None:
    give(card, "Pause, or go on", Qt.Key.Key_N, CTRL)
    assert "Ctrl+N is “Next block” already." in words_in(live.main)
    button = key_of(card, "Pause, or go on")
    assert button.text() == "Press the keys…"
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert "Space stays with fields and buttons." in words_in(live.main)
    QTest.keyClick(button, Qt.Key.Key_F9)  # hides, but for now it is only a key that was pressed
    assert "F9 is “Hide names and notes in all windows” already." in words_in(live.main)
    QTest.keyClick(button, Qt.Key.Key_F5)
    assert button.text() == "F5"
    assert block_title(live) == "Check-in & icebreaker"


def test_escape_leaves_the_key_as_it_is(live: PracticeWindows, card: KeysCard) -> None:
    give(card, "Done, next person", Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert key_of(card, "Done, next person").text() == "Ctrl+D"
    assert live.settings.isVisible()


def test_a_key_is_turned_off_and_put_back(live: PracticeWindows, card: KeysCard) -> None:
    button = key_of(card, "Next block")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    press(card, "Off")
    assert button.text() == "off"
    assert live.beside.mini is not None
    QTest.keyClick(live.beside.mini, Qt.Key.Key_N, CTRL)
    assert block_title(live) == "Check-in & icebreaker"
    assert "Next block" in tips(live.beside.mini)
    live.main.go_to(live.live)
    assert "next block" not in words_in(live.main)
    live.main.go_to(live.settings)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    press(card, "Default")
    assert button.text() == "Ctrl+N"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    press(card, "Off")
    press(card, "All back to default")
    assert button.text() == "Ctrl+N"


def test_what_has_no_key_can_be_given_one(live: PracticeWindows, card: KeysCard, qtbot: QtBot) -> None:
    assert key_of(card, "Share view").text() == "off"
    give(card, "Share view", Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    give(card, "End session", Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    live.main.go_to(live.live)
    turn_to(live.live, qtbot)
    QTest.keyClick(live.live, Qt.Key.Key_F6)
    assert live.beside.share is not None
    turn_to(live.live, qtbot)
    QTest.keyClick(live.live, Qt.Key.Key_F7)
    assert "Before you end" in words_in(live.main)


def test_f1_opens_the_page_everywhere_and_shows_what_is_in_force(live: PracticeWindows, qtbot: QtBot) -> None:
    live.beside.open_share()
    live.beside.open_mini()
    live.beside.open_co_facilitator(SAM.id)
    assert live.beside.share is not None
    assert live.beside.mini is not None
    assert live.beside.co_facilitator is not None
    screens = (live.live, live.today, live.people, live.settings)
    for window, over in (
        *((screen, live.main) for screen in screens),
        (live.beside.share, live.main),
        (live.beside.mini, live.main),
        (live.beside.co_facilitator, live.beside.co_facilitator),
    ):
        if window in screens:
            live.main.go_to(window)
        turn_to(window, qtbot)
        QTest.keyClick(window, Qt.Key.Key_F1)
        page = over.findChild(GuideWindow)
        assert isinstance(page, GuideWindow), window
        assert page.isVisible()
        assert ("Change keys" in [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]) == (
            over is live.main
        )
        keys = live.main._theme.keys
        keys.choose(Act.WHY, "F6")
        keys.turn_off(Act.PAUSE)
        said = words_in(page)
        assert "F6\n" in said
        assert "F3\n" not in said
        assert "F9 or Ctrl+Shift+H" in said
        assert said.count("off\n") == (6 if over is live.main else 4)  # two are the main window's alone
        keys.put_all_back()
        with qtbot.waitSignal(page.destroyed):
            QTest.keyClick(page, Qt.Key.Key_F1)


@pytest.mark.parametrize(
    ("size", "percent"), [((1280, 720), 100), ((1280, 720), 200), ((480, 860), 100), ((480, 860), 200)]
)
def test_nothing_on_the_page_of_keys_is_cut_off(
    live: PracticeWindows, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    live.main.resize(*size)
    live.main._theme.choose(Look("light", percent))
    QTest.keyClick(live.live, Qt.Key.Key_F1)
    page = live.main.findChild(GuideWindow)
    assert isinstance(page, GuideWindow)
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert page.width() <= size[0]
    assert page.height() <= size[1]
    press(page, "Close")


@pytest.mark.parametrize("size", [(1280, 720), (480, 860)])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_a_key_that_is_being_chosen_is_cut_off(
    live: PracticeWindows, card: KeysCard, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    live.main.resize(*size)
    live.main._theme.choose(Look("light", percent))
    QTest.mouseClick(key_of(card, "Take back the last act"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cut_off(card) == [])


def test_a_refused_key_is_past_when_another_is_taken_or_another_section_shown(
    card: KeysCard, live: PracticeWindows
) -> None:
    refused = "Ctrl+N is “Next block” already."
    give(card, "Another icebreaker, or closing thought", Qt.Key.Key_N, CTRL)
    assert refused in words_in(live.main)
    QTest.keyClick(key_of(card, "Another icebreaker, or closing thought"), Qt.Key.Key_G, CTRL)
    assert refused not in words_in(live.main)
    give(card, "Another icebreaker, or closing thought", Qt.Key.Key_N, CTRL)
    assert refused in words_in(live.main)
    press(live.settings, "About")
    assert refused not in words_in(live.main)


def test_the_keys_of_the_notes_are_changed_as_well(live: PracticeWindows, card: KeysCard) -> None:
    give(card, "The next person’s note", Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert key_of(card, "The next person’s note").text() == "F8"
    QTest.mouseClick(key_of(card, "Sign the note"), Qt.MouseButton.LeftButton)
    press(card, "Off")
    keys = live.main._theme.keys
    assert (keys.of(Act.NEXT_NOTE), keys.of(Act.SIGN_AND_NEXT)) == (("F8",), ())
    give(card, "The note before", Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert "F8 is “The next person’s note” already." in words_in(live.main)
