"""An agenda while it is edited: it may be wrong for a while, and says in sentences what is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.errors import Refused
from app.model.agenda import (
    FEWEST_MINUTES,
    MOST_MINUTES,
    TITLE_LENGTH,
    Agenda,
    Block,
    Part,
    PartKind,
    least_of,
    marks_of,
)
from app.words import _

What = Literal["title", "blocks", "block_title", "minutes", "least_minutes", "marks"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, at which field, and in which block ('' is the agenda itself)."""

    what: What
    sentence: str
    block: str = ""


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """A block as it was typed: any number, any title, and its marks as text ("5, 1")."""

    id: str
    title: str
    minutes: int
    parts: tuple[Part, ...] = ()
    service: bool = True
    protected: bool = False
    least_minutes: int = 5
    at_end: Literal["hold", "go_on"] = "hold"
    marks: str = "5, 1"

    @classmethod
    def of(cls, block: Block) -> BlockDraft:
        return cls(
            block.id,
            block.title,
            block.minutes,
            block.parts,
            block.service,
            block.protected,
            block.least_minutes,
            block.at_end,
            _typed(block.marks),
        )

    def troubles(self) -> tuple[Trouble, ...]:
        found: list[tuple[What, str]] = []
        if not _tidy(self.title):
            found.append(("block_title", _("A block needs a title.")))
        elif len(_tidy(self.title)) > TITLE_LENGTH:
            found.append(("block_title", _too_long()))
        if not FEWEST_MINUTES <= self.minutes <= MOST_MINUTES:
            words = _("A block has {least} to {most} minutes.")
            found.append(("minutes", words.format(least=FEWEST_MINUTES, most=MOST_MINUTES)))
        elif not 0 <= self.least_minutes <= self.minutes:
            words = _("The block has {minutes} min, so its least minutes cannot be more.")
            found.append(("least_minutes", words.format(minutes=self.minutes)))
        if _marks(self.marks) is None:
            found.append(("marks", _("Type whole minutes with commas between them, like 5, 1.")))
        return tuple(Trouble(what, sentence, self.id) for what, sentence in found)

    def fitted(self) -> BlockDraft:
        """Its least minutes and its marks follow down with the minutes, as far as these and the marks can be read."""
        marks = _marks(self.marks)
        if not FEWEST_MINUTES <= self.minutes <= MOST_MINUTES or marks is None:
            return self
        fitting = marks_of(marks, self.minutes)
        return replace(
            self,
            least_minutes=least_of(self.least_minutes, self.minutes),
            marks=self.marks if fitting == marks else _typed(fitting),
        )

    def block(self) -> Block:
        """The finished block; only for a draft without troubles."""
        return Block(
            id=self.id,
            title=_tidy(self.title),
            minutes=self.minutes,
            parts=self.parts,
            service=self.service,
            protected=self.protected,
            least_minutes=self.least_minutes,
            at_end=self.at_end,
            marks=_marks(self.marks) or (),
        )


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """An agenda as it was typed."""

    id: str
    title: str
    blocks: tuple[BlockDraft, ...] = ()

    @classmethod
    def of(cls, agenda: Agenda) -> AgendaDraft:
        return cls(agenda.id, agenda.title, tuple(BlockDraft.of(block) for block in agenda.blocks))

    @property
    def minutes(self) -> int:
        return sum(block.minutes for block in self.blocks)

    @property
    def service_minutes(self) -> int:
        return sum(block.minutes for block in self.blocks if block.service)

    def troubles(self) -> tuple[Trouble, ...]:
        """All that is wrong, from the top of the form to its end."""
        found: list[Trouble] = []
        if not _tidy(self.title):
            found.append(Trouble("title", _("An agenda needs a title.")))
        elif len(_tidy(self.title)) > TITLE_LENGTH:
            found.append(Trouble("title", _too_long()))
        if not self.blocks:
            found.append(Trouble("blocks", _("An agenda needs at least one block.")))
        elif len({block.id for block in self.blocks}) < len(self.blocks):
            found.append(Trouble("blocks", _("One block is in this agenda twice.")))
        return (*found, *(trouble for block in self.blocks for trouble in block.troubles()))

    def agenda(self) -> Agenda:
        """The finished agenda. Raises Refused with the first thing that is wrong."""
        for trouble in self.troubles():
            raise Refused(trouble.sentence)
        return Agenda(
            id=self.id, title=_tidy(self.title), blocks=tuple(block.block() for block in self.blocks)
        )


def refuse_unsound(agenda: Agenda) -> None:
    """Raises Refused with the first thing that is wrong with an agenda, and in which block."""
    titles = {block.id: block.title for block in agenda.blocks}
    for trouble in AgendaDraft.of(agenda).troubles():
        where = titles.get(trouble.block)
        sentence = trouble.sentence
        raise Refused(_("{block}: {trouble}").format(block=where, trouble=sentence) if where else sentence)


def moved(ids: Sequence[str], one: str, by: int) -> list[str]:
    """The same ids with `one` so many places later (below zero earlier), as far as there is room."""
    order = list(ids)
    place = order.index(one)
    order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
    return order


def parts_with(before: Sequence[Part], kinds: Sequence[PartKind]) -> tuple[Part, ...]:
    """The parts of these kinds: those that were there as they were, then new ones without a title."""
    kept = [part for part in before if part.kind in kinds]
    there = {part.kind for part in kept}
    return (*kept, *(Part(kind=kind) for kind in kinds if kind not in there))


def _marks(typed: str) -> tuple[int, ...] | None:
    """The marks, the earliest first; None where that cannot be read."""
    words = [word for word in re.split(r"[,;\s]+", typed) if word]
    if not all(re.fullmatch(r"[0-9]{1,3}", word) and 1 <= int(word) <= MOST_MINUTES for word in words):
        return None
    return tuple(sorted({int(word) for word in words}, reverse=True))


def _typed(marks: Sequence[int]) -> str:
    return ", ".join(str(mark) for mark in marks)


def _tidy(title: str) -> str:
    return " ".join(title.split())


def _too_long() -> str:
    return _("A title has {most} letters at most.").format(most=TITLE_LENGTH)
