"""Whether there is a vault in a folder, or was one: asked before anything of it is read, or imported."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

HEADERS: Final = ("header", "header.copy")
BACKUPS: Final = "backups"  # the folder inside the vault's
ENDING: Final = ".backup"


def has_vault(folder: Path) -> bool:
    """Whether a copy of the header is there, or at least a backup, which has one as well. A journal alone is none:
    nothing opens it, and it can be left of a vault that was never made whole."""
    return any(os.path.exists(folder / name) for name in HEADERS) or _has_backup(folder / BACKUPS)


def _has_backup(folder: Path) -> bool:
    with suppress(OSError):
        return any(name.endswith(ENDING) for name in os.listdir(folder))
    return False
