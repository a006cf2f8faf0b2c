"""What is half typed and kept by nothing is pointed out before Groupside closes, with the way there."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.practice_for_tests import MORNING
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, words_in
from ui.half_typed import HalfTyped, half_typed
from ui.practice_windows import PracticeWindows
from ui.screens.agenda import AgendaScreen
from ui.screens.library import LibraryScreen
from ui.screens.settings import SettingsScreen
from ui.setting_words import sections
from ui.theme import Look, Theme

PLACES = [named.words for named, _icon in sections().values()]


def section(windows: PracticeWindows, word: str) -> QWidget:
    windows.main.go_to(windows.settings)
    windows.settings.go_to(PLACES.index(word))
    return windows.settings


def type_into(part: QWidget, name: str, words: str) -> None:
    edit = next(
        edit for edit in part.findChildren(QLineEdit) if edit.accessibleName() == name and edit.isVisible()
    )
    QTest.keyClicks(edit, words)


def places(windows: PracticeWindows) -> list[str]:
    return [each.words for each in half_typed(windows)]


def test_looking_at_everything_leaves_nothing_half_typed(windows: PracticeWindows) -> None:
    assert places(windows) == []
    for word in PLACES:
        section(windows, word)
        assert places(windows) == []
    section(windows, "Note formats")
    press(windows.settings, "New format")
    section(windows, "Marks and tags")
    press(windows.settings, "New mark")
    windows.library.go()
    press(windows.main, "Add")
    windows.main.go_to(windows.today)
    assert places(windows) == []


@pytest.mark.parametrize(
    ("word", "opens", "field"),
    [
        ("Groups", "", "Name of the group"),
        ("Programs", "", "Name of the program"),
        ("Users", "", "Name"),
        ("Marks and tags", "New mark", "Mark"),
        ("Note formats", "New format", "Title of the format"),
    ],
)
def test_a_form_of_settings_is_pointed_out_and_led_to(
    windows: PracticeWindows, word: str, opens: str, field: str
) -> None:
    settings = section(windows, word)
    if opens:
        press(settings, opens)
    type_into(settings, field, "x")
    windows.main.go_to(windows.today)
    windows.settings.go_to(0)
    (place,) = half_typed(windows)
    assert place.words == f"Settings → {word}"
    place.go()
    assert windows.main.shows(SettingsScreen)
    assert windows.settings._pages.currentIndex() == PLACES.index(word)


def test_what_was_left_out_in_the_library_is_pointed_out(windows: PracticeWindows) -> None:
    windows.library.go()
    press(windows.main, "Add")
    QTest.keyClicks(windows.main.focusWidget(), "Which smell takes you home?")
    press(windows.main, "Cancel")
    windows.main.go_to(windows.today)
    windows.keep_drafts()
    (place,) = half_typed(windows)
    assert place.words == "the Library"
    place.go()
    assert windows.main.shows(LibraryScreen)


def test_an_agenda_is_pointed_out_while_it_is_edited_and_after_it_was_left(windows: PracticeWindows) -> None:
    section(windows, "Agendas")
    windows.agendas.new()
    assert places(windows) == []
    type_into(windows.main, "Title of the agenda", "Short evening")
    assert places(windows) == ["an agenda"]
    windows.main.go_to(windows.today)
    (place,) = half_typed(windows)
    place.go()
    assert windows.main.shows(AgendaScreen)
    assert windows.agendas.screen.form.draft().title == "Short evening"
    press(windows.main, "Save agenda")
    assert places(windows) == []


@pytest.mark.parametrize("look", [Look("light"), Look("dark", text_percent=150)])
def test_the_question_says_where_and_is_not_cut_off(
    windows: PracticeWindows, theme: Theme, look: Look
) -> None:
    theme.choose(look)
    windows.settings.edit_group(MORNING)
    type_into(section(windows, "Groups"), "Name of the group", "x")
    type_into(section(windows, "Users"), "Name", "Kim")
    dialog = HalfTyped(theme, half_typed(windows), windows.main)
    dialog.open()
    assert "There is something half typed in Settings → Groups, Settings → Users." in words_in(dialog)
    assert (cut_off(dialog), beyond(dialog)) == ([], [])
    press(dialog, "Go there")
    assert not dialog.isVisible()
    assert windows.main.shows(SettingsScreen)
