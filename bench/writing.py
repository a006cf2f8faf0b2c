"""What it takes to finish the notes of a session after it: reading the draft, writing what is judged, a few keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.live.note_events import GROUP_SECTION
from app.review.sheet import NoteSheet
from bench.strokes import Click, Press, Stroke, Words, key_of, words
from ui.keys import Act

# words a minute: the goal's own pace for typing what is one's own, and for reading a draft with care
TYPED: Final = 40
READ: Final = 200
# Card, Moran and Newell, The Keystroke-Level Model for User Performance Time (1980), seconds: a key by somebody who
# types 40 words a minute; a click is pointing, 1.1, and a button down and up, 0.1 each
A_KEY: Final = 0.28
A_CLICK: Final = 1.3
# The three answers of ui/review/risk_field.py.
NONE, CONCERN, NOT_SEEN = "None voiced or seen", "Write", "Not seen today"


@dataclass(frozen=True, slots=True)
class Finished:
    """One note: whose, what is done for it, and how many words of its draft there are to read."""

    about: str
    name: str
    no_show: bool
    strokes: tuple[Stroke, ...]
    read: int

    @property
    def minutes(self) -> float:
        return minutes(self.strokes, self.read)


def minutes(strokes: Iterable[Stroke], read: int) -> float:
    """How long strokes, and reading so many words, take at the paces above; thinking is not in it."""
    strokes = tuple(strokes)
    pressed = sum(isinstance(stroke, Press) for stroke in strokes)
    clicked = sum(isinstance(stroke, Click) for stroke in strokes)
    return words(strokes) / TYPED + read / READ + (pressed * A_KEY + clicked * A_CLICK) / 60


def finish(
    sheets: Sequence[NoteSheet], written: Mapping[str, Mapping[str, str]], concern: Mapping[str, str]
) -> tuple[Finished, ...]:
    """Every note from its draft to its signature. `written` are the words of sections by person and section, `concern`
    those on risk by person, where there was something. In each note the first objective of the plan is ticked."""
    return tuple(
        Finished(
            sheet.about,
            sheet.name,
            sheet.no_show,
            (*_strokes(sheet, written.get(sheet.about, {}), concern.get(sheet.about, "")), _SIGN),
            sum(len(section.standing.text.split()) for section in sheet.sections),
        )
        for sheet in sheets
    )


def mean(notes: Sequence[Finished]) -> float:
    """Minutes for one person's note; the group's section, which is written once, is shared out among the people."""
    people = sum(note.about != GROUP_SECTION for note in notes)
    return sum(note.minutes for note in notes) / people


_SIGN: Final = key_of(Act.SIGN_AND_NEXT)


def _strokes(sheet: NoteSheet, written: Mapping[str, str], concern: str) -> Iterable[Stroke]:
    if sheet.about == GROUP_SECTION:
        return
    yield Click("risk", NOT_SEEN if sheet.no_show else CONCERN if concern else NONE)
    if concern:
        yield Words(concern)
    if sheet.no_show:
        return
    for section in sheet.sections:
        for _start, _end, word in section.asked:
            yield Click("name", word)
        if text := written.get(section.id, ""):
            yield Click("section", section.id)
            yield Words(text)
    yield Click("objective", sheet.objectives[0].text)
