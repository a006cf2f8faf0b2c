"""Where what ships with Groupside is, resources and guide: beside the source, or inside the packed program."""

from __future__ import annotations

import sys
from pathlib import Path


def resources_folder() -> Path:
    """The folder with agendas, decks, topics, themes, icons and fonts."""
    return _home() / "resources"


def docs_folder() -> Path:
    """The folder with the guide, the pages that it leads to, and their pictures."""
    return _home() / "docs"


def _home() -> Path:
    packed = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    return Path(packed) if packed else Path(__file__).resolve().parents[1]
