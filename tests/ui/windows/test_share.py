"""What the group sees: never a name, never half a word, and the time without hurry."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from app.live.events import SessionOpened
from tests.practice_for_tests import MARIA, MORNING, NINE
from tests.ui.conftest import Stage
from tests.ui.cut_off import cut_off
from ui.parts.agenda_segment import AgendaSegment
from ui.parts.fitted_text import FittedText
from ui.parts.hidden_page import HiddenPage
from ui.parts.ring import TimerRing
from ui.theme import Look, Theme
from ui.windows.share import ShareWindow

Show = Callable[[QWidget, int, int], None]
NAMES = ("Maria S.", "James T.", "Aisha K.")


@pytest.fixture
def share(theme: Theme, stage: Stage, opened: Show) -> ShareWindow:
    window = ShareWindow(theme, stage.hub, stage.ticker, stage.hiding)
    opened(window, 1280, 720)
    return window


def prepared(stage: Stage) -> SessionOpened:
    return stage.desk.prepare(stage.desk.practice.groups[MORNING], NINE).result()


def begin(stage: Stage) -> None:
    stage.seat.open_session(prepared(stage))
    stage.seat.do(commands.start)


def everything_readable(window: QWidget) -> list[str]:
    """All words in a window: those on it, in its tips, and those that a screen reader says."""
    found = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            found.append(widget.text())
        if isinstance(widget, TimerRing):
            found.append(widget.text())
        if isinstance(widget, AgendaSegment):
            found += [widget.block.title, widget.block.spoken]
    return [words for words in found if words]


def words_on(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window))


def fitted(window: QWidget) -> list[FittedText]:
    return [text for text in window.findChildren(FittedText) if text.isVisibleTo(window) and text.text()]


def size_of(text: FittedText) -> int:
    return text.pixels(text.width(), text.height())


# First names and surnames of the roster, in every dress in which they could slip through.
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            ["Maria", "MARIA", "maria's", "María", "(James)", "james/aisha", "«Aisha»", "Aisha,"]
        ),
        st.sampled_from(["the", "Tuesday", "group", "of", "-", "🌿", "\n", "what", "helps?"]),
        st.text(max_size=12),
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(group=HOSTILE, title=HOSTILE, prompt=HOSTILE, question=HOSTILE, closing=HOSTILE)
def test_no_word_in_the_window_is_a_name_from_the_list_whatever_texts_say(
    stage: Stage, share: ShareWindow, group: str, title: str, prompt: str, question: str, closing: str
) -> None:
    first = prepared(stage)
    assert first.icebreaker is not None
    assert first.topic is not None
    assert first.closing_thought is not None
    blocks = first.agenda.blocks
    hostile = first.model_copy(
        update={
            "group_name": group,
            "agenda": first.agenda.model_copy(
                update={"blocks": (blocks[0].model_copy(update={"title": title}), *blocks[1:])}
            ),
            "icebreaker": first.icebreaker.model_copy(update={"text": prompt, "follow_up": prompt}),
            "topic": first.topic.model_copy(update={"question": question}),
            "closing_thought": first.closing_thought.model_copy(update={"text": closing}),
        }
    )
    stage.seat.open_session(hostile)
    stage.seat.do(commands.start)
    for what in ("icebreaker", "topic", "closing_thought", ""):
        stage.seat.do(commands.show_prompt, what)
        assert not [
            words
            for words in everything_readable(share)
            if re.search(r"\b(maria|maría|james|aisha)\b", words.casefold())
        ]
    stage.seat.do(commands.end, [])
    stage.desk.put_away()


def test_a_text_that_is_held_back_is_pointed_out_once_without_its_words(
    stage: Stage, share: ShareWindow
) -> None:
    told: list[str] = []
    share.held_back.connect(told.append)
    first = prepared(stage)
    assert first.icebreaker is not None
    prompt = first.icebreaker.model_copy(update={"text": "What would Maria say to you today?"})
    stage.seat.open_session(first.model_copy(update={"icebreaker": prompt}))
    stage.seat.do(commands.start)
    assert told == []

    stage.seat.do(commands.show_prompt, "icebreaker")
    stage.wait(1)

    assert told == ["A name from the list stands in a text, so the share window does not show that text."]
    assert "Check-in & icebreaker" in words_on(share)
    assert "say to you" not in words_on(share)


def test_the_prompt_stands_large_with_its_block_above_and_a_kind_line_below(
    stage: Stage, share: ShareWindow
) -> None:
    begin(stage)
    stage.seat.do(commands.show_prompt, "icebreaker")
    session = stage.desk.session
    assert session is not None
    assert session.icebreaker is not None
    assert [text.text() for text in fitted(share)] == [
        "CHECK-IN & ICEBREAKER",
        session.icebreaker.text,
        "One or two sentences. A pass is always welcome.",
    ]


def test_minutes_alone_are_shown_and_an_overrun_is_not(stage: Stage, share: ShareWindow) -> None:
    begin(stage)
    ring = share.findChildren(TimerRing)[0]
    stage.wait(14.2)
    assert ring.text() == "16 minutes left"
    stage.wait(20)
    assert ring.text() == "0 minutes left"


def test_a_break_counts_down_to_the_second_and_says_when_everybody_is_back(
    stage: Stage, share: ShareWindow
) -> None:
    begin(stage)
    for _block in range(2):
        stage.wait(1)
        stage.seat.do(commands.next_block)
    stage.wait(2.5)
    assert "Back at 9:17" in words_on(share)
    assert share.findChildren(TimerRing)[0].text() == "12:30 left of 15 min"


def test_a_prompt_goes_with_its_block(stage: Stage, share: ShareWindow) -> None:
    begin(stage)
    stage.seat.do(commands.show_prompt, "icebreaker")
    stage.seat.do(commands.next_block)
    assert [text.text() for text in fitted(share)] == ["Education"]


def test_before_the_start_it_welcomes_and_after_the_end_it_says_goodbye(
    stage: Stage, share: ShareWindow
) -> None:
    stage.seat.open_session(prepared(stage))
    assert "Welcome." in words_on(share)
    stage.seat.do(commands.start)
    stage.seat.do(commands.end, [])
    assert "Thank you for being here." in words_on(share)
    stage.desk.put_away()
    assert words_on(share).strip() == ""


def test_hiding_covers_it_with_the_clock_and_a_click_brings_it_back(
    stage: Stage, share: ShareWindow, qtbot: QtBot
) -> None:
    begin(stage)
    stage.hiding.hide()
    assert words_on(share) == "Hidden. Any key or a click brings everything back."
    page = share.findChild(HiddenPage)
    assert isinstance(page, HiddenPage)
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    assert not stage.hiding.hidden
    assert "Education" not in words_on(share)
    assert "Check-in & icebreaker" in words_on(share)


def test_what_is_shown_can_be_copied_for_the_calls_chat(stage: Stage, share: ShareWindow) -> None:
    begin(stage)
    stage.seat.do(commands.show_prompt, "closing_thought")
    session = stage.desk.session
    assert session is not None
    assert session.opened is not None
    assert session.opened.closing_thought is not None
    share.copy()
    assert QApplication.clipboard().text() == session.opened.closing_thought.text


LONG = (
    "When the evening turns long and the house is quiet, which one of the things we have spoken about in "
    "these weeks would you reach for first, and who would you like to tell about it on the day after?"
)


@pytest.mark.parametrize("size", [(640, 400), (800, 450), (1280, 720), (1920, 1080), (700, 1000)])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_word_fits_at_any_size(
    stage: Stage, share: ShareWindow, theme: Theme, size: tuple[int, int], percent: int, qtbot: QtBot
) -> None:
    theme.choose(Look("light", percent))
    first = prepared(stage)
    assert first.icebreaker is not None
    prompt = first.icebreaker.model_copy(update={"text": LONG})
    stage.seat.open_session(first.model_copy(update={"icebreaker": prompt}))
    stage.seat.do(commands.start)
    stage.seat.do(commands.show_prompt, "icebreaker")
    share.resize(*size)
    qtbot.waitUntil(lambda: (share.width(), share.height()) == size)
    qtbot.waitUntil(lambda: cut_off(share) == [])
    qtbot.waitUntil(lambda: all(size_of(text) >= 11 for text in fitted(share)))
    bottom = 0
    for text in fitted(share):
        box = QFontMetrics(theme.exact_font(size_of(text), text.weight)).boundingRect(
            0, 0, text.width(), 10_000, Qt.TextFlag.TextWordWrap.value, text.text()
        )
        assert box.height() <= text.height()
        assert box.width() <= text.width()
        assert text.y() >= bottom
        bottom = text.geometry().bottom()


def test_nobody_without_a_name_is_put_on_the_window(stage: Stage, share: ShareWindow) -> None:
    begin(stage)
    stage.seat.do(commands.mark_arrived, MARIA)
    stage.seat.do(commands.catch_note, "@Maria spoke first")
    stage.seat.do(commands.flag, MARIA)
    assert not [words for words in everything_readable(share) for name in NAMES if name.split()[0] in words]
