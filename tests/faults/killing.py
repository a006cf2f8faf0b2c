"""Kills processes at random moments of what they do to a vault.

`killed` starts a module of this folder as `python -m MODULE FOLDER ARGUMENT… MICROSECONDS…` on copies of a vault, one
for each number of microseconds; that process only forks, waits and kills, with `kill_each`.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

HOUSE = Path(__file__).resolve().parents[2]

Act = Callable[[Path, int], NoReturn]
"""Writes "begins" to the pipe, works on the vault, writes what was acknowledged, and never ends."""


WHEN_DONE = -1


def kill_each(folder: Path, waits: list[int], act: Act, done: str) -> None:
    """Let a process of its own do the act in each vault, kill it so long after it began, or once it has said `done`,
    and print what it said."""
    for vault, wait in zip(sorted(folder.iterdir()), waits, strict=True):
        said, says = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(said)
            act(vault, says)
        os.close(says)
        with open(said, "rb") as pipe:
            assert pipe.readline() == b"begins\n"
            told: list[bytes] = []
            if wait == WHEN_DONE:
                while told[-1:] != [f"{done}\n".encode()]:
                    told.append(pipe.readline())
                    assert told[-1], "the child ended before it was done"
            else:
                time.sleep(wait / 1e6)
            os.kill(child, signal.SIGKILL)
            said_in_all = b"".join([*told, pipe.read()]).decode()
            print(said_in_all.strip().replace("\n", " ") or "nothing", flush=True)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the child ended by itself"


def killed(module: str, vault: Path, kills: int, *arguments: str, longest: int) -> list[tuple[Path, str]]:
    """Copies of the vault, each with what its process had said when it was killed: after up to `longest` microseconds,
    the last one when it was done."""
    copies = vault.parent / "copies"
    for number in range(kills):
        shutil.copytree(vault, copies / f"{number:03}")
    waits = [str(number * longest // kills) for number in range(kills - 1)] + [str(WHEN_DONE)]
    done = subprocess.run(
        [sys.executable, "-m", module, copies, *arguments, *waits],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return list(zip(sorted(copies.iterdir()), done.stdout.splitlines(), strict=True))
