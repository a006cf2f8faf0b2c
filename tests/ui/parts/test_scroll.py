"""A page that scrolls only where its contents do not fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.cut_off import beyond, cut_off
from ui.parts.button import Button
from ui.parts.choice import CheckBox, Picker
from ui.parts.scroll import Scroll
from ui.theme import Theme


def test_what_fits_without_a_bar_has_none_also_when_it_had_one(qtbot: QtBot) -> None:
    words = QLabel("A line that is broken where the page is a little narrower than it is now. " * 3)
    words.setWordWrap(True)
    page = Scroll(words)
    qtbot.addWidget(page)
    width = next(width for width in range(300, 600) if _lines_change(words, width))
    page.resize(width, 20)
    page.show()
    qtbot.waitUntil(page.verticalScrollBar().isVisible)
    page.resize(width, words.heightForWidth(width))
    qtbot.waitUntil(lambda: not page.verticalScrollBar().isVisible())


def page_of(*parts: QWidget) -> Scroll:
    inside = QWidget()
    column = QVBoxLayout(inside)
    for part in parts:
        column.addWidget(part)
    page = Scroll(inside)
    page.resize(200, 120)
    return page


def test_words_that_are_wider_than_the_page_break(theme: Theme, qtbot: QtBot) -> None:
    long = "Ask all of them once more about it"
    button, box, picker = Button(theme, long), CheckBox(theme, long), Picker(theme, "What to do")
    picker.display([("one", long)], "one")
    page = page_of(QLabel(long), button, box, picker)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: beyond(page) == [], timeout=1000)
    assert cut_off(page) == []
    assert "\n" in button.text()
    page.resize(900, 300)
    qtbot.waitUntil(lambda: button.text() == long, timeout=1000)


def test_a_page_to_read_is_scrolled_by_keys_with_a_ring(theme: Theme, qtbot: QtBot) -> None:
    before, after = QPushButton("before"), QPushButton("after")
    page = page_of(QLabel("\n".join("one line after another" for _line in range(60))))
    around = QWidget()
    column = QVBoxLayout(around)
    for part in (before, page, after):
        column.addWidget(part)
    qtbot.addWidget(around)
    around.resize(300, 220)
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    qtbot.waitUntil(page.verticalScrollBar().isVisible)
    before.setFocus()
    plain = page.grab().toImage()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert around.focusWidget() is page
    ring = page.grab().toImage()
    middle = ring.height() // 2
    assert ring.pixelColor(0, middle) == theme.colour("focus") != plain.pixelColor(0, middle)
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert page.verticalScrollBar().value() > 0
    QTest.keyClick(page, Qt.Key.Key_End)
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    QTest.keyClick(page, Qt.Key.Key_Home)
    assert page.verticalScrollBar().value() == 0
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert around.focusWidget() is after


def test_a_page_that_fits_or_holds_what_takes_the_focus_is_passed_over(qtbot: QtBot) -> None:
    long = QLabel("\n".join("one line after another" for _line in range(60)))
    for page in (page_of(QLabel("short")), page_of(long, QPushButton("inside"))):
        qtbot.addWidget(page)
        page.show()
        qtbot.wait(1)
        assert page.focusPolicy() == Qt.FocusPolicy.NoFocus


def _lines_change(words: QLabel, width: int) -> bool:
    """Whether the room that a bar takes makes the words higher."""
    return words.heightForWidth(width - 10) > words.heightForWidth(width)


def test_a_button_that_is_gone_is_not_folded_again(theme: Theme, qtbot: QtBot) -> None:
    gone, kept = (
        Button(theme, f"{word} words that have no room beside each other on a page as slim as this one")
        for word in ("Some", "Other")
    )
    page = page_of(gone, kept)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "\n" in gone.text() and "\n" in kept.text())
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(gone)
    page.resize(900, 120)
    assert "\n" not in kept.text()
