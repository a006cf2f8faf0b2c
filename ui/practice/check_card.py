"""Settings: go through the whole vault and say what is not as it should be; nothing is changed."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar

from app.audit.events import VaultChecked
from app.errors import GroupsideError, VaultClosed
from app.model.roles import Right, only_words
from app.words import _, ngettext
from ui.acting import Acting
from ui.apart import Spawn, done_apart
from ui.backups import Backups
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.setting_words import Setting, sets, words_of
from ui.theme import Theme
from ui.times import day_and_time

_STEPS: Final = 1000


class CheckCard(Card):
    """It works in a thread of its own, in small steps, and stops when a group begins."""

    _looked = Signal(float)  # how far it is, 0 to 1

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        super().__init__(_("Check"))
        self._acting, self._spawn = acting, spawn
        self._backups: Backups | None = None
        self._stop = threading.Event()
        self._works = False
        words = _(
            "Goes through every page and entry, what signatures and backups stand on, the lists, and the newest "
            "backup. With years of sessions it takes some minutes. Nothing is changed."
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the check is"))
        self._bar.setVisible(False)
        self._found = label("", wrap=True)
        self._found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = sets(Button(theme, words_of(Setting.CHECK), "check"), Setting.CHECK)
        self._only = label(only_words(Right.AUDIT), "muted", wrap=True)
        self._later = label(_("Once the group has ended, it can be checked."), "muted", wrap=True)
        for widget in (self._only, label(words, "muted", wrap=True), self._later):
            self.body.addWidget(widget)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._found)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._found.setVisible(False)
        self._button.clicked.connect(self._press)
        self._looked.connect(self._show_how_far, Qt.ConnectionType.QueuedConnection)

    def follow(self, backups: Backups) -> None:
        self._backups = backups

    def redraw(self) -> None:
        if self._meets():
            self._stop.set()
        may, there = self._acting.seat.may(Right.AUDIT), self._backups is not None
        self._only.setVisible(there and not may)
        self._later.setVisible(there and may and self._meets())
        self._button.offer_if(may)
        self._button.setEnabled(there and (self._works or not self._meets()))
        self._button.display(_("Stop") if self._works else words_of(Setting.CHECK))

    def _meets(self) -> bool:
        session = self._acting.desk.session
        return session is not None and session.run.live

    def _press(self) -> None:
        if self._works:
            self._stop.set()
        elif self._backups is not None:
            self._spawn(self._check(self._backups))

    async def _check(self, backups: Backups) -> None:
        with suppress(VaultClosed):  # the card goes too
            await self._check_through(backups)

    async def _check_through(self, backups: Backups) -> None:
        self._stop.clear()
        self._rest(True)
        try:
            found = await done_apart(partial(self._go_through, backups))
        except VaultClosed:
            raise
        except GroupsideError as error:
            self._say(error.sentence)
            return
        finally:
            self._rest(False)
        if found is None:
            self._say(_("The check was stopped before its end."))
            return
        self._acting.seat.note(VaultChecked(findings=len(found)))
        well = _("All is well.")
        head = ngettext("{n} finding. Nothing was changed.", "{n} findings. Nothing was changed.", len(found))
        self._say(
            "\n".join([self._looked_through(), *([head.format(n=len(found)), *found] if found else [well])])
        )

    def _looked_through(self) -> str:
        """What, and when."""
        desk = self._acting.desk
        zone = next((group.zone for group in desk.practice.groups.values()), "UTC")
        count = desk.vault.head().count
        words = ngettext(
            "Checked {when}: {count} entry with all its pages, signatures, lists, header and newest backup.",
            "Checked {when}: {count} entries with all pages, signatures, lists, the header and the newest backup.",
            count,
        )
        return words.format(when=day_and_time(desk.now(), desk.now(), zone), count=f"{count:,}")

    def _go_through(self, backups: Backups) -> list[str] | None:
        """In the other thread; None where it was stopped."""
        from app.checking import open_vault  # what a session is made of, once more

        found = []
        for looked in open_vault(self._acting.desk.vault, backups.folders):
            if self._stop.is_set():
                return None
            if looked.finding:
                found.append(looked.finding)
            self._looked.emit(looked.done)
        return found

    def _rest(self, works: bool) -> None:
        self._works = works
        self._bar.setValue(0)
        self._bar.setVisible(works)
        if works:
            self._found.setVisible(False)
        self.redraw()

    def _show_how_far(self, done: float) -> None:
        self._bar.setValue(round(done * _STEPS))

    def _say(self, sentence: str) -> None:
        self._found.setText(sentence)
        self._found.setVisible(True)
        announce(self._found, sentence)
