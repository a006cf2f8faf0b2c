"""Export: the documents of a session leave, after it was asked where they go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.errors import Refused
from app.model.leaving import Destination
from app.parcels import session_parcel
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.theme import Theme


class ExportCard(Card):
    """Nothing is written before somebody said where it goes."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Export"))
        self._acting = acting
        words = _(
            "For reading, for a spreadsheet, or for other programs. Whoever has the files can read them; where they "
            "went is written down."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        ask = Button(theme, _("Export…"), "file-down", "primary")
        row = QHBoxLayout()
        row.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.body.addLayout(row)
        ask.clicked.connect(self.ask)

    def ask(self) -> None:
        """Take the session as it stands, and ask where it goes."""
        try:
            parcel = session_parcel(self._acting.desk)
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            return
        self._acting.leaving_asked.emit(parcel, Destination.RECORD)
