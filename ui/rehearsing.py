"""Trying an agenda by hand: the real windows on a fictional group, in a vault that goes when they close."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

import qasync
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.desk import Desk
from app.model.programs import Program
from app.rehearsal import new_practice
from app.rehearsed_day import group_of, told_program
from app.resources import resources_folder
from app.words import _
from ui.handed_over import told
from ui.language import speak_on_screens
from ui.machine import MachineFile
from ui.opening import Opening
from ui.own_icon import put_on_icon
from ui.practice.first_groups import zone_here
from ui.rehearsal_folder import rehearsal_folder
from ui.rehearsal_mark import RehearsalMark
from ui.rubbish import Rubbish
from ui.start import settings_folder
from ui.theme import Theme, look_of


def rehearse_in_a_window(agenda: str, is_told: bool = False) -> int:
    """The room of a fictional group is open; the clock starts when the person does. `is_told`: the program whose day it
    is comes over the standard input."""
    program = program_over_the_pipe() if is_told else None
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Groupside")
    application.setDesktopFileName("groupside")
    put_on_icon(application)
    Rubbish(application)
    application.setQuitOnLastWindowClosed(False)
    # it looks as it does otherwise; its own settings go with its folder
    look = MachineFile(settings_folder() / "groupside.json").now
    speak_on_screens(application, look.language)
    with rehearsal_folder() as vault:
        theme = Theme(application, resources_folder(), look_of(look.mode, look.text_percent))
        RehearsalMark(theme, application)
        desk = new_practice(vault, SystemClock(), zone_here())
        open_room(desk, agenda, program)
        loop = qasync.QEventLoop(application)
        asyncio.set_event_loop(loop)
        with loop:
            opening = Opening(theme, MachineFile(vault.with_name("none.json")), vault)
            words = _("Their room is open: mark who arrives, and start when you like.")
            loop.run_until_complete(opening.rehearse(desk, words))
    return 0


def program_over_the_pipe() -> Program | None:
    """The one that is tried; None where nothing came that makes sense."""
    with suppress(OSError):
        return told_program(told())
    return None


def open_room(desk: Desk, agenda: str, program: Program | None = None) -> None:
    group = group_of(desk, agenda, program)
    desk.seat(desk.vault.user).open_session(desk.prepare(group, desk.now()).result())
