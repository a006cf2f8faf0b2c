"""One section of a note as it stands: drafted, written over, and with the names in it found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.documents.name_places import one_other, several_others
from app.live.noting import Written
from app.model.note_formats import NoteSection, Takes
from app.review.facts import Known
from app.review.names import NamePlace, Names
from app.review.sheet import SectionSheet
from app.review.standing import Sentence, Standing, standing
from app.words import _, ngettext

Finding = Callable[[str], Iterable[NamePlace]]


def section_sheet(
    section: NoteSection, drafted: Sequence[Sentence], written: Written | None, names: Names, source: str
) -> SectionSheet:
    stands = standing(drafted, written)
    text = stands.text
    instead = "|".join(map(re.escape, (one_other(), several_others())))
    return SectionSheet(
        id=section.id,
        title=section.title,
        standing=stands,
        drafted=bool(section.takes),
        own=written is not None,
        required=section.required,
        source=source if stands.facts else "",
        asked=tuple(_found(stands, names.drafted, names.unanswered)),
        replaced=tuple(match.span() for match in re.finditer(instead, text, re.IGNORECASE)),
        unknown=tuple(_found(stands, names.unknown, names.unknown)),
        offered=tuple(drafted),
    )


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
    if Takes.SAID in section.takes:
        pieces += [_("check-in")] if known.record.check_in else []
        pieces += [_("check-out")] if known.record.check_out else []
    for takes, words in (
        (Takes.PRESENCE, _("attendance")),
        (Takes.GROUP, _("the group’s section")),
        (Takes.GOALS, _("goals and plan")),
    ):
        if not pieces and takes in section.takes and facts:
            pieces.append(words)
    return _("from {pieces}").format(pieces=", ".join(pieces)) if pieces else ""
