"""What is to be said of the vault that is open as long as it is: that it is damaged, with the way to where it is
recovered, or that it was set aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from app.vault_place import set_aside_words
from app.words import _
from ui.hub import Hub, Ticker

RECOVER: Final = "recover"


class Damage(QObject):
    """A page that cannot be read is found when somebody asks for what stands on it, or by a backup or a check."""

    def __init__(self, hub: Hub, ticker: Ticker, lock: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._lock = hub, lock
        if words := set_aside_words(hub.desk.vault.folder):
            hub.standing = (words, "", "")
        hub.saved.connect(self._look)
        ticker.five_seconds.connect(self._look)
        self._look()

    def do(self, act: str) -> None:
        """What the button of a message stands for."""
        if act == RECOVER:
            self._lock()

    def _look(self) -> None:
        words = _(
            "A part of this vault is damaged and cannot be read. What you write is kept all the same. To recover it, "
            "Groupside locks; a group goes on meanwhile."
        )
        said = (words, _("Lock and recover…"), RECOVER)
        if self._hub.desk.vault.damaged and self._hub.standing != said:
            self._hub.standing = said
            self._hub.changed.emit()
