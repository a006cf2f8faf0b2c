"""How Groupside is started once more by itself: from its source, and as the program that was installed."""

from __future__ import annotations

import os
import subprocess
import sys


def own_program(*arguments: str) -> list[str]:
    """The command line, as one list."""
    begin = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
    return [*begin, *arguments]


def start_alone(*arguments: str, told: bytes) -> None:
    """A process that lives on when this one is gone. Raises OSError.

    It is told over a pipe, which no list of processes shows, and inherits nothing else.
    """
    alone = 0
    if sys.platform == "win32":
        alone = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    fresh = subprocess.Popen(
        own_program(*arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        # an installed program starts like one that somebody clicked
        env={**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"},
        creationflags=alone,
        start_new_session=os.name == "posix",
    )
    assert fresh.stdin is not None
    with fresh.stdin as pipe:
        pipe.write(told)
