"""A rehearsal is a program of its own, with a vault of its own that goes when it closes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.model.programs import Program
from app.words import _
from ui.own_program import start_alone
from ui.screens.welcome import WelcomeWindow


def start_rehearsal(program: Program | None = None) -> bool:
    """Try a program's day in a window of its own, the first shipped one's where none is given; says whether it was
    started. What is tried names nobody."""
    told = program.model_dump_json() if program is not None else ""
    try:
        start_alone("rehearse", "--window", "--program-stdin", told=told.encode())
    except OSError:
        return False
    return True


class LookingAround(QObject):
    """From the welcome: before there is a vault, nobody has to make one to see what Groupside is."""

    def __init__(self, first: WelcomeWindow) -> None:
        super().__init__(first)
        self._first = first
        first.rehearse_asked.connect(self._start)

    def _start(self) -> None:
        if not start_rehearsal():
            self._first.tell(_("The rehearsal could not be started."))
