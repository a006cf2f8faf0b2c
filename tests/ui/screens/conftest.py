"""What tests of screens share beside the stage: work done at once, and what can be read."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


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


def words_in(widget: QWidget) -> str:
    """Everything that can be read on it now."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def press(widget: QWidget, words: str) -> None:
    """Click the button, or the box, that says this."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == words and b.isVisibleTo(widget)]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    found[0].click()
