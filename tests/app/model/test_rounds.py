"""Rounds: answers are read and never guessed, turns follow the list, and a fair share is fair."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.model.rounds import Question, fair_share, read_answer, read_answers, turns

CRAVING = Question(id="craving", label="Craving right now, 0 to 10", short="Craving", kind="scale")
USED = Question(id="used", label="Any use since our last group?", short="Used", kind="yes_no")
FEELING = Question(id="feeling", label="How do you feel?", short="Feeling", kind="word")
PEOPLE = st.sets(st.sampled_from("abcdefgh"))


@pytest.mark.parametrize(("typed", "read"), [("0", "0"), ("10", "10"), (" 07 ", "7"), ("", ""), ("  ", "")])
def test_a_scale_takes_whole_numbers_to_ten(typed: str, read: str) -> None:
    assert read_answer(CRAVING, typed) == read


@pytest.mark.parametrize("typed", ["11", "-1", "3.5", "three", "5/10", "٣", "²", "1 0"])
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
