"""On Today, as long as backups cannot be made as they should: what is wrong, and the way to where it is set."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.words import _
from ui.backups import Backups
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.theme import Theme


class BackupsTrouble(Card):
    """Quiet: nothing is lost yet."""

    settings_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Backups"), parent=parent)
        self._backups: Backups | None = None
        self._words = label("", "muted", wrap=True)
        look = Button(theme, _("Look at the backups"), "save", "link")
        self.body.addWidget(self._words)
        self.body.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(False)
        look.clicked.connect(self.settings_asked)

    def follow(self, backups: Backups) -> None:
        self._backups = backups
        backups.changed.connect(self._look)

    def _look(self) -> None:
        assert self._backups is not None
        troubles = [said for said in (self._backups.trouble, self._backups.second_trouble) if said]
        self._words.setText("\n".join(troubles))
        self.setVisible(bool(troubles))
