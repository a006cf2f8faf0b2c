"""A dialog that goes when what it stands over is hidden, and comes back with it, as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QWidget


class HidesAlong(QObject):
    """One key hides names in all windows: a dialog of its own window would stay in sight."""

    _comes_back = False

    def __init__(self, dialog: QDialog, over: QWidget) -> None:
        super().__init__(dialog)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # asked of Qt: when all of them go at once, what Python holds may be gone before the last event
        dialog = self.parent()
        if isinstance(dialog, QDialog) and not event.spontaneous():
            if event.type() == QEvent.Type.Hide and dialog.isVisible():
                self._comes_back = True
                dialog.setVisible(False)
            elif event.type() == QEvent.Type.Show and self._comes_back:
                self._comes_back = False
                dialog.open()
        return False
