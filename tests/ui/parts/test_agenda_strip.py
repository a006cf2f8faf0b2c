"""The strip of blocks: what it says, what it emits, how it fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.parts.agenda_strip import AgendaStrip, StripBlock
from ui.theme import Theme

HARMONY = (
    StripBlock("a", "Check-in & icebreaker", 30, 30, "done", held=2),
    StripBlock("b", "Education", 48, 45, "now", 0.4),
    StripBlock("c", "Break", 15, 15),
    StripBlock("d", "Small-group counseling", 58, 60),
    StripBlock("e", "Check-out", 30, 30),
)

Opened = Callable[[QWidget, int, int], None]


@pytest.fixture
def strip(theme: Theme, opened: Opened) -> AgendaStrip:
    made = AgendaStrip(theme)
    made.display(HARMONY)
    opened(made, 1200, 64)
    return made


def test_a_block_says_its_minutes_its_change_and_where_we_are() -> None:
    lines = [block.line for block in HARMONY]
    assert lines == ["2 min · done", "48 min · +3 · now", "15 min", "58 min · −2", "30 min"]


def test_each_block_is_a_button_with_a_name(strip: AgendaStrip) -> None:
    assert strip.segment("b").accessibleName() == "Education, 48 min, +3, now"


def test_a_click_chooses_a_block(qtbot: QtBot, strip: AgendaStrip) -> None:
    with qtbot.waitSignal(strip.block_chosen, timeout=1000) as chosen:
        QTest.mouseClick(strip.segment("d"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["d"]


def test_arrows_walk_along_the_blocks_and_enter_chooses(qtbot: QtBot, strip: AgendaStrip) -> None:
    strip.segment("b").setFocus()
    QTest.keyClick(strip.segment("b"), Qt.Key.Key_Right)
    assert strip.segment("c").hasFocus()
    QTest.keyClick(strip.segment("c"), Qt.Key.Key_End)
    assert strip.segment("e").hasFocus()
    with qtbot.waitSignal(strip.block_chosen, timeout=1000) as chosen:
        QTest.keyClick(strip.segment("e"), Qt.Key.Key_Return)
    assert chosen.args == ["e"]


def test_only_the_block_that_is_now_stops_the_tab_key(strip: AgendaStrip) -> None:
    stops = [b.id for b in HARMONY if strip.segment(b.id).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["b"]


def test_longer_blocks_are_wider_but_less_than_in_proportion(strip: AgendaStrip) -> None:
    short, long = strip.segment("c").width(), strip.segment("d").width()
    assert short < long < short * 4


def test_no_title_is_cut_in_a_laptops_window(strip: AgendaStrip) -> None:
    for block in HARMONY:
        segment = strip.segment(block.id)
        assert segment.fontMetrics().horizontalAdvance(block.title) < segment.width() - 28


def test_a_narrow_strip_turns_compact_and_stays_inside(qtbot: QtBot, strip: AgendaStrip) -> None:
    strip.resize(448, 40)
    qtbot.waitUntil(lambda: strip.compact)
    last = strip.segment("e").geometry()
    assert last.right() <= 448
    assert min(strip.segment(block.id).width() for block in HARMONY) >= 40


def test_showing_other_blocks_emits_nothing(qtbot: QtBot, strip: AgendaStrip) -> None:
    with qtbot.assertNotEmitted(strip.block_chosen):
        strip.display([replace(HARMONY[0], state="now"), *HARMONY[2:]])
    assert strip.segment("a").accessibleName().endswith("now")
    assert len([child for child in strip.children() if child.isWidgetType()]) >= 4
