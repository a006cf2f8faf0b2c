"""Marks: what was seen of a person, caught without a word, and taken back."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.live import commands
from app.live import events as e
from app.live.before_end import reasons, to_be_seen
from app.live.marking import mark, take_strike_back
from app.live.no_mark import no_mark_yet
from app.model.marks import RISK, SHIPPED_MARKS
from tests.events_for_tests import JAMES, MARIA, Fact, after, arrived, at, minutes, started, told

MARKS = {each.id: each for each in SHIPPED_MARKS}
HERE: tuple[Fact, ...] = (started(), arrived(MARIA), arrived(JAMES))


def test_a_mark_is_a_note_about_them_that_says_what_it_is() -> None:
    session = told(*HERE)
    session = after(session, 5, mark(session, at(5), MARKS["gave-feedback"], ["maria"]))
    note = session.notes[0]
    assert (note.text, note.people, note.mark, note.tags) == (
        "gave feedback",
        ("maria",),
        "gave-feedback",
        (),
    )
    assert no_mark_yet(session) == {"james"}


def test_nobody_is_marked_who_was_not_in_the_room_today() -> None:
    session = told(*HERE)
    for people, sentence in (
        (["aisha"], "Aisha K. has not arrived."),
        (["zoe"], "That person is not on today's list."),
        ([], "Choose a person first."),
    ):
        with pytest.raises(Refused) as refusal:
            mark(session, at(5), MARKS["spoke"], people)
        assert refusal.value.sentence == sentence


def test_who_has_left_can_still_be_marked() -> None:
    session = told(*HERE, (30, e.PersonLeft(person="maria")))
    assert mark(session, at(31), MARKS["follow-up"], ["maria"])


def test_a_mark_is_struck_and_the_strike_taken_back_but_its_words_are_not_changed() -> None:
    session = told(*HERE)
    session = after(session, 5, mark(session, at(5), MARKS["spoke"], ["maria"]))
    note = session.notes[0].id
    with pytest.raises(Refused, match="no words to change"):
        commands.amend_note(session, at(6), note, "sang")
    session = after(session, 6, commands.strike_note(session, at(6), note))
    assert session.notes[0].struck
    assert no_mark_yet(session) == {"maria", "james"}
    session = after(session, 90, take_strike_back(session, at(90), note))
    assert not session.notes[0].struck
    with pytest.raises(Refused, match="not struck"):
        take_strike_back(session, at(91), note)


def test_undo_takes_a_mark_back() -> None:
    session = told(*HERE)
    session = after(session, 5, mark(session, at(5), MARKS["spoke"], ["maria"]))
    session = after(session, 6, commands.undo(session, at(6), "alex"))
    assert session.notes == ()
    assert minutes(6) <= commands.UNDO_WITHIN


def test_a_risk_mark_puts_them_on_the_list_before_the_end_also_after_they_were_seen() -> None:
    seen = (150, e.PersonSeen(person="maria"))
    out = (140, e.CheckedOut(person="maria", answers={}))
    session = told(*HERE, out, (145, e.NoteCaught(text="risk", people=("maria",), mark=RISK)))
    assert reasons(session, "maria") == ("risk",)
    assert "maria" in {each.person for each in to_be_seen(session)}
    session = told(*HERE, out, (145, e.NoteCaught(text="risk", people=("maria",), mark=RISK)), seen)
    assert "maria" not in {each.person for each in to_be_seen(session)}
    again = after(session, 155, mark(session, at(155), MARKS[RISK], ["maria"]))
    assert "maria" in {each.person for each in to_be_seen(again)}
    struck = after(again, 156, [e.NoteStruck(note=note.id) for note in again.notes])
    assert reasons(struck, "maria") == ()
