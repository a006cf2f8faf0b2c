"""What a record says: facts of the session, measured to the millisecond and rounded once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.record import Amount
from app.documents.taking import take_record
from app.errors import ExportRefused
from app.live import events as e
from app.live.state import LiveEntry, Session, fold_all
from app.model.agenda import Block
from app.model.people import User
from tests.events_for_tests import (
    ALEX,
    BLUE_HEART,
    COPING,
    JAMES,
    JOURNALS,
    LATER,
    MARIA,
    SAM,
    arrived,
    at,
    opening,
    started,
    told,
)

USERS = {ALEX.id: ALEX, SAM.id: SAM}


def a_day() -> Session:
    return told(
        arrived(MARIA, -2),
        started(2),
        arrived(JAMES, 12),
        (13, e.CheckedIn(person="maria", answers={"craving": "4", "feeling": "calm"}, kept="partly")),
        (14, e.TurnPassed(person="james", round="check_in")),
        (15, e.NoteCaught(text="@Maria named two signs #insight", people=("maria",), tags=("insight",))),
        (16, e.NoteCaught(text="@James thanked @Maria", people=("james", "maria")), SAM.id),
        (17, e.NoteCaught(text="A slip of the pen")),
        (18, e.NoteStruck(note="entry-008")),
        (36, e.BlockEntered(block="education")),
        (40, e.PersonFlagged(person="james")),
        (50, e.TopicCovered(topic="signs", whole=False)),
        (60, e.PlanChanged(minutes={"small-group": -4})),
        (81, e.BlockEntered(block="break")),
        (96, e.BlockEntered(block="small-group")),
        (100, e.PersonSteppedOut(person="james")),
        (104, e.PersonReturned(person="james")),
        (152, e.BlockEntered(block="check-out")),
        (160, e.CheckedOut(person="maria", answers={"craving": "2", "promise": "call Dee"})),
        (183.7, e.SessionEnded(let_go=("james",))),
    )


def a_bent_day() -> Session:
    """A visit was put in for the break, the check-in come back to and paused, and the rest passed over."""
    first, education, _break, *rest = opening().agenda.blocks
    visit = Block(id="visit", title="Visit", minutes=10)
    return told(
        started(2),
        (5, e.BlocksArranged(blocks=(first, visit, education, *rest))),
        (20, e.BlockEntered(block="visit")),
        (28, e.BlockEntered(block="check-in")),
        (30, e.Paused()),
        (35.7, e.Resumed()),
        (36, e.BlockEntered(block="check-out")),
        (130.1, e.SessionEnded()),
    )


def test_a_record_says_when_it_was_planned_and_when_it_was_held() -> None:
    record = take_record(a_day(), at(200), USERS)
    assert (record.state, record.group, record.number, record.day.isoformat()) == (
        "ended",
        "IOP Morning",
        14,
        "2026-11-24",
    )
    assert record.scheduled_start.isoformat() == "2026-11-24T09:00:00-05:00"
    assert record.scheduled_end.isoformat() == "2026-11-24T12:00:00-05:00"
    assert record.started is not None
    assert record.started.isoformat() == "2026-11-24T09:02:00-05:00"
    assert record.ended == at(183.7)
    assert record.drift == Amount(seconds=222, minutes=4)
    assert (record.planned_minutes, record.planned_service_minutes) == (180, 165)
    assert (record.participants_attended, record.participants_expected) == (2, 3)
    assert [person.signature for person in record.facilitators] == ["Alex Rivera, LADC", "Sam Okafor"]


def test_each_block_has_its_plan_and_what_became_of_it() -> None:
    blocks = {block.id: block for block in take_record(a_day(), at(200), USERS).blocks}
    small = blocks["small-group"]
    assert (small.planned_minutes, small.allotted_minutes, small.held.minutes) == (60, 56, 56)
    assert (small.started, small.ended) == (at(96), at(152))
    assert (small.planned_start, small.planned_end) == (at(90), at(150))
    assert [block.held.minutes for block in blocks.values()] == [34, 45, 15, 56, 32]
    assert [block.is_break for block in blocks.values()] == [False, False, True, False, False]


def test_a_block_that_was_put_in_has_no_plan_and_one_that_was_left_out_stands_apart() -> None:
    record = take_record(a_bent_day(), at(200), USERS)
    assert [(block.id, block.planned_minutes, block.put_in) for block in record.blocks[:2]] == [
        ("check-in", 30, False),
        ("visit", 0, True),
    ]
    check_in = record.blocks[0]
    assert [(visit.start, visit.end) for visit in check_in.visits] == [(at(2), at(20)), (at(28), at(36))]
    assert (check_in.held.seconds, check_in.paused.seconds) == (20.3 * 60, 5.7 * 60)
    (left_out,) = record.left_out
    assert (left_out.id, left_out.planned_minutes, left_out.held.seconds) == ("break", 15, 0)
    assert (left_out.planned_start, left_out.planned_end) == (at(75), at(90))
    assert (record.planned_minutes, record.planned_service_minutes) == (180, 165)


def test_a_plan_that_was_changed_before_the_start_is_the_plan() -> None:
    first, *rest = opening().agenda.blocks
    longer = first.model_copy(update={"minutes": 40})
    record = take_record(told((-5, e.BlocksArranged(blocks=(longer, *rest))), started()), at(1), USERS)
    assert record.planned_minutes == 190
    assert record.scheduled_end == at(190)
    assert record.left_out == ()


def test_each_person_has_their_stays_and_minutes() -> None:
    people = {person.id: person for person in take_record(a_day(), at(200), USERS).people}
    maria, james, aisha = people["maria"], people["james"], people["aisha"]
    assert [person.status for person in people.values()] == ["present", "late", "no_show"]
    assert [(stay.start, stay.end) for stay in james.stays] == [(at(12), at(100)), (at(104), at(183.7))]
    assert (maria.group.minutes, maria.service.minutes, maria.breaks.minutes) == (182, 167, 15)
    assert maria.before.minutes == 4
    assert {part.block: part.time.minutes for part in james.blocks} == {
        "check-in": 24,
        "education": 45,
        "break": 15,
        "small-group": 52,
        "check-out": 32,
    }
    assert aisha.stays == ()
    assert aisha.group == Amount(seconds=0, minutes=0)


def test_answers_stand_under_their_questions_and_promises_with_what_became_of_them() -> None:
    people = {person.id: person for person in take_record(a_day(), at(200), USERS).people}
    check_in, check_out = people["maria"].check_in, people["maria"].check_out
    assert check_in is not None
    assert [(answer.label, answer.answer) for answer in check_in.answers] == [
        ("How do you feel, in one word?", "calm"),
        ("Craving right now, 0 to 10", "4"),
    ]
    assert (check_in.last_promise, check_in.kept, check_in.at) == ("text two people", "partly", at(13))
    assert check_out is not None
    assert [answer.question for answer in check_out.answers] == ["promise", "craving"]
    passed = people["james"].check_in
    assert passed is not None
    assert (passed.passed, passed.answers) == (True, ())


def test_who_was_let_go_is_said_with_the_reasons() -> None:
    people = {person.id: person for person in take_record(a_day(), at(200), USERS).people}
    assert people["james"].let_go == ("flagged", "not_checked_out")
    assert people["maria"].let_go == ()
    running = take_record(told(started(), arrived(MARIA)), at(9), USERS)
    assert running.people[0].let_go == ()


def test_notes_have_their_author_and_struck_ones_are_left_out() -> None:
    record = take_record(a_day(), at(200), USERS)
    first, second = record.notes
    assert (first.author, first.names, first.tags, first.words) == (
        "Alex Rivera, LADC",
        ("Maria S.",),
        ("insight",),
        "named two signs",
    )
    assert (second.author, second.typed, second.words) == (
        "Sam Okafor",
        "@James thanked @Maria",
        "James thanked Maria",
    )
    people = {person.id: person for person in record.people}
    assert people["maria"].notes == (first.id, second.id)
    assert people["james"].notes == (second.id,)


def test_an_author_who_is_not_in_the_practice_any_more_is_known_from_the_session() -> None:
    assert [note.author for note in take_record(a_day(), at(200), {}).notes] == [
        "Alex Rivera, LADC",
        "Sam Okafor",
    ]
    renamed = {SAM.id: User(id=SAM.id, name="Sam Okafor", credentials="LCSW")}
    assert take_record(a_day(), at(200), renamed).notes[1].author == "Sam Okafor, LCSW"


def test_what_rotates_is_said_with_its_words() -> None:
    record = take_record(a_day(), at(200), USERS)
    assert record.topic is not None
    assert (record.topic.title, record.topic.covered) == ("Warning signs", "partly")
    assert record.icebreaker is not None
    assert record.icebreaker.text == "What went right?"
    assert record.closing_thought is not None
    unmarked = take_record(told((1, e.TopicChosen(topic=COPING))), at(5), USERS)
    assert unmarked.topic is not None
    assert unmarked.topic.covered == "not_marked"


def test_a_session_that_still_runs_is_recorded_as_it_stands() -> None:
    record = take_record(told(arrived(MARIA), started()), at(10), USERS)
    assert (record.state, record.ended) == ("running", None)
    assert record.people[0].group.minutes == 10
    assert record.people[0].stays[0].end is None
    assert record.people[1].status == "expected"
    assert take_record(told(), at(0), USERS).state == "open"


def test_a_day_without_rounds_or_break_is_recorded_like_any_other() -> None:
    facts = (started(), arrived(MARIA), (90, e.BlockEntered(block="reflection")), (135, e.SessionEnded()))
    record = take_record(told(*facts, opened=opening(BLUE_HEART)), at(140), USERS)
    assert (record.planned_minutes, record.planned_service_minutes) == (135, 135)
    assert (record.people[0].service.minutes, record.people[0].breaks.minutes) == (135, 0)


def test_nothing_is_recorded_of_a_session_that_was_never_opened() -> None:
    with pytest.raises(ExportRefused, match="no session to export"):
        take_record(Session("session-1"), at(0), USERS)


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(0, 0), (29.999, 0), (30, 1), (89.999, 1), (90, 2), (150, 3), (-29, 0), (-30, 0), (-31, -1), (-90, -1)],
)
def test_minutes_are_whole_and_rounded_half_up(seconds: float, minutes: int) -> None:
    amount = Amount.of(timedelta(seconds=seconds))
    assert (amount.seconds, amount.minutes) == (seconds, minutes)


@given(JOURNALS, st.integers(0, 400).map(at))
def test_a_record_is_taken_of_any_session_at_any_moment(journal: list[LiveEntry], now: object) -> None:
    session = fold_all("session-1", journal)
    record = take_record(session, LATER, {})
    for person in record.people:
        whole = sum(part.time.seconds for part in person.blocks)
        assert person.group.seconds == pytest.approx(whole, abs=0.0005)
        assert person.service.seconds + person.breaks.seconds == pytest.approx(whole, abs=0.0005)
    assert type(record).model_validate_json(record.model_dump_json()) == record
