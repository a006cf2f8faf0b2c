"""What windows wait for: coroutines that somebody holds, and work in a thread of its own, since one that asks a disk
that hangs must hold up neither the windows nor the end of the program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from app.apart import apart

T = TypeVar("T")

Spawn = Callable[[Coroutine[Any, Any, None]], object]
"""Runs a coroutine and holds it until it is done; its fault is shown like any other."""


async def done_apart(work: Callable[[], T]) -> T:
    """What `work` gives or raises."""
    return await asyncio.wrap_future(apart(work))
