"""Drafts the sections of a note from facts, by rules that can be read: each sentence knows the fact that it says.

What is judgement has no rule and stays empty. The same facts give the same draft; a sentence depends on its own fact
and on nothing that somebody else said or did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from app.model.note_formats import NoteFormat, NoteSection, Takes
from app.review.facts import Held, Known
from app.review.goals import goal_notes, goals
from app.review.presence import presence
from app.review.said import check_in, check_out
from app.review.seen import safety, seen
from app.review.standing import Sentence
from app.review.together import interventions, together, topic
from app.words import said_in


@said_in(attrgetter("held.opened.record_language"))
def draft(known: Known, format: NoteFormat, section: NoteSection) -> tuple[Sentence, ...]:
    """The sentences of one section of a person's note, in the order of what it takes; what was said at the end stands
    at the end, before what it all bears on. A section that is about goals begins with them. The check-out stands with
    the check-in, but in a format that has it apart."""
    takes = list(dict.fromkeys(section.takes))
    aims_first = takes[:1] == [Takes.GOALS]
    found: list[Sentence] = []
    for each in takes:
        if each is Takes.GOALS and aims_first:
            found += goals(known)
        found += _taken(known, format, takes, each)
    apart = any(Takes.CHECK_OUT in other.takes for other in format.sections)
    if (Takes.CHECK_OUT if apart else Takes.SAID) in takes:
        found += check_out(known)
    if Takes.GOALS in takes and not aims_first:
        found += goals(known)
    return tuple(found)


@said_in(attrgetter("opened.record_language"))
def draft_group(held: Held, section: NoteSection) -> tuple[Sentence, ...]:
    """The sentences of one section of the group's own note."""
    return tuple(topic(held) if section.id == "topic" else interventions(held))


def _taken(known: Known, format: NoteFormat, section: Sequence[Takes], takes: Takes) -> Iterator[Sentence]:
    """What a section takes of one kind. Notes about goals stand with the others, in the order of time, where it takes
    both."""
    match takes:
        case Takes.PRESENCE:
            yield from presence(known)
            if known.absent:
                yield from safety(known)
        case Takes.SAID:
            yield from check_in(known)
        case Takes.SEEN:
            elsewhere = {each for other in format.sections for each in other.takes} - set(section)
            yield from seen(known, goals_elsewhere=Takes.GOALS in elsewhere)
        case Takes.GROUP:
            yield from together(known)
        case Takes.GOALS:
            if Takes.SEEN not in section:
                yield from goal_notes(known)
        case Takes.CHECK_OUT:
            return  # it stands at the end
