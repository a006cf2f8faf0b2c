"""What labels promise."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.label import ElidedLabel, LineLabel, Role, label
from ui.theme import Look, Theme


def test_a_label_never_reads_markup(qtbot: QtBot) -> None:
    made = label("<b>Maria</b>", "title")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_short_label_tells_the_rest_as_a_tooltip(qtbot: QtBot) -> None:
    made = ElidedLabel("Small-group counseling")
    qtbot.addWidget(made)
    made.resize(60, 20)
    assert made.is_elided()
    made.resize(400, 20)
    assert not made.is_elided()


def test_of_several_pieces_the_last_ones_go_as_a_whole(qtbot: QtBot) -> None:
    made = ElidedLabel("ends 9:30  ·  7 min behind")
    qtbot.addWidget(made)
    made.resize(made.sizeHint().width() - 4, 20)
    assert made.shown() == "ends 9:30"
    assert made.is_elided()
    made.resize(24, 20)
    assert made.shown() == ""  # rather than two letters of a time


class _Layouts(QObject):
    """Counts how often a window is asked to lay out its contents."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_clock_that_counts_asks_for_no_new_layout_until_it_needs_more_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    clock = LineLabel("15:11", "figure")
    QHBoxLayout(window).addWidget(clock)
    window.show()
    qtbot.waitExposed(window)
    window.ensurePolished()
    qtbot.wait(20)
    layouts = _Layouts()
    window.installEventFilter(layouts)
    clock.setText("15:10")
    qtbot.wait(20)
    assert (clock.text(), clock.accessibleName(), layouts.count) == ("15:10", "15:10", 0)
    clock.setText("15 minutes over")
    qtbot.waitUntil(lambda: layouts.count > 0)
    assert clock.width() >= clock.sizeHint().width()


def test_a_line_can_be_spoken_in_other_words_than_it_shows(qtbot: QtBot) -> None:
    clock = LineLabel("15:11")
    qtbot.addWidget(clock)
    clock.speak("15 minutes left")
    clock.setText("15:10")
    assert clock.accessibleName() == "15 minutes left"
    clock.speak("")
    assert clock.accessibleName() == "15:10"


def test_a_line_takes_more_room_when_the_text_grows(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    name = ElidedLabel("Maria S.", "heading")
    row = QHBoxLayout(window)
    row.addWidget(name)
    row.addStretch(1)
    window.resize(600, 60)
    window.show()
    qtbot.waitExposed(window)
    assert not name.is_elided()
    theme.choose(Look("light", 200))
    qtbot.waitUntil(lambda: not name.is_elided())


@pytest.mark.parametrize("role", ["body", "heading", "muted", "caption", "display"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_line_in_the_room_that_it_asked_for_is_whole(
    theme: Theme, qtbot: QtBot, role: Role, percent: int
) -> None:
    theme.choose(Look("light", percent))
    for words in ("Maria S.", "8 of 9 here", "ends 5:22  ·  on plan", "0:39 over · then James, Aisha"):
        line = ElidedLabel(words, role)
        qtbot.addWidget(line)
        line.resize(line.sizeHint())
        assert line.shown() == words
