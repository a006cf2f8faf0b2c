"""Entries that were kept in another place while the disk failed, brought into the vault again."""

from __future__ import annotations

import asyncio
import os.path
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from app.errors import GroupsideError
from app.words import _, ngettext
from ui.acting import Acting
from ui.frame import Frame
from ui.machine import MachineFile

Spawn = Callable[[Coroutine[Any, Any, None]], object]


class BringingIn(QObject):
    """Offers at the start what was set aside, and takes any such file when asked."""

    BRING_IN = "bring_in"

    def __init__(self, acting: Acting, machine: MachineFile, window: Frame, spawn: Spawn) -> None:
        super().__init__(window)
        self._acting, self._machine, self._window, self._spawn = acting, machine, window, spawn

    def offer(self) -> bool:
        """Say that entries wait at another place; whether there are any."""
        waiting = [path for path in self._machine.now.set_aside if os.path.exists(path)]
        if waiting:
            self._window.say(
                _("Entries of last time were kept in another place. They are not in the vault yet."),
                _("Bring them in"),
                self.BRING_IN,
            )
        return bool(waiting)

    def bring_known(self) -> None:
        """Everything that this computer set aside."""
        for path in self._machine.now.set_aside:
            if os.path.exists(path):
                self._spawn(self.bring(Path(path)))

    def ask(self) -> None:
        """Choose a file, which may have been written on another computer."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, _("Choose the file with the entries"), home)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self._spawn(self.bring(Path(path)))

    async def bring(self, path: Path) -> None:
        """What is here already is skipped, so that a file can be brought in twice without harm."""
        desk = self._acting.desk
        with suppress(
            GroupsideError
        ):  # it only adds: a disk without room for a backup does not keep entries out
            await asyncio.wrap_future(self._acting.backed_up())
        try:
            new = await asyncio.wrap_future(desk.vault.bring_in(path))
            # a session's rows came as they stood then: its later entries count as well
            await asyncio.wrap_future(desk.rebuild_views())
        except GroupsideError as error:
            self._window.refuse(error.sentence)
            return
        desk.reload()
        kept = self._machine.now.set_aside
        self._machine.change(set_aside=tuple(other for other in kept if other != str(path)))
        brought = ngettext("{n} entry was brought in.", "{n} entries were brought in.", len(new))
        done = brought.format(n=len(new)) if new else _("Everything in this file was here already.")
        self._window.say(_("{done} The file is not needed any more.").format(done=done))
