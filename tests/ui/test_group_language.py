"""On English screens a Spanish group sees and gets Spanish, and its facilitator reads English."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.intake.programs import shipped_programs
from app.live import commands, steering
from app.parcels import record_of
from app.practice.commands import change_group
from app.words import speak
from tests.practice_for_tests import MORNING, NINE, held
from tests.practice_for_tests import opened as open_session
from tests.ui.conftest import Stage
from tests.ui.screens.conftest import at_once, words_in
from tests.ui.windows.test_share import everything_readable
from ui.live.chat import Chat
from ui.live.lobby_words import question_for_chat
from ui.live.prompt_panel import PromptPanel
from ui.parts.choice import Picker
from ui.pictures import settle
from ui.practice.group_form import GroupForm
from ui.practice.program_choice import agenda_words
from ui.practice.summary_words import plan_bars
from ui.screens.today import TodayScreen
from ui.theme import Theme
from ui.windows.share import ShareWindow

Show = Callable[[QWidget, int, int], None]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.fixture
def spanish(stage: Stage) -> Stage:
    """A session of a Spanish group, running, with its icebreaker shown."""
    group = stage.desk.practice.groups[MORNING].model_copy(update={"language": "es"})
    stage.seat.arrange(change_group, group)
    stage.seat.open_session(stage.desk.prepare(group, NINE).result())
    stage.seat.do(commands.start)
    stage.seat.do(commands.show_prompt, "icebreaker")
    return stage


def test_nothing_on_the_share_window_is_english(spanish: Stage, theme: Theme, opened: Show) -> None:
    window = ShareWindow(theme, spanish.hub, spanish.ticker, spanish.hiding)
    opened(window, 1280, 720)
    said = "\n".join(everything_readable(window))
    assert "minutos restantes" in said
    assert "Siempre se puede pasar." in said
    assert "9:00 a.m." in said
    assert "Ronda de entrada y rompehielos" in said
    assert not [
        word
        for word in ("minutes left", "Break", "Education", " AM", "always welcome", "now")
        if word in said
    ]
    spanish.seat.do(steering.take_short_break, 5)
    spanish.hub.changed.emit()
    assert "De vuelta a las 9:05" in "\n".join(everything_readable(window))


def test_what_is_copied_for_the_chat_is_spanish_and_what_is_said_of_it_english(
    spanish: Stage, told: list[str]
) -> None:
    Chat(spanish.acting).say(question_for_chat)
    assert QGuiApplication.clipboard().text().startswith("Antes de empezar")
    assert told == ["Copied. Paste it into the call’s chat."]


def test_an_icebreaker_is_copied_with_its_spanish_line(spanish: Stage, theme: Theme) -> None:
    panel = PromptPanel(theme, "icebreaker")
    copied: list[str] = []
    panel.copy_asked.connect(copied.append)
    panel.draw("", "¿Qué salió bien?", "", "es")
    panel.copy()
    assert copied == ["¿Qué salió bien?\nSiempre se puede pasar."]


def test_the_language_is_chosen_with_the_group(theme: Theme, stage: Stage, opened: Show) -> None:
    form = GroupForm(theme)
    form.display(stage.desk.practice.groups[MORNING])
    opened(form, 600, 500)
    assert form.group().language == ""
    picker = next(
        each for each in form.findChildren(Picker) if each.accessibleName() == "Language of what members get"
    )
    assert [picker.itemText(at) for at in range(picker.count())] == [
        "The same as on the screens",
        "English",
        "Español",
    ]
    picker.setCurrentIndex(2)
    picker.activated.emit(2)
    assert form.group().language == "es"


def test_the_summary_names_the_blocks_as_the_live_window_did(stage: Stage) -> None:
    speak("es")
    seat = open_session(stage.desk)
    seat.do(commands.start)
    held(seat, stage.clock)
    assert plan_bars(record_of(stage.desk))[0].title == "Ronda de entrada y rompehielos"


def test_on_spanish_screens_a_shipped_block_has_its_spanish_name_on_today_and_in_the_first_steps(
    stage: Stage, theme: Theme, opened: Show
) -> None:
    speak("es")
    session = open_session(stage.desk)
    today = TodayScreen(theme, stage.hub, stage.ticker, stage.acting, at_once)
    opened(today, 1280, 720)
    session.do(commands.start)
    settle()
    assert "Ronda de entrada y rompehielos" in words_in(today)
    agenda = shipped_programs()[0].program.agenda
    assert "Ronda de entrada y rompehielos 30" in agenda_words(agenda)
