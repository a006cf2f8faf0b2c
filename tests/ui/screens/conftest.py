"""What tests of screens share beside the stage: work done at once, and what can be read."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.hand import at_once as at_once


def words_in(widget: QWidget) -> str:
    """Everything that can be read on it now."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def press(widget: QWidget, words: str) -> None:
    """Click the button, or the box, that says this."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == words and b.isVisibleTo(widget)]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    found[0].click()
