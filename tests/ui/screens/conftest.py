"""What tests of screens share beside the stage: work done at once, and what can be read."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.conftest import Stage


def at_once(work: Coroutine[Any, Any, None]) -> None:
    """Where no loop runs: do the work now."""
    asyncio.run(work)


def words_in(widget: QWidget) -> str:
    """Everything that can be read on it now."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def press(widget: QWidget, words: str) -> None:
    """Click the button, or the box, that says this."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == words and b.isVisibleTo(widget)]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    found[0].click()


@pytest.fixture
def told(stage: Stage) -> list[str]:
    """Every sentence that was said or refused."""
    sentences: list[str] = []
    stage.acting.refused.connect(sentences.append)
    stage.acting.said.connect(sentences.append)
    return sentences
