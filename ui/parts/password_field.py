"""A field for a passphrase, with a sign that shows what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.words import _
from ui.key_rules import native
from ui.parts.button import IconButton
from ui.parts.field import Field
from ui.theme import Theme

AFTER_THE_FIRST_PAINT = 30  # milliseconds
SHOWS = "F8"  # in the field alone


class PassphraseField(Field):
    """Hidden as it is typed; the sign beside it shows the words while it is pressed in."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(theme, name, self.edit, framed=True, parent=parent)
        self._show = IconButton(theme, "", _("Show what was typed ({key})").format(key=native(SHOWS)))
        self._show.setAccessibleName(f"{_('Show what was typed')}: {name}")
        self._show.setCheckable(True)
        self._show.make_small()
        # Tab goes on to the next field: letters typed blindly must not meet this sign; by keyboard it has a key
        self._show.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show.clicked.connect(self._turn)
        self.add_beside(self._show)
        shows = QShortcut(QKeySequence(SHOWS), self.edit)
        shows.setContext(Qt.ShortcutContext.WidgetShortcut)
        shows.activated.connect(self._show.click)
        # what draws icons takes 4 ms to load: the unlock window paints before it
        self._later = QTimer(self, singleShot=True, interval=AFTER_THE_FIRST_PAINT)
        self._later.timeout.connect(self._draw_eye)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def _draw_eye(self) -> None:
        self._show.display("", "eye")

    @property
    def text(self) -> str:
        return self.edit.text()

    def _turn(self) -> None:
        shown = self._show.isChecked()
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
