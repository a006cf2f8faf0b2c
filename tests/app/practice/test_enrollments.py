"""From when to when somebody is in a group: any order of joining, leaving and coming back counts each day once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.practice.enrollments import Enrollment, enrolled, withdrawn

FIRST = date(2026, 11, 2)
DAYS = [FIRST + timedelta(days=n) for n in range(16)]
ACTS = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(["maria", "james"]),
        st.sampled_from(["am", "pm"]),
        st.sampled_from(DAYS),
    ),
    max_size=14,
)


def after(acts: list[tuple[bool, str, str, date]]) -> tuple[Enrollment, ...]:
    held: tuple[Enrollment, ...] = ()
    for joins, person, group, day in acts:
        held = enrolled(held, person, group, day) if joins else withdrawn(held, person, group, day)
    return held


@given(ACTS)
def test_each_day_is_what_the_last_word_about_it_says(acts: list[tuple[bool, str, str, date]]) -> None:
    """Joining says it of that day and all later ones, leaving as well; what was before stays."""
    said = {(p, g, d): False for p in ("maria", "james") for g in ("am", "pm") for d in DAYS}
    for joins, person, group, day in acts:
        for each in DAYS:
            if each >= day:
                said[person, group, each] = joins
    held = after(acts)
    for (person, group, day), is_member in said.items():
        # once at most: nobody stands on a roster twice
        assert sum(each.holds(day) for each in held if each.is_of(person, group)) == is_member


@given(ACTS, st.sampled_from(DAYS))
def test_one_group_says_nothing_of_another(acts: list[tuple[bool, str, str, date]], day: date) -> None:
    before = [each for each in after(acts) if each.group == "am"]
    held = withdrawn(enrolled(after(acts), "maria", "pm", day), "james", "pm", day)
    assert [each for each in held if each.group == "am"] == before


def test_who_joins_earlier_than_planned_keeps_one_membership() -> None:
    held = after([(True, "maria", "am", DAYS[8]), (True, "maria", "am", DAYS[3])])
    assert held == (Enrollment("maria", "am", DAYS[3]),)


def test_who_leaves_earlier_than_planned_is_gone_earlier() -> None:
    held = after(
        [(True, "maria", "am", DAYS[0]), (False, "maria", "am", DAYS[9]), (False, "maria", "am", DAYS[4])]
    )
    assert held == (Enrollment("maria", "am", DAYS[0], DAYS[4]),)


def test_coming_back_is_a_membership_of_its_own() -> None:
    held = after(
        [(True, "maria", "am", DAYS[0]), (False, "maria", "am", DAYS[4]), (True, "maria", "am", DAYS[9])]
    )
    assert held == (Enrollment("maria", "am", DAYS[0], DAYS[4]), Enrollment("maria", "am", DAYS[9]))
