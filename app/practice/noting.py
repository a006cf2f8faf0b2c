"""What a practice catches and writes notes with: its marks, its tags, its own formats. Folded purely and totally."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.model.marks import SHIPPED_MARKS, SHIPPED_TAGS, Mark, Tag, as_told
from app.model.note_formats import SHIPPED_FORMATS, NoteFormat
from app.practice import events as e

NotingEvent = e.MarkKept | e.MarkDropped | e.TagKept | e.TagDropped | e.NoteFormatKept | e.NoteFormatDropped


@dataclass(frozen=True, slots=True)
class Noting:
    """What the practice changed; None in the place of what ships is a mark or a tag that it dropped."""

    marks: Mapping[str, Mark | None] = field(default_factory=dict)
    tags: Mapping[str, Tag | None] = field(default_factory=dict)
    own_formats: Mapping[str, NoteFormat] = field(default_factory=dict)

    @property
    def all_marks(self) -> tuple[Mark, ...]:
        """What can be marked with one key: those that ship, as the practice changed them, then its own."""
        return tuple(_standing(SHIPPED_MARKS, self.marks))

    @property
    def all_tags(self) -> tuple[Tag, ...]:
        """What is offered after #, in the same order."""
        return tuple(_standing(SHIPPED_TAGS, self.tags))

    @property
    def told_marks(self) -> tuple[Mark, ...]:
        """The marks as the screens call them."""
        return tuple(as_told(mark) for mark in self.all_marks)

    @property
    def told_tags(self) -> tuple[Tag, ...]:
        return tuple(as_told(tag) for tag in self.all_tags)

    @property
    def formats(self) -> dict[str, NoteFormat]:
        """All formats by id, those that ship first."""
        return {each.id: each for each in SHIPPED_FORMATS} | dict(self.own_formats)


Kept = TypeVar("Kept", Mark, Tag)


def _standing(shipped: Sequence[Kept], own: Mapping[str, Kept | None]) -> Iterator[Kept]:
    ids = [each.id for each in shipped]
    for each in shipped:
        if (standing := own.get(each.id, each)) is not None:
            yield standing
    yield from (each for id, each in own.items() if each is not None and id not in ids)


def noting(kept: Noting, event: NotingEvent) -> Noting:
    match event:
        case e.MarkKept():
            return replace(kept, marks={**kept.marks, event.mark.id: event.mark})
        case e.MarkDropped():
            return replace(kept, marks={**kept.marks, event.mark: None})
        case e.TagKept():
            return replace(kept, tags={**kept.tags, event.tag.id: event.tag})
        case e.TagDropped():
            return replace(kept, tags={**kept.tags, event.tag: None})
        case e.NoteFormatKept():
            return replace(kept, own_formats={**kept.own_formats, event.format.id: event.format})
        case e.NoteFormatDropped():
            left = {id: each for id, each in kept.own_formats.items() if id != event.format}
            return replace(kept, own_formats=left)
