"""What a change of the rest of the plan does, as it is said before anybody agrees to it."""

from __future__ import annotations

from datetime import datetime

from app.live import events as e
from app.live.state import Session
from app.model.agenda import Timeline, lay
from app.model.drift import preview
from tests.events_for_tests import at, started, told
from ui.live import plan_words


def laid(session: Session, now: datetime) -> Timeline:
    return lay(session.run, now)


def test_catching_up_says_how_much_and_from_where() -> None:
    session = told(started(4))
    words, taken = plan_words.catch_up_words(laid(session, at(6)))
    assert words == "Catch up 4 min"
    assert taken == "−2 from Education, −2 from Small-group counseling"
    assert plan_words.catch_up_words(laid(told(started()), at(6))) == ("", "")


def test_when_no_later_block_can_give_a_minute_it_says_so() -> None:
    session = told(
        started(), (5, e.BlockEntered(block="check-out")), (6, e.TimeAdded(block="check-out", minutes=160))
    )
    words, why = plan_words.catch_up_words(laid(session, at(7)))
    assert words == ""
    assert "No later block can give any." in why


def test_ahead_of_the_plan_with_nothing_left_to_lengthen_it_does_not_speak_of_being_late() -> None:
    session = told(started(), (5, e.BlockEntered(block="check-out")))
    words, why = plan_words.catch_up_words(laid(session, at(7)))
    assert (words, why) == ("", "145 min left over. No later block can take any.")


def test_when_the_group_is_ahead_minutes_are_given_back() -> None:
    session = told(started(), (20, e.BlockEntered(block="education")))
    assert plan_words.catch_up_words(laid(session, at(21))) == (
        "Give back 10 min",
        "+10 to Small-group counseling",
    )


def test_catching_up_says_what_becomes_of_the_end_and_of_service() -> None:
    effect = plan_words.catch_up_effect(laid(told(started(4)), at(6)), "America/New_York")
    assert effect == "Ends 12:00 instead of 12:04, 4 service minutes less."
    assert plan_words.catch_up_effect(laid(told(started()), at(6)), "America/New_York") == ""


def test_a_change_says_where_it_leads_and_what_it_leaves_open() -> None:
    timeline = laid(told(started(4)), at(6))
    taken = {"education": 2}
    planned = preview(timeline, taken)
    said = plan_words.plan_sentence(timeline, planned, "America/New_York")
    assert said == "Ends 12:02 instead of 12:04: 2 min behind."
    assert plan_words.plan_cost(timeline, planned, taken) == "2 service minutes less."
    assert plan_words.plan_sentence(timeline, timeline, "America/New_York") == "Ends 12:04: 4 min behind."


def test_minutes_that_nobody_can_give_are_said() -> None:
    session = told(
        started(), (5, e.BlockEntered(block="check-out")), (6, e.TimeAdded(block="check-out", minutes=160))
    )
    timeline = laid(session, at(7))
    assert plan_words.plan_cost(timeline, timeline, {}) == (
        "15 minutes are missing, and no later block can give any."
    )
