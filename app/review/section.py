"""One section of a note as it stands: drafted, written over, and with the names in it found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from app.documents.name_places import one_other, several_others
from app.live.noting import Written
from app.model.note_formats import NoteSection, Takes
from app.review.facts import Known
from app.review.names import NamePlace, Names
from app.review.sheet import SectionSheet
from app.review.standing import Piece, Sentence, Standing, standing
from app.words import _, ngettext

# the fact of a mark's words
_MARK: Final = "mark-"
Finding = Callable[[str], Iterable[NamePlace]]


def section_sheet(
    section: NoteSection, drafted: Sequence[Sentence], written: Written | None, names: Names, source: str
) -> SectionSheet:
    kept = standing(drafted, written)
    stands, replaced = _answered(kept, names)
    return SectionSheet(
        id=section.id,
        title=section.title,
        standing=stands,
        drafted=bool(section.takes),
        own=written is not None,
        required=section.required,
        source=source if stands.facts else "",
        asked=tuple(_found(stands, names.drafted, names.unanswered)),
        replaced=replaced,
        unknown=tuple(_found(stands, names.unknown, names.unknown)),
        offered=tuple(drafted),
        kept=kept.text,
    )


def _answered(stands: Standing, names: Names) -> tuple[Standing, tuple[tuple[int, int], ...]]:
    """What stands without the names that were answered about, and where a name was replaced. Whoever wrote "another
    group member" themselves replaced none, nor did the words of a mark."""
    pieces: list[Piece] = []
    replaced: list[tuple[int, int]] = []
    so_far = ""
    for piece in stands.pieces:
        text: str = piece.text
        spans: tuple[tuple[int, int], ...] = ()
        if not piece.fact:
            text, spans = names.answered(piece.text, so_far)
        elif not piece.fact.startswith(_MARK):
            spans = _stand_ins(text)
        replaced += [(len(so_far) + start, len(so_far) + end) for start, end in spans]
        pieces.append(Piece(text, piece.fact))
        so_far += text
    return Standing(tuple(pieces)), tuple(replaced)


def _stand_ins(text: str) -> tuple[tuple[int, int], ...]:
    instead = "|".join(map(re.escape, (one_other(), several_others())))
    return tuple(match.span() for match in re.finditer(instead, text, re.IGNORECASE))


def _found(stands: Standing, drafted: Finding, own: Finding) -> Iterator[NamePlace]:
    """Of drafted words certain names are out already; of somebody's own they are asked about as well."""
    at = 0
    for piece in stands.pieces:
        for place in (drafted if piece.fact else own)(piece.text):
            yield NamePlace(at + place.start, at + place.end, place.word)
        at += len(piece.text)


def source(known: Known, section: NoteSection, drafted: Sequence[Sentence]) -> str:
    """From what a section is drafted: "from 6 notes, check-in, check-out"."""
    facts = {sentence.fact for sentence in drafted}
    count = sum(f"note-{note.id}" in facts for note in known.notes)
    count += sum(f"mark-{known.held.marks[note.id]}" in facts for note in known.marked)
    pieces = [ngettext("{n} note", "{n} notes", count).format(n=count)] if count else []
    for round, words in (("check-in", _("check-in")), ("check-out", _("check-out"))):
        pieces += [words] if any(fact.startswith(round) for fact in facts) else []
    for takes, words in (
        (Takes.PRESENCE, _("attendance")),
        (Takes.GROUP, _("the group’s section")),
        (Takes.GOALS, _("goals and plan")),
    ):
        if not pieces and takes in section.takes and facts:
            pieces.append(words)
    return _("from {pieces}").format(pieces=", ".join(pieces)) if pieces else ""
