"""The walks of docs/walks: played to their end by keys alone, and every picture of their pages is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.walk_pages import WALKS

HOUSE = Path(__file__).resolve().parents[2]
NAMES = ("keyboard", "large-dark")
# all pictures together, bytes
MOST = 4_500_000


def test_each_picture_stands_on_its_page_and_all_together_are_small() -> None:
    for name in NAMES:
        page = (WALKS / f"{name}.md").read_text(encoding="utf-8")
        shown = re.findall(rf"\]\({name}/([^)]+)\)", page)
        assert shown == sorted(path.name for path in (WALKS / name).iterdir())
    assert sum(path.stat().st_size for path in WALKS.rglob("*.png")) < MOST


def test_the_walk_by_keyboard_goes_through_all_of_groupside() -> None:
    page = (WALKS / "keyboard.md").read_text(encoding="utf-8")
    for key in ("Ctrl+N", "Ctrl+J", "Ctrl+K", "Ctrl+D", "F1", "F2", "F4", "F9", "Ctrl+Shift+L", "Ctrl+Enter"):
        assert f"`{key}`" in page
    assert page.count("## ") > 60


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_a_walk_comes_to_its_end(tmp_path: Path, name: str) -> None:
    """And nothing that Tab comes to is out of sight."""
    walk = [sys.executable, "-m", "bench.walks", str(tmp_path), "--walk", name]
    walked = subprocess.run(walk, cwd=HOUSE, env={**os.environ, "PYTHONPATH": str(HOUSE)}, timeout=280)
    assert walked.returncode == 0
