"""A dialog that goes when what it stands over is hidden, and comes back with it, as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QWidget


class HidesAlong(QObject):
    """One key hides names in all windows: a dialog of its own window would stay in sight."""

    def __init__(self, dialog: QDialog, over: QWidget) -> None:
        super().__init__(dialog)
        self._dialog, self._over = dialog, over
        self._comes_back = False
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and not event.spontaneous():
            if event.type() == QEvent.Type.Hide and self._dialog.isVisible():
                self._comes_back = True
                self._dialog.setVisible(False)
            elif event.type() == QEvent.Type.Show and self._comes_back:
                self._comes_back = False
                self._dialog.open()
        return False
