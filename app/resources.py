"""Where the resources that ship with Groupside are: beside the source, or inside the packed program."""

from __future__ import annotations

import sys
from pathlib import Path


def resources_folder() -> Path:
    """The folder with agendas, decks, topics, themes, icons and fonts."""
    packed = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    home = Path(packed) if packed else Path(__file__).resolve().parents[1]
    return home / "resources"
