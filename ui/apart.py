"""What windows wait for: coroutines that somebody holds, and work in a thread of its own, since one that asks a disk
that hangs must hold up neither the windows nor the end of the program."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

Spawn = Callable[[Coroutine[Any, Any, None]], object]
"""Runs a coroutine and holds it until it is done; its fault is shown like any other."""


async def done_apart(work: Callable[[], T]) -> T:
    """What `work` gives or raises, whenever that may be."""
    answer: Future[T] = Future()
    answer.set_running_or_notify_cancel()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:
            answer.set_exception(error)
        else:
            answer.set_result(result)

    threading.Thread(target=run, name="asks a disk", daemon=True).start()
    return await asyncio.wrap_future(answer)
