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


def in_language(kind: str, name: str, language: str) -> Path:
    """A file of what ships, in a language: beside the English one, in a folder of its own; English where there is
    none."""
    there = resources_folder() / kind / language / name
    return there if language and there.is_file() else resources_folder() / kind / name
