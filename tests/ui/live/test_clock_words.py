"""What the clock says: computed from facts, in words for a glance."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from app.live import events as e
from app.live.public import share
from app.live.state import Session
from app.model.agenda import Timeline, lay
from tests.events_for_tests import MARIA as PERSON
from tests.events_for_tests import arrived, at, opening, started, told
from ui.live import clock_words
from ui.times import time_until


def seen(session: Session, now: datetime) -> tuple[Session, Timeline]:
    """A session and its agenda as they stand at one moment."""
    return session, lay(session.run, now)


def laid(session: Session, now: datetime) -> Timeline:
    return lay(session.run, now)


def test_before_the_start_the_ring_waits_with_the_minutes_of_the_first_block() -> None:
    session = told()
    value = clock_words.ring(laid(session, at(-7)))
    assert (value.total, value.state) == (30 * 60, "not_started")
    assert clock_words.lobby_words(session, at(-7)) == "Planned for 9:00 · in 7 minutes"
    assert clock_words.next_words(session) == "Start"


def test_the_ring_counts_down_and_then_up() -> None:
    session = told(started())
    assert clock_words.ring(laid(session, at(14.5))).figure == "15:30"
    assert clock_words.ring(laid(session, at(30))).figure == "0:00"
    over = clock_words.ring(laid(session, at(32.25)))
    assert (over.figure, over.over) == ("+2:15", True)


def test_in_a_pause_the_ring_stands() -> None:
    session = told(started(), (10, e.Paused()))
    assert clock_words.ring(laid(session, at(25))).figure == "20:00"
    assert clock_words.ring(laid(session, at(25))).state == "paused"


def test_the_lines_say_where_we_are_and_when_it_ends() -> None:
    lines = clock_words.clock_lines(*seen(told(started(2)), at(12)))
    assert lines.overline == "NOW  ·  1 OF 5"
    assert lines.title == "Check-in & icebreaker"
    assert (lines.block_ends, lines.session_ends) == ("9:32", "12:02")
    assert (lines.drift_name, lines.drift) == ("Behind", "2 min")


def test_less_than_a_minute_is_neither_late_nor_early() -> None:
    assert clock_words.clock_lines(*seen(told(started(0.9)), at(5))).drift_name == "On plan"
    ahead = clock_words.clock_lines(*seen(told(started(-3)), at(5)))
    assert (ahead.drift_name, ahead.drift) == ("Ahead", "3 min")


def test_a_block_that_is_over_ends_now() -> None:
    assert clock_words.clock_lines(*seen(told(started()), at(34))).block_ends == "9:34"


def test_the_loud_button_says_what_is_next_and_at_last_that_it_ends() -> None:
    assert clock_words.next_words(told(started())) == "Next: Education"
    last = told(started(), (5, e.BlockEntered(block="check-out")))
    assert clock_words.next_words(last) == "End session"


def test_the_head_says_which_day_it_is_and_how_it_began() -> None:
    assert clock_words.header_words(told(started(2)), at(3)) == (
        "IOP Morning",
        "Harmony day · Tuesday · session 14 · started 9:02, 2 minutes after plan",
    )
    assert clock_words.header_words(told(started(-1)), at(3))[1].endswith("started 8:59, 1 minute early")
    assert clock_words.header_words(told(), at(0))[1].endswith("planned for 9:00")


def test_minutes_late_are_the_same_number_wherever_they_stand() -> None:
    session = told(started(6.6))
    late = at(6.6)
    assert "6 minutes after plan" in clock_words.header_words(session, late)[1]
    assert clock_words.drift_words(lay(session.run, late)) == "6 min behind"
    assert time_until(at(0), late) == "6 minutes after its time"
    assert "6 min behind plan" in clock_words.late_start_words(told(), lay(told().run, late))[0]


def test_the_strip_says_what_a_block_that_is_over_was_held() -> None:
    session = told(started(), (2, e.BlockEntered(block="break")))
    lines = {block.id: block.line for block in clock_words.strip(laid(session, at(4)))}
    first, skipped, *_others = lines.values()
    assert (first, skipped) == ("2 min · done", "not held")
    shared = share(session, at(4))
    assert shared is not None
    assert [block.held for block in shared.view.strip][:3] == [2, 0, 0]


def test_a_room_of_another_day_says_which_day() -> None:
    session, before = told(), at(-2 * 24 * 60)
    day = "Tuesday, November 24"
    assert clock_words.header_words(session, before)[0] == f"IOP Morning · {day}"
    assert clock_words.lobby_words(session, before) == f"Planned for {day}, 9:00"
    assert clock_words.other_day_words("IOP Morning", at(0), "America/New_York", at(-60)) == ""


def test_a_break_says_when_everybody_is_back() -> None:
    session = told(started(), (32, e.BlockEntered(block="break")))
    assert clock_words.back_at(*seen(session, at(33))) == "Back at 9:47"
    assert clock_words.back_at(*seen(told(started()), at(33))) == ""


def test_the_mini_timer_says_the_block_the_turn_and_the_drift() -> None:
    session = told(started(2), arrived(PERSON, 3))
    assert clock_words.mini_line(*seen(session, at(4))) == "Check-in & icebreaker · Maria · 2 min behind"
    assert clock_words.mini_line(*seen(told(opened=opening()), at(-5))) == "Not started"


def test_the_drift_is_told_with_what_it_is_made_of() -> None:
    session = told(started(4), (40, e.BlockEntered(block="education")), (50, e.Paused()), (52, e.Resumed()))
    said = clock_words.drift_sentence(laid(session, at(53)))
    assert said == "12 min behind: started 4 min late, Check-in & icebreaker 6 min over, paused for 2 min."
    assert clock_words.drift_sentence(laid(told(started()), at(5))) == "On plan."


def test_a_short_break_says_when_everybody_is_back_in_the_mini_timer_as_well() -> None:
    session = told(started(), (10, e.Paused(minutes=5)))
    assert clock_words.back_at(*seen(session, at(12))) == "Back at 9:15"
    assert clock_words.mini_line(*seen(session, at(12))) == "Back at 9:15"


def test_a_start_that_was_forgotten_is_pointed_out_quietly_while_people_are_here() -> None:
    waiting = told(arrived(PERSON, -2))
    said = "The group was to start at 9:00. The clock starts when you do."
    looks = [-1, 0.9, 1, 1.1, 2.9, 3.05, 5, 5.1, 9]
    words = [clock_words.forgotten_words(waiting, at(before), at(now)) for before, now in pairwise(looks)]
    assert words == ["", said, "", "", said, said, "", ""]
    assert clock_words.forgotten_words(told(), at(0), at(2)) == ""
    assert clock_words.forgotten_words(told(arrived(PERSON, -2), started()), at(0), at(2)) == ""
