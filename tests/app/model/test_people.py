"""People and groups: initials, schedules through the change of the clocks, links that are safe to open."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.model.groups import Group, Meeting
from app.model.people import Consent, Person, User

NEW_YORK = ZoneInfo("America/New_York")


def group(*meetings: tuple[int, time], zone: str = "America/New_York", link: str = "") -> Group:
    return Group(
        id="group",
        name="IOP Morning",
        program_id="harmony",
        zone=zone,
        meetings=tuple(Meeting(weekday=weekday, start=start) for weekday, start in meetings),
        call_link=link,
    )


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Maria S.", "MS"), ("lena p", "LP"), ("Cher", "C"), ("Ana de la Cruz", "AC"), ("Zoë (Z) Å.", "ZÅ")],
)
def test_initials_are_the_first_and_last_letters(name: str, initials: str) -> None:
    assert Person(id="x", name=name).initials == initials


@given(st.text(min_size=1, max_size=60))
def test_every_name_has_initials(name: str) -> None:
    assert Person(id="x", name=name).initials


def test_a_signature_has_the_credentials_where_there_are_some() -> None:
    assert User(id="a", name="Alex Rivera", credentials="LADC").signature == "Alex Rivera, LADC"
    assert User(id="b", name="Sam Okafor").signature == "Sam Okafor"


def test_meetings_are_found_in_order_from_the_first_moment_to_before_the_last() -> None:
    nine, five = time(9), time(17)
    found = group((1, five), (1, nine), (0, nine)).meetings_between(
        datetime(2026, 11, 23, 9, tzinfo=NEW_YORK), datetime(2026, 11, 30, 9, tzinfo=NEW_YORK)
    )
    assert [(start.day, start.hour) for start in found] == [(23, 9), (24, 9), (24, 17)]


def test_a_meeting_keeps_its_hour_through_the_change_of_the_clocks() -> None:
    """On 1 November 2026 New York goes back to winter time."""
    found = group((6, time(9))).meetings_between(
        datetime(2026, 10, 25, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC)
    )
    assert [start.astimezone(UTC).hour for start in found] == [13, 14, 14]
    assert {start.hour for start in found} == {9}


def test_days_are_the_days_of_the_groups_zone() -> None:
    """Monday nine in Auckland is Sunday evening in UTC."""
    found = group((0, time(9)), zone="Pacific/Auckland").meetings_between(
        datetime(2026, 11, 22, 12, tzinfo=UTC), datetime(2026, 11, 23, 0, tzinfo=UTC)
    )
    assert [start.astimezone(UTC) for start in found] == [datetime(2026, 11, 22, 20, tzinfo=UTC)]


@given(st.integers(0, 400), st.integers(0, 30), st.integers(0, 6), st.integers(0, 23))
def test_each_meeting_is_found_in_exactly_one_of_two_neighbouring_stretches(
    day: int, length: int, weekday: int, hour: int
) -> None:
    since = datetime(2026, 1, 1, 5, 30, tzinfo=UTC) + timedelta(days=day)
    middle, until = since + timedelta(days=length), since + timedelta(days=40)
    met = group((weekday, time(hour)))
    halves = met.meetings_between(since, middle) + met.meetings_between(middle, until)
    assert halves == met.meetings_between(since, until)


@pytest.mark.parametrize("zone", ["", "Nowhere/City", "America", "../etc/passwd", "/etc/passwd"])
def test_a_zone_that_does_not_exist_is_an_error_like_any_other(zone: str) -> None:
    """A journal that names a zone this computer does not know has to stay readable."""
    with pytest.raises(ValidationError):
        group(zone=zone)


@pytest.mark.parametrize(
    "link", ["http://call.example", "file:///etc/passwd", "javascript:alert(1)", "call.example"]
)
def test_a_call_link_is_a_web_link(link: str) -> None:
    with pytest.raises(ValidationError):
        group(link=link)
    assert group(link="https://call.example/x").call_link == "https://call.example/x"


def test_a_misspelt_field_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Person.model_validate({"id": "x", "name": "Maria S.", "pronoun": "she"})


def test_a_consent_holds_from_the_day_it_was_signed_to_its_last_day() -> None:
    first, last = date(2026, 11, 3), date(2027, 5, 3)
    consent = Consent(id="one", kind="disclosure", signed=first, expires=last)
    day = timedelta(days=1)
    assert [consent.holds(each) for each in (first - day, first, last, last + day)] == [
        False,
        True,
        True,
        False,
    ]
    revoked = consent.model_copy(update={"revoked": last})
    assert [revoked.holds(each) for each in (last - day, last)] == [True, False]
    assert not consent.model_copy(update={"signed": None}).holds(first)
