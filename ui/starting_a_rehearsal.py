"""A rehearsal is a program of its own, with a vault of its own that goes when it closes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess


def start_rehearsal(program: str) -> bool:
    """Start the rehearsal of a program's agenda in its own window; says whether that went well."""
    arguments = ["rehearse", "--agenda", program, "--window"]
    if not getattr(sys, "frozen", False):
        arguments = ["-m", "app", *arguments]
    started, _pid = QProcess.startDetached(sys.executable, arguments)
    return bool(started)
