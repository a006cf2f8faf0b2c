"""What a person chose on this computer: put into force in all windows, and kept outside the vault."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.hub import Hub
from ui.machine import MachineFile, ShareLook
from ui.theme import Theme, look_of


class ThisComputer(QObject):
    """Colours, text size, keys and what the share window shows, from the file of settings to the theme and back."""

    share_changed = Signal(ShareLook)

    def __init__(self, theme: Theme, machine: MachineFile, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._machine, self._hub = theme, machine, hub
        theme.keys.take(machine.now.keys)
        theme.keys.changed.connect(self._keep_keys)

    def choose_mode(self, mode: str) -> None:
        self._machine.change(mode=mode)
        self._take_look()

    def choose_text_size(self, percent: int) -> None:
        self._machine.change(text_percent=percent)
        self._take_look()

    def choose_share(self, look: ShareLook) -> None:
        self._machine.change(share=look)
        self.share_changed.emit(look)

    def _keep_keys(self) -> None:
        self._machine.change(keys=self._theme.keys.chosen)

    def _take_look(self) -> None:
        now = self._machine.now
        self._theme.choose(look_of(now.mode, now.text_percent))
        self._hub.changed.emit()
