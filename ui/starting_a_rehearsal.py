"""A rehearsal is a program of its own, with a vault of its own that goes when it closes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.programs import Program
from app.words import _
from ui.own_program import start_alone
from ui.screens.welcome import WelcomeWindow

# so long a rehearsal may take to open, milliseconds
OPENS: Final = 7000


def start_rehearsal(program: Program | None = None) -> bool:
    """Try a program's day in a window of its own, the first shipped one's where none is given; says whether it was
    started. What is tried names nobody."""
    told = program.model_dump_json() if program is not None else ""
    try:
        start_alone("rehearse", "--window", "--program-stdin", told=told.encode())
    except OSError:
        return False
    return True


class Rehearsals(QObject):
    """It takes seconds until its window stands: that it opens is said at once, and asked again meanwhile it is not
    opened twice."""

    opens = Signal(bool)

    def __init__(
        self, say: Callable[[str], None], refuse: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._say, self._refuse = say, refuse
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(OPENS)
        self._opening.timeout.connect(partial(self.opens.emit, False))

    def start(self, program: Program | None = None) -> None:
        """Says why where it cannot be started."""
        if not self._opening.isActive():
            if not start_rehearsal(program):
                self._refuse(_("The rehearsal could not be started."))
                return
            self._opening.start()
            self.opens.emit(True)
        self._say(_("The rehearsal opens in a window of its own. That takes a few seconds."))


class LookingAround(QObject):
    """From the welcome: before there is a vault, nobody has to make one to see what Groupside is."""

    def __init__(self, first: WelcomeWindow) -> None:
        super().__init__(first)
        rehearsals = Rehearsals(
            lambda _words: first.tell(""), first.tell, self
        )  # its link says that it opens
        rehearsals.opens.connect(first.show_rehearsal_opens)
        first.rehearse_asked.connect(rehearsals.start)
