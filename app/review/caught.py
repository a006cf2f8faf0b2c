"""What stands beside a note while it is written: everything that was caught about the person, in time order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.documents.record import NoteRecord, Turn
from app.live.block_titles import block_title
from app.model.marks import caught_title
from app.review.facts import Held, Known
from app.review.sheet import CaughtLine
from app.words import _


def caught_lines(known: Known) -> tuple[CaughtLine, ...]:
    """As it was written down, names included: whoever reads it was there."""
    return tuple(sorted(_lines(known), key=lambda line: line.at))


def group_lines(held: Held) -> tuple[CaughtLine, ...]:
    """What was caught about nobody in particular."""
    about_all = (note for note in held.record.notes if not note.people)
    return tuple(
        CaughtLine(note.at, _block(held, note.at), note.author, _with_tags(note), note.id)
        for note in about_all
    )


def _lines(known: Known) -> Iterator[CaughtLine]:
    for note in (*known.notes, *known.marked):
        words = caught_title(known.held.marks.get(note.id, ""), _with_tags(note))
        yield CaughtLine(note.at, _block(known.held, note.at), note.author, words, note.id)
    for turn, words in (
        (known.record.check_in, _("Check-in: {said}")),
        (known.record.check_out, _("Check-out: {said}")),
    ):
        if turn is not None:
            yield CaughtLine(turn.at, _block(known.held, turn.at), "", words.format(said=_said(turn)))


def _with_tags(note: NoteRecord) -> str:
    """The words of a note and all its tags: those at its end are no words of it."""
    tags = (f"#{tag}" for tag in note.tags if f"#{tag}".casefold() not in note.words.casefold())
    return " ".join((note.words, *tags)).strip()


def _said(turn: Turn) -> str:
    """ "calm · craving 4 · no use" """
    if turn.passed:
        return _("passed")
    return " · ".join(_answer(each.question, each.answer) for each in turn.answers) or _(
        "nothing written down"
    )


def _answer(question: str, answer: str) -> str:
    match question:
        case "craving":
            return _("craving {n}").format(n=answer)
        case "mood":
            return _("mood {n}").format(n=answer)
        case "used":
            return _("use since") if answer == "yes" else _("no use")
        case "next_time":
            return _("comes next time") if answer == "yes" else _("does not come next time")
        case _:
            return answer


def _block(held: Held, moment: datetime) -> str:
    block = held.block_at(moment)
    return block_title(block.title) if block is not None else ""
