"""Rounds: answers are read and never guessed, turns follow the list, and a fair share is fair."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.model.rounds import (
    Question,
    answer_words,
    by_arrival,
    by_rotation,
    fair_share,
    last_of_all,
    moved,
    read_answer,
    read_answers,
    turns,
)
from app.words import speaking

CRAVING = Question(id="craving", label="Craving right now, 0 to 10", short="Craving", kind="scale")
USED = Question(id="used", label="Any use since our last group?", short="Used", kind="yes_no")
FEELING = Question(id="feeling", label="How do you feel?", short="Feeling", kind="word")
PEOPLE = st.sets(st.sampled_from("abcdefgh"))


@pytest.mark.parametrize(("typed", "read"), [("0", "0"), ("10", "10"), (" 07 ", "7"), ("", ""), ("  ", "")])
def test_a_scale_takes_whole_numbers_to_ten(typed: str, read: str) -> None:
    assert read_answer(CRAVING, typed) == read


@pytest.mark.parametrize("typed", ["11", "-1", "3.5", "three", "5/10", "٣", "²", "1 0", "9" * 5000])
def test_what_is_no_number_to_ten_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="Craving is a whole number from 0 to 10"):
        read_answer(CRAVING, typed)


@pytest.mark.parametrize(
    ("typed", "read"), [("y", "yes"), ("N", "no"), ("Yes", "yes"), (" no ", "no"), ("", "")]
)
def test_yes_and_no_are_read_by_their_first_letter(typed: str, read: str) -> None:
    assert read_answer(USED, typed) == read


def test_maybe_is_neither_yes_nor_no() -> None:
    with pytest.raises(Refused, match="Used takes yes or no"):
        read_answer(USED, "maybe")


def test_words_are_kept_with_their_spaces_tidied() -> None:
    assert read_answer(FEELING, "  calm \n enough ") == "calm enough"


def test_skipped_questions_are_left_out_and_unknown_ones_ignored() -> None:
    typed = {"craving": "3", "used": " ", "shoe_size": "9"}
    assert read_answers([FEELING, CRAVING, USED], typed) == {"craving": "3"}


@given(st.permutations("abcdefgh"), PEOPLE, PEOPLE)
def test_turns_are_the_people_here_who_had_none_in_the_order_of_the_list(
    order: list[str], here: set[str], done: set[str]
) -> None:
    left = turns(order, frozenset(here), frozenset(done))
    assert set(left) == here - done
    assert sorted(left, key=order.index) == list(left)


@given(st.integers(-600, 7200), st.integers(0, 900), st.integers(0, 12))
def test_fair_shares_fit_into_what_is_left_and_waste_less_than_a_second_each(
    left: int, kept: int, people: int
) -> None:
    share = fair_share(timedelta(seconds=left), timedelta(seconds=kept), people)
    whole = max(timedelta(), timedelta(seconds=left - kept))
    assert share * people <= whole
    if people:
        assert share * people > whole - timedelta(seconds=people)
    else:
        assert share == timedelta()


def test_the_round_leaves_the_icebreaker_its_minutes() -> None:
    assert fair_share(timedelta(minutes=30), timedelta(minutes=6), 9) == timedelta(minutes=2, seconds=40)


ORDERS = st.permutations("abcdefgh")
MOMENTS = st.dictionaries(st.sampled_from("abcdefgh"), st.datetimes(), max_size=8)


@given(ORDERS, st.sampled_from("abcdefghz"), PEOPLE)
def test_by_rotation_whoever_began_last_time_does_not_begin_while_anybody_else_is_there(
    people: list[str], first: str, here: set[str]
) -> None:
    order = by_rotation(people, first)
    assert sorted(order) == sorted(people)
    present = [person for person in order if person in here]
    if len(present) > 1:
        assert present[0] != first


@given(ORDERS)
def test_by_rotation_everybody_begins_once_before_anybody_begins_again(people: list[str]) -> None:
    began, first = [], people[-1]
    for _day in people:
        first = by_rotation(people, first)[0]
        began.append(first)
    assert began == people


@given(ORDERS, MOMENTS)
def test_by_arrival_nobody_goes_before_somebody_who_came_earlier(
    people: list[str], arrived: dict[str, datetime]
) -> None:
    order = by_arrival(people, arrived)
    assert sorted(order) == sorted(people)
    came = [person for person in order if person in arrived]
    assert [*order[: len(came)]] == came
    assert [arrived[person] for person in came] == sorted(arrived.values())
    assert [*order[len(came) :]] == [person for person in people if person not in arrived]


@given(ORDERS, PEOPLE)
def test_newcomers_go_last_and_nobody_else_changes_places(people: list[str], new: set[str]) -> None:
    order = last_of_all(people, new)
    assert [person for person in order if person not in new] == [one for one in people if one not in new]
    assert [*order[len(people) - len(new) :]] == [person for person in people if person in new]


@given(ORDERS, st.sampled_from("abcdefghz"), st.integers(-10, 10))
def test_moving_a_person_moves_nobody_else(people: list[str], person: str, steps: int) -> None:
    order = moved(people, person, steps)
    assert sorted(order) == sorted(people)
    assert [one for one in order if one != person] == [one for one in people if one != person]
    if person in people:
        assert order.index(person) == min(max(people.index(person) + steps, 0), len(people) - 1)


@given(ORDERS, PEOPLE, PEOPLE, st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_who_put_their_turn_off_comes_after_the_others_and_loses_no_turn(
    order: list[str], here: set[str], done: set[str], put_off: list[str]
) -> None:
    left = turns(order, frozenset(here), frozenset(done), put_off)
    assert sorted(left) == sorted(here - done)
    later = [person for person in put_off if person in left]
    assert [*left[len(left) - len(later) :]] == later


@pytest.mark.parametrize(
    ("typed", "read"), [("sí", "yes"), ("S", "yes"), ("si", "yes"), ("y", "yes"), ("No", "no")]
)
def test_yes_and_no_are_read_in_the_language_of_the_screens(typed: str, read: str) -> None:
    with speaking("es"):
        assert read_answer(USED, typed) == read
    assert (answer_words("yes"), answer_words("calm")) == ("yes", "calm")
