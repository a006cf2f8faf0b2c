"""What a session leaves for the lists: attendance, answers, what came up, what was covered."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from app.live import events as e
from app.live.rows import room_time, rows, status, words
from app.live.state import Session, fold
from app.model.agenda import Block
from app.model.programs import Rules
from app.model.rows import Rows, SentRow
from app.model.telehealth import TelehealthCheck
from tests.events_for_tests import (
    AISHA,
    BLUE_HEART,
    COPING,
    JAMES,
    MARIA,
    WEATHER,
    Fact,
    arrived,
    at,
    entries,
    minutes,
    opening,
    started,
    told,
)


def a_day() -> Session:
    return told(
        arrived(MARIA, -2),
        started(),
        (1, e.IcebreakerDrawn(item=WEATHER)),
        arrived(JAMES, 8),
        (10, e.CheckedIn(person="maria", answers={"craving": "4", "used": "no"}, kept="kept")),
        (30, e.BlockEntered(block="education")),
        (60, e.PersonLeft(person="james")),
        (74, e.TopicCovered(topic="signs")),
        (75, e.BlockEntered(block="break")),
        (90, e.BlockEntered(block="small-group")),
        (100, e.Paused()),
        (105, e.Resumed()),
        (150, e.BlockEntered(block="check-out")),
        (160, e.CheckedOut(person="maria", answers={"craving": "2", "promise": "call Dee"})),
        (185, e.SessionEnded()),
    )


def test_nothing_opened_leaves_nothing() -> None:
    assert rows(Session("session-1")) == Rows()


def test_a_session_that_runs_is_only_listed() -> None:
    running = rows(told(arrived(MARIA), started()))
    assert running._replace(sessions=()) == Rows()
    (row,) = running.sessions
    assert (row.day, row.started, row.ended) == ("2026-11-24", at(0).isoformat(), "")
    assert (row.expected, row.attended) == (3, 1)


def test_the_day_is_the_day_in_the_groups_zone() -> None:
    evening = opening().model_copy(update={"scheduled": at(15 * 60)})  # midnight in New York is five in UTC
    assert rows(told(opened=evening)).sessions[0].day == "2026-11-25"
    assert (
        rows(told(opened=opening().model_copy(update={"scheduled": at(14 * 60)}))).sessions[0].day
        == "2026-11-24"
    )


def test_attendance_splits_everybodys_seconds() -> None:
    found = {row.person_id: row for row in rows(a_day()).attendance}
    maria, james, aisha = found["maria"], found["james"], found["aisha"]
    assert maria[4:11] == ("present", 180 * 60, 165 * 60, 15 * 60, 2 * 60, 5 * 60, 0)
    assert james[4:11] == ("late", 52 * 60, 52 * 60, 0, 0, 0, 0)
    assert aisha[4:11] == ("no_show", 0, 0, 0, 0, 0, 0)


def test_whom_the_session_was_opened_with_stays_known_beside_who_was_added() -> None:
    lena = e.Expected(id="lena", name="Lena P.", initials="LP")
    added = told(
        started(),
        (5, e.PersonExpected(person=lena)),
        arrived(lena, 5),
        arrived(MARIA),
        (60, e.SessionEnded()),
    )
    assert {row.person_id: row.expected for row in rows(added).attendance} == {
        "maria": 1,
        "james": 1,
        "aisha": 1,
        "lena": 0,
    }


def test_when_minutes_counted_leaves_out_what_was_before_the_start_and_in_a_pause() -> None:
    maria = rows(a_day()).attendance[0]
    assert json.loads(maria.spans) == [
        [at(0).isoformat(), at(100).isoformat()],
        [at(105).isoformat(), at(185).isoformat()],
    ]


def test_the_rules_of_the_session_are_kept_without_their_questions() -> None:
    opened = opening()
    kept = Rules.model_validate_json(rows(told(started(), opened=opened)).sessions[0].rules)
    assert kept == opened.rules.model_copy(update={"check_in": (), "check_out": ()})


def test_answers_promises_and_what_became_of_them_are_kept() -> None:
    (row,) = rows(a_day()).rounds
    assert row[1:] == ("maria", "2026-11-24", 4, 2, "no", "call Dee", "kept", None)


def test_what_came_up_is_used_and_what_was_passed_over_goes_back() -> None:
    found = [(row.deck, row.item, row.outcome) for row in rows(a_day()).decks]
    assert found == [
        ("icebreakers", "weather", "used"),
        ("closing-thoughts", "fair-size", "used"),
        ("topics", "signs", "used"),
        ("icebreakers", "one-thing", "skipped"),
    ]


def test_an_icebreaker_whose_block_was_never_reached_was_not_used() -> None:
    check_in, *others = opening().agenda.blocks
    arranged = (-1, e.BlocksArranged(blocks=(*others, check_in)))
    session = told(arranged, started(), (30, e.SessionEnded()))
    assert [row for row in rows(session).decks if row.deck == "icebreakers"] == []
    reached = told(arranged, started(), (20, e.BlockEntered(block=check_in.id)), (30, e.SessionEnded()))
    assert [row.outcome for row in rows(reached).decks if row.deck == "icebreakers"] == ["used"]


def test_a_closing_thought_that_was_never_reached_was_not_used() -> None:
    short = rows(told(started(), (20, e.SessionEnded())))
    assert [row.item for row in short.decks] == ["one-thing"]


def test_coverage_is_the_share_of_the_education_that_a_person_was_there_for() -> None:
    found = {row.person_id: (row.topic, row.share) for row in rows(a_day()).coverage}
    assert found == {"maria": ("signs", 1.0), "james": ("signs", round(30 / 45, 4))}


def test_each_block_that_was_held_leaves_what_it_was_planned_to_take_and_what_it_took() -> None:
    found = [(row.block, row.planned_minutes, row.held_seconds) for row in rows(a_day()).blocks]
    assert found == [
        ("check-in", 30, 30 * 60),
        ("education", 45, 45 * 60),
        ("break", 15, 15 * 60),
        ("small-group", 60, 55 * 60),  # five of sixty were a pause
        ("check-out", 30, 35 * 60),
    ]


def test_blocks_come_back_to_put_in_dropped_and_passed_over_leave_what_they_took() -> None:
    visit = Block(id="visit", title="Visit", minutes=10)
    first, education, _break, *rest = opening().agenda.blocks
    session = told(
        started(),
        (5, e.BlocksArranged(blocks=(first, visit, education, *rest))),
        (20, e.BlockEntered(block="visit")),
        (28, e.BlockEntered(block="check-in")),
        (30, e.BlockEntered(block="check-out")),
        (50, e.SessionEnded()),
    )
    found = [(row.block, row.planned_minutes, row.held_seconds) for row in rows(session).blocks]
    assert found == [("check-in", 30, 22 * 60), ("visit", 0, 8 * 60), ("check-out", 30, 20 * 60)]


def test_a_topic_that_is_not_marked_covers_nobody() -> None:
    assert rows(told(started(), arrived(MARIA), (40, e.SessionEnded()))).coverage == ()
    changed = told(
        started(),
        arrived(MARIA),
        (5, e.TopicCovered(topic="signs")),
        (6, e.TopicChosen(topic=COPING)),
        (40, e.SessionEnded()),
    )
    assert rows(changed).coverage == ()


def test_late_follows_the_programs_rule() -> None:
    """Five minutes are on time in the shipped program, a second more is late."""
    session = told(started(), arrived(MARIA, 5), arrived(JAMES, 5 + 1 / 60), (180, e.SessionEnded()))
    assert status(session.people["maria"], session) == "present"
    assert status(session.people["james"], session) == "late"


def test_early_is_measured_from_when_the_start_was_late_and_the_last_minutes_make_nobody_early() -> None:
    session = told(
        started(3),
        arrived(MARIA, 3),
        arrived(JAMES, 8),
        (176, e.PersonLeft(person="maria")),
        (170, e.PersonLeft(person="james")),
        (180, e.SessionEnded()),
    )
    assert status(session.people["maria"], session) == "present"
    assert status(session.people["james"], session) == "left_early"


def test_statuses_of_people_who_did_not_come() -> None:
    facts = (started(), (5, e.PersonExcused(person="aisha")))
    running, over = told(*facts), told(*facts, (180, e.SessionEnded()))
    assert status(running.people["james"], running) == "expected"
    assert status(over.people["james"], over) == "no_show"
    assert status(over.people["aisha"], over) == "excused"


def test_who_left_after_the_moment_of_a_back_dated_end_was_there_after_it() -> None:
    session = told(started(), arrived(MARIA), (185, e.PersonLeft(person="maria")), (180, e.SessionEnded()))
    assert session.run.ended == at(180)
    (maria, *_others) = rows(session).attendance
    assert (maria.group_seconds, maria.after_seconds) == (180 * 60, 5 * 60)
    assert room_time(session.people["maria"], session, at(180)).whole == minutes(185)


def test_the_search_finds_notes_and_answers() -> None:
    note, answers, arrival = entries(
        (1, e.NoteCaught(text="@Maria spoke")),
        (2, e.CheckedIn(person="maria", answers={"feeling": "calm", "goal": "speak once"})),
        arrived(AISHA),
    )
    assert [words(entry) for entry in (note, answers, arrival)] == ["@Maria spoke", "calm · speak once", ""]


def test_a_day_without_rounds_keeps_its_arrival_check() -> None:
    session = told(
        started(),
        arrived(MARIA),
        (1, e.CheckedIn(person="maria", answers={"craving": "3"})),
        (135, e.SessionEnded()),
        opened=opening(BLUE_HEART),
    )
    found = rows(session)
    assert [row.craving_in for row in found.rounds] == [3]
    assert [row.group_seconds for row in found.attendance] == [135 * 60, 0, 0]


def test_a_switch_to_the_phone_is_no_check_that_somebody_was_asked() -> None:
    def checks(*facts: Fact) -> list[str]:
        session = told(started(), arrived(MARIA), *facts, (185, e.SessionEnded()))
        return [row.answers for row in rows(session).checks]

    switched: Fact = (9, e.ModalityChanged(person="maria", modality="phone"))
    asked = TelehealthCheck(identity=True, modality="video")
    assert checks(switched) == []
    assert checks((5, e.TelehealthChecked(person="maria", check=asked)), switched) == [
        asked.model_copy(update={"modality": "phone"}).model_dump_json()
    ]


@given(st.text(), st.text())
@example("٣", "²")
@example("9" * 5000, "11")
def test_whatever_was_answered_the_session_stands_and_only_a_number_is_in_the_trend(
    before: str, after: str
) -> None:
    session = told(
        started(),
        arrived(MARIA),
        (5, e.CheckedIn(person="maria", answers={"craving": before, "mood": after})),
        (160, e.CheckedOut(person="maria", answers={"craving": after})),
        (185, e.SessionEnded()),
    )
    numbers = {str(number): number for number in range(11)}
    (row,) = rows(session).rounds
    for answer, number in ((before, row.craving_in), (after, row.craving_out), (after, row.mood)):
        assert number == numbers.get(answer.lstrip("0") or answer[:1])


def test_each_document_that_left_is_a_row_with_when_why_and_by_whom() -> None:
    session = told(
        arrived(MARIA),
        started(),
        (180, e.SessionEnded()),
        (190, e.DocumentSent(format="csv", purpose="own record", digest="a" * 64), "sam"),
        (191, e.DocumentSent(format="csv", purpose="own record", digest="b" * 64)),
    )
    assert rows(session).sent == (
        SentRow(
            "session-1", "2026-11-24", "csv", "own record", "a" * 64, at(190).isoformat(), "sam", "2026-11-24"
        ),
        SentRow(
            "session-1",
            "2026-11-24",
            "csv",
            "own record",
            "b" * 64,
            at(191).isoformat(),
            "alex",
            "2026-11-24",
        ),
    )


def test_what_was_sent_stays_in_the_view_when_the_end_is_undone_or_there_never_was_a_start() -> None:
    sent = e.DocumentSent(format="csv", purpose="own record", digest="a" * 64)
    ended = told(arrived(MARIA), started(), (180, e.SessionEnded()), (190, sent))
    open_again = fold(ended, entries((191, e.Undone(entry="entry-003")))[0])
    assert open_again.run.ended is None
    assert rows(open_again).sent == rows(ended).sent != ()
    assert len(rows(told((180, e.SessionEnded()), (190, sent))).sent) == 1


def test_what_is_found_is_what_stands() -> None:
    """A note by its newest words, an answer as it was given last; not what was struck or taken back."""
    session = told(
        (-5, e.NoteCaught(text="the lobby")),
        arrived(MARIA, -2),
        started(),
        (5, e.NoteCaught(text="as it was", people=("maria",), tags=("insight",))),
        (6, e.NoteCaught(text="struck later")),
        (7, e.NoteCaught(text="taken back")),
        (10, e.CheckedIn(person="maria", answers={"goal": "rest", "used": "no"})),
        (11, e.CheckedIn(person="maria", answers={"goal": "walk", "used": "no"})),
        (30, e.BlockEntered(block="education")),
        (40, e.NoteCaught(text="in education", people=("james", "maria"))),
        (41, e.NoteAmended(note="entry-004", text="as it is", people=("james",), tags=("goal",))),
        (42, e.NoteStruck(note="entry-005")),
        (43, e.Undone(entry="entry-006")),
        (185, e.SessionEnded()),
    )
    found = rows(session).found
    assert {(row.group_id, row.day) for row in found} == {(opening().group_id, "2026-11-24")}
    assert [(row.text, row.block, json.loads(row.people), json.loads(row.tags)) for row in found] == [
        ("the lobby", "", [], []),
        ("as it is", "Check-in & icebreaker", ["james"], ["goal"]),
        ("in education", "Education", ["james", "maria"], []),
        ("walk · no", "Check-in & icebreaker", ["maria"], []),
    ]
