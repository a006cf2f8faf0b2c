"""The desk's clock: blocks that go on, sleep, and a clock that somebody sets."""

from __future__ import annotations

from datetime import timedelta

from app.clock import SetClock
from app.desk import Desk
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
