"""A soft clock for whoever has the floor."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.live import events as e
from app.live.commands import undo
from app.live.speaking import end_speaker, speaker_left, spoken, start_speaker
from tests.events_for_tests import ALEX, SAM, after, at, minutes, started, told

HERE = (0.0, e.PersonArrived(person="maria"))


def test_a_speaker_has_minutes_in_which_pauses_do_not_count() -> None:
    session = told(started(), HERE)
    session = after(session, 40, start_speaker(session, at(40), "maria", 3))
    assert speaker_left(session, at(41)) == minutes(2)
    session = after(session, 41, [e.Paused()])
    session = after(session, 44, [e.Resumed()])
    assert spoken(session, at(46)) == minutes(3)
    assert speaker_left(session, at(47)) == minutes(-1)


def test_the_floor_is_free_again_when_the_speaker_or_the_block_is_done() -> None:
    begun = told(started(), HERE, (1, e.SpeakerStarted(person="maria", minutes=3)))
    for event in (
        *end_speaker(begun, at(2)),
        e.BlockEntered(block="education"),
        e.PersonSteppedOut(person="maria"),
        e.SessionEnded(),
    ):
        assert after(begun, 2, [event]).speaker is None
    assert after(begun, 2, [e.PersonArrived(person="james")]).speaker == begun.speaker
    assert end_speaker(told(started()), at(1)) == []


def test_either_window_takes_the_speakers_clock_back() -> None:
    begun = told(started(), HERE, (1, e.SpeakerStarted(person="maria", minutes=3), SAM.id))
    assert after(begun, 2, undo(begun, at(2), ALEX.id)).speaker is None


@pytest.mark.parametrize(
    ("person", "length", "sentence"),
    [
        ("james", 3, "James T. is not in the room now."),
        ("nobody", 3, "That person is not on today's list."),
        ("maria", 0, "A speaker has 1 to 60 minutes."),
    ],
)
def test_only_somebody_in_the_room_speaks(person: str, length: int, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        start_speaker(told(started(), HERE), at(1), person, length)
    assert refusal.value.sentence == sentence
