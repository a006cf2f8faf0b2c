"""Where windows stood last time: kept for each by its kind, and put back onto a screen that is there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.machine import Place


def place_of(window: QWidget) -> Place:
    """Where a window stands; for a maximized one, where it would stand if it were not."""
    maximized = window.isMaximized()
    kept = window.normalGeometry() if maximized else QRect(window.geometry())
    return Place(kept.x(), kept.y(), kept.width(), kept.height(), window.screen().name(), maximized)


def put(window: QWidget, place: Place | None, wished: QSize) -> None:
    """Put a window where it stood, or with the size it wishes in the middle; never off the screens, nor larger."""
    screen = _screen(window, place)
    # the system's title bar belongs on the screen too
    room = QRect(screen.availableGeometry()).adjusted(0, 32, 0, 0)
    size = QSize(place.width, place.height) if place else wished
    size = size.expandedTo(window.minimumSize()).boundedTo(room.size())
    box = QRect(room.topLeft(), size)
    if place is None:
        box.moveCenter(room.center())
    else:
        box.moveTopLeft(QRect(place.x, place.y, 1, 1).topLeft())
    box.moveLeft(min(max(box.left(), room.left()), room.right() - box.width() + 1))
    box.moveTop(min(max(box.top(), room.top()), room.bottom() - box.height() + 1))
    window.setGeometry(box)
    if place is not None and place.maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


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
