"""Who has the floor, and the soft clock beside the name. It never blinks, rings or stops anybody."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.live.state import Session
from app.words import _
from ui.live.speaker_words import speaker_clock, speaker_name
from ui.parts.button import Button
from ui.parts.card import Panel
from ui.parts.label import ElidedLabel, LineLabel
from ui.theme import Theme


class SpeakerLine(Panel):
    """Stands above the people while somebody speaks."""

    over_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name, self._clock = ElidedLabel("", "strong"), LineLabel("", "figure")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._clock)
        over = Button(theme, _("Done"), "check", "quiet", tip=_("The speaker is done"))
        self.body.addLayout(words, 1)
        self.body.addWidget(over)
        over.clicked.connect(self.over_asked)
        self.setVisible(False)

    def draw(self, session: Session, now: datetime) -> None:
        self.setVisible(session.speaker is not None)
        self._name.setText(speaker_name(session))
        self.count(session, now)

    def count(self, session: Session, now: datetime) -> None:
        """The seconds alone."""
        if session.speaker is not None:
            self._clock.setText(speaker_clock(session, now))
