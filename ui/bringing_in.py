"""Entries that were kept in another place while the disk failed, brought into the vault again."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from app.audit.events import EntriesBroughtIn
from app.errors import GroupsideError
from app.practice.events import Erased
from app.vault_place import waiting_of
from app.words import _, ngettext
from ui.acting import Acting
from ui.apart import Spawn, done_apart
from ui.frame import KEEP_ELSEWHERE, Frame
from ui.hub import Hub
from ui.machine import MachineFile
from ui.not_saved import place_dialog
from ui.parts.documents_folder import documents_folder


class BringingIn(QObject):
    """Offers at the start what was set aside, and takes any such file when asked."""

    BRING_IN = "bring_in"

    def __init__(self, acting: Acting, hub: Hub, machine: MachineFile, window: Frame, spawn: Spawn) -> None:
        super().__init__(window)
        self._acting, self._machine, self._window, self._spawn = acting, machine, window, spawn
        self._copies: tuple[str, ...] = ()  # of what waits for the disk now
        self._keeping = False  # a copy is being written
        hub.saved.connect(self._look_at_copies)

    def do(self, act: str) -> None:
        """What the button of a message stands for."""
        if act == self.BRING_IN:
            self.bring_known()
        elif act == KEEP_ELSEWHERE:
            dialog = place_dialog(self._window)
            dialog.fileSelected.connect(self.keep_copy)
            dialog.open()

    def keep_copy(self, place: str) -> None:
        """What waits, sealed in another place, while the group goes on; the disk is asked again all the same."""
        if not self._keeping:
            self._keeping = True
            self._window.say(_("Keeping a copy…"))
            self._spawn(self._keep_copy(place))

    async def _keep_copy(self, place: str) -> None:
        try:
            kept = await done_apart(partial(self._acting.desk.vault.set_aside, Path(place)))
        except GroupsideError as error:
            self._window.refuse(error.sentence)
            return
        finally:
            self._keeping = False
        if kept is None:
            self._window.say(_("Everything is saved meanwhile. No copy is needed."))
            return
        self._copies = (*self._copies, place)
        self._machine.change(set_aside=(*self._machine.now.set_aside, place))
        self._machine.flush()
        words = ngettext(
            "{n} entry is kept there as well, encrypted. Groupside goes on trying to save it here.",
            "{n} entries are kept there as well, encrypted. Groupside goes on trying to save them here.",
            kept,
        )
        half_typed = _(
            "What is half typed is kept there as well, encrypted. Groupside goes on trying to save it here."
        )
        self._window.say(words.format(n=kept) if kept else half_typed)
        self._look_at_copies()  # the disk may have answered while the copy was written

    def _look_at_copies(self) -> None:
        """Once the disk has taken everything they are not needed, and the next start does not ask for them."""
        if self._copies and not self._acting.desk.saving.waits:
            copies, self._copies = self._copies, ()
            kept = self._machine.now.set_aside
            self._machine.change(set_aside=tuple(each for each in kept if each not in copies))
            words = ngettext(
                "Everything is saved. The copy in “{file}” is not needed any more.",
                "Everything is saved. The copies in “{file}” are not needed any more.",
                len(copies),
            )
            self._window.say(words.format(file="”, “".join(Path(each).name for each in copies)))

    def offer(self, why: str = "") -> bool:
        """Say that entries of this vault wait elsewhere, and `why` they are to be brought in; whether there are any."""
        waiting = self._waiting()
        if waiting:
            words = _("Entries of last time were kept in another place. They are not in the vault yet.")
            self._window.say(
                f"{words} {why}".rstrip(),
                _("Bring them in"),
                self.BRING_IN,
            )
        return bool(waiting)

    def bring_known(self) -> None:
        """Everything of this vault that this computer set aside."""
        for path in self._waiting():
            self._spawn(self.bring(path))

    def _waiting(self) -> list[Path]:
        return waiting_of(self._acting.desk.vault.id, self._machine.now.set_aside)

    def ask(self) -> None:
        """Choose a file, which may have been written on another computer."""
        dialog = QFileDialog(self._window, _("Choose the file with the entries"), documents_folder())
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
        if new:
            self._acting.seat.note(EntriesBroughtIn(count=len(new)))
        try:
            erased = await self._erase_again(new)
        except GroupsideError as error:
            self._window.refuse(error.sentence)
            return
        kept = self._machine.now.set_aside
        self._machine.change(set_aside=tuple(other for other in kept if other != str(path)))
        brought = ngettext("{n} entry was brought in.", "{n} entries were brought in.", len(new))
        done = brought.format(n=len(new)) if new else _("Everything in this file was here already.")
        words = _("{done} The file is not needed any more.").format(done=done)
        if erased:
            again = ngettext(
                "Words about {n} person who was erased came with it, and were erased again. Delete the file: it holds "
                "them still.",
                "Words about {n} people who were erased came with it, and were erased again. Delete the file: it "
                "holds them still.",
                erased,
            )
            words = f"{words} {again.format(n=erased)}"
        self._window.say(words)

    async def _erase_again(self, new: Collection[str]) -> int:
        """Of how many people who were erased before words came with these entries; they do not stay."""
        if not any(isinstance(each.event, Erased) for each in self._acting.desk.practice.entries):
            return 0
        # only now: it reads what takes names out of words
        from app.erasing import came_back, erase_again, told_again

        desk, erased = self._acting.desk, 0
        for person, names in (await asyncio.wrap_future(came_back(desk, new))).items():
            told = await asyncio.wrap_future(told_again(desk, person, names, new))
            while told.acts != desk.acts:  # a group goes on meanwhile
                told = await asyncio.wrap_future(told_again(desk, person, names, new))
            again = erase_again(self._acting.seat, told)
            written = await asyncio.wrap_future(again)
            erased += bool(written)
        return erased
