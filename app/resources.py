"""Where the resources that ship with Groupside are: beside the source, or inside the packed program."""

from __future__ import annotations

import sys
from pathlib import Path


def resources_folder() -> Path:
    """The folder with agendas, decks, topics, themes, icons and fonts."""
    packed = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    home = Path(packed) if packed else Path(__file__).resolve().parents[1]
    return home / "resources"


def in_language(kind: str, name: str, language: str) -> Path:
    """A file of what ships, in a language: beside the English one, in a folder of its own; English where there is
    none."""
    there = resources_folder() / kind / language / name
    return there if language and there.is_file() else resources_folder() / kind / name
