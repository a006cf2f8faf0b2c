"""Where windows stood last time: kept for each by its kind, and put back onto a screen that is there.

Also while the program runs: a screen that is unplugged takes no window along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.machine import Place

TITLE_BAR: Final = 32  # px, on most systems
SETTLES: Final = 300  # milliseconds after which a desktop has moved what it moves itself


def place_of(window: QWidget) -> Place:
    """Where a window stands; for one that fills its screen, where it would stand if it did not."""
    maximized = window.isMaximized()
    kept = window.normalGeometry() if maximized or window.isFullScreen() else QRect(window.geometry())
    return Place(kept.x(), kept.y(), kept.width(), kept.height(), window.screen().name(), maximized)


def put(window: QWidget, place: Place | None, wished: QSize) -> None:
    """Put a window where it stood, or with the size it wishes in the middle; never off the screens, nor larger."""
    screen = _screen(window, place)
    room = room_for(window, screen)
    size = QSize(place.width, place.height) if place else wished
    size = size.expandedTo(window.minimumSize()).boundedTo(room.size())
    box = QRect(room.topLeft(), size)
    if place is None:
        box.moveCenter(room.center())
    else:
        box.moveTopLeft(QRect(place.x, place.y, 1, 1).topLeft())
    window.setGeometry(within(box, room))
    if place is not None and place.maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def room_for(window: QWidget, screen: QScreen) -> QRect:
    """Where a window can stand on a screen: the system's title bar belongs there too, if it has one."""
    frameless = window.windowFlags() & Qt.WindowType.FramelessWindowHint
    return QRect(screen.availableGeometry()).adjusted(0, 0 if frameless else TITLE_BAR, 0, 0)


def within(box: QRect, room: QRect) -> QRect:
    """The same box, no larger than the room and moved into it by the shortest way: a corner stays a corner."""
    moved = QRect(box.topLeft(), box.size().boundedTo(room.size()))
    moved.moveLeft(min(max(moved.left(), room.left()), room.right() - moved.width() + 1))
    moved.moveTop(min(max(moved.top(), room.top()), room.bottom() - moved.height() + 1))
    return moved


def is_lost(box: QRect, rooms: Sequence[QRect]) -> bool:
    """Whether a person could not take hold of a window: the middle of its upper edge is on no screen, or it is
    larger than the screen there."""
    held = QPoint(box.center().x(), box.top())
    return not any(
        room.contains(held) and box.width() <= room.width() and box.height() <= room.height()
        for room in rooms
    )


def bring_back(window: QWidget) -> None:
    """Onto a screen that exists, if it stands on none; where it can be reached it stays as a person put it."""
    if window.isFullScreen():  # it is larger than the room that a desktop leaves, and meant to be
        rooms = [screen.geometry() for screen in QGuiApplication.screens()]
    else:
        rooms = [room_for(window, screen) for screen in QGuiApplication.screens()]
    if window.isVisible() and not window.isMinimized() and is_lost(window.geometry(), rooms):
        place = place_of(window)
        window.setWindowState(window.windowState() & ~_FILLS)
        put(window, place, window.size())


class OnScreens(QObject):
    """Brings windows back when a screen is unplugged, or becomes smaller."""

    def __init__(self, standing: Callable[[], Iterable[QWidget]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing = standing
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLES)
        self._soon.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._look_soon)
            application.screenAdded.connect(self._watch)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def look(self) -> None:
        for window in self._standing():
            if isValid(window):  # a screen can go while the windows of a practice are being closed
                bring_back(window)

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._look_soon)

    def _look_soon(self) -> None:
        self._soon.start()


def bring_forward(window: QWidget) -> None:
    """Before all others, from wherever it was."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


_FILLS: Final = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def _screen(window: QWidget, place: Place | None) -> QScreen:
    screens = QGuiApplication.screens()
    if place is not None:
        middle = QRect(place.x, place.y, place.width, place.height).center()
        for screen in screens:
            if screen.name() == place.screen and screen.geometry().contains(middle):
                return screen
        for screen in screens:
            if screen.geometry().contains(middle):
                return screen
    return window.screen()
