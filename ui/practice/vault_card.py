"""Where the vault is, and the way in for entries that were kept in another place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.words import _
from ui.disk_room import PlaceAdvice
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme


class VaultCard(Card):
    """The folder can be copied as it is: everything in it is encrypted."""

    bring_in_asked = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__(_("Vault"))
        place = label(str(folder), "strong", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bring = sets(Button(theme, words_of(Setting.BRING_IN), "log-in"), Setting.BRING_IN)
        bring.clicked.connect(self.bring_in_asked)
        row = QHBoxLayout()
        row.addWidget(bring)
        row.addStretch(1)
        kept = _(
            "Everything about your groups is in this folder, encrypted. Backups can be at a second place as well."
        )
        words = _(
            "When the disk once did not take the last entries and you kept them in another place, "
            "this brings them in. What is here already is left out."
        )
        self.body.addWidget(place)
        self.body.addWidget(label(kept, "muted", wrap=True))
        self._advice = label("", wrap=True)
        self._advice.setVisible(False)
        self.body.addWidget(self._advice)
        self.body.addSpacing(Space.SM)
        self.body.addWidget(label(_("Entries that were kept in another place"), "strong", wrap=True))
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addLayout(row)
        PlaceAdvice(folder, self._advise, self)

    def _advise(self, trouble: str) -> None:
        self._advice.setText(trouble)
        self._advice.setVisible(True)
