"""Commands: what is allowed happens, what is not is refused with one sentence, and nothing changes by asking."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from typing import Concatenate, ParamSpec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.live import commands as c
from app.live import events as e
from app.live import steering
from app.live.speaking import start_speaker
from app.live.state import LiveEntry, Session, fold, fold_all
from app.model.agenda import ZERO, lay
from app.model.entry import Entry
from app.model.rounds import Round
from tests.events_for_tests import (
    AISHA,
    ANSWERS,
    BLOCKS,
    COPING,
    JAMES,
    JOURNALS,
    LATER,
    MARIA,
    MOMENTS,
    NOTES,
    PEOPLE,
    SOME_BLOCKS,
    WEATHER,
    arrived,
    at,
    minutes,
    opening,
    started,
    told,
)
from tests.events_for_tests import after as with_events

P = ParamSpec("P")
Act = Callable[[Session], Sequence[e.LiveEvent]]


def after(
    session: Session, events: Sequence[e.LiveEvent], now: datetime = LATER, by: str = "alex"
) -> Session:
    for number, event in enumerate(events):
        entry: LiveEntry = Entry(f"{len(session.entries)}-{number}", session.stream, by, now, now, event)
        session = fold(session, entry)
    return session


def refused(
    command: Callable[Concatenate[Session, datetime, P], Sequence[e.LiveEvent]],
    session: Session,
    *args: P.args,
    **kwargs: P.kwargs,
) -> str:
    with pytest.raises(Refused) as refusal:
        command(session, at(20), *args, **kwargs)
    return refusal.value.sentence


TEXTS = st.text(max_size=20)
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.sampled_from(
        [c.start, c.next_block, c.previous_block, c.pause, c.resume, steering.accept_catch_up]
    ).map(lambda command: lambda session: command(session, LATER)),
    MOMENTS.map(lambda when: lambda session: steering.set_end(session, LATER, when)),
    st.just(lambda session: steering.start_late(session, LATER)),
    st.tuples(st.dictionaries(BLOCKS, st.integers(-20, 20)), st.one_of(st.none(), MOMENTS)).map(
        lambda found: lambda session: steering.replan(session, LATER, *found)
    ),
    st.tuples(PEOPLE, st.integers(0, 70)).map(
        lambda found: lambda session: start_speaker(session, LATER, *found)
    ),
    st.tuples(MOMENTS, MOMENTS).map(lambda span: lambda session: steering.make_pause(session, LATER, *span)),
    st.integers(-5, 90).map(lambda amount: lambda session: steering.take_short_break(session, LATER, amount)),
    SOME_BLOCKS.map(lambda block: lambda session: steering.insert_block(session, LATER, block)),
    BLOCKS.map(lambda block: lambda session: steering.drop_block(session, LATER, block)),
    st.tuples(BLOCKS, st.integers(-6, 6)).map(
        lambda found: lambda session: steering.move_block(session, LATER, *found)
    ),
    BLOCKS.map(lambda block: lambda session: c.enter_block(session, LATER, block)),
    st.integers(-600, 600).map(lambda amount: lambda session: c.add_minutes(session, LATER, amount)),
    st.lists(PEOPLE).map(lambda let_go: lambda session: c.end(session, LATER, let_go)),
    st.tuples(
        st.sampled_from([c.mark_arrived, c.mark_stepped_out, c.mark_left, c.mark_excused, c.flag]), PEOPLE
    ).map(lambda found: lambda session: found[0](session, LATER, found[1])),
    st.tuples(PEOPLE, ANSWERS).map(lambda found: lambda session: c.check_in(session, LATER, *found)),
    st.tuples(PEOPLE, ANSWERS).map(lambda found: lambda session: c.check_out(session, LATER, *found)),
    st.tuples(PEOPLE, st.sampled_from(list(Round))).map(
        lambda found: lambda session: c.pass_turn(session, LATER, *found)
    ),
    st.sampled_from([MARIA, e.Expected(id="new", name="Noor A.", initials="NA")]).map(
        lambda person: lambda session: c.expect_person(session, LATER, person)
    ),
    st.just(lambda session: c.draw_icebreaker(session, LATER, WEATHER)),
    st.just(lambda session: c.choose_topic(session, LATER, COPING)),
    st.booleans().map(lambda whole: lambda session: c.cover_topic(session, LATER, whole)),
    st.sampled_from(["", "icebreaker", "topic", "closing_thought"]).map(
        lambda what: lambda session: c.show_prompt(session, LATER, what)
    ),
    TEXTS.map(lambda text: lambda session: c.catch_note(session, LATER, text)),
    st.tuples(NOTES, TEXTS).map(lambda found: lambda session: c.amend_note(session, LATER, *found)),
    NOTES.map(lambda note: lambda session: c.strike_note(session, LATER, note)),
    st.just(lambda session: c.send_document(session, LATER, "csv", "record", "0" * 64)),
    st.sampled_from(["alex", "sam"]).map(lambda by: lambda session: c.undo(session, LATER, by)),
)


@given(JOURNALS, ACTS)
def test_every_command_either_says_what_happened_or_refuses_in_a_sentence_and_changes_nothing(
    journal: list[LiveEntry], act: Act
) -> None:
    session = fold_all("session-1", journal)
    before = deepcopy(session)
    said = "."
    try:
        after(session, act(session))
    except Refused as refusal:
        said = refusal.sentence
    assert re.fullmatch(r"([A-Z0-9].+)?\.", said)
    assert session == before


@given(JOURNALS, ACTS)
def test_what_a_command_allows_has_an_effect(journal: list[LiveEntry], act: Act) -> None:
    session = fold_all("session-1", journal)
    try:
        events = act(session)
    except Refused:
        return
    lasting = (e.ClockCorrected, e.DocumentSent)
    if events and not all(isinstance(event, lasting) for event in events):
        changed = after(session, events)
        assert replace(changed, entries=()) != replace(session, entries=())


@given(JOURNALS, MOMENTS)
def test_a_start_that_may_be_moved_back_is_moved_to_that_moment(
    journal: list[LiveEntry], when: datetime
) -> None:
    session = fold_all("session-1", journal)
    try:
        events = steering.correct_start(session, when)
    except Refused:
        return
    run = after(session, events, when).run
    assert (run.pauses if session.run.paused else run.visits)[-1].start == when


@pytest.mark.parametrize(
    "act",
    [
        lambda s: c.start(s, LATER),
        lambda s: c.expect_person(s, LATER, MARIA),
        lambda s: c.mark_arrived(s, LATER, "maria"),
        lambda s: c.catch_note(s, LATER, "a note"),
        lambda s: c.show_prompt(s, LATER, ""),
        lambda s: c.draw_icebreaker(s, LATER, WEATHER),
        lambda s: c.send_document(s, LATER, "csv", "record", ""),
    ],
)
def test_nothing_is_done_in_a_session_that_is_not_open(act: Act) -> None:
    with pytest.raises(Refused, match="No session is open"):
        act(Session("session-1"))


def test_a_session_starts_once() -> None:
    session = after(told(), c.start(told(), at(0)), at(0))
    assert session.block is not None
    assert session.block.title == "Check-in & icebreaker"
    assert refused(c.start, session) == "The session is already running."


def test_the_clock_goes_through_all_blocks_and_back_and_stops_at_both_ends() -> None:
    session = told(started())
    assert refused(c.previous_block, session) == "This is the first block."
    for _block in range(4):
        session = after(session, c.next_block(session, LATER))
    assert "last block" in refused(c.next_block, session)
    session = after(session, c.previous_block(session, LATER))
    assert session.block is not None
    assert session.block.id == "small-group"
    session = after(session, c.enter_block(session, LATER, "break"))
    assert session.block is not None
    assert session.block.id == "break"
    assert c.enter_block(session, LATER, "break") == []
    assert refused(c.enter_block, session, "lunch") == "That block is not in this agenda."


def test_a_pause_is_taken_and_ended_once() -> None:
    session = told(started())
    assert refused(c.resume, session) == "The clock is running."
    session = after(session, c.pause(session, at(5)), at(5))
    assert refused(c.pause, session) == "The clock is already paused."
    session = after(session, c.resume(session, at(8)), at(8))
    assert session.run.elapsed(session.run.blocks[0], at(10)) == minutes(7)


def test_the_clock_needs_a_session_that_runs() -> None:
    for command in (c.next_block, c.previous_block, c.pause, c.resume):
        assert refused(command, told()) == "The session has not started yet."
        assert refused(command, told(started(), (9, e.SessionEnded()))) == "The session has ended."


def test_a_block_keeps_at_least_a_minute_and_at_most_eight_hours() -> None:
    session = told(started())
    assert refused(c.add_minutes, session, -30) == "Check-in & icebreaker has no minute left to take."
    session = after(session, c.add_minutes(session, LATER, -29))
    assert session.run.allotted(session.run.blocks[0]) == minutes(1)
    assert refused(c.add_minutes, session, 480) == "Check-in & icebreaker is as long as it can be."
    assert c.add_minutes(session, LATER, 0) == []


def test_catching_up_brings_the_session_back_to_the_plan() -> None:
    session = told(started(6))
    assert "on plan" in refused(steering.accept_catch_up, told(started()))
    assert steering.accept_catch_up(session, at(20)) == [
        e.PlanChanged(minutes={"education": -3, "small-group": -3})
    ]


def test_catching_up_says_when_no_block_can_give() -> None:
    session = told(started(), (200, e.BlockEntered(block="check-out")))
    with pytest.raises(Refused) as refusal:
        steering.accept_catch_up(session, at(200))
    assert refusal.value.sentence == (
        "50 minutes are missing, and no later block can give any. The end moves instead."
    )


def test_nobody_leaves_unheld() -> None:
    session = told(started(), arrived(MARIA), arrived(JAMES), (5, e.PersonFlagged(person="james")))
    assert refused(c.end, session, ["maria"]).startswith("1 person has not been seen yet.")
    assert refused(c.end, session).startswith("2 people have not been seen yet.")
    ended = after(session, c.end(session, at(20), ["maria", "james"]))
    assert ended.let_go == ("maria", "james")


def test_an_arrival_after_stepping_out_is_a_return() -> None:
    session = told(started(), arrived(MARIA), (5, e.PersonSteppedOut(person="maria")))
    assert c.mark_arrived(session, at(6), "maria") == [e.PersonReturned(person="maria")]
    assert c.mark_arrived(session, at(6), "james") == [e.PersonArrived(person="james")]
    here = after(session, c.mark_arrived(session, at(6), "maria"), at(6))
    assert c.mark_arrived(here, at(7), "maria") == []


def test_marks_in_the_room_fit_what_is_known_of_a_person() -> None:
    session = told(started(), arrived(MARIA))
    assert refused(c.mark_stepped_out, session, "james") == "James T. is not in the room now."
    assert refused(c.mark_left, session, "james") == "James T. has not arrived."
    assert refused(c.mark_excused, session, "maria") == "Maria S. was here today."
    assert refused(c.mark_arrived, session, "nobody") == "That person is not on today's list."
    assert refused(c.expect_person, session, AISHA) == "Aisha K. is already on the list."
    left = after(session, c.mark_left(session, at(9), "maria"), at(9))
    assert c.mark_left(left, at(9), "maria") == []
    excused = after(session, c.mark_excused(session, at(9), "james"), at(9))
    assert c.mark_excused(excused, at(9), "james") == []
    over = told(started(), (9, e.SessionEnded()))
    assert refused(c.mark_arrived, over, "james") == "The session has ended."


def test_answers_are_read_or_refused_and_never_guessed() -> None:
    session = told(started(), arrived(MARIA))
    typed = {"feeling": "  calm  enough ", "craving": "03", "used": "N", "goal": " "}
    assert c.check_in(session, at(5), "maria", typed, "partly") == [
        e.CheckedIn(
            person="maria", answers={"feeling": "calm enough", "craving": "3", "used": "no"}, kept="partly"
        )
    ]
    assert refused(c.check_in, session, "maria", {"craving": "eleven"}) == (
        "Craving is a whole number from 0 to 10."
    )
    assert refused(c.check_out, session, "maria", {"next_time": "maybe"}) == "Next time takes yes or no."
    assert refused(c.check_out, session, "james", {}) == "James T. is not in the room now."
    assert refused(c.pass_turn, session, "james", Round.CHECK_IN) == "James T. is not in the room now."


def test_only_what_is_there_is_shown() -> None:
    bare = opening().model_copy(update={"topic": None, "icebreaker": None, "closing_thought": None})
    session = told(opened=bare)
    for what in ("topic", "icebreaker", "closing_thought"):
        assert refused(c.show_prompt, session, what) == "There is nothing to show yet."
    shown = after(told(), c.show_prompt(told(), LATER, "topic"))
    assert c.show_prompt(shown, LATER, "topic") == []
    assert after(shown, c.show_prompt(shown, LATER, "")).shown == ""
    assert refused(c.cover_topic, session) == "No topic is chosen for today."


def test_notes_are_read_when_caught_and_when_changed() -> None:
    session = told()
    assert refused(c.catch_note, session, "  ") == "There is nothing to save yet."
    session = after(session, c.catch_note(session, LATER, " @Maria offered a ride #peer-support "))
    (note,) = session.notes
    assert (note.text, note.people, note.tags) == (
        "@Maria offered a ride #peer-support",
        ("maria",),
        ("peer-support",),
    )
    assert refused(c.amend_note, session, note.id, " ") == "A note cannot become empty. Strike it instead."
    assert c.amend_note(session, LATER, note.id, note.text) == []
    session = after(session, c.amend_note(session, LATER, note.id, "@James offered a ride"))
    assert session.notes[0].people == ("james",)
    session = after(session, c.strike_note(session, LATER, note.id))
    assert c.strike_note(session, LATER, note.id) == []
    assert refused(c.strike_note, session, "gone") == "That note is not there any more."


def test_undo_takes_back_a_whole_act_and_not_an_older_one() -> None:
    session = told(started(), arrived(MARIA, 5), arrived(JAMES, 5), (6, e.NoteCaught(text="x"), "sam"))
    assert c.undo(session, at(7), "alex") == [e.Undone(entry="entry-002"), e.Undone(entry="entry-003")]
    assert c.undo(session, at(7), "sam") == [e.Undone(entry="entry-004")]
    assert refused(c.undo, session, "alex") == "There is nothing of the last ten minutes to take back."


def test_either_author_takes_back_the_clock() -> None:
    session = told(started(), (15, e.BlockEntered(block="education")))
    assert c.undo(session, at(16), "sam") == [e.Undone(entry="entry-002")]


def test_a_sent_document_cannot_be_taken_back() -> None:
    sent = e.DocumentSent(format="csv", purpose="record", digest="0" * 64)
    session = told(started(15), (16, sent))
    assert c.undo(session, at(17), "alex") == [e.Undone(entry="entry-001")]
    assert c.sent_since(session, at(17), "alex", session.entries[1:2])
    assert not c.sent_since(session, at(17), "sam", session.entries[1:2])
    assert refused(c.undo, told(started(), (15, sent)), "alex") == "What was sent cannot be taken back."


def test_half_a_letter_in_a_note_does_not_keep_the_rest_from_being_saved() -> None:
    [event] = c.catch_note(told(started()), at(1), "she smiled \ud83d today")
    assert isinstance(event, e.NoteCaught)
    assert event.text == "she smiled ? today"
    assert event.model_dump_json()


def test_a_meeting_that_starts_on_another_day_is_an_extra_session_of_that_day() -> None:
    late = 3 * 24 * 60 + 200
    session = with_events(told(), late, c.start(told(), at(late)))
    assert session.opened is not None
    assert session.opened.scheduled == session.run.scheduled == at(late)
    assert session.opened.day == at(late).date()
    assert lay(session.run, at(late)).drift == ZERO
    assert with_events(told(), 30, c.start(told(), at(30))).run.scheduled == at(0)


def test_a_topic_counts_for_nobody_while_the_education_block_was_not_held() -> None:
    sentence = "The education block was not held, so the topic counts for nobody."
    session = told(started())
    assert refused(c.cover_topic, session) == sentence
    passed = told(started(), (30, e.BlockEntered(block="education")), (30.2, e.BlockEntered(block="break")))
    assert refused(c.cover_topic, passed) == sentence
    held = told(started(), (30, e.BlockEntered(block="education")))
    assert held.topic is not None
    assert c.cover_topic(held, at(30)) == [e.TopicCovered(topic=held.topic.id)]
