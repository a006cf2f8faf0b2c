"""Finds words that have less room than they need."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QWidget

from ui.parts.agenda_segment import AgendaSegment
from ui.parts.label import ElidedLabel

# how long a window may take to lay itself out on a busy machine, ms
PATIENCE, STEP = 2000, 40


def cut_off(window: QWidget) -> list[str]:
    """Labels and buttons that show less than all of their words, once the window has come to rest. Those that end in …
    on purpose tell the rest."""
    for _try in range(PATIENCE // STEP):
        if not _cut_off(window):
            return []
        QTest.qWait(STEP)
    return _cut_off(window)


def _cut_off(window: QWidget) -> list[str]:
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisibleTo(window) or isinstance(label, ElidedLabel) or not label.text():
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        wide = 0 if label.wordWrap() else label.sizeHint().width()
        if label.height() < needed - 1 or label.width() < wide - 1:
            found.append(f"{label.text()!r}: {label.width()}x{label.height()} of {wide}x{needed}")
    for button in window.findChildren(QPushButton):
        if isinstance(button, AgendaSegment) or not button.isVisibleTo(window):
            continue
        hint = button.minimumSizeHint()
        if button.width() < hint.width() - 1 or button.height() < hint.height() - 1:
            found.append(f"button {button.text() or button.accessibleName()!r}")
    return found


def beyond(window: QWidget) -> list[str]:
    """Words and buttons that reach over the right edge of what can be seen of them."""
    found = []
    for part in window.findChildren(QWidget):
        if not isinstance(part, QLabel | QAbstractButton | QComboBox) or not part.isVisibleTo(window):
            continue
        reach = part.mapTo(window, part.rect().topRight()).x()
        around = part.parentWidget()
        edges = [window.width()]
        while around is not None and around is not window:
            edges.append(around.mapTo(window, around.rect().topRight()).x() + 1)
            around = around.parentWidget()
        if reach >= min(edges):
            words = part.accessibleName() if isinstance(part, QComboBox) else part.text()
            found.append(f"{words!r} reaches {reach} of {min(edges)}")
    return found
