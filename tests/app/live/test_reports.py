"""A report is taken after the end, in one act that undo takes back whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk import Desk, Seat
from app.errors import Refused
from app.live import commands
from app.live.reports import newest_report, take_report
from app.live.rows import status
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
    kept = {MARIA: "live", JAMES: "report", AISHA: "report"}
    spans = {JAMES: [STAY], AISHA: [(NINE, NINE + minutes(20)), (NINE + minutes(30), NINE + minutes(60))]}
    seat.do(take_report, "zoom", DIGEST, {"Jim": JAMES}, kept, spans)  # type: ignore[arg-type]
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
    seat: Seat, digest: str, kept: dict[str, str], spans: dict[str, list[tuple[object, object]]]
) -> None:
    before = seat.desk.session
    with pytest.raises(Refused):
        seat.do(take_report, "zoom", digest, {}, kept, spans)  # type: ignore[arg-type]
    assert seat.desk.session is before


def test_a_session_that_runs_is_not_compared(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "vault", clock_at())
    seat = opened(desk)
    seat.do(commands.start)
    with pytest.raises(Refused, match="after the end"):
        seat.do(take_report, "zoom", DIGEST, {}, {}, {})
    desk.close()
