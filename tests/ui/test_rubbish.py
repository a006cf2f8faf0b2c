"""What nobody holds any more is thrown away, and in the thread of the windows alone."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QTimerEvent
from PySide6.QtWidgets import QApplication

from ui.rubbish import Rubbish


class Ring:
    """Goes only when it is collected; says in which thread that was."""

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self.myself, self._gone_in = self, gone_in

    def __del__(self) -> None:
        self._gone_in.append(threading.current_thread())


def _make_much() -> None:
    kept = [[number] for number in range(20_000)]
    kept.clear()


@pytest.mark.usefixtures("qapp")
def test_what_is_left_over_waits_for_the_thread_of_the_windows() -> None:
    gc.enable()
    owner, gone_in = QObject(), list[threading.Thread]()
    rubbish = Rubbish(owner)
    Ring(gone_in)
    busy = threading.Thread(target=_make_much)
    busy.start()
    busy.join()
    assert gone_in == []
    kept = [[number] for number in range(5_000)]
    QApplication.sendEvent(rubbish, QTimerEvent(1))
    assert gone_in == [threading.main_thread()]
    assert kept
