"""The first window stands before anything heavy is imported, and a key pressed early is not lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]

BEGIN = """
import gc, json, sys
from pathlib import Path
from ui import start
beginning = start.begin(Path(sys.argv[1]))
print(json.dumps({
    "window": type(beginning.first).__name__,
    "visible": beginning.first.isVisible(),
    "focus": type(beginning.application.focusWidget()).__name__,
    "modules": list(sys.modules),
    "anywhere": gc.isenabled(),
}))
"""

GO_ON = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from ui import start
def role():
    return QAccessible.queryAccessibleInterface(beginning.first).role().name
def tell():
    print(role(), flush=True)
    os._exit(0)
beginning = start.begin(Path(sys.argv[1]))
role()  # who asked early may ask again
QTimer.singleShot(0, tell)
start.keep_open(beginning)
"""


def begin(vault: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(_printed(BEGIN, vault))
    return found


def _printed(program: str, vault: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(vault)],
        cwd=HOUSE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_unlock_window_stands_with_the_cursor_in_it_and_nothing_heavy_is_there(tmp_path: Path) -> None:
    (tmp_path / "header").write_text("")
    found = begin(tmp_path)
    assert (found["window"], found["visible"], found["focus"]) == ("UnlockWindow", True, "QLineEdit")
    heavy = {"pydantic", "asyncio", "qasync", "sqlcipher3", "cryptography", "app.desk", "app.vault.folder"}
    modules = found["modules"]
    assert isinstance(modules, list)
    assert heavy.isdisjoint(modules)
    assert not found["anywhere"]  # what is thrown away goes in this thread alone


def test_where_there_is_no_vault_the_welcome_stands(tmp_path: Path) -> None:
    assert begin(tmp_path / "none")["window"] == "WelcomeWindow"


def test_screen_readers_are_answered_as_soon_as_the_first_window_stands(tmp_path: Path) -> None:
    assert _printed(GO_ON, tmp_path / "none").strip() == "Window"
