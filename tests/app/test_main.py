"""What the command line answers: a version at once, a sentence for a mistake, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import __version__

HOUSE = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.endswith("DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=HOUSE,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_version_is_told_and_nothing_heavy_is_imported() -> None:
    code = "import sys; sys.argv[1:] = ['--version']\nimport runpy\n"
    code += "try: runpy.run_module('app', run_name='__main__')\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    version, modules = done.stdout.splitlines()
    assert version == f"Groupside {__version__}"
    assert {"PySide6", "pydantic", "asyncio", "app.desk", "ui"}.isdisjoint(modules.split())


@pytest.mark.parametrize(
    "mistake",
    [
        ("--vault",),
        ("nonsense",),
        ("rehearse", "--agenda", "nonsense"),
        ("rehearse", "--seed", "many"),
        ("rehearse", "--out", Path(__file__) / "below a file"),
        ("rehearse", "--pictures", "--out", Path(__file__) / "below a file"),
    ],
)
def test_a_mistake_is_a_sentence_and_exit_2(mistake: tuple[str | Path, ...]) -> None:
    done = run(*mistake)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")
@pytest.mark.parametrize("asked", [(), ("rehearse", "--window")])
def test_without_a_display_it_says_so(asked: tuple[str, ...]) -> None:
    done = run(*asked)
    assert done.returncode == 2
    assert done.stderr == "There is no display here. `rehearse` works without one.\n"


def test_a_start_can_be_measured(tmp_path: Path) -> None:
    """It tells when its first window stood, and ends; a bundle is measured beside the source so."""
    began = time.monotonic_ns()
    done = run("--vault", tmp_path / "none", "--until-painted", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0
    assert began < int(done.stdout) < time.monotonic_ns()
