"""What was found is seen: in any width the row shows the hit, marked, and says who and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from ui.parts.hit_list import HitList, HitRow
from ui.theme import Look, Theme

BEFORE = "she told the group about the week that was long and full of small things until the "
ROW = HitRow(
    "one",
    "pen-line",
    "Maria S., James T.",
    aside="Tue, Nov 24",
    text=f"{BEFORE}lighthouse came into view and everybody was quiet for a while after it had gone",
    hits=((len(BEFORE), len(BEFORE) + len("lighthouse")),),
    line="Note · IOP Morning",
)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [220, 420, 900])
def test_the_hit_is_in_the_lines_that_are_shown_and_the_day_is_never_lost(
    theme: Theme, opened: Callable[[QWidget, int, int], None], width: int, percent: int
) -> None:
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    made = HitList(theme, "Found")
    opened(made, width, 400)
    made.display([ROW])
    shape = made._shapes.shape(ROW, made.viewport().width())
    assert shape.text.lineCount() <= 3
    (marked,) = shape.text.formats()
    assert shape.text.text()[marked.start : marked.start + marked.length] == "lighthouse"
    assert shape.beside or "Tue, Nov 24" in shape.line.text()
    assert not made.grab().isNull()


def test_a_row_says_all_of_it_to_a_screen_reader() -> None:
    assert ROW.spoken.startswith("Maria S., James T., Tue, Nov 24, she told the group")
    assert ROW.spoken.endswith("Note · IOP Morning")
