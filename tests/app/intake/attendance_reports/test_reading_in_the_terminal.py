"""`python -m app read-report` prints what a report says as JSON, or one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.intake.attendance_reports.meet_files import meet_files
from tests.app.intake.attendance_reports.teams_files import english
from tests.app.test_main import run

TEAMS = {
    "platform": "teams",
    "people": [
        {
            "name": "Maria S.",
            "email": "maria@example.org",
            "minutes": 162,
            "spans": [
                ["2026-11-24T13:58:00+00:00", "2026-11-24T15:00:00+00:00"],
                ["2026-11-24T15:20:00+00:00", "2026-11-24T17:00:00+00:00"],
            ],
        },
        {
            "name": "James T. (Guest)",
            "email": "",
            "minutes": 59,
            "spans": [["2026-11-24T14:04:03+00:00", "2026-11-24T15:03:06+00:00"]],
        },
    ],
    "warnings": [],
}


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    path = tmp_path / "report.csv"
    path.write_bytes(english("\u202f"))
    return path


def test_a_report_is_printed(teams: Path) -> None:
    done = run("read-report", teams, "--on", "2026-11-24", "--zone", "America/New_York")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == TEAMS


def test_without_a_zone_the_computers_counts_and_without_a_day_the_reports(teams: Path) -> None:
    done = run("read-report", teams, TZ="America/New_York", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == TEAMS


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("--on", "2026-11-25"),
            "This report is not of the session’s day, 11/25/26. Choose the report of that day.",
        ),
        (("--on", "tomorrow"), "--on asks for a date such as 2026-11-24."),
        (("--on", "2026-13-24"), "--on asks for a date such as 2026-11-24."),
        (("--on", "9999-12-31"), "The day of the session cannot be right."),
        (("--on", "0001-01-01"), "The day of the session cannot be right."),
        (("--zone", "Mars/Olympus"), "--zone asks for a time zone such as America/New_York."),
        (("--zone", "America"), "--zone asks for a time zone such as America/New_York."),
        (("--zone", "../../etc/passwd"), "--zone asks for a time zone such as America/New_York."),
        (("--zone", ""), "--zone asks for a time zone such as America/New_York."),
    ],
)
def test_what_cannot_be_is_one_sentence(teams: Path, arguments: tuple[str, str], sentence: str) -> None:
    done = run("read-report", teams, *arguments, PYTHONUTF8="1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{sentence}\n"


def test_a_report_without_dates_asks_for_the_day(tmp_path: Path) -> None:
    path = tmp_path / "meet.csv"
    path.write_bytes(meet_files()[0].content)
    done = run("read-report", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The times in this report have no date. Say which day the session was on.\n"


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    done = run("read-report", tmp_path / "none.csv")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "none.csv cannot be read.\n")
