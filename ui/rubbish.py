"""What nobody holds any more is thrown away in the thread of the windows, and nowhere else.

Python collects in whatever thread happens to make the next object. Of the windows' objects none may end in another
thread than theirs: a timer that is stopped in the vault's writer takes the program down.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimerEvent

_EVERY: Final = 5000  # ms
# new objects, and collections of the young, before it is worth it; the second as Python has it
_YOUNG, _OLD = 2000, 10


class Rubbish(QObject):
    """From now until the program ends Python collects only here; looked at every few seconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self.startTimer(_EVERY, Qt.TimerType.VeryCoarseTimer)

    def timerEvent(self, event: QTimerEvent) -> None:
        throw_away()


def throw_away() -> None:
    """Collect as far as it is due; the caller stands in the thread of the windows."""
    young, _middle, old = gc.get_count()
    if old > _OLD:
        gc.collect()
    elif young > _YOUNG:
        gc.collect(1)
