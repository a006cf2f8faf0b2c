"""People of a report are found on the roster by address, by what was confirmed before, and by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.attendance_reports.report import ReportedPerson
from app.intake.matching import Match, OnRoster, match_people

ROSTER = (
    OnRoster("maria", "Maria S.", "Maria Sanchez Ruiz", ("maria@example.org", "m.sanchez@example.com")),
    OnRoster("marek", "Maria K."),
    OnRoster("james", "James T."),
    OnRoster("aisha", "Aïsha B.", "Aisha Bello"),
    OnRoster("dee", "D’Angelo M."),
    OnRoster("luc", "Jean-Luc P."),
    OnRoster("renee", "Renée O.", "Renée O’Neil"),
    OnRoster("soren", "Søren Weiß"),
)
ALIASES = {"iPad Kitchen": "aisha", "Gone": "somebody who left"}


def matched(name: str, email: str = "", original: str = "") -> Match:
    (match,) = match_people([ReportedPerson(name, email, original)], ROSTER, ALIASES)
    return match


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Maria S.", "maria"),
        ("maria s", "maria"),
        ("MARÍA S.", "maria"),
        ("Sanchez, Maria", "maria"),
        ("Maria Sanchez", "maria"),
        ("Maria S. (Guest)", "maria"),
        ("Maria S. (she/her)", "maria"),
        ("Maria S. | she/her/hers", "maria"),
        ("Maria Kowalski", "marek"),
        ("James", "james"),
        ("James Tyler", "james"),
        ("James’ iPhone", "james"),
        ("James's iPhone 13", "james"),
        ("iPhone de James", "james"),
        ("james t - he/him", "james"),
        ("(Host) James T.", "james"),
        ("Bello Aisha", "aisha"),
        ("DAngelo M", "dee"),
        ("Jean Luc", "luc"),
        ("Renee ONeil", "renee"),
        ("Soren Weiss", "soren"),
    ],
)
def test_a_name_that_is_one_persons_is_found(name: str, person: str) -> None:
    match = matched(name)
    assert (match.outcome, match.person, match.by) == ("person", person, "name")


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("Maria", ("maria", "marek")),
        ("Maria's iPhone", ("maria", "marek")),
        ("Jmaes T.", ("james",)),
        ("Marie S.", ("maria",)),
        ("Maria Santos", ("maria",)),
    ],
)
def test_a_name_that_could_be_somebody_is_asked_about(name: str, people: tuple[str, ...]) -> None:
    match = matched(name)
    assert (match.outcome, match.people, match.person) == ("candidates", people, None)


@pytest.mark.parametrize(
    "name",
    [
        *("iPhone", "iPad (2)", "Galaxy S21", "+1 555 010 0199", "15550100", "Call-in User 1", "Zoom user"),
        *("Guest", "M. S.", "🙂", "Anna Schmidt", "Gone", "(he/him)"),
    ],
)
def test_a_device_a_number_and_a_stranger_are_nobody(name: str) -> None:
    assert matched(name) == Match(ReportedPerson(name), "nobody")


def test_an_address_counts_before_a_name_and_a_name_that_was_confirmed_before_others() -> None:
    assert matched("James T.", "M.Sanchez@example.com").person == "maria"
    assert matched("ipad kitchen").by == "alias"
    assert matched("James T.", "stranger@example.org").person == "james"
    assert matched("iPhone", original="Maria Sanchez").person == "maria"
    assert matched("iPhone", original="iPad kitchen").person == "aisha"


def test_an_address_that_two_people_share_is_asked_about() -> None:
    roster = [
        OnRoster("a", "Ana", emails=("home@example.org",)),
        OnRoster("b", "Ben", emails=("HOME@example.org",)),
    ]
    (match,) = match_people([ReportedPerson("Ana", "home@example.org")], roster)
    assert (match.outcome, match.people) == ("candidates", ("a", "b"))


def test_two_people_with_the_same_name_are_asked_about() -> None:
    roster = [OnRoster("a", "Ana L."), OnRoster("b", "Ana", "Ana L.")]
    (match,) = match_people([ReportedPerson("Ana L.")], roster)
    assert (match.outcome, match.people) == ("candidates", ("a", "b"))


def test_two_in_the_report_are_never_made_one_person() -> None:
    reported = [ReportedPerson("James T."), ReportedPerson("James"), ReportedPerson("Lena")]
    first, second, third = match_people(reported, [*ROSTER, OnRoster("lena", "Lena")])
    assert (first.outcome, first.people, first.twice) == ("candidates", ("james",), True)
    assert (second.outcome, second.people, second.twice) == ("candidates", ("james",), True)
    assert (third.person, third.twice) == ("lena", False)


def test_an_address_stands_while_the_name_beside_it_is_asked_about() -> None:
    phone, name = match_people(
        [ReportedPerson("iPhone", "maria@example.org"), ReportedPerson("Maria S.")], ROSTER
    )
    assert (phone.person, phone.twice) == ("maria", False)
    assert (name.outcome, name.people, name.twice) == ("candidates", ("maria",), True)


NAMES = st.text(alphabet="aAéñøMmariJjtTs .'’-()[]/,0123iPhone王رام", max_size=16)
ON_ROSTER = st.lists(
    st.builds(OnRoster, st.uuids().map(str), NAMES, NAMES), max_size=6, unique_by=lambda one: one.id
)


@given(st.lists(st.builds(ReportedPerson, NAMES, st.just(""), NAMES), max_size=6), ON_ROSTER)
def test_any_names_at_all_are_matched_asked_about_or_nobody(
    reported: list[ReportedPerson], roster: list[OnRoster]
) -> None:
    matches = match_people(reported, roster)
    assert [match.reported for match in matches] == reported
    found = [match.person for match in matches if match.person is not None]
    assert len(found) == len(set(found)), "nobody is two people of a report"
    for match in matches:
        assert (match.outcome == "nobody") == (not match.people)
        assert set(match.people) <= {one.id for one in roster}


def test_the_library_for_likeness_is_imported_when_it_is_needed() -> None:
    code = "import sys, app.intake.matching; print('rapidfuzz' in sys.modules)"
    house = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
