"""Worksheets: pages to fill in by hand, each for an education topic."""

from __future__ import annotations

from pydantic import Field

from app.model.decks import Sentence, Slug, Title
from app.model.entry import Value


class WorksheetPart(Value):
    """A part of a worksheet: words, then points, then boxes to tick, then so many ruled lines to write on."""

    heading: str = Field(default="", max_length=80)
    words: tuple[Sentence, ...] = ()
    items: tuple[Sentence, ...] = ()
    boxes: tuple[Sentence, ...] = ()
    blanks: int = Field(default=0, ge=0, le=24)


class Worksheet(Value):
    """One page to take home. `topic` is the id of the topic that it belongs to."""

    id: Slug
    topic: Slug
    title: Title
    line: str = Field(default="", max_length=160)
    parts: tuple[WorksheetPart, ...] = Field(min_length=1)
