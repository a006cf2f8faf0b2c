"""What lies in the memory of other processes: words as they were typed, and keys byte for byte. Only root can look."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
MARK = "GROUPSIDE_STORY"
"""In the environment of whatever a story starts, and so of what that starts in turn."""


def can_look() -> bool:
    return PROC.is_dir() and hasattr(os, "geteuid") and os.geteuid() == 0


def family(mark: str) -> set[int]:
    """All processes that a story began, and theirs; those that are only waited for have no memory any more."""
    wanted, found = f"{MARK}={mark}".encode(), set()
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                if wanted in (folder / "environ").read_bytes().split(b"\0"):
                    found.add(int(folder.name))
    return found


def forms(word: str) -> tuple[bytes, ...]:
    """As Python, SQLite and Qt hold it."""
    return word.encode(), word.encode("utf-16-le"), word.encode("utf-32-le")


def key_forms(key: bytes) -> tuple[bytes, ...]:
    return key, key.hex().encode(), key.hex().upper().encode()


def found_in(pid: int, wanted: Mapping[str, Iterable[bytes]]) -> set[str]:
    """Which of these lie anywhere in the memory of a process."""
    found: set[str] = set()
    with (PROC / str(pid) / "mem").open("rb", 0) as memory:
        for line in (PROC / str(pid) / "maps").read_text().splitlines():
            span, rights, *_rest = line.split()
            # what can only be read and comes from a file holds what the file holds
            if not rights.startswith("r") or ("w" not in rights and "/" in line) or "[v" in line:
                continue
            first, last = (int(edge, 16) for edge in span.split("-"))
            held = _read(memory.fileno(), first, last - first)
            found |= {name for name, bits in wanted.items() if any(each in held for each in bits)}
    return found


def _read(memory: int, first: int, length: int) -> bytes:
    """As much as is there: a file that was cut off, or a page that is only reserved, ends it."""
    pieces = []
    with suppress(OSError):
        while length and (piece := os.pread(memory, min(length, 1 << 24), first)):
            pieces.append(piece)
            first, length = first + len(piece), length - len(piece)
    return b"".join(pieces)
