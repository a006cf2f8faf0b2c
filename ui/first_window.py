"""Which window stands first: the unlock window, or the welcome where there is no vault yet."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING

from ui.screens.unlock import UnlockWindow
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.screens.welcome import WelcomeWindow

# a vault is there when either copy of its header is
HEADERS = ("header", "header.copy")


def first_window(theme: Theme, folder: Path) -> UnlockWindow | WelcomeWindow:
    """Paints with Qt alone; the welcome, which comes once in a vault's life, may take longer."""
    if any(os.path.exists(folder / header) for header in HEADERS):
        return UnlockWindow(theme, folder)
    from ui.screens.welcome import WelcomeWindow

    return WelcomeWindow(theme, folder)
