"""Which window stands first: the unlock window, or the welcome where there is no vault yet."""

from __future__ import annotations

import os.path
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.screens.unlock import UnlockWindow
from ui.theme import Theme

# a vault is there when either copy of its header is
HEADERS = ("header", "header.copy")


def first_window(theme: Theme, folder: Path) -> QWidget:
    """Paints with Qt alone; the welcome, which comes once in a vault's life, may take longer."""
    if any(os.path.exists(folder / header) for header in HEADERS):
        return UnlockWindow(theme, folder)
    from ui.screens.welcome import WelcomeWindow

    return WelcomeWindow(theme, folder)
