"""The unlock window: a passphrase, and nothing else. It paints before anything heavy is imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import ElidedLabel, label
from ui.parts.password_field import PassphraseField
from ui.theme import Space, Theme


class UnlockWindow(QWidget):
    """Asks for the passphrase of one vault. The answer to it comes back through `tell`."""

    passphrase_given = Signal(str)
    other_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self.asked = ""  # what was given, as long as nobody has said what came of it
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")
        self._name = ElidedLabel(folder.name, "muted")
        self.field = PassphraseField(theme, _("Passphrase"))
        self._unlock = Button(theme, _("Unlock"), kind="primary")
        self._other = Button(theme, _("Another vault…"), kind="link")
        self._trouble = label("", "trouble", wrap=True)
        self._place()
        self._unlock.clicked.connect(self._give)
        self.field.edit.returnPressed.connect(self._give)
        self._other.clicked.connect(self.other_asked)
        self.field.edit.setFocus()

    def _place(self) -> None:
        card = Card(margin=Space.XXL)
        card.setMaximumWidth(self._theme.px(400))
        card.body.setSpacing(Space.MD)
        card.body.addWidget(label("Groupside", "display"))
        card.body.addWidget(self._name)
        card.body.addSpacing(Space.SM)
        card.body.addWidget(self.field)
        card.body.addWidget(self._trouble)
        card.body.addWidget(self._unlock)
        card.body.addWidget(self._other, 0, Qt.AlignmentFlag.AlignHCenter)
        self._trouble.setVisible(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 1000, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        # room for a sentence below: the card stays where it is when one comes
        row.addStrut(card.sizeHint().height() + self._theme.px(60))
        self._column = column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def put_above(self, strip: QWidget) -> None:
        """The clock of a group that goes on."""
        strip.setMaximumWidth(self._theme.px(400))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(strip, 1000)
        row.addStretch(1)
        self._column.insertLayout(1, row)
        self._column.insertSpacing(2, Space.LG)

    def tell(self, sentence: str) -> None:
        """Why it did not open; the passphrase can be typed again at once."""
        self.asked = ""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.wait(False)
        self.field.edit.selectAll()
        self.field.edit.setFocus()

    def wait(self, waiting: bool) -> None:
        """While the key is derived: about half a second."""
        self._unlock.display(_("Unlocking…") if waiting else _("Unlock"))
        for widget in (self._unlock, self.field, self._other):
            widget.setEnabled(not waiting)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()
        self.closed.emit()

    def _give(self) -> None:
        if self.field.text and not self.asked:
            self.asked = self.field.text
            self.wait(True)
            self.passphrase_given.emit(self.asked)
