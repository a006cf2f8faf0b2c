"""Says once that the vault which is open is damaged, and leads to where it is recovered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from app.words import _
from ui.hub import Hub, Ticker
from ui.windows.main import MainWindow

RECOVER: Final = "recover"


class Damage(QObject):
    """A page that cannot be read is found when somebody asks for what stands on it, or by a backup or a check."""

    recover_asked = Signal()

    def __init__(self, main: MainWindow, hub: Hub, ticker: Ticker) -> None:
        super().__init__(main)
        self._main, self._hub, self._told = main, hub, False
        main.act_chosen.connect(self._act)
        hub.saved.connect(self._look)
        ticker.five_seconds.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._told or not self._hub.desk.vault.damaged:
            return
        self._told = True
        words = _(
            "A part of this vault is damaged and cannot be read. What you write is saved all the same. To recover it, "
            "Groupside locks; a group goes on meanwhile."
        )
        self._main.say(words, _("Lock and recover…"), RECOVER)

    def _act(self, act: str) -> None:
        if act == RECOVER:
            self.recover_asked.emit()
