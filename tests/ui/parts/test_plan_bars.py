"""Plan against what happened as a picture: one scale, planned above held, and lines that come and go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from ui.parts.plan_bars import PlanBars
from ui.parts.plan_line import PlanBar, TwoBars
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]

CHECK_IN = PlanBar("check-in", "Check-in", 30, 15, "15 short", "9:00 to 9:15")
EDUCATION = PlanBar("education", "Education", 45, 60, "15 over", "9:15 to 10:15")
PAUSES = PlanBar("pauses", "Pauses", None, 6, kind="pauses")
ALL = PlanBar("blocks", "All blocks", 75, 75, "as planned", kind="sum")


@pytest.fixture
def bars(theme: Theme, opened: Show) -> PlanBars:
    made = PlanBars(theme)
    made.display([CHECK_IN, EDUCATION, PAUSES, ALL])
    opened(made, 600, 400)
    return made


def widths(two: TwoBars, theme: Theme) -> tuple[int, int]:
    """How long the planned and the held bar are, as they are painted, px."""
    picture = two.grab().toImage()
    ratio = picture.devicePixelRatio()
    found = []
    for row in (two.height() / 2 - theme.px(5), two.height() / 2 + theme.px(5)):
        ground = QColor(picture.pixel(picture.width() - 1, 0))
        line = [
            QColor(picture.pixel(x, round(row * ratio))) for x in range(round(3 * ratio), picture.width())
        ]
        found.append(sum(1 for colour in line if colour != ground))
    return found[0], found[1]


def shown(bars: PlanBars) -> list[TwoBars]:
    return [two for two in bars.findChildren(TwoBars) if two.isVisibleTo(bars)]


def words(bars: PlanBars) -> list[str]:
    return [each.text() for each in bars.findChildren(QLabel) if each.isVisibleTo(bars) and each.text()]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_all_bars_have_one_scale_and_the_longest_fills_it(bars: PlanBars, theme: Theme, mode: str) -> None:
    theme.choose(Look(mode, 100, True))  # type: ignore[arg-type]
    check_in, education, _pauses = shown(bars)
    (planned, held), (planned_too, longest) = widths(check_in, theme), widths(education, theme)
    assert longest >= education.width() - 6
    assert abs(planned - longest / 2) <= 4
    assert abs(held - longest / 4) <= 4
    assert abs(planned_too - longest * 3 / 4) <= 4


def test_what_the_bars_say_is_said_to_a_screen_reader_and_in_figures(bars: PlanBars) -> None:
    assert [two.accessibleName() for two in shown(bars)] == [
        "Check-in, planned 30 min, held 15 min, 15 short, 9:00 to 9:15",
        "Education, planned 45 min, held 60 min, 15 over, 9:15 to 10:15",
        "Pauses, held 6 min",
    ]
    figures = [each for each in bars.findChildren(QLabel) if each.isVisibleTo(bars) and each.text().isdigit()]
    assert [(each.text(), each.accessibleName()) for each in figures[:2]] == [
        ("30", "planned 30 min"),
        ("15", "held 15 min"),
    ]


def test_a_line_that_goes_leaves_nothing_behind(bars: PlanBars) -> None:
    bars.display([EDUCATION, ALL])
    assert len(shown(bars)) == 1
    assert "Check-in" not in words(bars)
    bars.display([CHECK_IN, EDUCATION, PAUSES, ALL])
    assert len(shown(bars)) == 3


def test_narrow_and_wide_again_say_the_same_in_their_own_way(bars: PlanBars) -> None:
    wide = words(bars)
    bars.resize(360, 500)
    bars.grab()
    narrow = words(bars)
    assert "15 of 30 min · 15 short · 9:00 to 9:15" in narrow
    assert "6 min" in narrow
    assert "30" not in narrow
    assert {"Planned", "Held"} <= set(narrow)
    bars.resize(600, 400)
    bars.grab()
    assert sorted(words(bars)) == sorted(wide)
