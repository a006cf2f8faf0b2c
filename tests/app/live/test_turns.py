"""Turns of a round: in which order they come, who waits, and what is a fair share of what is left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.live import commands
from app.live import events as e
from app.live.state import LiveEntry, Session, fold_all
from app.live.turns import (
    arrange_turns,
    finish_icebreaker,
    move_turn,
    order_of,
    order_turns,
    put_off,
    share_of,
    to_come,
    turn_began,
    turn_left,
)
from app.model.agenda import ZERO, Block, Part, PartKind
from app.model.rounds import OrderedBy, Round
from tests.events_for_tests import (
    AISHA,
    BLUE_HEART,
    HARMONY,
    JAMES,
    JOURNALS,
    LATER,
    MARIA,
    NINE,
    Fact,
    after,
    arrived,
    at,
    opening,
    started,
    told,
)

HERE: tuple[Fact, ...] = (arrived(MARIA), arrived(JAMES), arrived(AISHA), started())
IN, OUT = Round.CHECK_IN, Round.CHECK_OUT
ROUNDS = st.sampled_from([IN, OUT])
BYS: st.SearchStrategy[OrderedBy] = st.sampled_from(["rotation", "arrival", "newcomers_last", "hand"])


def began_last_time(person: str) -> e.SessionOpened:
    return opening().model_copy(update={"first_last_time": {IN: person}})


def checked_in(person: e.Expected, minute: float) -> Fact:
    return minute, e.CheckedIn(person=person.id, answers={"craving": "3"})


# In which order


def test_people_here_have_their_turn_in_the_order_of_the_list_when_nobody_began_last_time() -> None:
    assert to_come(told(arrived(AISHA), arrived(MARIA), started()), IN) == ("maria", "aisha")


@pytest.mark.parametrize(
    ("first", "order"),
    [
        ("maria", ("james", "aisha", "maria")),
        ("james", ("aisha", "maria", "james")),
        ("somebody-who-left", ("maria", "james", "aisha")),
    ],
)
def test_by_itself_a_round_goes_on_after_whoever_began_last_time(first: str, order: tuple[str, ...]) -> None:
    session = told(*HERE, opened=began_last_time(first))
    assert to_come(session, IN) == order
    assert to_come(session, OUT) == ("maria", "james", "aisha")


def test_by_arrival_who_comes_later_comes_later_also_when_the_order_was_chosen_before_anybody_came() -> None:
    session = told((-20, e.TurnsOrdered(round=IN, order=("maria", "james", "aisha"), by="arrival")))
    for minute, person in ((-9, "aisha"), (-5, "maria"), (-2, "james")):
        session = after(session, minute, commands.mark_arrived(session, at(minute), person))
    assert to_come(session, IN) == ("aisha", "maria", "james")


def test_newcomers_hear_the_others_first() -> None:
    new = MARIA.model_copy(update={"joined": date(2026, 11, 12)})
    old = JAMES.model_copy(update={"joined": date(2026, 9, 1)})
    session = told(*HERE, opened=opening(HARMONY, new, old, AISHA))
    session = after(session, 1, order_turns(session, at(1), IN, "newcomers_last"))
    assert to_come(session, IN) == ("james", "aisha", "maria")


def test_by_hand_a_person_is_moved_among_those_who_are_still_to_come() -> None:
    session = told(*HERE, checked_in(MARIA, 2))
    session = after(session, 3, move_turn(session, at(3), "aisha", IN, -1))
    assert to_come(session, IN) == ("aisha", "james")
    assert not move_turn(session, at(4), "aisha", IN, -1)


def test_somebody_who_is_not_on_the_list_has_no_place_in_the_order() -> None:
    with pytest.raises(Refused, match="not on today's list"):
        arrange_turns(told(*HERE), at(1), IN, ["nobody"])


def test_who_arrives_when_the_round_goes_round_comes_after_the_others() -> None:
    session = told(arrived(JAMES), arrived(AISHA), started(), checked_in(JAMES, 2), arrived(MARIA, 3))
    assert to_come(session, IN) == ("aisha", "maria")


def test_who_arrived_late_can_still_be_called_earlier_by_hand() -> None:
    session = told(arrived(JAMES), arrived(AISHA), started(), checked_in(JAMES, 2), arrived(MARIA, 3))
    session = after(session, 4, move_turn(session, at(4), "maria", IN, -1))
    assert to_come(session, IN) == ("maria", "aisha")


def test_who_is_not_here_has_no_turn_now_and_has_their_place_again_when_they_are_back() -> None:
    session = told(*HERE, checked_in(MARIA, 2), (3, e.PersonSteppedOut(person="james")))
    assert to_come(session, IN) == ("aisha",)
    session = after(session, 4, commands.mark_arrived(session, at(4), "james"))
    assert to_come(session, IN) == ("james", "aisha")


def test_a_turn_that_is_put_off_comes_after_the_others_in_the_order_of_putting_off() -> None:
    session = told(*HERE)
    for person in ("james", "maria"):
        session = after(session, 1, put_off(session, at(1), person, IN))
    assert to_come(session, IN) == ("aisha", "james", "maria")
    session = after(session, 2, order_turns(session, at(2), IN, "rotation"))
    assert to_come(session, IN) == ("maria", "james", "aisha")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ((checked_in(MARIA, 1),), "Maria S. has had a turn."),
        (((1, e.PersonLeft(person="maria")),), "Maria S. is not in the room now."),
        (
            (checked_in(JAMES, 1), checked_in(AISHA, 1)),
            "Maria S. is the last one. A pass is always welcome.",
        ),
    ],
)
def test_only_a_turn_that_is_still_to_come_and_has_others_after_it_is_put_off(
    facts: tuple[Fact, ...], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        put_off(told(*HERE, *facts), at(2), "maria", IN)
    assert refused.value.sentence == sentence


def test_in_an_arrival_check_the_newest_arrival_comes_first() -> None:
    session = told(arrived(MARIA, -3), arrived(AISHA, -2), started(), opened=opening(BLUE_HEART))
    assert to_come(session, IN) == ("aisha", "maria")
    session = after(session, 1, commands.mark_arrived(session, at(1), "james"))
    assert to_come(session, IN) == ("james", "aisha", "maria")


@given(JOURNALS, ROUNDS)
def test_an_order_holds_everybody_once_whatever_happened(journal: list[LiveEntry], which: Round) -> None:
    session = fold_all("session-1", journal)
    assert sorted(order_of(session, which)) == sorted(session.people)
    here = {person for person in session.here if session.people[person].turn(which) is None}
    assert sorted(to_come(session, which)) == sorted(here)


@given(JOURNALS, ROUNDS, BYS)
def test_whatever_happened_a_chosen_order_holds_everybody_once_and_by_hand_changes_nothing_by_itself(
    journal: list[LiveEntry], which: Round, by: OrderedBy
) -> None:
    session = fold_all("session-1", journal)
    if session.run.ended is not None:
        return
    before = order_of(session, which)
    (ordered,) = order_turns(session, LATER, which, by)
    assert isinstance(ordered, e.TurnsOrdered)
    assert sorted(ordered.order) == sorted(session.people)
    if by == "hand":
        assert ordered.order == before


# The fair share


def test_the_fair_share_leaves_the_icebreaker_its_minutes_until_it_is_done() -> None:
    """30 minutes, 8 of them for the icebreaker, three people."""
    session = told(*HERE)
    assert share_of(session) == timedelta(minutes=22) / 3
    session = after(session, 6, finish_icebreaker(session, at(6)))
    assert share_of(session) == timedelta(minutes=24) / 3
    assert turn_left(session, at(7)) == timedelta(minutes=7)
    assert not finish_icebreaker(session, at(8))
    session = after(session, 9, finish_icebreaker(session, at(9), done=False))
    assert share_of(session) == timedelta(minutes=22) / 3


def test_an_icebreaker_that_was_shown_and_is_taken_away_is_done() -> None:
    session = told(*HERE, checked_in(MARIA, 4))
    session = after(session, 5, commands.show_prompt(session, at(5), "icebreaker"))
    assert share_of(session) == timedelta(minutes=9)
    session = after(session, 10, commands.show_prompt(session, at(10), ""))
    assert share_of(session) == timedelta(minutes=10)
    session = after(session, 11, commands.undo(session, at(11), "alex"))
    assert (share_of(session), session.shown) == (timedelta(minutes=9), "icebreaker")


def test_a_block_without_an_icebreaker_has_none_to_finish() -> None:
    with pytest.raises(Refused, match="no icebreaker"):
        finish_icebreaker(told(*HERE, (9, e.BlockEntered(block="education"))), at(10))


def test_the_turn_of_the_next_begins_when_one_is_put_off() -> None:
    session = told(*HERE, (4, e.TurnPutOff(person="maria", round=IN)))
    assert turn_began(session, IN) == at(4)
    assert share_of(session) == timedelta(minutes=18) / 3


def test_the_turn_that_runs_goes_on_when_somebody_elses_is_put_off() -> None:
    session = told(*HERE)
    session = after(session, 4, put_off(session, at(4), "james", IN))
    assert to_come(session, IN) == ("maria", "aisha", "james")
    assert turn_began(session, IN) == at(0)
    session = after(session, 6, put_off(session, at(6), "maria", IN))
    assert turn_began(session, IN) == at(6)


@pytest.mark.parametrize("kind", [PartKind.ARRIVAL_CHECK, PartKind.REFLECTION])
def test_no_clock_in_arrival_checks_and_in_reflection(kind: PartKind) -> None:
    parts = (Part(kind=PartKind.CHECK_OUT_ROUND), Part(kind=kind))
    quiet = Block(id="quiet", title="Quiet", minutes=30, parts=parts)
    agenda = HARMONY.program.agenda.model_copy(update={"blocks": (quiet,)})
    session = told(*HERE, opened=opening().model_copy(update={"agenda": agenda}))
    assert (share_of(session), turn_left(session, at(2))) == (None, None)


@given(JOURNALS)
def test_fair_shares_of_those_left_never_sum_to_more_than_what_is_left_of_the_block(
    journal: list[LiveEntry],
) -> None:
    _fits(fold_all("session-1", journal))


@given(st.lists(st.tuples(st.integers(0, 1800), st.sampled_from(range(9))), max_size=12))
def test_whatever_people_do_in_a_round_their_shares_fit_into_the_block(
    deeds: list[tuple[int, int]],
) -> None:
    session = told(*HERE)
    for seconds, deed in sorted(deeds):
        now = NINE + timedelta(seconds=seconds)
        person = ("maria", "james", "aisha")[deed % 3]
        try:
            acts = (
                commands.pass_turn(session, now, person, IN),
                put_off(session, now, person, IN) if person in to_come(session, IN) else [],
                finish_icebreaker(session, now),
            )
        except Refused:
            continue
        session = after(session, seconds / 60, acts[deed // 3])
        _fits(session)


def _fits(session: Session) -> None:
    share, block = share_of(session), session.block
    for which in Round:
        if share is not None and block is not None and _is_of(block, which):
            left = session.run.remaining(block, turn_began(session, which))
            assert share * len(to_come(session, which)) <= max(left, ZERO)


def _is_of(block: Block, which: Round) -> bool:
    return block.has(PartKind.CHECK_IN_ROUND if which is IN else PartKind.CHECK_OUT_ROUND)
