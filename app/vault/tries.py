"""Counts failed unlocks beside the vault, because nothing inside it can be written then."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from app.vault import durable

NAME = "tries"


def count_failed(folder: Path) -> None:
    """One more. A folder that cannot be written keeps no count."""
    with contextlib.suppress(OSError):
        _write(folder / NAME, _read(folder / NAME) + 1)


def take(folder: Path) -> int:
    """How many there were since the last call; the count begins anew."""
    failed = _read(folder / NAME)
    if failed:
        with contextlib.suppress(OSError):
            _write(folder / NAME, 0)
    return failed


def _read(path: Path) -> int:
    try:
        found = json.loads(path.read_bytes())["failed"]
    except (OSError, ValueError, KeyError, TypeError):
        return 0
    return found if type(found) is int and found > 0 else 0


def _write(path: Path, failed: int) -> None:
    durable.replace(path, json.dumps({"failed": failed}).encode() + b"\n")
