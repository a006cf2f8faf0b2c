"""Titles over a picture: every word of them is there, across or upright, and nothing is wider than its room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QTableView

from app.setting_up import shipped_library
from ui.parts.topic_heads import GridHead, TopicHeads
from ui.theme import STRONG, Look, Theme, Type

TITLES = [topic.title for topic in shipped_library().topics.values()]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("column", [34, 60, 100, 150])
def test_no_shipped_title_loses_a_word(theme: Theme, column: int, percent: int) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    grid = QTableView()
    grid.resize(900, 1200)  # in a low one titles give way to the people
    heads = TopicHeads(theme, grid)
    heads.setDefaultSectionSize(theme.px(column))
    heads.display([GridHead(title, "1", title) for title in TITLES])
    metrics = QFontMetricsF(theme.font(Type.CAPTION, STRONG))
    across, upright = theme.px(column), heads.sizeHint().height() - theme.px(22)
    for title in TITLES:
        lines = heads.lines(title)
        assert " ".join(lines) == title
        wide = max(map(metrics.horizontalAdvance, lines))
        high = len(lines) * metrics.height()
        assert (high <= across and wide <= upright) if heads.upright else (wide <= across and high <= upright)


@pytest.mark.parametrize(
    ("column", "lines"),
    [(100, ["Relapse", "prevention", "planning"]), (40, ["Relapse prevention", "planning"])],
)
def test_titles_stand_across_where_their_words_fit(theme: Theme, column: int, lines: list[str]) -> None:
    grid = QTableView()
    heads = TopicHeads(theme, grid)
    heads.setDefaultSectionSize(column)
    heads.display([GridHead("Relapse prevention planning", "1", "")])
    assert heads.upright is (column == 40)
    assert heads.lines("Relapse prevention planning") == lines
