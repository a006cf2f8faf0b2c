"""Erasing people, wired to the main window: asked for from a person's page, or from the list of who is due."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import GroupsideError
from app.model.roles import Right
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.windows.main import MainWindow

# a disk that has not answered after so many seconds is spoken of
PATIENCE = 1.0


class ErasingPeople(QObject):
    """Any part of the window asks by `Acting.erase_asked`. The vault is backed up and looked through first,
    which can take seconds. `offer` says what waits to be brought in, and whether anything does."""

    def __init__(
        self, theme: Theme, main: MainWindow, acting: Acting, spawn: Spawn, offer: Callable[[str], bool]
    ) -> None:
        super().__init__(main)
        self._theme, self._main, self._acting, self._spawn, self._offer = theme, main, acting, spawn, offer
        acting.erase_asked.connect(self.ask)

    def ask(self, person: str) -> None:
        self._spawn(self._ask(person))

    async def _ask(self, person: str) -> None:
        # only now: it reads what takes names out of words
        from app.erasing import must_be_free, told_of
        from ui.practice.erase_dialog import AskErase

        try:
            self._acting.seat.must(Right.VAULT)
            must_be_free(self._acting.desk, person)
            if self._offer(_("Bring them in first: there may be words about the person among them.")):
                return
            await asyncio.wrap_future(self._acting.backed_up())
            told = await asyncio.wrap_future(told_of(self._acting.desk, person))
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        dialog = AskErase(self._theme, self._acting, told, self._main)
        dialog.began.connect(self._say_when)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def _say_when(self, saved: Future[object]) -> None:
        self._spawn(self._say(saved))

    async def _say(self, saved: Future[object]) -> None:
        """That they are erased, once it is true."""
        work = asyncio.wrap_future(saved)
        done, _waiting = await asyncio.wait([work], timeout=PATIENCE)
        if not done:
            self._acting.said.emit(
                _("Erasing waits for the disk, which is asked again. When they are erased, it is said here.")
            )
        try:
            await work
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self._acting.said.emit(_("That person is erased."))
