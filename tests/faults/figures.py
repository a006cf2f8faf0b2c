"""Keeps what a long run of the fault tests counted, and makes the table of docs/faults.md of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "faults.md"
LEAST = 2000
"""A run of fewer cases is the short one, which every test run makes: only the long ones are written down."""


def note_figure(what: str, cases: int, wrong: int, more: str = "", least: int = LEAST) -> None:
    """Puts the figures into the row of the table that begins with `what`; a short run changes nothing."""
    if cases < least:
        return
    row = f"| {what} | {cases:,} | {wrong:,} | {more} |"
    with PAGE.open("r+", encoding="utf-8") as file:
        _wait_for_others(file.fileno())
        changed, rows = re.subn(
            rf"^\| {re.escape(what)} \|.*$", lambda _: row, file.read(), flags=re.MULTILINE
        )
        assert rows == 1, f"docs/faults.md has no row for {what}"
        file.seek(0)
        file.truncate()
        file.write(changed)


def note_passed(what: str, cases: int, least: int, more: str = "") -> None:
    """The same for a test that ends at the first case that is not as it must be: it comes here if there was none."""
    note_figure(what, cases, 0, more, least)


def _wait_for_others(descriptor: int) -> None:
    """Tests run two at a time; Windows has no such lock, and runs few of the long ones."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
