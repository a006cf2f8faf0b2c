"""The week in figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from app.words import _
from ui.parts.week_bars import WeekBar, WeekBars
from ui.theme import Theme

Opened = Callable[[QWidget, int, int], None]


def said(bars: WeekBars) -> list[str]:
    return [words.text() for words in bars.findChildren(QLabel) if words.isVisible() and words.text()]


def test_the_weeks_bars_say_their_figures(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    bars = WeekBars(theme)
    opened(bars, 400, 120)
    bars.display([WeekBar("1", "Maria S.", 540, 540), WeekBar("2", "Omar H.", 65, 540)])
    qtbot.waitUntil(lambda: said(bars) == ["Maria S.", "9:00 of 9:00", "Omar H.", "1:05 of 9:00"])
    bars.display([WeekBar("2", "Omar H.", 65, 540)])
    qtbot.waitUntil(lambda: said(bars) == ["Omar H.", "1:05 of 9:00"])


def test_hours_of_service_stand_beside_the_hours_in_group(qtbot: QtBot, theme: Theme, opened: Opened) -> None:
    bars = WeekBars(theme)
    opened(bars, 400, 120)
    bars.display([WeekBar("1", "Maria S.", 540, 540, 495)])
    words = ["8:15", "9:00 of 9:00", "Maria S.", "in group", "service"]
    qtbot.waitUntil(lambda: sorted(said(bars)) == words)
    bar = bars.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.accessibleName() == "Maria S., 9:00 of 9:00, 8:15 of service"


def test_where_service_counts_the_hours_in_group_stand_beside_it(
    qtbot: QtBot, theme: Theme, opened: Opened
) -> None:
    bars = WeekBars(theme)
    opened(bars, 400, 120)
    bars.display([WeekBar("1", "Maria S.", 495, 540, group=540)], _("service"))
    qtbot.waitUntil(lambda: said(bars) == ["service", "in group", "Maria S.", "8:15 of 9:00", "9:00"])
    bar = bars.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.accessibleName() == "Maria S., 8:15 of 9:00, 9:00 in group"


def test_in_a_very_narrow_column_name_figures_and_bar_stand_below_each_other(
    qtbot: QtBot, theme: Theme, opened: Opened
) -> None:
    bars = WeekBars(theme)
    bars.display([WeekBar("1", "from November 16", 540, 540, 495)])
    opened(bars, 190, 120)
    bar = bars.findChild(QProgressBar)
    name, figure, service = bars.findChildren(QLabel)[-3:]
    assert isinstance(bar, QProgressBar)
    qtbot.waitUntil(lambda: name.y() + 8 < figure.y() == service.y() < bar.y() - 8)
    assert service.geometry().right() <= bars.width()
    assert name.width() >= name.sizeHint().width()


def test_in_a_narrow_column_the_bar_stands_below_its_words(
    qtbot: QtBot, theme: Theme, opened: Opened
) -> None:
    bars = WeekBars(theme)
    bars.display([WeekBar("1", "Maria S.", 540, 540, 495)])
    opened(bars, 240, 120)
    bar, figure = bars.findChild(QProgressBar), bars.findChildren(QLabel)[-2]
    assert isinstance(bar, QProgressBar)
    qtbot.waitUntil(lambda: bar.y() > figure.y() + 8)
    bars.resize(400, 120)
    qtbot.waitUntil(lambda: abs(bar.geometry().center().y() - figure.geometry().center().y()) < 8)
