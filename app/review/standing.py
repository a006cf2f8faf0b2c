"""What stands in a section of a note: sentences drafted from facts, under what somebody wrote over them.

A drafted sentence that somebody left as it was still follows its fact: it changes with it, and goes when the fact
goes. One that was changed is the writer's own, one that was taken out stays out. What was drafted since then comes at
the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.live.noting import Written


class Sentence(NamedTuple):
    """A sentence drafted from facts; `fact` names the fact that it says ("attendance", "note-<id>"). Within one section
    no two have the same fact."""

    fact: str
    text: str


class Piece(NamedTuple):
    """A stretch of a section's text, and the fact that it says; '' for somebody's own words."""

    text: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A section's text as pieces that follow each other exactly."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(piece.fact for piece in self.pieces if piece.fact)

    @property
    def own_words(self) -> str:
        """What somebody wrote themselves."""
        return " ".join(piece.text.strip() for piece in self.pieces if not piece.fact and piece.text.strip())


def standing(drafted: Sequence[Sentence], written: Written | None) -> Standing:
    """What stands now: the draft as it is, or what was written over an earlier one, with its facts as they are now."""
    if written is None:
        return Standing(_spaced([Piece(sentence.text, sentence.fact) for sentence in drafted]))
    now = {sentence.fact: sentence.text for sentence in drafted}
    pieces: list[Piece] = []
    gone = False
    for piece in pieces_of(written.text, written.offered):
        if piece.fact and piece.fact not in now:
            gone = True
            continue
        # the space behind a sentence goes with it
        text = now[piece.fact] if piece.fact else piece.text.lstrip(" ") if gone else piece.text
        pieces += [Piece(text, piece.fact)] if text else []
        gone = False
    new = [Piece(each.text, each.fact) for each in drafted if each.fact not in written.offered]
    return Standing((*pieces, *_after(pieces, new)))


def pieces_of(text: str, offered: Mapping[str, str]) -> tuple[Piece, ...]:
    """A written text, split where a drafted sentence stands in it word for word; each counts once, longest first."""
    pieces = [Piece(text)] if text else []
    for fact, sentence in sorted(offered.items(), key=lambda each: -len(each[1])):
        for place, piece in enumerate(pieces):
            at = -1 if piece.fact or not sentence else piece.text.find(sentence)
            if at >= 0:
                split = (
                    Piece(piece.text[:at]),
                    Piece(sentence, fact),
                    Piece(piece.text[at + len(sentence) :]),
                )
                pieces[place : place + 1] = [each for each in split if each.text]
                break
    return tuple(pieces)


def _spaced(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """With a space between sentences."""
    spaced: list[Piece] = []
    for piece in pieces:
        if spaced:
            spaced.append(Piece(" "))
        spaced.append(piece)
    return tuple(spaced)


def _after(before: Sequence[Piece], new: Sequence[Piece]) -> list[Piece]:
    if not new:
        return []
    stands = bool(before) and not before[-1].text[-1:].isspace()
    return [*([Piece(" ")] if stands else []), *_spaced(new)]
