"""Trying an agenda by hand: the real windows on a fictional group, in a vault that goes when they close."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.desk import Desk
from app.rehearsal import new_practice
from app.resources import resources_folder
from app.words import _
from ui.language import speak_on_screens
from ui.machine import MachineFile
from ui.opening import Opening
from ui.start import settings_folder
from ui.theme import Look, Theme


def rehearse_in_a_window(agenda: str) -> int:
    """The room of a fictional group is open; the clock starts when the person does."""
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    machine = MachineFile(settings_folder() / "groupside.json")
    speak_on_screens(application, machine.now.language)
    with tempfile.TemporaryDirectory(prefix="groupside-") as folder:
        theme = Theme(application, resources_folder(), Look())
        desk = new_practice(Path(folder) / "vault", SystemClock())
        open_room(desk, agenda)
        loop = qasync.QEventLoop(application)
        asyncio.set_event_loop(loop)
        with loop:
            opening = Opening(theme, MachineFile(Path(folder) / "none.json"), Path(folder) / "vault")
            loop.run_until_complete(opening.rehearse(desk, _("This is a rehearsal with a made-up group.")))
    return 0


def open_room(desk: Desk, agenda: str) -> None:
    group = desk.practice.groups[f"group-{agenda}"]
    desk.seat(desk.vault.user).open_session(desk.prepare(group, desk.now()).result())
