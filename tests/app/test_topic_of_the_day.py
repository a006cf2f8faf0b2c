"""The topic that a group is opened with: from what its people had in any group, on a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.clock import SetClock
from app.desk import Desk
from app.live import commands as live
from app.live.events import SessionOpened
from app.model.decks import DeckKind, WhyTopic
from app.model.people import Person
from app.model.rounds import Round
from app.model.rows import SessionRow
from app.opening import as_drawn, first_turns, topics_by_need
from app.practice import care
from app.practice.events import ProgramChanged
from app.practice.making_up import make_up_topic, take_back_make_up
from tests.practice_for_tests import AISHA, ALEX, EVENING, JAMES, MARIA, MORNING, NINE, minutes, opened

ROUTINES, SIGNS, FAMILY = "daily-recovery-routines", "relapse-warning-signs", "family-dynamics"
TOMORROW = NINE + timedelta(days=1)


def next_of(desk: Desk, group: str = MORNING) -> SessionOpened:
    return desk.prepare(desk.practice.groups[group], TOMORROW).result()


def taught(
    desk: Desk,
    clock: SetClock,
    people: list[str],
    topic: str = "",
    group: str = MORNING,
    minutes_held: float = 45,
    whole: bool = True,
) -> None:
    """A session of its education block alone, of 45 minutes; a topic other than that of the day can be chosen."""
    seat = opened(desk, group)
    seat.do(live.start)
    session = desk.session
    assert session is not None
    education = next(block for block in session.run.blocks if block.id == "education")
    if session.block is not education:
        seat.do(live.enter_block, education.id)
    if topic:
        seat.do(live.choose_topic, as_drawn(desk.library.topics[topic]))
    for person in people:
        seat.do(live.mark_arrived, person)
    clock.pass_time(minutes(minutes_held))
    seat.do(live.cover_topic, whole)
    seat.do(live.end, list(session.people))
    desk.put_away()


def with_rules(desk: Desk, **rules: object) -> None:
    program = desk.practice.programs["harmony"]
    changed = program.model_copy(update={"rules": program.rules.model_copy(update=rules)})
    desk.act_practice(ALEX.id, [ProgramChanged(program=changed)])


def test_what_a_newcomer_lacks_does_not_hold_up_the_group(desk: Desk, clock: SetClock) -> None:
    taught(desk, clock, [MARIA, JAMES])
    tomorrow = next_of(desk)
    assert tomorrow.topic is not None
    assert (tomorrow.topic.id, tomorrow.why_topic) == (
        SIGNS,
        WhyTopic(kind="most_needed", lacking=3, people=3),
    )
    assert tomorrow.topics_had == {ROUTINES: (MARIA, JAMES)}


def test_a_topic_that_was_had_in_the_other_cohort_counts(desk: Desk, clock: SetClock) -> None:
    desk.seat(ALEX.id).arrange(care.join, AISHA, EVENING, date(2026, 11, 2))
    taught(desk, clock, [AISHA], FAMILY, EVENING)
    assert next_of(desk).topics_had == {FAMILY: (AISHA,)}


def test_a_make_up_counts_until_it_is_taken_back(desk: Desk, clock: SetClock) -> None:
    seat = desk.seat(ALEX.id)
    for person in (MARIA, JAMES):
        seat.arrange(make_up_topic, person, ROUTINES, NINE.date(), desk.library.topics)
    topic = next_of(desk).topic
    assert topic is not None
    assert topic.id == SIGNS
    desk.reload()
    assert next_of(desk).topics_had == {ROUTINES: (MARIA, JAMES)}
    seat.arrange(take_back_make_up, MARIA, ROUTINES)
    assert next_of(desk).topics_had == {ROUTINES: (JAMES,)}


def test_the_programs_share_decides_what_counts(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(live.start)
    seat.do(live.mark_arrived, MARIA)
    seat.do(live.next_block)
    clock.pass_time(minutes(15))
    seat.do(live.mark_arrived, JAMES)
    clock.pass_time(minutes(30))
    seat.do(live.cover_topic)
    seat.do(live.end, [MARIA, JAMES])
    desk.put_away()
    assert next_of(desk).topics_had == {ROUTINES: (MARIA, JAMES)}
    with_rules(desk, topic_share=75)  # from now on
    assert next_of(desk).topics_had == {ROUTINES: (MARIA, JAMES)}
    taught(desk, clock, [JAMES], minutes_held=30)
    assert SIGNS not in next_of(desk).topics_had


def test_what_was_covered_in_part_is_still_needed(desk: Desk, clock: SetClock) -> None:
    taught(desk, clock, [MARIA, JAMES], whole=False)
    tomorrow = next_of(desk)
    assert tomorrow.topics_had == {}
    assert tomorrow.topic is not None
    assert tomorrow.topic.id == SIGNS  # as many lack it, and it was not had


@pytest.mark.parametrize(("held", "counts"), [(0.5, False), (22, False), (23, True), (90, True)])
def test_a_block_that_was_left_early_is_no_whole_topic(
    desk: Desk, clock: SetClock, held: float, counts: bool
) -> None:
    """The share is of the 45 minutes of the block, or of those that it took: 22 are not half of them."""
    taught(desk, clock, [MARIA], minutes_held=held)
    assert next_of(desk).topics_had == ({ROUTINES: (MARIA,)} if counts else {})


def test_of_a_block_that_took_longer_the_share_is_of_what_it_took(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(live.start)
    seat.do(live.mark_arrived, JAMES)
    seat.do(live.next_block)
    clock.pass_time(minutes(40))
    seat.do(live.mark_left, JAMES)
    seat.do(live.mark_arrived, MARIA)
    clock.pass_time(minutes(50))
    seat.do(live.cover_topic)
    seat.do(live.end, [MARIA, JAMES])
    desk.put_away()
    assert next_of(desk).topics_had == {ROUTINES: (MARIA,)}


def test_a_topic_can_be_marked_after_the_end(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(live.start)
    seat.do(live.mark_arrived, MARIA)
    seat.do(live.next_block)
    clock.pass_time(minutes(45))
    seat.do(live.end, [MARIA])
    seat.do(live.cover_topic)
    assert next_of(desk).topics_had == {ROUTINES: (MARIA,)}


def test_what_people_met_is_counted_of_items_and_not_of_topics(desk: Desk, clock: SetClock) -> None:
    taught(desk, clock, [MARIA, JAMES])
    met = next_of(desk).met
    assert met
    assert set(met.values()) == {2}
    assert not [key for key in met if key.startswith("topics/")]


def test_a_practice_that_could_be_is_prepared_with_its_own_library(desk: Desk) -> None:
    decks = {
        deck.id: deck.model_copy(update={"items": deck.items[:1]})
        for deck in desk.shipped.of(DeckKind.ICEBREAKER)
    }
    could_be = replace(desk.practice, offer=replace(desk.practice.offer, decks=decks))
    only = {item.id for deck in decks.values() for item in deck.items}
    drawn = desk.prepare(desk.practice.groups[MORNING], TOMORROW, could_be).result().icebreaker
    assert drawn is not None
    assert drawn.id in only


def test_the_first_turn_of_a_round_is_that_of_the_newest_session_that_had_it() -> None:
    def held(first_in: str, first_out: str) -> SessionRow:
        return SessionRow("s", "g", "G", "p", "2026-11-24", "", "", "", 1, 1, first_in, first_out)

    newest_first = [held("", ""), held("maria", ""), held("james", "aisha")]
    assert first_turns(newest_first) == {Round.CHECK_IN: "maria", Round.CHECK_OUT: "aisha"}


def needed(desk: Desk, topic: str) -> tuple[int, int]:
    assert desk.session is not None
    found = topics_by_need(desk.session, desk.practice, desk.library)
    return next((each.why.lacking, each.why.people) for each in found if each.topic.id == topic)


def test_what_is_needed_is_counted_of_those_who_are_known(desk: Desk, clock: SetClock) -> None:
    """Before anybody is here of everybody on the roster, then of those in the room; never of who came by chance."""
    taught(desk, clock, [MARIA])
    seat = opened(desk, scheduled=TOMORROW)
    seat.do(live.start)
    assert (needed(desk, ROUTINES), needed(desk, SIGNS)) == ((2, 3), (3, 3))
    seat.join(Person(id="visitor", name="Marcus B."), EVENING)
    seat.do(live.mark_arrived, "visitor")
    assert needed(desk, ROUTINES) == (2, 3)
    seat.do(live.mark_arrived, MARIA)
    assert (needed(desk, ROUTINES), needed(desk, SIGNS)) == ((0, 1), (1, 1))
    assert desk.session is not None
    first, *_rest = topics_by_need(desk.session, desk.practice, desk.library)
    assert (first.topic.id, first.why.lacking) == (SIGNS, 1)


def test_in_order_says_when_the_group_had_it_last(desk: Desk, clock: SetClock) -> None:
    with_rules(desk, next_topic="in_order")
    program = desk.practice.programs["harmony"].model_copy(update={"topics": (ROUTINES,)})
    desk.act_practice(ALEX.id, [ProgramChanged(program=program)])
    taught(desk, clock, [MARIA])
    why = WhyTopic(kind="in_order", lacking=2, people=3, last=date(2026, 11, 24))
    assert next_of(desk).why_topic == why


def test_a_topic_that_is_chosen_says_when_the_group_had_it_last(desk: Desk, clock: SetClock) -> None:
    """So that its lesson goes the other way."""
    taught(desk, clock, [MARIA])
    opened(desk, scheduled=TOMORROW)
    assert desk.session is not None
    last = {
        each.topic.id: each.why.last for each in topics_by_need(desk.session, desk.practice, desk.library)
    }
    assert (last[ROUTINES], last[SIGNS]) == (date(2026, 11, 24), None)
