"""Settings fit wherever they stand, and what is being typed is not drawn over."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.model.people import User
from app.practice import commands
from app.words import ENGLISH, speak
from tests.practice_for_tests import EVENING, MORNING
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import at_once
from ui.practice.programs_card import ProgramsCard
from ui.screens.settings import SettingsScreen
from ui.setting_words import Section, Setting
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
APPEARANCE = 0


@pytest.fixture
def settings(stage: Stage, theme: Theme, qtbot: QtBot) -> SettingsScreen:
    return SettingsScreen(theme, stage.hub, stage.acting, at_once)


@pytest.fixture
def spanish() -> Iterator[None]:
    speak("es")
    yield
    speak(ENGLISH)


def edit(screen: QWidget, name: str) -> QLineEdit:
    return next(
        line for line in screen.findChildren(QLineEdit) if line.accessibleName() == name and line.isVisible()
    )


@pytest.mark.parametrize("size", [(1280, 720), (480, 860)])
@pytest.mark.parametrize("look", [Look("light"), Look("dark")])
def test_nothing_in_any_section_is_cut_off(
    settings: SettingsScreen, theme: Theme, opened: Show, size: tuple[int, int], look: Look
) -> None:
    theme.choose(look)
    opened(settings, *size)
    assert settings.width() == size[0]
    for section in range(settings.sections):
        settings.go_to(section)
        QTest.qWait(20)
        assert cut_off(settings) == [], section


def test_nothing_is_cut_off_at_twice_the_text_size(
    settings: SettingsScreen, theme: Theme, opened: Show
) -> None:
    opened(settings, 1280, 720)
    theme.choose(Look("light", 200))
    for section in range(settings.sections):
        settings.go_to(section)
        QTest.qWait(20)
        assert cut_off(settings) == [], section


def test_nothing_lies_beyond_the_edge_in_the_longer_language(
    stage: Stage, theme: Theme, opened: Show, qtbot: QtBot, spanish: None
) -> None:
    theme.choose(Look("dark", 200))
    settings = SettingsScreen(theme, stage.hub, stage.acting, at_once)
    opened(settings, 480, 720)
    for section in (Section.KEYS, Section.DOCUMENTS, Section.GROUPS, Section.PROGRAMS, Section.DECKS):
        settings.go_to(list(Section).index(section))
        qtbot.waitUntil(lambda: beyond(settings) == [], timeout=1000)  # once it is laid out
        assert cut_off(settings) == [], section


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_lies_beyond_the_edge_of_a_narrow_window(
    settings: SettingsScreen, theme: Theme, opened: Show, percent: int
) -> None:
    opened(settings, 480, 860)
    theme.choose(Look("light", percent))
    assert settings.width() == 480
    vault = list(Section).index(Section.VAULT)  # the folder of a test is one long word
    for section in (each for each in range(settings.sections) if each != vault or percent == 100):
        settings.go_to(section)
        QTest.qWait(20)
        assert beyond(settings) == [], section
        assert cut_off(settings) == [], section


def test_what_is_typed_stays_while_the_practice_changes_elsewhere(
    settings: SettingsScreen, stage: Stage, opened: Show
) -> None:
    opened(settings, 1280, 720)
    settings.edit_group(MORNING)
    name = edit(settings, "Name of the group")
    name.setText("Early bir")
    stage.seat.arrange(commands.add_user, User(id="c3" * 16, name="Kim Ito"))
    assert name.text() == "Early bir"
    settings.edit_group(EVENING)
    assert name.text() == "IOP Evening"


def test_the_vaults_place_can_be_read_and_copied(
    settings: SettingsScreen, stage: Stage, opened: Show
) -> None:
    opened(settings, 1280, 720)
    settings.go_to(list(Section).index(Section.VAULT))
    folder = str(stage.desk.vault.folder)
    place = next(label for label in settings.findChildren(QLabel) if label.text() == folder)
    assert place.isVisible()
    assert place.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_the_cards_of_a_page_are_made_when_somebody_goes_there(
    settings: SettingsScreen, opened: Show
) -> None:
    opened(settings, 1280, 720)
    assert settings.findChildren(ProgramsCard) == []
    settings.go_to_setting(Setting.PROGRAM_NAME.name)
    (card,) = settings.findChildren(ProgramsCard)
    assert card.isVisible()
    settings.go_to_setting(Section.PROGRAMS.id)
    assert settings.findChildren(ProgramsCard) == [card]
