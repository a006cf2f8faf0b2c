"""F1: the keys first, then the guide, beside a group that goes on; without network, by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from app.words import speak, speaking
from tests.practice_for_tests import SAM
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, tabbed, words_in
from ui.guide import GuideWindow
from ui.keys import Act, live_keys, review_keys
from ui.keys_table import keys_table
from ui.live.crisis_page import CrisisPage
from ui.practice_windows import PracticeWindows
from ui.theme import Look

DOCS = Path(__file__).parents[2] / "docs"
# these are no acts of the windows: a list or a field knows them by itself
OF_A_LIST = {"Ctrl+Left", "Ctrl+Right"}
# and these are the system's own
OF_THE_SYSTEM = {"Alt+F4", "Alt+Tab", "Shift+Tab"}


@pytest.fixture
def guide(live: PracticeWindows) -> GuideWindow:
    """Opened over a running group."""
    live.main.resize(1280, 720)
    QTest.keyClick(live.live, Qt.Key.Key_F1)
    page = live.main.findChild(GuideWindow)
    assert isinstance(page, GuideWindow)
    return page


@pytest.fixture
def spoken_spanish() -> Iterator[None]:
    speak("es")
    yield
    speak("en")


def page_of(guide: GuideWindow) -> QTextBrowser:
    page = guide.findChild(QTextBrowser)
    assert isinstance(page, QTextBrowser)
    return page


def read(guide: GuideWindow) -> str:
    """What stands on the page; nothing while the keys are shown."""
    page = page_of(guide)
    return page.toPlainText() if page.isVisibleTo(guide) else ""


def follow(guide: GuideWindow, words: str) -> None:
    """By keyboard: to the link with these words, and Enter."""
    page = page_of(guide)
    page.setFocus()
    for _link in range(20):
        QTest.keyClick(page, Qt.Key.Key_Tab)
        if page.textCursor().selectedText() == words:
            QTest.keyClick(page, Qt.Key.Key_Return)
            return
    raise AssertionError(words)


def seek(guide: GuideWindow, words: str) -> None:
    field = guide.findChild(QLineEdit)
    assert field is not None
    field.setText(words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_keys_come_first_and_the_group_goes_on(
    live: PracticeWindows, guide: GuideWindow, qtbot: QtBot
) -> None:
    assert "Keys during a group" in words_in(guide)
    assert read(guide) == ""
    assert QApplication.activeModalWidget() is None
    assert live.desk.session is not None
    before = live.desk.session.block
    live.main.window().activateWindow()
    qtbot.waitUntil(live.main.window().isActiveWindow)
    QTest.keyClick(live.live, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert live.desk.session.block != before
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_hiding_and_the_crisis_page_do_not_wait_for_the_guide_to_be_closed(
    live: PracticeWindows, guide: GuideWindow, qtbot: QtBot
) -> None:
    guide.activateWindow()
    qtbot.waitUntil(guide.isActiveWindow)
    QTest.keyClick(guide, Qt.Key.Key_F9)
    assert live.hiding.hidden
    assert not guide.isVisible()
    live.hiding.show()
    live.beside.open_co_facilitator(SAM.id)
    for over in (live.main, live.beside.co_facilitator):
        assert over is not None
        live._show_keys(over)
        again = next(page for page in over.findChildren(GuideWindow) if page.isVisible())
        again.activateWindow()
        qtbot.waitUntil(again.isActiveWindow)
        QTest.keyClick(again, Qt.Key.Key_F2)
        assert [page.isVisible() for page in over.findChildren(CrisisPage)] == [True]
        assert not again.isVisible()
        over.findChildren(CrisisPage)[0].close()


def test_each_page_is_a_click_away_and_reads_from_its_beginning(guide: GuideWindow, qtbot: QtBot) -> None:
    for title in ("Getting started", "Notes in four minutes", "For administrators"):
        press(guide, title)
        assert read(guide).startswith(title)
        assert page_of(guide).accessibleName() == title
        bar = page_of(guide).verticalScrollBar()
        qtbot.waitUntil(lambda: page_of(guide).verticalScrollBar().maximum() > 0)
        assert bar.value() == 0
        QTest.keyClick(guide, Qt.Key.Key_PageDown)
        assert bar.value() > 100
        QTest.keyClick(guide, Qt.Key.Key_PageUp)
        assert bar.value() == 0
    press(guide, "Keys")
    assert "Keys during a group" in words_in(guide)


def test_a_link_leads_to_another_page_and_back(guide: GuideWindow) -> None:
    press(guide, "Getting started")
    follow(guide, "A day with Groupside")
    assert read(guide).startswith("A day with Groupside")
    follow(guide, "what leaves")
    assert read(guide).startswith("What leaves")
    press(guide, "Back")
    press(guide, "Back")
    assert read(guide).startswith("Getting started")
    assert "Back" not in [button.text() for button in guide._buttons.buttons()]
    follow(guide, "All keys")
    assert "Keys during a group" in words_in(guide)
    press(guide, "Back")
    assert read(guide).startswith("Getting started")


def test_what_leads_out_is_words_and_nothing_is_ever_loaded(guide: GuideWindow) -> None:
    press(guide, "For administrators")
    assert "the README has the two commands" in read(guide)
    assert "README.md" not in page_of(guide).toHtml()
    guide._follow("https://example.org/page.md")
    guide._follow("../../README.md")
    assert read(guide).startswith("For administrators")
    kind = QTextDocument.ResourceType.ImageResource.value
    for address in ("https://example.org/a.png", "file:///etc/hostname", "../../resources/icons/check.svg"):
        assert page_of(guide).loadResource(kind, QUrl(address)) is None


def test_spanish_screens_have_the_guide_in_spanish_and_say_where_it_is_not(
    live: PracticeWindows, spoken_spanish: None
) -> None:
    QTest.keyClick(live.live, Qt.Key.Key_F1)
    page = live.main.findChild(GuideWindow)
    assert isinstance(page, GuideWindow)
    press(page, "Primeros pasos")
    assert "Ctrl+N pasa al bloque siguiente" in read(page)
    assert "sigue ahí (en inglés)" in read(page)
    follow(page, "sigue ahí")
    assert read(page).startswith("The first steps")
    press(page, "Volver")
    follow(page, "Un día con Groupside")
    assert read(page).startswith("Un día con Groupside")
    picture = QTextDocument.ResourceType.ImageResource.value
    assert isinstance(page_of(page).loadResource(picture, QUrl("../../pictures/live.png")), QImage)
    press(page, "Volver")
    follow(page, "Todas las teclas")
    assert "Teclas durante un grupo" in words_in(page)


def test_a_picture_is_as_wide_as_the_page_at_most_and_told_in_words(guide: GuideWindow, qtbot: QtBot) -> None:
    press(guide, "A day with Groupside")
    page = page_of(guide)
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = page.loadResource(kind, QUrl("../pictures/live.png"))
    assert isinstance(picture, QImage)
    assert 300 < picture.width() <= page.viewport().width() * page.devicePixelRatioF()
    assert "Before the start: who is here, and what was asked of each" in read(guide)


def test_pages_name_the_keys_as_they_are_here(live: PracticeWindows, guide: GuideWindow) -> None:
    press(guide, "Getting started")
    assert "Ctrl+N goes to the next block" in read(guide)
    live.main._theme.keys.choose(Act.NEXT_BLOCK, "F6")
    live.main._theme.keys.turn_off(Act.HIDE)
    assert "F6 goes to the next block" in read(guide)
    assert "F9 (turned off) hides every name" in read(guide)
    assert "Enter saves it" in read(guide)


def test_words_are_found_one_after_the_other_on_all_pages(guide: GuideWindow) -> None:
    seek(guide, "counseling NOTES")
    first = page_of(guide).textCursor()
    assert read(guide).startswith("Notes in four minutes")
    assert first.selectedText().casefold() == "counseling notes"
    seek(guide, "counseling NOTES")
    assert read(guide).startswith("Privacy in plain words")
    seek(guide, "counseling NOTES")
    assert read(guide).startswith("Notes in four minutes")


def test_what_is_nowhere_is_said_and_the_page_stays(guide: GuideWindow) -> None:
    press(guide, "Privacy in plain words")
    seek(guide, "zeppelin")
    assert "“zeppelin” is not in the guide." in words_in(guide)
    assert read(guide).startswith("Privacy in plain words")
    seek(guide, "oak")
    seek(guide, "vault")
    assert "is not in the guide" not in words_in(guide)


def test_a_key_is_found_in_the_table(guide: GuideWindow, qtbot: QtBot) -> None:
    bar = guide._keys.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    seek(guide, "which notes are shown")
    assert "Keys during a group" in words_in(guide)
    assert bar.value() > 0


def test_everything_is_reached_by_tab_and_nothing_holds_it(guide: GuideWindow) -> None:
    field = guide.findChild(QLineEdit)
    assert field is not None
    met = tabbed(field)
    assert {"Keys", "Change keys", "Close"} <= set(met)
    press(guide, "Co-facilitating")
    assert "Co-facilitating" in tabbed(field)


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((480, 860), 200)])
def test_it_fits(live: PracticeWindows, qtbot: QtBot, size: tuple[int, int], percent: int) -> None:
    live.main.resize(*size)
    live.main._theme.choose(Look("dark", percent))
    QTest.keyClick(live.live, Qt.Key.Key_F1)
    guide = live.main.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    for title in ("a-day.md", "../decks.md"):  # one with pictures, one with lines of a file
        guide._follow(title)
        qtbot.waitUntil(lambda: page_of(guide).horizontalScrollBar().maximum() == 0)
    assert read(guide).startswith("Decks")
    qtbot.waitUntil(lambda: cut_off(guide) == [])
    assert beyond(guide) == []
    assert guide.width() <= size[0]


@pytest.mark.parametrize(("language", "page"), [("en", "keys.md"), ("es", "es/keys.md")])
def test_the_page_of_keys_stands_as_the_table_is(language: str, page: str) -> None:
    """Made by `python -m ui.keys_table [LANGUAGE]`."""
    with speaking(language):
        assert (DOCS / "guide" / page).read_text(encoding="utf-8") == keys_table()


def test_every_key_that_a_page_names_is_in_the_table() -> None:
    known = {text for key in (*live_keys(), *review_keys()) for text in key.sequences}
    known |= OF_A_LIST | OF_THE_SYSTEM
    for page in DOCS.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        named = re.findall(r"`((?:Ctrl|Shift|Alt)\+[^`]+|F\d+)`", text)
        assert set(named) <= known, page.name
        if page.is_relative_to(DOCS / "guide"):  # only what is marked as a key follows what somebody chose
            assert not re.search(r"\bCtrl\+|\bF\d+\b", re.sub(r"`[^`]*`", "", text)), page.name
