"""What the share window shows and how large is chosen in Settings, and followed at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.live import commands
from tests.practice_for_tests import ALEX, minutes
from tests.ui.cut_off import cut_off
from tests.ui.hand import words_in
from ui.machine import MachineFile, ShareLook
from ui.parts.agenda_strip import AgendaStrip
from ui.parts.choice import Picker
from ui.parts.fitted_text import FittedText
from ui.parts.ring import TimerRing
from ui.practice.share_card import ShareCard
from ui.practice_windows import PracticeWindows
from ui.setting_words import Section
from ui.windows.share import ShareWindow


@pytest.fixture
def share(live: PracticeWindows) -> ShareWindow:
    live.beside.open_share()
    assert live.beside.share is not None
    return live.beside.share


@pytest.fixture
def card(live: PracticeWindows) -> ShareCard:
    live.main.go_to(live.settings)
    live.settings.go_to(list(Section).index(Section.SHARE_VIEW))
    found = live.settings.findChild(ShareCard)
    assert isinstance(found, ShareCard)
    assert found.isVisible()
    return found


def pick(card: QWidget, name: str, words: str) -> None:
    picker = next(one for one in card.findChildren(Picker) if one.accessibleName() == name)
    at = picker.findText(words)
    picker.setCurrentIndex(at)
    picker.activated.emit(at)


def tick(card: QWidget, words: str) -> None:
    box = next(one for one in card.findChildren(QCheckBox) if one.text() == words)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def ring(share: ShareWindow) -> TimerRing:
    return share.findChildren(TimerRing)[0]


def letters(share: ShareWindow) -> dict[str, int]:
    found = [text for text in share.findChildren(FittedText) if text.text() and text.isVisibleTo(share)]
    return {text.text(): text.pixels(text.width(), text.height()) for text in found}


def test_seconds_are_a_choice_and_count(
    live: PracticeWindows, share: ShareWindow, card: ShareCard, clock: SetClock, qtbot: QtBot
) -> None:
    assert ring(share).text() == "30 minutes left"
    pick(card, "Clock", "Minutes and seconds")
    clock.pass_time(minutes(0.5))
    qtbot.waitUntil(lambda: ring(share).text() == "29:30 left of 30 min", timeout=3000)
    pick(card, "Clock", "No clock")
    assert not ring(share).isVisibleTo(share)


def test_a_break_counts_down_and_says_when_it_ends_whatever_was_chosen(
    live: PracticeWindows, share: ShareWindow, card: ShareCard
) -> None:
    pick(card, "Clock", "No clock")
    tick(card, "The title of the block")
    seat = live.desk.seat(ALEX.id)
    seat.do(commands.next_block)
    assert not ring(share).isVisibleTo(share)
    seat.do(commands.next_block)
    assert ring(share).text() == "15:00 left of 15 min"
    assert "Back at 09:15" in words_in(share)
    assert "BREAK" not in words_in(share)


def test_title_prompts_and_plan_come_and_go_at_once(
    live: PracticeWindows, share: ShareWindow, card: ShareCard
) -> None:
    seat = live.desk.seat(ALEX.id)
    strip = share.findChildren(AgendaStrip)[0]
    assert "Check-in & icebreaker" in letters(share)
    tick(card, "The title of the block")
    assert letters(share) == {}
    seat.do(commands.show_prompt, "icebreaker")
    session = live.desk.session
    assert session is not None
    assert session.icebreaker is not None
    prompt = session.icebreaker.text
    assert prompt in letters(share)
    tick(card, "Prompts")
    assert prompt not in letters(share)
    assert "Prompts are off for the share window." in words_in(live.main)
    tick(card, "Prompts")
    assert prompt in letters(share)
    assert strip.isVisibleTo(share)
    tick(card, "What comes next")
    assert not strip.isVisibleTo(share)


def test_letters_grow_and_the_next_start_remembers(
    live: PracticeWindows, share: ShareWindow, card: ShareCard, tmp_path: Path
) -> None:
    words = "Check-in & icebreaker"
    before = letters(share)[words]
    pick(card, "Text size", "160 %")
    assert letters(share)[words] > before * 1.3
    pick(card, "Text size", "80 %")
    assert letters(share)[words] < before
    tick(card, "What comes next")
    kept = ShareLook(80, "minutes", plan=False)
    live._machine.flush()
    assert MachineFile(tmp_path / "machine.json").now.share == kept
    share.close()
    live.beside.open_share()
    assert live.beside.share is not None
    assert not live.beside.share.findChildren(AgendaStrip)[0].isVisibleTo(live.beside.share)


@pytest.mark.parametrize("size", [(640, 400), (1280, 720), (700, 1000)])
@pytest.mark.parametrize("look", [ShareLook(160, "seconds"), ShareLook(80, "none", block=False)])
def test_nothing_is_cut_off_at_any_size(
    live: PracticeWindows, share: ShareWindow, qtbot: QtBot, size: tuple[int, int], look: ShareLook
) -> None:
    share.resize(*size)
    share.take(look)
    live.desk.seat(ALEX.id).do(commands.show_prompt, "icebreaker")
    qtbot.waitUntil(lambda: cut_off(share) == [])
    for text in share.findChildren(FittedText):
        room = text.parentWidget()
        assert room is not None
        if text.isVisibleTo(share):
            assert text.geometry().bottom() <= room.height()
