"""What a fact is: a frozen event, and the entry that says who wrote it and when it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; two with the same content are equal, and a misspelt field is an error."""

    # a model's validator is built when it is first needed: most kinds never come in a session
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Event(Value):
    """Something that happened, in the past tense. Each sets `kind` to one literal, its name on disk for ever."""

    kind: str


class Rewritten(Event):
    """An entry of this stream was emptied and says this from then on, read at its own place: `words` are the JSON of an
    event of that entry's kind. It stands for ever, and changes nothing by itself."""

    kind: Literal["rewritten"] = "rewritten"
    entry: str
    words: str


E = TypeVar("E", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[E]):
    """One line of the journal, opened.

    `at` is when it happened (back-dating sets it), `recorded_at` when it was written down; both are aware UTC in
    whole milliseconds. `event` is None where the words were erased, or where a later version wrote the entry.
    """

    id: str
    stream: str
    author: str
    at: datetime
    recorded_at: datetime
    event: E | None


def new_id(now: datetime, randomness: bytes) -> str:
    """A globally unique id that sorts by time: 32 hex digits in the layout of a UUIDv7 (RFC 9562).

    `randomness` is 10 random bytes, given by the caller so that commands and folds stay pure.
    """
    milliseconds = int(now.timestamp() * 1000)
    head = milliseconds.to_bytes(6, "big")
    tail = bytearray(randomness[:10])
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    return (head + bytes(tail)).hex()
