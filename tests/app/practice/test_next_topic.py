"""Which topic comes next, and that the reason given for it is true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.model.decks import TOPICS, Pin, WhyTopic
from app.model.rows import DeckRow
from app.practice import events as e
from app.practice.coverage import curriculum
from app.practice.next_topic import NextTopic, next_topic
from app.practice.state import Practice
from app.setting_up import shipped_library
from tests.app.practice.test_weeks import DAY, HARMONY, a_practice, on, with_rules

LIBRARY = shipped_library()
IN_ORDER = with_rules(next_topic="in_order")
FIRST, SECOND, THIRD = HARMONY.topics[:3]
TODAY = on(2)
PEOPLE = ("maria", "aisha", "james")


def came_up(*topics: str) -> list[DeckRow]:
    """What the group had, a day each, oldest first."""
    return [
        DeckRow(f"session-{at}", "day", TOPICS, topic, on(at - len(topics)).isoformat(), "used")
        for at, topic in enumerate(topics)
    ]


def chosen(
    practice: Practice,
    had: Mapping[str, tuple[str, ...]] | None = None,
    history: list[DeckRow] | None = None,
    people: tuple[str, ...] = PEOPLE,
    day: date = TODAY,
) -> NextTopic:
    found = next_topic(practice, DAY, LIBRARY, day, people, had or {}, history or [])
    assert found is not None
    return found


def pinned(topic: str, day: date) -> e.ItemPinned:
    return e.ItemPinned(pin=Pin(group="day", deck=TOPICS, item=topic, on=day))


def test_a_closed_group_goes_through_the_curriculum_in_order() -> None:
    practice = a_practice(harmony=IN_ORDER)
    assert chosen(practice).topic.id == FIRST
    second = chosen(practice, {FIRST: PEOPLE}, came_up(FIRST))
    assert (second.topic.id, second.why) == (SECOND, WhyTopic(kind="in_order", lacking=3, people=3))
    again = chosen(practice, history=came_up(*HARMONY.topics))
    assert (again.topic.id, again.why.last) == (FIRST, on(-len(HARMONY.topics)))


def test_an_open_group_gets_what_most_of_those_expected_still_lack() -> None:
    had = {FIRST: ("maria", "aisha"), SECOND: ("maria",), **dict.fromkeys(HARMONY.topics[2:], PEOPLE)}
    found = chosen(a_practice(), had)
    assert (found.topic.id, found.why) == (SECOND, WhyTopic(kind="most_needed", lacking=2, people=3))


def test_of_as_many_those_go_first_who_have_lacked_it_for_the_longest() -> None:
    practice = a_practice(
        e.PersonAdded(person=a_practice().people["james"].model_copy(update={"id": "newcomer"})),
        e.PersonEnrolled(person="newcomer", group="day", on=on(0)),
    )
    had: dict[str, tuple[str, ...]] = dict.fromkeys(HARMONY.topics, ("maria", "aisha", "newcomer"))
    had[FIRST] = ("maria", "aisha")  # the newcomer lacks it
    had[THIRD] = ("maria", "newcomer")  # Aisha lacks it, since January
    assert chosen(practice, had, people=("maria", "aisha", "newcomer")).topic.id == THIRD


def test_when_everybody_has_had_everything_the_longest_ago_comes_again() -> None:
    history = came_up(*HARMONY.topics[1:], FIRST)
    found = chosen(a_practice(), dict.fromkeys(HARMONY.topics, PEOPLE), history)
    assert (found.topic.id, found.why.lacking, found.why.people) == (SECOND, 0, 3)
    assert found.why.last == on(-len(HARMONY.topics))


def test_a_pin_for_the_day_wins_and_one_for_later_waits() -> None:
    practice = a_practice(pinned("hepatitis-c", TODAY), pinned(FIRST, on(3)))
    assert chosen(practice).topic.id == "hepatitis-c"
    assert chosen(practice).why.kind == "pinned"
    assert chosen(practice, day=on(1)).topic.id == SECOND
    assert chosen(practice, day=on(4)).topic.id == FIRST


def test_hidden_and_barred_topics_do_not_come() -> None:
    practice = a_practice(
        e.ItemHidden(deck=TOPICS, item=FIRST), e.ItemBarred(group="day", deck=TOPICS, item=SECOND)
    )
    assert chosen(practice).topic.id == THIRD


def test_a_hidden_or_barred_topic_comes_by_no_pin() -> None:
    practice = a_practice(pinned(SECOND, TODAY), e.ItemHidden(deck=TOPICS, item=SECOND))
    assert chosen(practice).topic.id == FIRST
    practice = a_practice(pinned(SECOND, TODAY), e.ItemBarred(group="day", deck=TOPICS, item=SECOND))
    assert chosen(practice).topic.id == FIRST


def test_where_the_whole_curriculum_waits_for_later_days_there_still_is_a_topic() -> None:
    ahead = (pinned(topic, on(3 + at)) for at, topic in enumerate(HARMONY.topics))
    assert chosen(a_practice(*ahead)).topic.id == FIRST


def test_in_order_takes_what_the_group_had_the_longest_ago() -> None:
    """Not what comes after the last one: topics were chosen out of order."""
    mixed = (THIRD, FIRST, *HARMONY.topics[3:], SECOND)
    assert chosen(a_practice(harmony=IN_ORDER), history=came_up(*mixed)).topic.id == THIRD
    assert chosen(a_practice(harmony=IN_ORDER), history=came_up(*mixed, THIRD)).topic.id == FIRST


def test_a_program_without_topics_has_none() -> None:
    practice = a_practice(harmony=HARMONY.model_copy(update={"topics": ()}))
    assert next_topic(practice, DAY, LIBRARY, TODAY, PEOPLE, {}, []) is None


def test_with_nobody_expected_there_still_is_a_topic() -> None:
    assert chosen(a_practice(), people=()).why == WhyTopic(kind="most_needed")


HAD = st.dictionaries(
    st.sampled_from(HARMONY.topics), st.sets(st.sampled_from(PEOPLE)).map(lambda those: tuple(sorted(those)))
)
HISTORY = st.lists(st.sampled_from(HARMONY.topics), max_size=14).map(lambda topics: came_up(*topics))
OFFER = st.lists(
    st.one_of(
        st.builds(
            e.ItemHidden, deck=st.just(TOPICS), item=st.sampled_from(HARMONY.topics), hidden=st.booleans()
        ),
        st.builds(
            e.ItemBarred,
            group=st.sampled_from(["day", "far"]),
            deck=st.just(TOPICS),
            item=st.sampled_from(HARMONY.topics),
        ),
        st.builds(pinned, topic=st.sampled_from(HARMONY.topics), day=st.integers(0, 5).map(on)),
    ),
    max_size=6,
)


@given(HAD, HISTORY, OFFER, st.booleans())
def test_the_reason_is_true_and_nothing_that_is_needed_more_was_passed_over(
    had: dict[str, tuple[str, ...]], history: list[DeckRow], offer: list[e.PracticeEvent], in_order: bool
) -> None:
    practice = a_practice(*offer, harmony=IN_ORDER if in_order else HARMONY)
    found = next_topic(practice, DAY, LIBRARY, TODAY, PEOPLE, had, history)
    never = {item for _deck, item in practice.offer.hidden | practice.offer.barred_for("day")}
    may = [t for t in curriculum(practice, practice.programs["harmony"]) if t not in never]
    there = [t for t in may if (TOPICS, t) not in practice.offer.waiting("day", TODAY)] or may
    wished = [pin for pin in practice.offer.pins if (pin.group, pin.on) == ("day", TODAY)]
    pins = [pin.item for pin in reversed(wished) if pin.item not in never]
    if found is None:
        assert not there
        assert not pins
        return
    lacking = {topic: len(PEOPLE) - len(had.get(topic, ())) for topic in HARMONY.topics}
    topic, why = found.topic.id, found.why
    assert (why.lacking, why.people) == (lacking[topic], len(PEOPLE))
    assert why.last == max((date.fromisoformat(r.day) for r in history if r.item == topic), default=None)
    if pins:
        assert (why.kind, topic) == ("pinned", pins[0])
        return
    assert topic in there
    if in_order:
        assert why.kind == "in_order"
        assert all(other in [row.item for row in history] for other in there) or why.last is None
    else:
        assert why.kind == "most_needed"
        assert lacking[topic] == max(lacking[other] for other in there)
    # the same past gives the same again
    assert next_topic(practice, DAY, LIBRARY, TODAY, PEOPLE, had, history) == found
