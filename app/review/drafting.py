"""Drafts the sections of a note from facts, by rules that can be read: each sentence knows the fact that it says.

What is judgement has no rule and stays empty. The same facts give the same draft; a sentence depends on its own fact
and on nothing that somebody else said or did.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.model.note_formats import NoteFormat, NoteSection, Takes
from app.review.facts import Held, Known
from app.review.goals import goals
from app.review.presence import presence
from app.review.said import check_in, check_out
from app.review.seen import safety, seen
from app.review.standing import Sentence
from app.review.together import interventions, together, topic


def draft(known: Known, format: NoteFormat, section: NoteSection) -> tuple[Sentence, ...]:
    """The sentences of one section of a person's note, in the order of what it takes."""
    found = [sentence for takes in dict.fromkeys(section.takes) for sentence in _taken(known, format, takes)]
    # a group closes after all that was seen in it
    return (*found, *check_out(known)) if Takes.SAID in section.takes else tuple(found)


def draft_group(held: Held, section: NoteSection) -> tuple[Sentence, ...]:
    """The sentences of one section of the group's own note."""
    return tuple(topic(held) if section.id == "topic" else interventions(held))


def _taken(known: Known, format: NoteFormat, takes: Takes) -> Iterator[Sentence]:
    match takes:
        case Takes.PRESENCE:
            yield from presence(known)
            if known.absent:
                yield from safety(known)
        case Takes.SAID:
            yield from check_in(known)
        case Takes.SEEN:
            taken = {each for section in format.sections for each in section.takes}
            yield from seen(known, goals_elsewhere=Takes.GOALS in taken)
        case Takes.GROUP:
            yield from together(known)
        case Takes.GOALS:
            yield from goals(known)
