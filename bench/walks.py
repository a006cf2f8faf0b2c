"""Two walks through all of Groupside by keys alone, in pictures: as it is, and with text at 200 % in dark.

`python -m bench.walks [DIR]` writes them with their pages, into docs/walks where no folder is named; `--only N` stops
each after N pictures, `--walk NAME` plays one of them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import qasync
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app import rehearsal
from app.resources import resources_folder
from bench.walk_pages import WALKS, write_page, write_readme
from bench.walk_steps import steps
from bench.walking import LAPTOP, Enough, Kind, Walk
from ui.theme import Look, Theme

KINDS = (
    Kind(
        "keyboard",
        "By keyboard alone",
        "From the first start to the notes, 1280 × 720. Above each picture stands what was pressed since the one "
        "before; words in quotes were typed.",
        Look("light", 100, True),
        False,
    ),
    Kind(
        "large-dark",
        "With large text, in dark",
        "The same steps at 200 % text, 1280 × 720, and some of them in a column of 480 px beside the call.",
        Look("dark", 200, True),
        True,
    ),
)


def play(kind: Kind, out: Path, enough: int) -> Walk:
    """One walk from its beginning to its end."""
    QLocale.setDefault(QLocale("en_US"))
    QApplication.setStyle("Fusion")
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else _on_a_laptop()
    application.setQuitOnLastWindowClosed(False)
    walk = Walk(kind, Theme(application, resources_folder(), kind.look), out, enough)
    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    with loop, tempfile.TemporaryDirectory(prefix="groupside-") as folder:
        with suppress(Enough):
            loop.run_until_complete(steps(walk, Path(folder)))
        for window in application.topLevelWidgets():
            window.hide()
            window.deleteLater()
    asyncio.set_event_loop(None)
    return walk


def _on_a_laptop() -> QApplication:
    """A screen that is only memory, as large as a small laptop's: menus and dialogs have to find room on it."""
    width, height = LAPTOP
    screen = {"name": "laptop", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    dpi = {"logicalDpi": 96, "logicalBaseDpi": 96}
    with tempfile.TemporaryDirectory(prefix="groupside-") as folder:
        told = Path(folder, "screen.json")
        told.write_text(json.dumps({"screens": [screen | dpi]}), encoding="utf-8")
        os.environ |= {"QT_QPA_PLATFORM": f"offscreen:configfile={told}", "TZ": rehearsal.ZONE}
        return QApplication([])


def main() -> int:
    parser = argparse.ArgumentParser(prog="walks")
    parser.add_argument("out", nargs="?", type=Path, default=WALKS, metavar="DIR")
    parser.add_argument(
        "--only", type=int, default=1000, metavar="N", help="stop each after so many pictures"
    )
    parser.add_argument("--walk", choices=[kind.name for kind in KINDS], help="one of them")
    asked = parser.parse_args()
    if asked.walk is None:  # each as a Groupside of its own
        write_readme(asked.out)
        again = [sys.executable, "-m", "bench.walks", str(asked.out), "--only", str(asked.only), "--walk"]
        ends = [subprocess.call([*again, kind.name]) for kind in KINDS]
        return int(any(ends))  # one that was killed ends below zero
    kind = next(kind for kind in KINDS if kind.name == asked.walk)
    shutil.rmtree(asked.out / kind.name, ignore_errors=True)
    walk = play(kind, asked.out, asked.only)
    write_page(asked.out / f"{kind.name}.md", kind.title, kind.words, walk.shown)
    print("\n".join(dict.fromkeys(walk.hands.flaws)))
    return 1 if walk.hands.flaws else 0


if __name__ == "__main__":
    sys.exit(main())
