"""The desk's changes as one Qt signal, and one ticker for everything that shows seconds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.desk import Desk


class Hub(QObject):
    """Every window renders when `changed` comes, after each act; what says whether it is saved, also at `saved`.

    Connect bound methods of QObjects, never lambdas: a bound method goes with its window.
    """

    changed = Signal()
    saved = Signal()  # the disk has answered, well or badly
    _disk_answered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        # how many bytes the disk has left, where that is little; `saved` comes when that changes
        self.little_room: int | None = None
        # what is to be said of the vault as long as it is open, with the word of a button and its act, or ''
        self.standing: tuple[str, str, str] | None = None
        desk.watch(self.changed.emit)
        # the disk answers on the writer's thread: a queued signal brings it over
        self._disk_answered.connect(self.saved, Qt.ConnectionType.QueuedConnection)
        desk.watch_saving(self._disk_answered.emit)


class Ticker(QObject):
    """Comes once a second, on the whole second, while at least one of its followers is on a screen, and as long as a
    session's clock is live: hidden, or behind another page, it still goes on and chimes.

    `second` is for what counts seconds; `five_seconds` for what is said in minutes, which nobody needs to reckon
    and draw more often.
    """

    second = Signal()
    five_seconds = Signal()
    slept = Signal(float)  # the computer slept, for so many seconds until now

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._followers: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def follow(self, widget: QWidget) -> None:
        """Tick while `widget` is visible."""
        self._followers.append(widget)
        widget.installEventFilter(self)
        self._wake()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._wake()
        return False

    def _wake(self) -> None:
        if not self._timer.isActive():
            self._timer.start(1000 - self._desk.now().microsecond // 1000)

    def _tick(self) -> None:
        # a window that was closed is gone for Qt before it is gone for Python
        self._followers = [widget for widget in self._followers if isValid(widget)]
        session = self._desk.session
        live = session is not None and session.run.live
        watched = live or any(widget.isVisible() for widget in self._followers)
        if watched:
            self._wake()  # first: whatever fails below, the clock goes on
        slept = self._desk.notice_clock().slept
        if slept:
            self.slept.emit(slept.total_seconds())
        if watched:
            self.second.emit()
            if self._desk.now().second % 5 == 0:  # so that a new minute is said when it comes
                self.five_seconds.emit()
