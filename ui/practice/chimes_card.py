"""How loud the chimes are on this computer, and how they sound."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from app.words import _
from ui.machine import VOLUMES
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Theme


class ChimesCard(Card):
    """A volume takes effect with the next chime."""

    volume_chosen = Signal(str)  # one of VOLUMES
    listen_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Sounds"))
        self._volume = Picker(theme, "")
        self._listen = sets(Button(theme, words_of(Setting.LISTEN), "play"), Setting.LISTEN)
        what_for = _(
            "A soft chime says that a block has 5 minutes or 1 minute left, that its time is over, or that the "
            "next one begins. The screen shows the same."
        )
        self.body.addWidget(label(what_for, "muted", wrap=True))
        for part in (Field(theme, called(Setting.VOLUME, self._volume), self._volume), self._listen):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self._volume.picked.connect(self._choose)
        self._listen.clicked.connect(self.listen_asked)

    def display_volume(self, volume: str) -> None:
        words = (_("Off"), _("Soft"), _("Medium"), _("Full"))
        self._volume.display(list(zip(VOLUMES, words, strict=True)), volume)
        self._listen.setEnabled(volume != "off")

    def _choose(self, volume: str) -> None:
        self._listen.setEnabled(volume != "off")
        self.volume_chosen.emit(volume)
