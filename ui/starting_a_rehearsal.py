"""A rehearsal is a program of its own, with a vault of its own that goes when it closes."""

from __future__ import annotations

from PySide6.QtCore import QProcess

from ui.own_program import own_program


def start_rehearsal(program: str) -> bool:
    """Start the rehearsal of a program's agenda in its own window; says whether that went well."""
    command, *arguments = own_program("rehearse", "--agenda", program, "--window")
    started, _pid = QProcess.startDetached(command, arguments)
    return bool(started)
