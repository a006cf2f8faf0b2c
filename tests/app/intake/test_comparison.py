"""A comparison proposes and asks: whatever is said in whatever order, nothing is taken without a yes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desk import Desk
from app.errors import Refused, UnreadableReport
from app.intake.attendance_reports.report import AttendanceReport, ReportedPerson
from app.intake.comparison import BESIDE, NOBODY, Comparison, compare, compare_file, remembered
from app.live import commands
from app.live.reports import take_report
from app.model.reconciling import Choice, kept, kept_spans
from app.practice.commands import change_person
from tests.app.intake.attendance_reports.report_files import person
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, clock_at, held, minutes, new_desk, opened

NAMES = [
    "Maria S.",
    "James (he/him)",
    "Aisha Kahn",
    "Sunny",
    "iPhone",
    "1917***1234",
    "Alex Rivera",
    "Marie S.",
]
DIGEST = "cd" * 32
CHOICES: st.SearchStrategy[Choice] = st.sampled_from(["live", "report"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Maria was there from 9:00 to 12:00, James from 9:40; Aisha was not."""
    clock = clock_at()
    desk = new_desk(tmp_path_factory.mktemp("practice") / "vault", clock)
    seat = opened(desk)
    seat.do(commands.start)
    held(seat, clock)
    yield desk
    desk.close()


def beside(desk: Desk, *people: ReportedPerson) -> Comparison:
    assert desk.session is not None
    return compare(AttendanceReport("zoom", people), DIGEST, desk.session, desk.practice)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_is_taken_without_a_yes_and_what_is_kept_can_be_written_down(
    desk: Desk, data: st.DataObject
) -> None:
    names = data.draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    spans = [
        data.draw(st.sampled_from(["8:50-12:00", "9:00-11:58", "9:40-12:00", "10:00-10:30", "12:01-12:05"]))
        for _name in names
    ]
    reported = [person(name, "", stay) for name, stay in zip(names, spans, strict=True)]
    if all(stay == "12:01-12:05" for stay in spans):
        with pytest.raises(UnreadableReport):
            beside(desk, *reported)
        return
    comparison = beside(desk, *reported)
    assert "report" not in kept(comparison.rows).values()
    said: dict[str, str] = {}
    for _step in range(data.draw(st.integers(0, 8))):
        if data.draw(st.booleans()):
            name = data.draw(st.sampled_from(names))
            who = data.draw(st.sampled_from([MARIA, JAMES, AISHA, NOBODY, BESIDE]))
            comparison = comparison.answer(name, who)
        else:
            who = data.draw(st.sampled_from([MARIA, JAMES, AISHA]))
            choice = data.draw(CHOICES)
            try:
                comparison = comparison.choose(who, choice)
            except Refused:
                continue
            said[who] = choice
    rows = comparison.rows
    assert [row.person for row in rows] == [MARIA, JAMES, AISHA]
    taken = {who for who, choice in kept(rows).items() if choice == "report"}
    assert all(said.get(who) == "report" for who in taken)
    assert set(kept_spans(rows)) == taken
    if not comparison.is_open:
        session = desk.session
        assert session is not None
        events = take_report(
            session, desk.now(), "zoom", DIGEST, comparison.whose, kept(rows), kept_spans(rows)
        )
        assert len(events) == 1 + len(taken)


def test_who_somebody_is_and_then_is_not_leaves_no_choice_behind(desk: Desk) -> None:
    comparison = (
        beside(desk, person("Sunny", "", "9:00-12:00")).answer("Sunny", AISHA).choose(AISHA, "report")
    )
    assert not comparison.is_open
    comparison = comparison.answer("Sunny", NOBODY)
    assert kept(comparison.rows)[AISHA] == "live"


def test_facilitators_and_guests_are_nobody_that_is_asked_about(desk: Desk) -> None:
    comparison = beside(desk, person("Alex Rivera", "", "8:50-12:00"), person("Sam Okafor", "", "8:50-12:00"))
    assert comparison.whose == {"Alex Rivera": BESIDE, "Sam Okafor": BESIDE}
    assert not comparison.is_open


def test_a_name_is_remembered_for_one_person_and_only_where_somebody_told_it(desk: Desk) -> None:
    reported = [
        person(name, "", "9:00-12:00") for name in ("Sunny", "iPhone", "1917***1234", "maria s", "James")
    ]
    comparison = beside(desk, *reported)
    assert remembered(comparison, desk.practice) == ()
    for name in ("Sunny", "iPhone", "1917***1234", "maria s"):
        comparison = comparison.answer(name, MARIA)
    assert {one.id: one.known_as for one in remembered(comparison, desk.practice)} == {
        MARIA: ("Sunny", "1917***1234")
    }


def test_one_name_that_two_people_were_known_by_is_asked_about_again(tmp_path: Path) -> None:
    clock = clock_at()
    desk = new_desk(tmp_path / "vault", clock)
    for id_ in (MARIA, JAMES):
        known = desk.practice.people[id_].model_copy(update={"known_as": ("Sunny",)})
        desk.seat(ALEX.id).arrange(change_person, known)
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(180))
    seat.do(commands.end, [])
    comparison = beside(desk, person("Sunny", "", "9:00-12:00"))
    assert comparison.unknown == ("Sunny",)
    assert comparison.matches["Sunny"].people == (MARIA, JAMES)
    desk.close()


def test_a_mail_address_on_the_roster_counts_whatever_the_name(tmp_path: Path) -> None:
    clock = clock_at()
    desk = new_desk(tmp_path / "vault", clock)
    known = desk.practice.people[MARIA].model_copy(update={"email": "m@example.org"})
    desk.seat(ALEX.id).arrange(change_person, known)
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(180))
    seat.do(commands.end, [])
    assert beside(desk, person("James T.", "m@example.org", "9:00-12:00")).who("James T.") == MARIA
    desk.close()


def test_a_file_that_is_not_there_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    assert desk.session is not None
    with pytest.raises(UnreadableReport, match="cannot be read"):
        compare_file(tmp_path / "gone.csv", desk.session, desk.practice)
