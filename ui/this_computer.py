"""What a person chose on this computer: put into force in all windows, and kept outside the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from app.audit.events import ComputerSettingChanged
from app.documents.paper import PAPERS, print_on_paper
from ui.backups import Backups
from ui.chimes import Chimes
from ui.hub import Hub
from ui.machine import MachineFile, Privacy, ShareLook
from ui.paper_of_the_system import system_paper
from ui.theme import Theme, look_of

if TYPE_CHECKING:
    from ui.screens.settings import SettingsScreen


class ThisComputer(QObject):
    """Colours, text size, keys, paper and what the share window shows, from the file of settings to what uses it."""

    share_changed = Signal(ShareLook)
    privacy_changed = Signal(Privacy)

    def __init__(self, theme: Theme, machine: MachineFile, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._machine, self._hub = theme, machine, hub
        self._backups: Backups | None = None
        self._take_paper()
        theme.keys.take(machine.now.keys)
        theme.keys.changed.connect(self._keep_keys)

    def follow(self, settings: SettingsScreen, chimes: Chimes) -> None:
        """Show what is chosen, and do what is chosen there."""
        settings.mode_chosen.connect(self.choose_mode)
        settings.text_size_chosen.connect(self.choose_text_size)
        settings.appearance.display_language(self._machine.now.language)
        settings.appearance.language_chosen.connect(self.choose_language)
        settings.documents.display_paper(self._machine.now.paper)
        settings.documents.paper_chosen.connect(self.choose_paper)
        settings.share_chosen.connect(self.choose_share)
        settings.show_share(self._machine.now.share)
        self.share_changed.connect(settings.show_share)
        settings.chimes.display_volume(self._machine.now.chimes)
        settings.chimes.volume_chosen.connect(chimes.choose)
        settings.chimes.listen_asked.connect(chimes.listen)
        settings.privacy.display_privacy(self._machine.now.privacy)
        settings.privacy.chosen.connect(self.choose_privacy)
        if self._backups is not None:
            settings.backups.follow(self._backups)
            settings.check.follow(self._backups)

    def follow_backups(self, backups: Backups) -> None:
        """Those of this vault; before somebody goes to Settings."""
        self._backups = backups

    def choose_mode(self, mode: str) -> None:
        self._machine.change(mode=mode)
        self._take_look()

    def choose_text_size(self, percent: int) -> None:
        self._machine.change(text_percent=percent)
        self._take_look()

    def choose_language(self, language: str) -> None:
        """In force in the next program; this one's windows have their words."""
        self._machine.change(language=language)

    def choose_paper(self, paper: str) -> None:
        """For every page that is made from now on."""
        self._machine.change(paper=paper)
        self._take_paper()

    def choose_share(self, look: ShareLook) -> None:
        if look != self._machine.now.share:
            desk = self._hub.desk
            desk.note(desk.vault.user, ComputerSettingChanged(setting="share"))
        self._machine.change(share=look)
        self.share_changed.emit(look)

    def choose_privacy(self, privacy: Privacy) -> None:
        self._machine.change(privacy=privacy)
        self.privacy_changed.emit(privacy)

    def _keep_keys(self) -> None:
        self._machine.change(keys=self._theme.keys.chosen)

    def _take_paper(self) -> None:
        print_on_paper(PAPERS.get(self._machine.now.paper) or system_paper(QLocale.system()))

    def _take_look(self) -> None:
        now = self._machine.now
        self._theme.choose(look_of(now.mode, now.text_percent))
        self._hub.changed.emit()
