"""Run by the Python of another program: starts that one, says when its window was painted and what memory it has.

`python -m bench.peer_window novelwriter` or `… plover`. Of the program only that is changed that each window tells
of its first paint. A splash screen is no window, and nothing that is smaller than one.
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from typing import Any

LEAST = 120  # px in both directions
SETTLED = 1000  # ms after the paint, as with our own windows

# what it is made with, and where it begins
PROGRAMS = {
    "novelwriter": ("PyQt6", "novelwriter", "main"),
    "plover": ("PySide6", "plover.scripts.main", "main"),
}


def main() -> None:
    binding, module, begin = PROGRAMS[sys.argv[1]]
    core = importlib.import_module(f"{binding}.QtCore")
    widgets = importlib.import_module(f"{binding}.QtWidgets")
    _watch(core, widgets)
    sys.argv = sys.argv[1:2]
    getattr(importlib.import_module(module), begin)()


def _watch(core: Any, widgets: Any) -> None:
    """From the moment when a window is to be shown, wait for its first paint."""
    seen: list[int] = []

    def look(_self: object, window: Any, event: Any) -> bool:
        large = event.type() == core.QEvent.Type.Paint and min(window.width(), window.height()) >= LEAST
        if large and not seen:
            seen.append(time.monotonic_ns())
            core.QTimer.singleShot(SETTLED, say)
        return False

    def say() -> None:
        with open("/proc/self/statm") as memory:
            pages = int(memory.read().split()[1])
        print(f'{{"painted": {seen[0]}, "pages": {pages}}}', flush=True)
        os._exit(0)

    watching = type("Watching", (core.QObject,), {"eventFilter": look})

    def watched(shows: Any) -> Any:
        def show(window: Any) -> Any:
            if window.isWindow() and not isinstance(window, widgets.QSplashScreen):
                window.installEventFilter(watching(window))
            return shows(window)

        return show

    for way in ("show", "showNormal", "showMaximized"):
        setattr(widgets.QWidget, way, watched(getattr(widgets.QWidget, way)))


if __name__ == "__main__":
    main()
