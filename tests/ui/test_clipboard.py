"""Words for a record on the clipboard: they go again, and clipboard histories are told to leave them out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.clipboard import HINTS, STAYS, RecordClipboard

NOTE = "Attended the whole group by video."


@pytest.fixture
def record(qtbot: QtBot) -> Iterator[RecordClipboard]:
    record = RecordClipboard(stays=30)
    yield record
    record.clear()


def pasted() -> str:
    return QGuiApplication.clipboard().text()


def test_what_was_copied_can_be_pasted_and_histories_are_asked_to_leave_it_out(
    record: RecordClipboard,
) -> None:
    record.copy(NOTE)
    assert pasted() == NOTE
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert set(HINTS) <= set(formats)
    assert bytes(QGuiApplication.clipboard().mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"


def test_it_goes_by_itself(record: RecordClipboard, qtbot: QtBot) -> None:
    assert STAYS == 120_000
    record.copy(NOTE)
    qtbot.waitUntil(lambda: not pasted())


def test_it_goes_when_the_vault_is_locked(record: RecordClipboard) -> None:
    record.copy(NOTE)
    record.clear()
    assert not pasted()


def test_what_somebody_copied_since_stays(record: RecordClipboard, qtbot: QtBot) -> None:
    record.copy(NOTE)
    QGuiApplication.clipboard().setText("a shopping list")
    record.clear()
    assert pasted() == "a shopping list"
    QGuiApplication.clipboard().clear()
