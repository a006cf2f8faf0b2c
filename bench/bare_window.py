"""What everything is measured against: a process that shows one bare PySide6 window and says when it painted.

`python -m bench.bare_window [WIDTH HEIGHT]`: the screen is memory too, so that is compared at one size.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = time.monotonic_ns()
            QTimer.singleShot(0, QApplication.quit)


def main() -> None:
    application = QApplication(sys.argv)
    window = BareWindow()
    window.resize(*(map(int, sys.argv[1:]) if sys.argv[1:] else (900, 600)))
    window.show()
    application.exec()
    with open("/proc/self/statm") as memory:
        pages = int(memory.read().split()[1])
    print(f'{{"painted": {window.painted}, "pages": {pages}}}')


if __name__ == "__main__":
    main()
