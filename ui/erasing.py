"""Erasing people, wired to the main window: asked for from a person's page, or from the list of who is due."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import GroupsideError
from app.model.roles import Right
from ui.acting import Acting
from ui.asking_slowly import Spawn
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.windows.main import MainWindow


class ErasingPeople(QObject):
    """Any part of the window asks by `Acting.erase_asked`. The vault is backed up and looked through first,
    which can take seconds."""

    def __init__(self, theme: Theme, main: MainWindow, acting: Acting, spawn: Spawn) -> None:
        super().__init__(main)
        self._theme, self._main, self._acting, self._spawn = theme, main, acting, spawn
        acting.erase_asked.connect(self.ask)

    def ask(self, person: str) -> None:
        self._spawn(self._ask(person))

    async def _ask(self, person: str) -> None:
        # only now: it reads what takes names out of words
        from app.erasing import told_of
        from ui.practice.erase_dialog import AskErase

        try:
            self._acting.seat.must(Right.VAULT)
            await asyncio.wrap_future(self._acting.backed_up())
            told = await asyncio.wrap_future(told_of(self._acting.desk, person))
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        dialog = AskErase(self._theme, self._acting, told, self._main)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()
