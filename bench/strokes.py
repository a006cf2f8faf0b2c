"""Keys, clicks and words typed: the least that a name, a tag or a mark takes, as the windows look it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.model.finding_names import begun_by, meant
from app.model.marks import Mark
from app.model.notes import folded
from ui.keys import Act, live_keys, review_keys
from ui.parts.completion import Begun, Offer, matching

# how many letters of a name or a tag are tried before it is typed in full
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Press:
    """One key, as Qt writes it: "Ctrl+N", "Tab", "@", "m"."""

    key: str


@dataclass(frozen=True, slots=True)
class Click:
    """One click, on a button by its words or on a place ("chip", "row", "same", "note"); `about` is whose."""

    on: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is typed because it is what was said; its letters are no keys of the windows."""

    text: str

    @property
    def count(self) -> int:
        return len(self.text.split())


Stroke = Press | Click | Words

ENTER, TAB, ESCAPE, DOWN, UP, SPACE = (
    Press(key) for key in ("Return", "Tab", "Escape", "Down", "Up", "Space")
)


def key_of(act: Act) -> Press:
    """The key that the windows give to an act, until a person chooses another."""
    return Press(next(key.sequences[0] for key in (*live_keys(), *review_keys()) if key.act is act))


def keys(strokes: Iterable[Stroke]) -> int:
    """How many keys and clicks there are beside the words."""
    return sum(not isinstance(stroke, Words) for stroke in strokes)


def words(strokes: Iterable[Stroke]) -> int:
    return sum(stroke.count for stroke in strokes if isinstance(stroke, Words))


def completed(offers: Sequence[Offer], wanted: Offer, *, ends: bool = False) -> tuple[Stroke, ...]:
    """The fewest keys that write a name or a tag into a note: its sign, then letters until it is offered, then Tab.

    One that is not among the `offers` is typed to its end. A tag that `ends` the note is taken by the Enter that saves.
    """
    sign, save = Press(wanted.sign), (ENTER,) if ends else ()
    typed = (sign, *(Press(letter) for letter in wanted.word))
    ways: list[tuple[Stroke, ...]] = [(*typed, *(save or (Words(" "),)))]
    for letters in _letters(wanted):
        found = matching(offers, Begun(0, wanted.sign, letters))
        if wanted in found:
            at = found.index(wanted)
            walk = [DOWN] * at if at <= len(found) - at else [UP] * (len(found) - at)
            takes = (TAB, *save)
            if ends and wanted.sign == "#" and letters and folded(wanted.word).startswith(folded(letters)):
                takes = save
            ways.append((sign, *(Press(letter) for letter in letters), *walk, *takes))
    return min(ways, key=keys)


def _letters(wanted: Offer) -> Iterator[str]:
    yield ""
    for text in (wanted.word, *wanted.name.split(), *wanted.word.split("-")):
        for start in range(len(text)):
            for end in range(start + 1, min(start + _LETTERS, len(text)) + 1):
                yield text[start:end].lower()


def marked(names: Mapping[str, str], person: str, mark: Mark) -> tuple[Stroke, ...]:
    """The fewest keys that mark somebody: Ctrl+J, letters until one person is left, and the letter of the mark.

    `names` maps the ids of those on the list to their names. Where the mark's letter would go on with a name, Space
    ends the name first. A mark without a letter is chosen with the mouse, in the person's menu.
    """
    ways: list[tuple[Stroke, ...]] = []
    for letters in _beginnings(names[person]) if mark.key else ():
        if meant(names, letters) == (person,):
            ends = (SPACE,) if begun_by(names, letters + mark.key) else ()
            typed = (Press(letter) for letter in letters)
            ways.append((key_of(Act.FIND_PERSON), *typed, *ends, Press(mark.key)))
    return min(ways, key=keys, default=(Click("row", person), Press("K"), Click("mark", mark.id)))


def _beginnings(name: str) -> Iterator[str]:
    pieces = name.lower().split()
    for text in ("".join(pieces), *pieces, "".join(piece[:1] for piece in pieces)):
        text = "".join(letter for letter in text if letter.isalnum())
        for end in range(1, len(text) + 1):
            yield text[:end]
