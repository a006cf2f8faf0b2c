"""Sentences about what was caught: marks in words, notes in time order, and what was done for somebody's safety."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from app.documents.name_places import one_other, several_others
from app.documents.record import NoteRecord, SafetyStepRecord
from app.documents.wording import clock
from app.live.block_titles import block_title
from app.live.safety_steps import WRITTEN, title
from app.model.agenda import Block, PartKind
from app.model.marks import SHIPPED_MARKS, as_told
from app.model.part_words import words_of
from app.review.facts import GOAL, Known
from app.review.phrasing import as_sentence, led, listed, tells_of_the_group, times_words
from app.review.standing import Sentence
from app.words import _

# the parts of a block that say least of what it is for
_SAY_LEAST: Final = (PartKind.CHECK_IN_ROUND, PartKind.CHECK_OUT_ROUND, PartKind.BREAK)


def seen(known: Known, goals_elsewhere: bool = True) -> Iterator[Sentence]:
    """`goals_elsewhere`: notes tagged as goals stand in another section."""
    yield from _marks(known)
    yield from notes(known, (note for note in known.notes if not (goals_elsewhere and GOAL in note.tags)))
    yield from safety(known)


def notes(known: Known, which: Iterable[NoteRecord]) -> Iterator[Sentence]:
    """Each note as a sentence; the first of a block that tells of the group says in which it was."""
    before = ""
    for note in which:
        words = note_words(known, note)
        if not words:
            continue
        block = known.held.block_at(note.at)
        lead = lead_words(block) if block is not None and block.id != before else ""
        if not lead or block is None or not tells_of_the_group(words):
            yield Sentence(f"note-{note.id}", as_sentence(words))
            continue
        before = block.id
        yield Sentence(f"note-{note.id}", led(lead, words))


def note_words(known: Known, note: NoteRecord) -> str:
    """The words of a note without the person's own name in front, and without anybody else's."""
    # first the others: of two with one first name "Maria G." is not Maria
    words, name = known.names.without(note.words.strip()), known.record.name
    for own in (name, (name.split() or [name])[0]):
        # as it is written, and not the word that it may be as well: "will come back" is about no Will
        rest = words.removeprefix(own).lstrip(",:; ")
        if rest != words and _goes_on(words[len(own) :]):
            return words
        if rest != words and words[len(own) : len(own) + 1] in (" ", ",", ":", ";"):
            return rest
    return words


def _goes_on(behind: str) -> bool:
    """Whether what stands behind a name in front names somebody beside it: "and another group member argued"."""
    others = f"(?:{re.escape(one_other())}|{re.escape(several_others())})"
    joins = "|".join(re.escape(each) for each in (_("and"), _("or"), _("with"), "&", "+"))
    listed = rf"\s*,\s*{others}|\s+{others}\s*(?:,|(?:{joins})\s)"
    return re.match(rf"\s+(?:{joins})\s|{listed}", behind, re.IGNORECASE) is not None


def lead_words(block: Block) -> str:
    """In which block it was, by the part that says best what the block is for."""
    kinds = (*(kind for kind in PartKind if kind not in _SAY_LEAST), *_SAY_LEAST)
    return next((words for kind in kinds if block.has(kind) and (words := words_of(kind).lead)), "")


def _marks(known: Known) -> Iterator[Sentence]:
    """Marks in words; the same one several times is one sentence with how often, and where."""
    caught: dict[str, list[NoteRecord]] = {}
    for note in known.marked:
        caught.setdefault(known.held.marks[note.id], []).append(note)
    for mark, same in caught.items():
        words = mark_words(known, mark)
        if not words:
            continue
        if len(same) > 1:
            found = (known.held.block_at(note.at) for note in same)
            blocks = list(dict.fromkeys(block_title(block.title) for block in found if block))
            often = times_words(len(same))
            where = _("{often}, in {blocks}").format(often=often, blocks=listed(blocks)) if blocks else often
            words = f"{words.rstrip('.')} ({where})."
        yield Sentence(f"mark-{mark}", as_sentence(words))


def mark_words(known: Known, mark: str) -> str:
    """How a mark reads in a note, '' where it belongs in none. Of an own mark that is gone nobody knows whether it was
    for the clinician alone: its title says nothing here."""
    standing = (*known.held.practice.noting.all_marks, *SHIPPED_MARKS)
    return next((as_told(each).words for each in standing if each.id == mark), "")


def safety(known: Known) -> Iterator[Sentence]:
    """What was done, step by step, and whom it was told (42 CFR 2.51)."""
    situations: dict[str, list[SafetyStepRecord]] = {}
    for step in known.record.safety:
        situations.setdefault(step.situation, []).append(step)
    for situation, steps in situations.items():
        done = "; ".join(f"{clock(step.at)} {_step(known, step)}" for step in steps)
        words = _("Safety steps taken ({situation}): {steps}.")
        named = title(steps[0].situation)
        named = named[0].lower() + named[1:]
        yield Sentence(f"safety-{situation}", words.format(situation=named, steps=done))
    for told in known.record.told:
        words = _("Told in an emergency at {time} (42 CFR 2.51): {told}, {affiliation}, by {by}. {emergency}")
        yield Sentence(
            f"told-{told.at.isoformat()}",
            words.format(
                time=clock(told.at),
                told=told.told,
                affiliation=told.affiliation,
                by=told.by,
                emergency=as_sentence(known.names.without(told.emergency)),
            ),
        )
    if known.attendee.seen:
        yield Sentence("seen", _("Was talked with individually before the end of the group."))


def _step(known: Known, step: SafetyStepRecord) -> str:
    words = known.names.without(step.words) if step.step == WRITTEN else step.words
    words = words.rstrip(".")
    return words[:1].lower() + words[1:]
