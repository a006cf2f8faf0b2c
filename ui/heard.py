"""What screen readers are told of windows and of pages that scroll, where Qt has no answer, or one that is fatal."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_SCROLLING = ("QScrollArea", "QAbstractScrollArea")


def answer_screen_readers(standing: QWidget | None = None) -> None:
    """Once, before there is a page that scrolls. It takes 2 ms: after the first paint, with the window that stands.

    Qt counts the bars of a `QScrollArea` among its children as long as they are seen, and looks at the n-th of them
    without asking whether there are so many. Who counted before a bar went and asks for it then, as every screen reader
    does, makes Qt read behind the end of its list. As a plain widget, such a page always has the same children.
    """
    QAccessible.installFactory(_answer)
    if standing is not None:  # who asked while it was painted got Qt's answer, which is kept
        QAccessible.deleteAccessibleInterface(
            QAccessible.uniqueId(QAccessible.queryAccessibleInterface(standing))
        )


def _answer(kind: str, asked: QObject) -> QAccessibleWidget | None:
    """Qt asks for each class of a widget, the nearest first; None leaves it to Qt."""
    if kind in _SCROLLING:
        return QAccessibleWidget(cast(QWidget, asked), QAccessible.Role.Client)
    if kind == "QWidget" and _is_window(cast(QWidget, asked)):
        return QAccessibleWidget(cast(QWidget, asked), QAccessible.Role.Window)
    return None


def _is_window(widget: QWidget) -> bool:
    return widget.isWindow() and widget.windowType() is Qt.WindowType.Window
