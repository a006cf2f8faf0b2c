"""Hands that do what a list of strokes says, in the real windows: nothing else reaches them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QPushButton, QWidget

from app.words import _
from bench.strokes import Click, Press, Stroke, Words
from ui.live.lobby_words import AS_BEFORE, columns
from ui.live.notes import NotesCard
from ui.live.people import PeopleCard
from ui.live.prompt_panel import PromptPanel
from ui.parts.check_grid import CheckGrid, _Shape
from ui.parts.choice import CheckBox
from ui.parts.note_edit import NoteEdit
from ui.parts.person_row import RowShape
from ui.parts.roster import RosterList
from ui.screens.review import ReviewScreen
from ui.theme import Theme

W = TypeVar("W", bound=QWidget)


class Hands:
    """They count: `keys` presses and clicks, beside `words`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.keys = self.words = 0

    def do(self, window: QWidget, strokes: Iterable[Stroke]) -> None:
        """A click goes into the window; a key goes to whatever has the focus."""
        for stroke in strokes:
            match stroke:
                case Words(text):
                    self.words += stroke.count
                    for letter in text:
                        type_letter(letter)
                case Press(key):
                    self.keys += 1
                    press_key(key)
                case Click(on, about):
                    self.keys += 1
                    self._click(window, on, about)

    def _click(self, window: QWidget, on: str, about: str) -> None:
        if not window.isActiveWindow() and QApplication.activePopupWidget() is None:
            window.activateWindow()  # as the window system does with a click
            assert QTest.qWaitForWindowActive(window)
        match on:
            case "chip" | "row":
                card = _shown(window, PeopleCard)
                click(card.list, self._place(card.list, about, chip=on == "chip"))
            case "same":
                grid = _shown(window, CheckGrid)
                click(grid.list, _cell(self._theme, grid, about, AS_BEFORE))
            case "note":
                QTest.mouseClick(
                    _shown(_shown(window, NotesCard), NoteEdit).viewport(), Qt.MouseButton.LeftButton
                )
            case "mark":
                menu = QApplication.activePopupWidget()
                assert isinstance(menu, QMenu)
                action = next(each for each in menu.actions() if each.data() == ("mark", about))
                QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
            case "show":
                panels = window.findChildren(PromptPanel)
                panel = next(each for each in panels if each._what == about and each.isVisibleTo(window))
                QTest.mouseClick(panel._show, Qt.MouseButton.LeftButton)
            case "section":
                edit = _shown(window, ReviewScreen).note.sections[about].edit
                _shown(window, ReviewScreen).note.scrolled.ensureWidgetVisible(edit)
                QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton)
            case "objective":
                boxes = _shown(window, ReviewScreen).note.objectives.findChildren(CheckBox)
                box = next(each for each in boxes if each.words == about)
                QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
            case "risk":
                _press(_shown(window, ReviewScreen).note.risk, about)
            case "catch-up":
                _press(window, _("Catch up"))
            case _:
                _press(window, on)

    def _place(self, rows: RosterList, person: str, *, chip: bool) -> QPoint:
        at = next(place for place, row in enumerate(rows.shown) if row.id == person)
        rect = rows.visualRect(rows.model().index(at, 0))
        if not chip:
            return rect.topLeft() + QPoint(self._theme.px(80), rect.height() // 2)
        return rect.topLeft() + RowShape(self._theme, rows.shown[at], rect.width()).chip.center().toPoint()


def type_letter(letter: str) -> None:
    """Any letter, as a keyboard sends it; also those that QTest knows no key for."""
    target = _target()
    key = ord(letter.upper()) if letter.isascii() else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def press_key(key: str) -> None:
    if len(key) == 1:
        type_letter(key.lower())
    else:
        QTest.keySequence(_target(), QKeySequence(key))


def click(rows: QAbstractItemView, place: QPoint) -> None:
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _target() -> QWidget:
    found: QWidget | None = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found


def _cell(theme: Theme, grid: CheckGrid, person: str, at: int) -> QPoint:
    rows = grid.list
    place = next(place for place, row in enumerate(rows.shown) if row.id == person)
    rect = rows.visualRect(rows.model().index(place, 0))
    box = _Shape(theme, rect.width(), len(columns())).answer_box(at)
    return rect.topLeft() + box.center().toPoint()


def _press(window: QWidget, words: str) -> None:
    found = next(
        button
        for button in window.findChildren(QPushButton)
        if button.isVisibleTo(window)
        and (button.text().startswith(words) or button.accessibleName() == words)
    )
    assert found.isEnabled()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def _shown(window: QWidget, kind: type[W]) -> W:
    return next(each for each in window.findChildren(kind) if each.isVisibleTo(window))
