"""Groupside on a real screen, as `python -m app` starts it, telling on its output what can be read there.

Started by by_keyboard.py with a vault folder. It is only looked at: whatever is done comes in as keys, from outside.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from pathlib import Path

import qasync
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from tests.stories.by_hand import seen
from ui import start

_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Onlooker(QObject):
    """Says all words on the screen, what has the focus and how many keys came in, whenever any of it changed."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._said = ""
        self._keys = 0
        application.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(30)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that a shortcut took is only seen when it is let go."""
        if isinstance(watched, QWindow) and event.type() == QEvent.Type.KeyRelease:
            self._keys += isinstance(event, QKeyEvent) and event.key() not in _HELD
        return False

    def _look(self) -> None:
        focus, popup = QApplication.focusWidget(), QApplication.activePopupWidget()
        name = focus.accessibleName() if focus is not None else ""
        if isinstance(focus, QAbstractButton):
            name = name or focus.text()
        menu = popup.actions() if isinstance(popup, QMenu) else []
        here = popup.activeAction() if isinstance(popup, QMenu) else None
        said = json.dumps(
            {
                "keys": self._keys,
                "focus": "" if focus is None else name or type(focus).__name__,
                "menu": [action.text().replace("&", "") for action in menu],
                "chosen": here.text().replace("&", "") if here is not None else "",
                "seen": seen(),
            }
        )
        if said != self._said:
            self._said = said
            print(said, flush=True)


def main() -> None:
    beginning = start.begin(Path(sys.argv[1]))
    onlooker = Onlooker(beginning.application)
    bringing = threading.Thread(target=start.bring_in_the_rest, name="imports", daemon=True)
    bringing.start()
    loop = qasync.QEventLoop(beginning.application)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(start._go_on(beginning, bringing))
    onlooker.deleteLater()


if __name__ == "__main__":
    main()
