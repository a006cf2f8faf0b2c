"""The keys of the table come before what a field makes of them: Ctrl+Shift+Z is redo there, Ctrl+E goes to the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.key_rules import pressed
from ui.keys import Keys

# Qt asks these first whether a key is theirs, and they take more than they need; by their names, since the unlock
# window has one of them only, and each class takes time to load
_FIELDS = ("QLineEdit", "QAbstractSpinBox", "QTextEdit", "QComboBox")


class KeysOverFields(QObject):
    """Stands before the field that has the focus. What every text needs is never in the table, and stays the field's.

    Where a window has no act for a key, the field gets it after all.
    """

    def __init__(self, keys: Keys, application: QApplication) -> None:
        super().__init__(keys)
        self._keys = keys
        application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and any(new.inherits(name) for name in _FIELDS):
            new.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not self._keys.has(pressed(event)):
            return False
        event.ignore()
        return True
