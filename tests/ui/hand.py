"""What a person sees in a window, and pressing what they see."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QWidget


class _AtOnce:
    """Where no loop runs: does the work now; what comes up while it is done comes after it."""

    def __init__(self) -> None:
        self._waiting: list[Coroutine[Any, Any, None]] = []
        self._busy = False

    def __call__(self, work: Coroutine[Any, Any, None]) -> None:
        self._waiting.append(work)
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                asyncio.run(self._waiting.pop(0))
        finally:
            self._busy = False


at_once = _AtOnce()


def press(window: QWidget, words: str) -> None:
    """Press the visible button that says this, or is called so."""
    found = next(
        button
        for button in window.findChildren(QPushButton)
        if button.isVisibleTo(window) and words in (button.text(), button.accessibleName())
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def choose(window: QWidget, words: str, place: int = 0) -> None:
    """Choose the visible answer that says this; of several, the one at a place."""
    found = [
        button
        for button in window.findChildren(QRadioButton)
        if button.isVisibleTo(window) and button.text() == words
    ]
    QTest.mouseClick(found[place], Qt.MouseButton.LeftButton, pos=QPoint(8, found[place].height() // 2))


def words_in(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window))


def tabbed(first: QWidget, most: int = 90) -> list[str]:
    """Press Tab until one is back at the first: what one came by, by name. Fails where one never comes back."""
    first.setFocus()
    window, met = first.window(), []
    for _press in range(most):
        focus = window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = window.focusWidget()
        assert focus is not None
        met.append(focus.accessibleName() or getattr(focus, "text", str)())
        if focus is first:
            return met
    raise AssertionError(f"Tab never comes back: {met}")
