"""What a killed rehearsal left goes with the next one; what lives, or is not surely a rehearsal's, stays."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ui.rehearsal_folder import rehearsal_folder

HOUSE = Path(__file__).resolve().parents[2]
REHEARSES = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from ui.rehearsal_folder import rehearsal_folder
with rehearsal_folder() as vault:
    vault.mkdir()
    (vault / "journal").write_bytes(b"sealed")
    print(vault, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_what_a_killed_rehearsal_left_goes_with_the_next(temporary: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", REHEARSES, str(temporary)],
        cwd=HOUSE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        vault = Path(other.stdout.readline().strip())
        with rehearsal_folder() as own:
            assert own.parent.is_dir()
            assert (vault / "journal").is_file()  # it lives
        other.kill()
        other.wait()
    assert (vault / "journal").is_file()
    with rehearsal_folder() as own:
        assert not vault.parent.exists()
        assert own.parent.is_dir()
    assert list(temporary.iterdir()) == []


def test_what_is_not_surely_a_rehearsals_stays(temporary: Path) -> None:
    kept = [temporary / name for name in ("groupside-rehearsal-unheld", "groupside-other", "theirs")]
    for folder in kept:
        (folder / "vault").mkdir(parents=True)
    (kept[1] / "rehearsal.lock").touch()
    (temporary / "groupside-rehearsal-led-away").symlink_to(kept[1])
    with rehearsal_folder():
        pass
    assert all((folder / "vault").is_dir() for folder in kept)
    assert (kept[1] / "rehearsal.lock").is_file()
