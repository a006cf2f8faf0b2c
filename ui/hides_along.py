"""One key hides names in all windows: what stands over one in a window of its own goes with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from ui.hiding import Hiding


class HidesAlong(QObject):
    """Dialogs that hold a window go, and come back as they were; menus, lists and choices of files are closed.

    One that would open meanwhile, because a file was read or the disk answered, waits as well. What holds no window
    looks after itself: the crisis page, and the keys, which name nobody.
    """

    def __init__(self, hiding: Hiding, parent: QObject) -> None:
        super().__init__(parent)
        self._hiding = hiding
        self._waiting: list[QDialog] = []
        hiding.changed.connect(self._turn)

    def let_go(self) -> None:
        """These windows are gone: what opens over others is theirs."""
        self._hiding.changed.disconnect(self._turn)
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        self._waiting.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # only while names are hidden: each event of the program comes by here
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            QTimer.singleShot(0, self, self._put_away)
        return False

    def _turn(self) -> None:
        application = QApplication.instance()
        if application is None:
            return
        if self._hiding.hidden:
            application.installEventFilter(self)
            self._put_away()
            return
        application.removeEventFilter(self)
        waiting, self._waiting = self._waiting, []
        for dialog in reversed(waiting):
            if isValid(dialog):
                QDialog.open(dialog)

    def _put_away(self) -> None:
        if not self._hiding.hidden:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup is QApplication.activePopupWidget():
                break  # it does not want to go
        # what stands over another dialog goes before it, and comes back after it
        for dialog in sorted(_holding(), key=_depth, reverse=True):
            if isinstance(dialog, QFileDialog):
                dialog.reject()  # the system may draw it, which shows it anew as it likes
            else:
                self._waiting.append(dialog)
                dialog.setVisible(False)


def _holding() -> list[QDialog]:
    """The dialogs that stand over a window and keep it from being used."""
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, QDialog)
        and window.isVisible()
        and window.isModal()
        and window.parentWidget() is not None
    ]


def _depth(window: QWidget) -> int:
    above = window.parentWidget()
    return 0 if above is None else 1 + _depth(above.window())
