"""Whoever is written into a platform's report is read from it exactly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.intake.attendance_reports.reading import read_report
from app.intake.rosters import same
from tests.app.intake.attendance_reports.report_files import (
    BERLIN,
    NEW_YORK,
    Told,
    american,
    british,
    german,
    meet_report,
    teams_actions,
    teams_report,
    zoom_report,
    zoom_time,
)

LETTERS = "abcmnosABCMNOSáéÉñüßłØçŠ陈王رام'’-.,;\t\"|&#@ 0123"
ZONES = (NEW_YORK, BERLIN, ZoneInfo("Pacific/Auckland"), ZoneInfo("Asia/Kolkata"))
DAYS = st.dates(date(2021, 1, 1), date(2031, 12, 31))


def name() -> st.SearchStrategy[str]:
    """A name as somebody could type it; brackets have a meaning of their own in Zoom."""
    typed = st.text(alphabet=LETTERS, min_size=1, max_size=20).map(lambda text: " ".join(text.split()))
    return typed.filter(lambda text: len(same(text)) > 1 and text[0].isalpha())


def stays(day: date, zone: ZoneInfo, most: int) -> st.SearchStrategy[tuple[tuple[datetime, datetime], ...]]:
    """Stays between 8 and 18, apart from each other, at any second."""
    opening = datetime.combine(day, time(8), zone)
    seconds = st.lists(st.integers(0, 36_000), min_size=2, max_size=2 * most, unique=True)

    def pairs(found: list[int]) -> tuple[tuple[datetime, datetime], ...]:
        moments = [opening + timedelta(seconds=second) for second in sorted(found)]
        return tuple(zip(moments[0::2], moments[1::2], strict=False))

    return seconds.map(pairs)


@st.composite
def told(draw: st.DrawFn, most_stays: int = 3, emails: bool = True) -> tuple[date, ZoneInfo, list[Told]]:
    day, zone = draw(DAYS), draw(st.sampled_from(ZONES))
    names = draw(st.lists(name(), min_size=1, max_size=6, unique_by=same))
    people = []
    for number, one in enumerate(names):
        email = f"person{number}@example.org" if emails and draw(st.booleans()) else ""
        people.append(Told(one, email, draw(stays(day, zone, most_stays))))
    return day, zone, people


WRITTEN = st.sampled_from([zoom_time, american, british, german])


@given(told(), WRITTEN)
def test_zoom(written: tuple[date, ZoneInfo, list[Told]], when: Callable[[datetime], str]) -> None:
    day, zone, people = written
    report = read_report(zoom_report(people, when), day, zone)
    assert report.people == tuple(one.read() for one in people)
    assert (report.platform, report.warnings) == ("zoom", ())


@given(told(), WRITTEN)
def test_teams(written: tuple[date, ZoneInfo, list[Told]], when: Callable[[datetime], str]) -> None:
    day, zone, people = written
    report = read_report(teams_report(people, when), day, zone)
    assert report.people == tuple(one.read() for one in people)
    assert (report.platform, report.warnings) == ("teams", ())


@given(told(emails=False), WRITTEN)
def test_joining_and_leaving(
    written: tuple[date, ZoneInfo, list[Told]], when: Callable[[datetime], str]
) -> None:
    day, zone, people = written
    report = read_report(teams_actions(people, when), day, zone)
    assert sorted(report.people, key=lambda one: one.name) == sorted(
        (one.read() for one in people), key=lambda one: one.name
    )
    assert (report.platform, report.warnings) == ("teams", ())


@given(told(most_stays=1))
def test_meet(written: tuple[date, ZoneInfo, list[Told]]) -> None:
    day, zone, people = written
    report = read_report(meet_report(people), day, zone)
    assert report.people == tuple(one.read() for one in people)
    assert (report.platform, report.warnings) == ("meet", ())


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_file_at_all_is_refused_or_read(content: bytes) -> None:
    from app.errors import UnreadableReport

    heading = b"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\r\n"
    for whole in (content, heading + content):
        try:
            report = read_report(whole, date(2026, 11, 24), NEW_YORK)
        except UnreadableReport:
            continue
        assert report.people
