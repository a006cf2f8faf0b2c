"""What counts seconds is painted alone: nothing that lies below it is painted again each second."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.parts.card import Card
from ui.parts.label import ON_CARD, LineLabel
from ui.parts.ring import RingValue, TimerRing
from ui.theme import Look, Theme


class Painted(QObject):
    """How often something was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def ring(theme: Theme) -> tuple[QWidget, Callable[[int], None]]:
    made = TimerRing(theme)
    return made, lambda left: made.display(RingValue(1800, left))


def line(theme: Theme) -> tuple[QWidget, Callable[[int], None]]:
    made = LineLabel("", "figure", ground=ON_CARD)
    return made, lambda left: made.setText(f"{left // 60}:{left % 60:02d}")


@pytest.mark.parametrize("made", [ring, line])
def test_a_second_paints_what_counts_and_no_card(
    qtbot: QtBot, theme: Theme, made: Callable[[Theme], tuple[QWidget, Callable[[int], None]]]
) -> None:
    card = Card()
    qtbot.addWidget(card)
    counts, say = made(theme)
    card.body.addWidget(counts)
    card.resize(400, 400)
    say(1800)
    card.show()
    qtbot.waitExposed(card)
    for look in (Look("light", 100, reduced_motion=True), Look("dark", 100, reduced_motion=True)):
        theme.choose(look)
        qtbot.wait(50)
        below, itself = Painted(card), Painted(counts)
        say(1234 if look.mode == "light" else 1233)
        qtbot.wait(50)
        assert (below.times, itself.times) == (0, 1)
        shown = card.grab().toImage()
        corner = counts.geometry().topLeft()
        assert shown.pixelColor(corner) == theme.colour("surface")
