"""Steering the clock: what really was, another end, blocks put in and dropped, and taking it all back."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from app.errors import Refused
from app.live import commands as c
from app.live import events as e
from app.live import steering
from app.live.state import LiveEntry, fold, fold_all
from app.model.agenda import ZERO, Block, lay
from app.model.drift import causes, preview
from app.model.entry import Entry
from tests.events_for_tests import CLOCKS, LATER, Fact, after, at, minutes, started, told, without_entries

VISIT = Block(id="visit", title="Visit", minutes=10)


def test_a_start_that_nobody_pressed_in_time_is_moved_back_with_all_that_depends_on_it() -> None:
    late = told(started(6))
    session = after(late, 3, steering.correct_start(late, at(3)))
    assert (session.run.started, session.run.visits[0].start) == (at(3), at(3))
    assert lay(session.run, at(10)).drift == minutes(3)


def test_a_block_that_began_earlier_takes_its_time_from_the_one_before() -> None:
    session = told(started(), (34, e.BlockEntered(block="education")))
    session = after(session, 31, steering.correct_start(session, at(31)))
    check_in, education = session.run.blocks[:2]
    assert session.run.elapsed(check_in, at(40)) == minutes(31)
    assert session.run.elapsed(education, at(40)) == minutes(9)


def test_a_pause_that_began_earlier_gives_its_block_the_time_back() -> None:
    session = told(started(), (20, e.Paused()))
    session = after(session, 12, steering.correct_start(session, at(12)))
    assert session.run.elapsed(session.run.blocks[0], at(30)) == minutes(12)


@pytest.mark.parametrize(
    ("facts", "when", "why"),
    [
        ([started(6)], 7, "It began before that already."),
        ([started(6)], -60, "Check-in & icebreaker can be moved back by an hour at most."),
        (
            [started(), (34, e.BlockEntered(block="education"))],
            -1,
            "That is before what came before it. Choose a later time.",
        ),
        ([], -1, "The session has not started yet."),
    ],
)
def test_a_start_is_not_moved_to_where_it_cannot_have_been(facts: list[Fact], when: float, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        steering.correct_start(told(*facts), at(when))
    assert refusal.value.sentence == why


def test_a_late_start_keeps_the_planned_end_or_moves_it() -> None:
    late = told(started(12))
    assert lay(late.run, at(13)).drift == minutes(12)
    moved = after(late, 13, steering.replan(late, at(13), {}, at(192)))
    assert lay(moved.run, at(13)).drift == ZERO
    assert lay(moved.run, at(13)).target == at(192)
    kept = after(moved, 14, steering.set_end(moved, at(14), at(180)))
    assert lay(kept.run, at(14)).drift == minutes(12)


def test_a_laptop_that_slept_counts_until_it_is_made_a_pause() -> None:
    session = told(started(), (20, e.Slept(seconds=240)))
    check_in = session.run.blocks[0]
    assert session.run.elapsed(check_in, at(21)) == minutes(21)
    session = after(session, 21, steering.make_pause(session, at(21), at(16), at(20)))
    assert session.run.elapsed(check_in, at(21)) == minutes(17)


def test_a_pause_that_is_added_over_another_one_counts_once() -> None:
    session = told(started(), (10, e.Paused()), (14, e.Resumed()))
    session = after(session, 20, steering.make_pause(session, at(20), at(12), at(16)))
    assert session.run.elapsed(session.run.blocks[0], at(20)) == minutes(14)


def test_a_short_break_says_when_everybody_is_back_and_goes_on_in_the_same_place() -> None:
    session = told(started())
    session = after(session, 10, steering.take_short_break(session, at(10), 5))
    assert steering.back_at(session) == at(15)
    session = after(session, 16, c.resume(session, at(16)))
    assert steering.back_at(session) is None
    assert session.block is not None
    assert session.run.remaining(session.block, at(16)) == minutes(20)


def test_a_block_is_put_in_after_the_current_one_and_one_to_come_is_moved_or_dropped() -> None:
    session = told(started())
    session = after(session, 5, steering.insert_block(session, at(5), VISIT))
    assert [block.id for block in session.run.blocks][:3] == ["check-in", "visit", "education"]
    session = after(session, 6, steering.move_block(session, at(6), "visit", 2))
    session = after(session, 7, steering.drop_block(session, at(7), "education"))
    assert [block.id for block in session.run.blocks] == [
        "check-in",
        "break",
        "visit",
        "small-group",
        "check-out",
    ]
    assert lay(session.run, at(8)).drift == minutes(10 - 45)


def test_where_the_group_has_been_cannot_be_dropped() -> None:
    session = told(started(), (30, e.BlockEntered(block="education")))
    with pytest.raises(Refused) as refusal:
        steering.drop_block(session, at(31), "check-in")
    assert refusal.value.sentence == "The group has been in Check-in & icebreaker already."


def test_before_the_start_another_agenda_is_another_plan() -> None:
    session = told()
    session = after(session, -5, steering.drop_block(session, at(-5), "break"))
    assert lay(session.run, at(-4)).planned_end == at(165)
    assert lay(session.run, at(-4)).drift == ZERO


def test_before_the_start_the_whole_agenda_can_be_arranged_anew() -> None:
    session = told()
    first, education, *rest = session.run.blocks
    blocks = (education.model_copy(update={"minutes": 50}), VISIT, *rest)
    session = after(session, -5, steering.arrange_blocks(session, at(-5), blocks))
    assert session.run.blocks == session.run.planned == blocks
    assert lay(session.run, at(-4)).planned_end == at(180 - 30 + 5 + 10)
    assert lay(session.run, at(-4)).drift == ZERO
    assert steering.arrange_blocks(session, at(-4), blocks) == []
    assert session.opened is not None
    assert first in session.opened.agenda.blocks


@pytest.mark.parametrize(
    ("facts", "blocks", "why"),
    [
        ([started()], [VISIT], "The session has started. Change its plan block by block."),
        ([(0, e.SessionEnded())], [VISIT], "The session has ended."),
        ([], [], "An agenda needs at least one block."),
        ([], [VISIT, VISIT], "One block is in this agenda twice."),
        (
            [],
            [VISIT.model_copy(update={"least_minutes": 11})],
            "Visit: The block has 10 min, so its least minutes cannot be more.",
        ),
    ],
)
def test_an_agenda_that_cannot_be_todays_is_refused(facts: list[Fact], blocks: list[Block], why: str) -> None:
    with pytest.raises(Refused) as refusal:
        steering.arrange_blocks(told(*facts), at(1), blocks)
    assert refusal.value.sentence == why


def test_catching_up_can_be_changed_minute_by_minute_within_what_blocks_can_spare() -> None:
    session = told(started(20))
    assert steering.replan(session, at(21), {"education": 2, "small-group": 0}) == [
        e.PlanChanged(minutes={"education": -2})
    ]
    with pytest.raises(Refused) as refusal:
        steering.replan(session, at(21), {"check-out": 1})
    assert refusal.value.sentence == "Check-out cannot give that many minutes."


def test_in_a_short_break_the_ends_count_with_the_minutes_until_everybody_is_back() -> None:
    session = told(started(), (10, e.Paused(minutes=5)))
    timeline = lay(session.run, at(12))
    assert timeline.blocks[0].end == at(35)
    assert timeline.projected_end == at(185)
    assert sum((cause.span for cause in causes(timeline)), ZERO) == timeline.drift == minutes(5)
    assert lay(session.run, at(18)).projected_end == at(188)  # nobody came back in time


def test_minutes_and_another_end_are_one_act_and_what_is_previewed_comes_true() -> None:
    session = told(started(20))
    timeline = lay(session.run, at(21))
    previewed = preview(timeline, {"education": 3, "small-group": -1}, at(185))
    arranged = after(
        session, 21, steering.replan(session, at(21), {"education": 3, "small-group": -1}, at(185))
    )
    assert lay(arranged.run, at(21)) == previewed
    assert previewed.projected_end == timeline.projected_end - minutes(2)
    assert previewed.drift == minutes(13)


def test_a_late_start_can_take_the_end_along() -> None:
    session = told()
    late = after(session, 7, steering.start_late(session, at(7)))
    assert lay(late.run, at(8)).drift == ZERO
    assert lay(late.run, at(8)).target == at(187)
    early = after(session, -2, steering.start_late(session, at(-2)))
    assert lay(early.run, at(8)).target == at(180)


@given(CLOCKS)
def test_what_steering_did_is_taken_back_exactly(journal: list[LiveEntry]) -> None:
    session = fold_all("session-1", journal)
    try:
        events = steering.insert_block(session, LATER, VISIT)
    except Refused:
        events = []
    assume(events)
    entry: LiveEntry = Entry("steered", session.stream, "alex", LATER, LATER, events[0])
    back: LiveEntry = Entry("back", session.stream, "alex", LATER, LATER, e.Undone(entry="steered"))
    undone = fold(fold(session, entry), back)
    assert without_entries(undone) == without_entries(session)


@given(CLOCKS)
def test_time_in_blocks_and_in_pauses_is_the_time_since_the_start(journal: list[LiveEntry]) -> None:
    run = fold_all("session-1", journal).run
    assume(run.started is not None)
    assert run.started is not None
    end = run.ended or LATER
    running = sum((run.elapsed(block, end) for block in run.blocks), ZERO)
    paused = sum((stop - start for start, stop in (pause.until(end) for pause in run.pauses)), ZERO)
    assert running + paused == end - run.started


def test_a_protected_block_keeps_its_minutes_when_catching_up_is_changed_by_hand() -> None:
    ahead = told(started(), (10, e.BlockEntered(block="education")))
    with pytest.raises(Refused) as refusal:
        steering.replan(ahead, at(11), {"check-out": -5})
    assert refusal.value.sentence == "Check-out keeps its minutes."


def test_ahead_with_no_block_left_that_could_take_minutes_says_so() -> None:
    ahead = told(started(), (10, e.BlockEntered(block="check-out")))
    with pytest.raises(Refused) as refusal:
        steering.accept_catch_up(ahead, at(11))
    assert refusal.value.sentence == "No later block can take the minutes that are left over."


def test_minutes_given_after_the_ones_before_were_taken_back_are_really_there() -> None:
    facts: list[Fact] = [
        started(),
        (1, e.TimeAdded(block="check-in", minutes=60)),
        (2, e.TimeAdded(block="check-in", minutes=-80)),
        (3, e.Undone(entry="entry-002")),
    ]
    session = told(*facts, (4, e.TimeAdded(block="check-in", minutes=5)))
    assert session.run.allotted(session.run.blocks[0]) == minutes(5)


def test_a_room_that_was_closed_is_not_started_any_more() -> None:
    closed = told((1, e.SessionEnded()))
    with pytest.raises(Refused) as refusal:
        c.start(closed, at(2))
    assert refusal.value.sentence == "The session has ended."
    assert told((1, e.SessionEnded()), started(2)).run.started is None
