"""Somebody closes the main window: a group that goes on is said once, then what is half typed; else it closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.model.roles import Right
from app.words import _
from ui.half_typed import HalfTyped, half_typed
from ui.parts.button import Button
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.practice_windows import PracticeWindows
from ui.theme import Space, Theme


class BeforeClosing(QObject):
    """Asks one thing at a time, and is silent where nothing is to be asked."""

    free = Signal()  # nothing stands against it

    def __init__(self, theme: Theme, windows: PracticeWindows, lock: Callable[[], None] | None) -> None:
        """Without `lock`, as in a rehearsal, there is no group that goes on."""
        super().__init__(windows)
        self._theme, self._windows, self._lock = theme, windows, lock
        self._asks: QDialog | None = None

    def ask(self) -> None:
        if self._asks is not None:
            self._asks.raise_()
            return
        self._windows.keep_drafts()  # first: what can be kept is
        seat = self._windows.acting.seat
        session = seat.desk.session
        if self._lock is None or session is None or not session.run.live:
            self._ask_about_half_typed()
            return
        dialog = GroupGoesOn(self._theme, self._windows.main, ends=seat.may(Right.END))
        dialog.lock_asked.connect(self._lock)
        dialog.end_asked.connect(self._end)
        dialog.close_asked.connect(self._ask_about_half_typed)
        self._open(dialog)

    def _ask_about_half_typed(self) -> None:
        if not (places := half_typed(self._windows)):
            self.free.emit()
            return
        dialog = HalfTyped(self._theme, places, self._windows.main)
        dialog.close_asked.connect(self.free)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self._asks = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._asks = None

    def _end(self) -> None:
        """By the usual way, which first shows who should still be seen."""
        self._windows.hiding.show()
        self._windows.main.group_asked.emit()
        self._windows.live.ask_to_end()


class GroupGoesOn(QDialog):
    """Enter and Escape go back to the group; everything else needs the word for it."""

    lock_asked = Signal()
    end_asked = Signal()
    close_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, ends: bool) -> None:
        """`ends`: who sits here may end the session."""
        super().__init__(parent)
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = label(_("The group is still running."), "heading", wrap=True)
        words = _(
            "Closing does not end it: its clock goes on, and the next start finds the group where it is by then. "
            "Locking keeps the clock in sight, without a name."
        )
        stay = Button(theme, _("Go on with the group"), kind="primary")
        stay.setDefault(True)
        stay.clicked.connect(self.reject)
        row = Flow()
        row.add(stay)
        lock = Button(theme, _("Lock"), "lock")
        end = Button(theme, _("End session…"), "log-out")
        close = Button(theme, _("Close Groupside"), kind="quiet")
        for button, asked in ((lock, self.lock_asked), (end, self.end_asked), (close, self.close_asked)):
            button.clicked.connect(self.accept)
            button.clicked.connect(asked)
            row.add(button)
        end.setVisible(ends)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        column.addWidget(title)
        column.addWidget(label(words, "muted", wrap=True))
        column.addStretch(1)
        column.addWidget(row)
        # as high as the words and buttons are in this width: a dialog does not ask for that by itself
        width = min(theme.px(660), round(self.screen().availableSize().width() * 0.9))
        self.resize(width, column.totalHeightForWidth(width))
        stay.setFocus()
