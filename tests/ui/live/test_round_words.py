"""A round: whose turn it is, and a soft clock that leaves the icebreaker its minutes."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.live import events as e
from app.live.state import Session
from app.live.turns import share_of, turn_left
from app.model.rounds import Round
from tests.events_for_tests import AISHA, BLUE_HEART, JAMES, MARIA, Fact, arrived, at, opening, started, told
from ui.live.round_words import Asked, RoundView, round_view, turn_left_words

HERE: tuple[Fact, ...] = (arrived(MARIA), arrived(JAMES), arrived(AISHA), started())


def checked_in(person: e.Expected, minute: float) -> Fact:
    return minute, e.CheckedIn(person=person.id, answers={"craving": "3"})


def view(session: Session, minute: float, asked: Asked | None = None) -> RoundView:
    found = round_view(session, at(minute), asked)
    assert found is not None
    return found


def test_a_turn_has_the_share_that_stood_when_it_began_and_counts_down() -> None:
    session = told(*HERE, checked_in(MARIA, 4))
    assert share_of(session) == timedelta(minutes=9)
    assert turn_left(session, at(6)) == timedelta(minutes=7)
    assert view(session, 6).aside == "1 of 3 done  ·  fair share 9:00"
    assert view(session, 6).turn == "7:00 left · then Aisha"


def test_a_pause_takes_nothing_from_the_turn() -> None:
    session = told(*HERE, checked_in(MARIA, 4), (5, e.Paused()), (10, e.Resumed()))
    assert turn_left(session, at(11)) == timedelta(minutes=7)


def test_a_turn_that_is_over_says_so_softly_and_then_nothing() -> None:
    session = told(*HERE, checked_in(MARIA, 4))
    assert turn_left_words(session, at(13.5)) == "0:30 over"
    assert turn_left_words(session, at(25)) == ""


def test_the_card_shows_the_last_promise_and_the_last_craving() -> None:
    card = view(told(*HERE), 1)
    assert card.before == "Last time: “text two people”  Craving was 5."
    assert card.asks_promise
    assert [question.short for question in card.questions] == ["Feeling", "Craving", "Used", "Goal"]


def test_the_closing_card_shows_the_goal_and_the_craving_of_this_day_and_the_last_promise() -> None:
    answers = {"goal": "speak once", "craving": "3"}
    check_in = e.CheckedIn(person="maria", answers=answers, kept="partly")
    card = view(told(*HERE, (2, check_in), (9, e.BlockEntered(block="check-out"))), 10)
    assert (card.title, card.name) == ("Check-out round", "Maria S.")
    assert card.before == (
        "Today’s goal: “speak once”  Craving was 3 at check-in.  "
        "Last time: “text two people” (partly kept)  Craving was 5 then."
    )
    assert not card.asks_promise


def test_who_did_not_check_in_still_has_the_last_promise_on_the_closing_card() -> None:
    card = view(told(*HERE, (9, e.BlockEntered(block="check-out"))), 10)
    assert card.before == "Last time: “text two people”  Craving was 5."


def test_anybody_can_have_the_card_in_a_block_without_a_round() -> None:
    session = told(*HERE, (30, e.BlockEntered(block="education")))
    assert round_view(session, at(31)) is None
    card = view(session, 31, Asked("aisha", Round.CHECK_IN))
    assert (card.title, card.name, card.aside, card.turn) == ("Check-in", "Aisha K.", "", "")


def test_a_turn_that_was_taken_can_be_changed() -> None:
    session = told(*HERE, (2, e.CheckedIn(person="maria", answers={"craving": "3"}, kept="partly")))
    card = view(session, 3, Asked("maria", Round.CHECK_IN))
    assert (dict(card.answers), card.kept) == ({"craving": "3"}, "partly")


def test_arrival_checks_have_no_clock() -> None:
    people = (arrived(MARIA), started())
    session = told(*people, opened=opening(BLUE_HEART))
    assert view(session, 1).title == "Arrival check"
    assert "fair share" not in view(session, 1).aside
    assert turn_left(session, at(1)) is None


def test_after_the_last_arrival_check_the_block_belongs_to_its_topic() -> None:
    session = told(arrived(MARIA), started(), checked_in(MARIA, 2), opened=opening(BLUE_HEART))
    assert round_view(session, at(3)) is None
    assert view(session, 3, Asked("maria", Round.CHECK_IN)).name == "Maria S."


def test_reflection_holds_no_round() -> None:
    session = told(
        arrived(MARIA), started(), (90, e.BlockEntered(block="reflection")), opened=opening(BLUE_HEART)
    )
    assert round_view(session, at(91)) is None


def test_when_everybody_had_a_turn_nobody_has_the_card() -> None:
    session = told(*HERE, *(checked_in(person, 3) for person in (MARIA, JAMES, AISHA)))
    assert (view(session, 4).person, view(session, 4).aside) == ("", "3 of 3 done")
    assert view(session, 4).name == "Everybody here has had a turn"


def test_before_anybody_is_here_nobody_is_said_to_have_had_a_turn() -> None:
    assert view(told(started()), 1).name == "Nobody is here yet"
    assert "click “Not here yet”" in view(told(started()), 1).before


def test_where_nobody_is_to_come_no_click_on_somebody_is_asked_for() -> None:
    away: tuple[Fact, ...] = tuple((2, e.PersonLeft(person=each.id)) for each in (MARIA, JAMES, AISHA))
    assert view(told(*HERE, *away), 3).before == ""


@given(st.floats(0, 60), st.floats(0, 60))
def test_the_share_never_moves_while_a_turn_lasts(one: float, other: float) -> None:
    session = told(*HERE, checked_in(MARIA, 4))
    lefts = [turn_left(session, at(4 + minute)) for minute in (one, other)]
    if lefts[0] is not None and lefts[1] is not None:
        assert abs((lefts[0] - lefts[1]) - timedelta(minutes=other - one)) < timedelta(milliseconds=1)
