"""Over the attendance of a session: whether a report of the call was compared, and the way to compare one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme

# as far in as the head of the card, px
INSET = Space.ROW


class ReportLine(QWidget):
    """While a report is read it says so, and the button stops it."""

    compare_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared = ""
        self._reading = False
        self._words = label("", "muted", wrap=True)
        self._button = Button(theme, _("Compare with the call’s report…"), "list-checks", "link")
        self._button.tell(_("Zoom, Teams and Meet can list who was in the call, and when."))
        self._button.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = QHBoxLayout()
        words.setContentsMargins(INSET, 0, INSET, 0)
        words.addWidget(self._words)
        column.addLayout(words)
        # a link brings some room of its own
        button = QHBoxLayout()
        button.setContentsMargins(INSET - Space.HAIR, 0, 0, 0)
        button.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        button.addStretch(1)
        column.addLayout(button)
        self._say()

    def display(self, compared: str) -> None:
        """Which report was compared; '' for none."""
        self._compared = compared
        self._say()

    def show_reading(self, reading: bool) -> None:
        if reading != self._reading:
            self._reading = reading
            self._say()
            if reading:
                announce(self, self._words.text())

    def fit(self, room: int) -> None:
        """The longest words for which the button has room."""
        if self._reading:
            return
        for words in (_("Compare with the call’s report…"), _("Compare a report…"), _("Report…")):
            self._button.display(words)
            if self._button.sizeHint().width() <= room - INSET:
                break
        self._button.setAccessibleName(_("Compare with the call’s report…"))

    def _say(self) -> None:
        self._words.setText(_("Reading the report…") if self._reading else self._compared)
        self._words.setVisible(bool(self._words.text()))
        if self._reading:
            self._button.display(_("Stop"), "x")
            self._button.setAccessibleName(_("Stop"))
        else:
            self._button.display(_("Compare with the call’s report…"), "list-checks")

    def _ask(self) -> None:
        (self.stop_asked if self._reading else self.compare_asked).emit()
