"""Which window stands first: the unlock window, or the welcome where there is no vault yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.vault.traces import has_vault
from ui.screens.unlock import UnlockWindow
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.screens.welcome import WelcomeWindow


def first_window(theme: Theme, folder: Path) -> UnlockWindow | WelcomeWindow:
    """Paints with Qt alone; the welcome, which comes once in a vault's life, may take longer."""
    if has_vault(folder):
        return UnlockWindow(theme, folder)
    from ui.screens.welcome import WelcomeWindow

    return WelcomeWindow(theme, folder)
