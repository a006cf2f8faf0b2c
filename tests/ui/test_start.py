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
    "collects": gc.isenabled(),
}))
"""


def begin(vault: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN, str(vault)],
        cwd=HOUSE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_unlock_window_stands_with_the_cursor_in_it_and_nothing_heavy_is_there(tmp_path: Path) -> None:
    (tmp_path / "header").write_text("")
    found = begin(tmp_path)
    assert (found["window"], found["visible"], found["focus"]) == ("UnlockWindow", True, "QLineEdit")
    heavy = {"pydantic", "asyncio", "qasync", "sqlcipher3", "cryptography", "app.desk", "app.vault.folder"}
    modules = found["modules"]
    assert isinstance(modules, list)
    assert heavy.isdisjoint(modules)
    assert found["collects"]


def test_where_there_is_no_vault_the_welcome_stands(tmp_path: Path) -> None:
    assert begin(tmp_path / "none")["window"] == "WelcomeWindow"
