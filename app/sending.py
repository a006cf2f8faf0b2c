"""A document leaves: rendered, written whole into a folder that a person chose, and written down as an entry."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from app.begun import Begun, begin, forget, note_left
from app.desk import Seat
from app.documents.files import free_name, go_on, write_new
from app.documents.leaving_words import destination_words
from app.documents.parcel import Parcel, Way, notice_for
from app.errors import ExportRefused
from app.model.leaving import Leaving
from app.practice.state import STREAM as PRACTICE
from app.words import _

# how often somebody who waits looks whether to go on, seconds
A_MOMENT = 0.05


class Step(NamedTuple):
    """How far an export is: the file that is being written, which of how many it is."""

    file: str
    number: int
    of: int


def _said(_step: Step) -> None:
    """Nobody is told."""


def names_taken(ways: Iterable[Way], folder: Path) -> tuple[str, ...]:
    """Which of the files are there already."""
    return tuple(way.file_name for way in ways if (folder / way.file_name).exists())


def send(seat: Seat, parcel: Parcel, ways: Iterable[Way], folder: Path, leaving: Leaving) -> tuple[Path, ...]:
    """Write the files, each under a name that is free, and record each that left. Raises ExportRefused; what was
    written before it stays written and recorded."""
    written = []
    for way in ways:
        data = way.render(notice_for(leaving))
        begun = _into(folder, _begun(parcel, way.id, data, leaving), way)
        begin(seat, begun).result()
        try:
            path = write_new(folder, begun.name, data)
        except Exception:
            forget(seat, begun)
            raise
        note_left(seat, begun)
        written.append(path)
    return tuple(written)


async def send_beside(
    seat: Seat,
    parcel: Parcel,
    ways: tuple[Way, ...],
    folder: Path,
    leaving: Leaving,
    tell: Callable[[Step], None] = _said,
    stopped: Callable[[], bool] = go_on,
) -> tuple[Path, ...]:
    """The same while the windows go on: rendering and writing are done by another thread, the desk is used by this one.

    `tell` is told of each file before it is made. When `stopped` says so, the file that is being made is left out and
    ExportRefused raised; a file that had its name already has left, and is recorded.
    """
    written = []
    for number, way in enumerate(ways, start=1):
        tell(Step(way.file_name, number, len(ways)))
        data = await asyncio.to_thread(way.render, notice_for(leaving))
        begun = _into(folder, _begun(parcel, way.id, data, leaving), way)
        kept = begin(seat, begun)
        try:
            while not kept.done():
                _must_go_on(stopped, _("Stopped. Nothing was written."))
                await asyncio.sleep(A_MOMENT)
            kept.result()
            path = await asyncio.to_thread(write_new, folder, begun.name, data, stopped)
        except Exception:
            # Nothing left. If the program is closing nobody knows yet: what was begun stays for the next start to see.
            forget(seat, begun)
            raise
        note_left(seat, begun)
        written.append(path)
    return tuple(written)


async def print_beside(
    seat: Seat,
    parcel: Parcel,
    sheets: Sequence[bytes],
    leaving: Leaving,
    hand_over: Callable[[], bool],
    stopped: Callable[[], bool] = go_on,
) -> bool:
    """Have the sheets printed by `hand_over`, which says whether the printer took them, and record it.

    That it begins is on the disk before the printer has anything: where the program dies after that, or the recording
    is refused, the next start writes it down. Raises ExportRefused where it was stopped before, and Refused.
    """
    begun = _begun(parcel, "print", b"".join(sheets), leaving)
    kept = begin(seat, begun)
    try:
        while not kept.done():
            _must_go_on(stopped, _("Stopped. Nothing was printed."))
            await asyncio.sleep(A_MOMENT)
        kept.result()
        taken = hand_over()
    except Exception:
        forget(seat, begun)
        raise
    if taken:
        note_left(seat, begun)
    else:
        forget(seat, begun)
    return taken


def record_copy(seat: Seat, person: str, document: str, text: str, leaving: Leaving) -> None:
    """Write down that a text went to the clipboard: of the open session if the person was on its list, else of the
    person alone. With `person` '' it is a text about the session's whole list. Raises Refused."""
    session = seat.desk.session
    inside = session is not None and (not person or person in session.people)
    note_left(
        seat,
        Begun(
            stream=session.stream if session is not None and inside else PRACTICE,
            document=document,
            format="clipboard",
            people=(person,) if person or session is None else tuple(session.people),
            digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            purpose=purpose_of(leaving),
            leaving=leaving,
        ),
    )


def record_leaving(seat: Seat, parcel: Parcel, format: str, data: bytes, leaving: Leaving) -> None:
    """Write down what left to the clipboard, with its text. Raises Refused."""
    note_left(seat, _begun(parcel, format, data, leaving))


def purpose_of(leaving: Leaving) -> str:
    """What for, in words; of a copy, whose it is."""
    return leaving.purpose or destination_words(leaving.destination)


def _begun(parcel: Parcel, format: str, data: bytes, leaving: Leaving) -> Begun:
    return Begun(
        stream=parcel.stream or PRACTICE,
        document=parcel.document,
        format=format,
        # also of everybody: who comes onto the roster later is not told of in it
        people=parcel.people,
        digest=hashlib.sha256(data).hexdigest(),
        purpose=purpose_of(leaving),
        leaving=leaving,
    )


def _into(folder: Path, begun: Begun, way: Way) -> Begun:
    return begun.model_copy(update={"folder": str(folder), "name": free_name(folder, way.file_name)})


def _must_go_on(stopped: Callable[[], bool], words: str) -> None:
    if stopped():
        raise ExportRefused(words)
