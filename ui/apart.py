"""Asks a disk in a thread of its own: one that hangs holds up neither the windows nor the end of the program."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


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
