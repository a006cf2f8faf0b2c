"""The desk's clock: blocks that go on, sleep, and a clock that somebody sets."""

from __future__ import annotations

from datetime import timedelta

from app.clock import SetClock
from app.desk import Desk, Seat
from app.live import commands, steering
from app.live import events as e
from app.model.agenda import Block
from tests.practice_for_tests import MARIA, minutes, opened


def test_a_block_that_does_not_hold_is_left_when_its_minutes_are_over_unless_that_is_taken_back(
    desk: Desk, clock: SetClock
) -> None:
    seat = opened(desk)
    settling = Block(id="settling", title="Settling in", minutes=5, at_end="go_on")
    seat.do(steering.insert_block, settling)
    seat.do(commands.start)
    clock.pass_time(minutes(7))  # nobody looked at the clock in between
    desk.notice_clock()
    assert desk.session is not None
    assert desk.session.block is not None
    assert desk.session.block.id == "check-in"
    assert desk.session.run.elapsed(desk.session.block, desk.now()) == minutes(2)

    seat.undo()
    desk.notice_clock()
    assert desk.session.block is not None
    assert desk.session.block.id == "settling"
    assert desk.session.run.remaining(desk.session.block, desk.now()) == minutes(-2)


def went_on(desk: Desk) -> str:
    """The block the session is in, once somebody looks at the clock."""
    desk.notice_clock()
    assert desk.session is not None
    assert desk.session.block is not None
    return desk.session.block.id


def with_blocks_that_go_on(desk: Desk) -> Seat:
    """Three blocks of ten minutes that go on by themselves, and then the day as planned."""
    seat = opened(desk)
    for name in ("third", "second", "first"):
        seat.do(steering.insert_block, Block(id=name, title=name, minutes=10, at_end="go_on"))
    seat.do(commands.start)
    return seat


def test_what_was_taken_back_does_not_go_on_after_a_pause_and_a_block_that_is_over_can_be_returned_to(
    desk: Desk, clock: SetClock
) -> None:
    seat = with_blocks_that_go_on(desk)
    clock.pass_time(minutes(10))
    assert went_on(desk) == "second"
    clock.pass_time(minutes(1))
    seat.undo()
    seat.do(commands.pause)
    clock.pass_time(minutes(5))
    seat.do(commands.resume)
    assert went_on(desk) == "first"
    clock.pass_time(minutes(1))
    seat.do(commands.next_block)
    clock.pass_time(minutes(1))
    seat.do(commands.previous_block)
    clock.pass_time(minutes(1))
    assert went_on(desk) == "first"


def test_a_sleep_that_becomes_a_pause_brings_the_group_back_to_its_block(desk: Desk, clock: SetClock) -> None:
    seat = with_blocks_that_go_on(desk)
    clock.pass_time(minutes(4))
    desk.notice_clock()
    clock.sleep(minutes(30))
    assert went_on(desk) == "check-in"
    assert desk.session is not None
    before = desk.session
    woke = desk.now()
    clock.pass_time(minutes(1))
    seat.do(steering.make_pause, woke - minutes(30), woke, asleep=True)
    assert went_on(desk) == "first"
    block = desk.session.run.blocks[0]
    assert desk.session.run.remaining(block, desk.now()) == minutes(5)
    seat.undo()
    assert desk.session.run == before.run


def test_a_sleep_is_written_down_in_a_running_session_and_counts(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(1))
    desk.notice_clock()
    clock.sleep(minutes(4))
    desk.notice_clock()
    assert desk.session is not None
    slept = [entry.event for entry in desk.session.entries if isinstance(entry.event, e.Slept)]
    assert [event.seconds for event in slept] == [240]
    assert desk.session.run.elapsed(desk.session.run.blocks[0], desk.now()) == minutes(5)


def test_a_clock_that_is_set_right_before_the_start_moves_nobodys_minutes(
    desk: Desk, clock: SetClock
) -> None:
    seat = opened(desk)
    seat.do(commands.mark_arrived, MARIA)
    clock.pass_time(minutes(5))
    clock.change_wall(timedelta(hours=-1))
    desk.notice_clock()
    seat.do(commands.start)
    clock.pass_time(minutes(60))
    seat.do(commands.mark_left, MARIA)
    assert desk.session is not None
    start, end = desk.session.people[MARIA].spans[0]
    assert end is not None
    assert end - start == minutes(65)
