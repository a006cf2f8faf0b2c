"""Individual and family sessions: what of them counts, and what is owed in a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import Desk
from app.errors import Refused
from app.model.care import BesideKind, BesideSession
from app.model.programs import Rules
from app.practice.beside import beside_minutes, drop_beside, keep_beside, owed
from app.practice.state import Care
from tests.practice_for_tests import ALEX, MARIA

MONDAY = date(2026, 11, 23)
DAYS = st.dates(MONDAY - timedelta(days=20), MONDAY + timedelta(days=20))
SESSIONS = st.lists(
    st.builds(
        BesideSession,
        id=st.uuids().map(str),
        kind=st.sampled_from(["individual", "family"]),
        on=DAYS,
        minutes=st.integers(1, 480),
    ),
    max_size=12,
)


def care_with(sessions: list[BesideSession]) -> Care:
    return Care(beside={session.id: session for session in sessions})


@given(SESSIONS, st.booleans(), st.booleans(), DAYS, st.integers(0, 20))
def test_days_add_up_to_the_stretch_that_they_are(
    sessions: list[BesideSession], individual: bool, family: bool, first: date, length: int
) -> None:
    care, rules = care_with(sessions), Rules(individual_counts=individual, family_counts=family)
    days = [first + timedelta(days=n) for n in range(length)]
    whole = beside_minutes(care, rules, first, first + timedelta(days=length - 1)) if length else 0
    assert whole == sum(beside_minutes(care, rules, day, day) for day in days)
    if not (individual or family):
        assert whole == 0


@given(SESSIONS)
def test_what_counts_is_the_programs_word(sessions: list[BesideSession]) -> None:
    care, ever = care_with(sessions), (date.min, date.max)
    both = beside_minutes(care, Rules(individual_counts=True, family_counts=True), *ever)
    apart = beside_minutes(care, Rules(individual_counts=True), *ever) + beside_minutes(
        care, Rules(family_counts=True), *ever
    )
    assert both == apart == sum(session.minutes for session in sessions)


def test_one_a_week_is_owed_until_it_was_held() -> None:
    rules = Rules(individual_a_week=1)
    held = BesideSession(id="one", kind="individual", on=MONDAY + timedelta(days=6), minutes=50)
    family = BesideSession(id="two", kind="family", on=MONDAY, minutes=50)
    assert owed(care_with([family]), rules, "individual", MONDAY) == 1
    assert owed(care_with([held]), rules, "individual", MONDAY) == 0
    assert owed(care_with([held]), rules, "individual", MONDAY + timedelta(days=7)) == 1


@given(SESSIONS, st.integers(0, 7), st.integers(0, 7), DAYS)
def test_no_session_of_one_kind_pays_for_the_other(
    sessions: list[BesideSession], individual: int, family: int, day: date
) -> None:
    rules, care = Rules(individual_a_week=individual, family_a_week=family), care_with(sessions)
    asked: dict[BesideKind, int] = {"individual": individual, "family": family}
    for kind, usual in asked.items():
        alone = care_with([each for each in sessions if each.kind == kind])
        assert owed(care, rules, kind, day) == owed(alone, rules, kind, day) <= usual
        assert owed(care_with([]), rules, kind, day) == usual


def test_a_session_is_kept_changed_and_dropped(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    held = BesideSession(id="one", kind="individual", on=MONDAY, minutes=50, by=ALEX.id)
    seat.arrange(keep_beside, MARIA, held)
    seat.arrange(keep_beside, MARIA, held.model_copy(update={"minutes": 45}))
    assert [each.minutes for each in desk.practice.care_of(MARIA).beside.values()] == [45]
    seat.arrange(drop_beside, MARIA, "one")
    assert desk.practice.care_of(MARIA).beside == {}
    with pytest.raises(Refused, match="still to come"):
        seat.arrange(keep_beside, MARIA, held.model_copy(update={"on": date(2026, 11, 25)}))
    with pytest.raises(Refused, match="before the year 1900"):
        seat.arrange(keep_beside, MARIA, held.model_copy(update={"on": date(26, 11, 23)}))
    with pytest.raises(Refused, match="not here any more"):
        seat.arrange(drop_beside, MARIA, "one")
