"""What the ring says, to the eye and to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from ui.parts.ring import RingValue, TimerRing, Words
from ui.theme import Look, Theme

HALF_HOUR = 30 * 60


@pytest.mark.parametrize(
    ("value", "spoken"),
    [
        (RingValue(HALF_HOUR, 952), "15:52 left of 30 min"),
        (RingValue(HALF_HOUR, -130), "over by 2:10, 30 min planned"),
        (RingValue(HALF_HOUR, 952, "paused"), "Paused, 15:52 left of 30 min"),
        (RingValue(HALF_HOUR, HALF_HOUR, "not_started"), "Not started, 30 min planned"),
        (RingValue(HALF_HOUR, 952, minutes_only=True), "16 minutes left"),
        (RingValue(HALF_HOUR, 50, minutes_only=True), "1 minute left"),
        (RingValue(HALF_HOUR, -130, minutes_only=True), "2 minutes over"),
    ],
)
def test_the_ring_is_spoken_in_one_line(qtbot: QtBot, theme: Theme, value: RingValue, spoken: str) -> None:
    ring = TimerRing(theme)
    qtbot.addWidget(ring)
    ring.display(value)
    assert ring.text() == ring.accessibleDescription() == spoken


def test_the_figure_counts_down_and_then_up() -> None:
    figures = [RingValue(HALF_HOUR, left).figure for left in (61, 60, 59, 0, -1, -61)]
    assert figures == ["1:01", "1:00", "0:59", "0:00", "+0:01", "+1:01"]


def test_the_last_five_minutes_warn_but_a_short_block_does_not_begin_with_a_warning() -> None:
    assert not RingValue(HALF_HOUR, 301).warning
    assert RingValue(HALF_HOUR, 300).warning
    assert not RingValue(300, 300).warning
    assert RingValue(300, 150).warning


def test_an_over_run_says_so_in_words() -> None:
    assert RingValue(HALF_HOUR, -130).state_word == "over by"
    assert RingValue(HALF_HOUR, -130).figure == "+2:10"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("side", [40, 60, 90, 120, 180, 280, 480])
@pytest.mark.parametrize(
    "value",
    [
        RingValue(HALF_HOUR, 952),
        RingValue(HALF_HOUR, -130),
        RingValue(120 * 60, 119 * 60, "paused"),
        RingValue(HALF_HOUR, HALF_HOUR, "not_started"),
        RingValue(HALF_HOUR, -130, minutes_only=True),
    ],
)
def test_words_never_touch_the_ring(theme: Theme, percent: int, side: int, value: RingValue) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    radius = side / 2
    words = Words(theme, value, radius)
    figure = QFontMetricsF(words.figure_font)
    assert _corner(figure.horizontalAdvance(value.figure), figure.capHeight() / 2) <= radius
    if words.small_fit:
        small = QFontMetricsF(words.small_font)
        for line in (value.below, value.state_word):
            assert _corner(small.horizontalAdvance(line), words.small_edge()) <= radius


def test_a_ring_of_its_usual_size_has_room_for_all_its_words(theme: Theme) -> None:
    words = Words(theme, RingValue(HALF_HOUR, -130), 120)
    assert words.small_fit
    assert words.figure_font.pixelSize() > 45


def test_the_ring_is_drawn_only_when_its_value_changed(qtbot: QtBot, theme: Theme) -> None:
    ring = TimerRing(theme)
    qtbot.addWidget(ring)
    ring.resize(200, 200)
    ring.display(RingValue(HALF_HOUR, 952))
    before = ring.grab().toImage()
    ring.display(RingValue(HALF_HOUR, 952))
    assert ring.grab().toImage() == before
    ring.display(RingValue(HALF_HOUR, 951))
    assert ring.grab().toImage() != before


def _corner(width: float, height: float) -> float:
    return float(((width / 2) ** 2 + height**2) ** 0.5)
