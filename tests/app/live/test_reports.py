"""A report is taken after the end, in one act that undo takes back whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import Desk, Seat
from app.errors import Refused
from app.intake.attendance_reports.report import Platform
from app.live import commands
from app.live import events as e
from app.live.reports import newest_report, platform_words, take_report
from app.live.rows import status
from app.model.agenda import ZERO, merged
from app.model.reconciling import Choice, InReport, choose, kept, kept_spans, reconcile
from app.model.reconciling import Stay as Told
from tests.events_for_tests import at, started, told
from tests.practice_for_tests import AISHA, JAMES, MARIA, NINE, clock_at, held, minutes, new_desk, opened

DIGEST = "ab" * 32
STAY = (NINE, NINE + minutes(170))


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """Maria was marked all the time, James from 9:40, Aisha not; the session ended after three hours."""
    clock = clock_at()
    desk = new_desk(tmp_path / "vault", clock)
    seat = opened(desk)
    seat.do(commands.start)
    held(seat, clock)
    yield seat
    desk.close()


def group_minutes(desk: Desk, person: str) -> int:
    rows = desk.vault.attendance_of(person).result()
    return sum(row.group_seconds for row in rows) // 60


def test_the_report_takes_the_place_of_what_was_marked_where_it_is_kept(seat: Seat) -> None:
    kept: dict[str, Choice] = {MARIA: "live", JAMES: "report", AISHA: "report"}
    spans = {JAMES: [STAY], AISHA: [(NINE, NINE + minutes(20)), (NINE + minutes(30), NINE + minutes(60))]}
    seat.do(take_report, "zoom", DIGEST, {"Jim": JAMES}, kept, spans)
    session = seat.desk.session
    assert session is not None
    assert [group_minutes(seat.desk, each) for each in (MARIA, JAMES, AISHA)] == [180, 170, 50]
    assert status(session.people[JAMES], session) == "left_early"  # and no longer late
    assert len(session.reports) == 1
    entry = newest_report(session)
    assert entry is not None
    assert (entry.author, entry.event) == (seat.user, session.reports[0])
    said = seat.undo()
    assert said == "Taken back: attendance report."
    session = seat.desk.session
    assert session is not None
    assert session.reports == ()
    assert newest_report(session) is None
    assert [group_minutes(seat.desk, each) for each in (MARIA, JAMES, AISHA)] == [180, 140, 0]


@pytest.mark.parametrize(
    ("digest", "kept", "spans"),
    [
        ("ab", {}, {}),
        (DIGEST, {"stranger": "live"}, {}),
        (DIGEST, {JAMES: "report"}, {}),
        (DIGEST, {JAMES: "report"}, {JAMES: []}),
        (DIGEST, {JAMES: "live"}, {JAMES: [STAY]}),
        (DIGEST, {JAMES: "report"}, {JAMES: [STAY[::-1]]}),
        (DIGEST, {JAMES: "report"}, {JAMES: [STAY, STAY]}),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    seat: Seat, digest: str, kept: dict[str, Choice], spans: dict[str, list[Told]]
) -> None:
    before = seat.desk.session
    with pytest.raises(Refused):
        seat.do(take_report, "zoom", digest, {}, kept, spans)
    assert seat.desk.session is before


def test_a_session_that_runs_is_not_compared(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "vault", clock_at())
    seat = opened(desk)
    seat.do(commands.start)
    with pytest.raises(Refused, match="after the end"):
        seat.do(take_report, "zoom", DIGEST, {}, {}, {})
    desk.close()


# in seconds: around the moment at which a call is closed a little early, and anywhere
_STAY = st.builds(
    lambda start, length: (at(start / 60), at((start + length) / 60)),
    st.one_of(st.integers(184 * 60 - 90, 184 * 60), st.integers(-1800, 190 * 60)),
    st.one_of(st.integers(0, 60), st.integers(0, 7200)),
)


@given(st.lists(st.lists(_STAY, max_size=4), min_size=1, max_size=3))
def test_every_stay_that_a_report_offers_can_be_taken(found: list[list[Told]]) -> None:
    session = told(started(), (185, e.SessionEnded()))
    report = [
        InReport(
            str(place), sum((end - start for start, end in merged(stays)), ZERO).seconds // 60, tuple(stays)
        )
        for place, stays in enumerate(found)
    ]
    rows = reconcile({"maria": []}, report, {one.name: "maria" for one in report}, at(0), at(185))
    if rows[0].can_take_report:
        rows = choose(rows, "maria", "report")
        assert take_report(session, at(200), "zoom", DIGEST, {}, kept(rows), kept_spans(rows))


def test_each_platform_whose_reports_are_known_has_a_name() -> None:
    assert [each for each in get_args(Platform) if not platform_words(each)] == ["other"]
