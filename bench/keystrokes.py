"""The keystroke model of the rehearsal: keys and clicks for each fact that is caught, and minutes for each note.

`python -m bench.keystrokes [AGENDA]` prints what it is made of, by kind of entry and by person. The same strokes are
done by hand in the real windows in tests/ui/test_keystrokes.py: a way that the windows do not know fails there.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app import rehearsal_cast as cast
from app.live import events as e
from app.rehearsal import open_practice, play
from app.rehearsal_review import try_to_reach_everybody
from app.rehearsal_words import CONCERN, WRITTEN
from app.review.sheets import note_sheets
from app.reviewing import beside
from bench.catching import Caught, catch
from bench.measuring import HOME, Figure
from bench.strokes import keys, words
from bench.writing import Finished, finish, mean

KEYS_GOAL = 1.3
MINUTES_GOAL = 4.0


def measure(folder: Path) -> list[Figure]:
    caught, notes = rehearsed(folder)
    pressed, facts = _keys(caught), _facts(caught)
    at_once = [each for each in caught if isinstance(each.event, e.TelehealthChecked)]
    one_by_one = pressed / (facts - _facts(at_once) + len(at_once))
    longest = max(notes, key=lambda note: note.minutes)
    there = [note for note in notes if not note.no_show]
    return [
        Figure(
            "keys_per_fact",
            pressed / facts,
            KEYS_GOAL,
            f"{pressed} keys and clicks, {facts} facts, {len(caught)} entries, beside {_words(caught)} words; "
            f"{one_by_one:.2f} where “same as last time” is one fact and not six",
        ),
        Figure(
            "minutes_per_note",
            mean(notes),
            MINUTES_GOAL,
            f"{len(notes) - 1} people and the group's section, {mean(there):.1f} for those who came; "
            f"the longest, {longest.name}: {longest.minutes:.1f}",
        ),
    ]


def rehearsed(folder: Path, agenda: str = "harmony") -> tuple[tuple[Caught, ...], tuple[Finished, ...]]:
    """A rehearsal as it is caught, and its notes as they are finished."""
    desk, clock, group = open_practice(folder / "keystrokes", agenda, 1)
    try:
        play(desk, clock, group, random.Random(1), lambda _name, _desk: None)
        session, noting = desk.session, desk.practice.noting
        assert session is not None
        caught = catch(session.entries, noting.all_marks, noting.all_tags, [cast.NO_SHOW])
        try_to_reach_everybody(desk.seat(cast.FACILITATOR.id))
        sheets = note_sheets(session, desk.practice, beside(desk, session).result())
        return caught, finish(sheets, WRITTEN, CONCERN)
    finally:
        desk.close()


def _keys(caught: Sequence[Caught]) -> int:
    return sum(keys(each.strokes) for each in caught)


def _words(caught: Sequence[Caught]) -> int:
    return sum(words(each.strokes) for each in caught)


def _facts(caught: Sequence[Caught]) -> int:
    return sum(each.facts for each in caught)


def tables(caught: Sequence[Caught], notes: Sequence[Finished]) -> str:
    """By kind of entry and by person."""
    kinds: dict[str, list[Caught]] = {}
    for each in caught:
        kinds.setdefault(each.event.kind, []).append(each)
    lines = [f"{'caught':20} {'entries':>7} {'facts':>6} {'keys':>5} {'words':>6}"]
    for kind, those in sorted(kinds.items(), key=lambda kind: -_keys(kind[1])):
        lines.append(f"{kind:20} {len(those):7} {_facts(those):6} {_keys(those):5} {_words(those):6}")
    lines += ["", f"{'note':20} {'minutes':>7} {'read':>6} {'keys':>5} {'words':>6}"]
    for note in notes:
        strokes = note.strokes
        lines.append(f"{note.name:20} {note.minutes:7.2f} {note.read:6} {keys(strokes):5} {words(strokes):6}")
    facts, pressed = _facts(caught), _keys(caught)
    lines += ["", f"{pressed / facts:.2f} keys and clicks for a fact, {mean(notes):.2f} minutes for a note"]
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="bench-", dir=HOME) as place:
        print(tables(*rehearsed(Path(place), *sys.argv[1:2])))
