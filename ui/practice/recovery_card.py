"""On Today, as long as there is no recovery key: that it is still to be made, and the way there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.theme import Theme


class RecoveryCard(Card):
    """Quiet: it waits until somebody has time."""

    make_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Still to do: the recovery key"), parent=parent)
        self.wrap_title()
        self.is_owed: Callable[[], bool] = lambda: False  # a rehearsal owes none
        words = _(
            "If a passphrase is forgotten, only a printed key opens this vault. It takes a few minutes."
        )
        make = Button(theme, _("Make the recovery key…"), "key-round", "link")
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(False)
        make.clicked.connect(self.make_asked)

    def look(self) -> None:
        self.setVisible(self.is_owed())
