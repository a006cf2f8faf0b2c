"""A fault is told by kinds and places, never by a word that somebody typed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.model.people import Person
from ui.crash import Crash, told

SECRET = "Maria used on Saturday " * 9


def fail_to_read() -> None:
    Person(id="p", name=SECRET)  # pydantic's error repeats what was typed


def fail_in_a_chain() -> None:
    try:
        fail_to_read()
    except ValueError as error:
        raise RuntimeError(f"could not keep {SECRET}") from error


def caught(failing: Callable[[], None]) -> BaseException:
    try:
        failing()
    except Exception as error:
        return error
    raise AssertionError("it did not fail")


def test_what_is_told_names_kinds_and_lines_and_no_words() -> None:
    lines = list(told(caught(fail_in_a_chain)))
    assert lines[0] == "ValidationError"
    assert "RuntimeError" in lines
    assert any("ui/test_crash.py" in line and "fail_to_read" in line for line in lines)
    assert "Maria" not in "\n".join(lines)
    assert "/home" not in "\n".join(lines)


@pytest.fixture
def crash(qtbot: QtBot) -> Iterator[Crash]:
    parent = QObject()
    yield Crash(parent)
    for box in boxes():
        box.done(0)
    parent.deleteLater()


def boxes() -> list[QMessageBox]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, QMessageBox)]


def open_boxes() -> list[QMessageBox]:
    return [box for box in boxes() if box.isVisible()]


def test_each_fault_is_shown_once(crash: Crash, qtbot: QtBot) -> None:
    for _time in range(3):
        error = caught(fail_to_read)
        crash.caught(type(error), error, error.__traceback__)
    other = caught(fail_in_a_chain)
    crash.caught(type(other), other, other.__traceback__)
    qtbot.waitUntil(lambda: len(open_boxes()) == 2)
    for box in open_boxes():
        assert "Maria" not in box.text() + box.informativeText() + box.detailedText()


def test_a_fault_in_a_thread_or_in_the_loop_comes_to_the_same_dialog(crash: Crash, qtbot: QtBot) -> None:
    error = caught(fail_to_read)
    loop = asyncio.new_event_loop()
    crash.watch_loop(loop)
    told_by_thread = threading.Thread(target=lambda: crash.caught(type(error), error, error.__traceback__))
    told_by_thread.start()
    told_by_thread.join()
    loop.call_exception_handler({"message": SECRET, "exception": caught(fail_in_a_chain)})
    loop.call_exception_handler({"message": SECRET})  # says nothing that could be shown
    loop.close()
    qtbot.waitUntil(lambda: len(open_boxes()) == 2)


def test_control_c_is_no_fault(crash: Crash, qtbot: QtBot) -> None:
    crash.caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    QApplication.sendPostedEvents()
    assert open_boxes() == []
