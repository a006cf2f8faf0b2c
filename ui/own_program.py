"""How Groupside is started once more by itself: from its source, and as the program that was installed."""

from __future__ import annotations

import sys


def own_program(*arguments: str) -> list[str]:
    """The command line, as one list."""
    begin = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
    return [*begin, *arguments]
