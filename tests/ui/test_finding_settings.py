"""Ctrl+K finds everything that can be set, by its words and by others, and leads to it with the focus on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from cProfile import Profile
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from app.desk import Desk
from app.model.decks import DeckKind
from app.model.people import Role
from app.practice import commands
from app.practice.library import hide_item
from app.words import speak
from tests.practice_for_tests import ALEX, BOTH, SAM
from tests.ui.hand import at_once, words_in
from ui.keys import Act, live_keys
from ui.machine import MachineFile
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.scroll import Scroll
from ui.parts.section_row import SectionRow
from ui.practice.find_page import FindPage
from ui.practice.found_rows import act_rows
from ui.practice.offered_settings import offered_settings
from ui.practice_windows import PracticeWindows
from ui.screens.library import LibraryScreen
from ui.screens.live import LiveScreen
from ui.screens.settings import SettingsScreen
from ui.setting_words import Section, Setting, key_id, sections, what_is_set_with
from ui.theme import Theme

EVERYWHERE = {each.id: each for each in offered_settings()}


@pytest.fixture
def windows(
    desk: Desk, theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None]
) -> Iterator[PracticeWindows]:
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    opened(windows.main, 1280, 720)
    yield windows
    windows.put_away()


@pytest.fixture
def spanish() -> Iterator[None]:
    """Before the windows are made."""
    speak("es")
    yield
    speak("en")


def find(windows: PracticeWindows, typed: str) -> FindPage:
    windows.main.activateWindow()
    QTest.qWait(10)
    QTest.keyClick(windows.main, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (page,) = (page for page in windows.main.findChildren(FindPage) if page.isVisible())
    QTest.keyClicks(page.field, typed)
    return page


def enter(page: FindPage, title: str) -> None:
    """Down to a row by its title, and Enter."""
    for _row in range([row.title for row in page.list.shown].index(title)):
        QTest.keyClick(page.field, Qt.Key.Key_Down)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    QApplication.processEvents()


def first(typed: str) -> str:
    place, _row = act_rows(list(EVERYWHERE.values()), typed)[0]
    return place.id


def set_with(widget: QWidget | None) -> str:
    """What is set with a control, or with what it stands in."""
    while widget is not None and not (found := what_is_set_with(widget)):
        widget = widget.parentWidget()
    return found if widget is not None else ""


def wholly_in_view(control: QWidget) -> bool:
    around: QWidget | None = control.parentWidget()
    while not isinstance(around, Scroll):
        assert around is not None
        around = around.parentWidget()
    view = around.viewport()
    return view.rect().contains(QRect(control.mapTo(view, QPoint(0, 0)), control.size()))


@pytest.mark.parametrize(
    ("typed", "setting"),
    [
        ("dark", Setting.COLORS),
        ("font size", Setting.TEXT_SIZE),
        ("mute", Section.SOUNDS),
        ("idle", Section.PRIVACY),
        ("timeout", Section.PRIVACY),
        ("usb", Section.BACKUPS),
        ("usb stick ext", Setting.SECOND_PLACE),
        ("shortcut", Section.KEYS),
        ("license", Section.ABOUT),
        ("timezone", Setting.TIME_ZONE),
        ("password", Section.PASSPHRASE),
        ("retention", Setting.KEEPING),
        ("screenshot", Setting.KEPT_OUT),
        ("zoom call", Setting.CALL_LINK),
    ],
)
def test_everyday_words_find_a_setting(typed: str, setting: Setting | Section) -> None:
    assert first(typed) == (setting.id if isinstance(setting, Section) else setting.name)


def test_the_words_of_a_setting_find_it() -> None:
    for offered in EVERYWHERE.values():
        assert offered.id in [
            place.id for place, _row in act_rows(list(EVERYWHERE.values()), offered.words)
        ], offered


def test_enter_goes_to_the_setting_with_the_focus_on_it_and_in_view(
    windows: PracticeWindows, theme: Theme
) -> None:
    for typed, title, setting in (
        ("font size", "Text size", Setting.TEXT_SIZE.name),
        ("aftercare", "Aftercare", Setting.AFTERCARE.name),
        ("idle", "Hide after", Setting.HIDE_AFTER.name),
        ("percent topic", "Share of a topic, in percent", "rule-topic_share"),
        ("key which notes", "Key: Which notes are shown", "key-FILTER_NOTES"),
    ):
        enter(find(windows, typed), title)
        assert windows.main.shows(SettingsScreen)
        control = windows.main.focusWidget()
        assert set_with(control) == setting
        assert control is not None
        assert control.isVisible()
        assert wholly_in_view(control), setting


def test_every_control_of_settings_is_found_and_reached(windows: PracticeWindows, theme: Theme) -> None:
    """All that takes the focus says what it sets; and all that is offered leads somewhere."""
    settings = windows.settings
    windows.main.go_to(settings)
    QApplication.processEvents()
    of_no_setting = {"Save program", "Throw changes away", "Save group"}
    for section, (named, _icon) in sections().items():
        settings.go_to_setting(section.id)
        page = settings._pages.currentWidget()
        assert page is not None
        for control in page.findChildren(QWidget):
            if not isinstance(control, (QAbstractButton, Picker, QLineEdit)) or isinstance(
                control.parent(), (Picker, SectionRow)
            ):
                continue
            said = control.accessibleName() or (
                control.text() if isinstance(control, QAbstractButton) else ""
            )
            if control.isVisible() and said not in of_no_setting:
                assert set_with(control) in EVERYWHERE, (named.words, said, type(control))
    elsewhere = {each.id for each in Section}
    not_there = {Setting.EARLIER_PASSPHRASE.name, Setting.DESTROY_BACKUPS.name}
    keys = {key_id(key.act) for key in live_keys()[1:]}  # their rows are made alike
    for id in [each for each in EVERYWHERE if each not in elsewhere | not_there | keys]:
        settings.go_to_setting(id)
        QTest.qWait(1)
        if (
            set_with(windows.main.focusWidget()) != id
        ):  # nothing to do there now: this practice has no backups
            there = [each for each in settings.findChildren(QWidget) if what_is_set_with(each) == id]
            assert there, id
            parts = [part for each in there for part in (each, *each.findChildren(QAbstractButton))]
            can = [part for part in parts if part.focusPolicy() and part.isVisible() and part.isEnabled()]
            assert can == [], id


def test_what_has_a_key_in_a_group_is_done_by_its_words(live: PracticeWindows) -> None:
    session = live.desk.session
    assert session is not None
    before = session.run.current
    live.main.go_to(live.today)
    page = find(live, "next blo")
    assert page.list.shown[0].line == live._theme.keys.shown(Act.NEXT_BLOCK)
    enter(page, "Next block")
    assert live.main.shows(LiveScreen)
    assert live.desk.session is not None
    assert live.desk.session.run.current != before


def test_who_may_not_change_the_practice_is_led_to_the_sentence_that_says_who_does(
    windows: PracticeWindows,
) -> None:
    desk = windows.desk
    for who, other, role in ((ALEX, SAM, Role.FACILITATOR), (SAM, ALEX, Role.SUPERVISOR)):
        changed = other.model_copy(update={"role": role})
        desk.seat(who.id).arrange(commands.change_user, changed, BOTH)
    enter(find(windows, "time zone"), "Time zone")
    focus = windows.main.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "Groups"
    assert "Only a facilitator changes this." in words_in(windows.settings)


def test_the_decks_lead_to_the_library_and_say_what_is_hidden(windows: PracticeWindows) -> None:
    desk = windows.desk
    deck = desk.library.of(DeckKind.CLOSING_THOUGHT)[0]
    desk.seat(ALEX.id).arrange(hide_item, desk.library, deck.id, deck.items[0].id, hidden=True)
    enter(find(windows, "icebreaker"), "Decks")
    QTest.qWait(10)
    assert "1 hidden" in words_in(windows.settings)
    button = next(
        each
        for each in windows.settings.findChildren(Button)
        if each.accessibleName() == "Open in the Library: Closing thoughts"
    )
    button.click()
    assert windows.main.shows(LibraryScreen)
    assert windows.library.screen.section == DeckKind.CLOSING_THOUGHT.value


def test_words_are_folded_at_the_first_key_and_not_again_at_each() -> None:
    """All that is offered is looked through at each key, while the windows wait."""
    offered = [each._replace(also=f"{each.also} of these only") for each in EVERYWHERE.values()]

    def steps(typed: str, title: str) -> int:
        with Profile() as counted:
            rows = act_rows(offered, typed)
        assert title in [row.title for _place, row in rows]
        return sum(each.callcount for each in counted.getstats())

    assert steps("tex", "Text size") > 3 * steps("text", "Text size")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Library", "Biblioteca"),
        ("dark mode", "Colores"),
        ("Lock", "Bloquear"),
        ("time zone", "Zona horaria"),
    ],
)
def test_english_words_find_it_as_well_while_the_screens_speak_spanish(
    spanish: None, windows: PracticeWindows, typed: str, shown: str
) -> None:
    page = find(windows, typed)
    assert shown in [row.title for row in page.list.shown]
    page.reject()


def test_an_english_word_leads_to_the_place_that_has_a_spanish_one(
    spanish: None, windows: PracticeWindows
) -> None:
    enter(find(windows, "Library"), "Biblioteca")
    assert isinstance(windows.main.shown, LibraryScreen)


def test_a_word_is_found_without_its_accents(spanish: None, windows: PracticeWindows) -> None:
    titles = [row.title for row in find(windows, "auditoria").list.shown]
    assert "Auditoría" in titles
