"""A report of which the day, the order of day and month, or the people are not certain is refused in one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import BadFile, UnreadableReport
from app.intake.attendance_reports.reading import MOST_BYTES, content_of, read_report
from tests.app.intake.attendance_reports.report_files import NEW_YORK, TUESDAY, person, stay, table

HEADING = ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)")
NO_LIST = "There is no list of people in this file. Choose the attendance report of Zoom, Teams or Meet."
NOBODY = "Nobody can be read from this report. Nothing was changed; choose another file."
DAMAGED = "This file is damaged, or it is not an attendance report."
TWO_WAYS = "The dates in this report can be read in two ways. Say which day the session was on."


def zoom(*times: tuple[str, str]) -> bytes:
    return table([HEADING, *(("Maria S.", "", start, end, "") for start, end in times)]).encode()


def refusal(content: bytes, on: date | None = TUESDAY) -> str:
    with pytest.raises(UnreadableReport) as refused:
        read_report(content, on, NEW_YORK)
    assert isinstance(refused.value, BadFile)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NO_LIST),
        (b"\xff\xfe", NO_LIST),
        (b"Dear all,\nsee you on Tuesday.\n", NO_LIST),
        (table([("Name", "Email"), ("Maria S.", "maria@example.org")]).encode(), NO_LIST),
        (table([HEADING]).encode(), NOBODY),
        (table([HEADING, ("Maria S.",)]).encode(), NOBODY),
        (table([HEADING, ("", "", "11/24/2026 09:00", "11/24/2026 10:00", "60")]).encode(), NOBODY),
        (
            table([("Full Name", "User Action", "Timestamp"), ("M", "Left", "11/24/2026, 9:00 AM")]).encode(),
            NOBODY,
        ),
        (
            table(
                [("Full Name", "User Action", "Timestamp"), ("M", "Slept", "11/24/2026, 9:00 AM")]
            ).encode(),
            NOBODY,
        ),
        (b"PK\x03\x04" + b"\0" * 90, "This is a spreadsheet. Save it as CSV and open that file."),
        (b"\xef\xbb\xbfName,Join Time\n\xff\xff,9:00\n", DAMAGED),
        (b"Name,Join Time\n\x81\x8d,9:00\n", DAMAGED),
        (b"x" * (MOST_BYTES + 1), "This file is too big for an attendance report."),
        (b"x\n" * 30_000, "This file is too big for an attendance report."),
    ],
)
def test_a_file_without_people_is_an_error(content: bytes, sentence: str) -> None:
    assert refusal(content) == sentence


def test_a_report_of_another_day_is_refused() -> None:
    yesterday = zoom(("11/23/2026 09:00:00 AM", "11/23/2026 10:00:00 AM"))
    sentence = "This report is not of the session’s day, 11/24/26. Choose the report of that day."
    assert refusal(yesterday) == sentence


def test_the_sessions_day_says_which_number_is_the_month() -> None:
    written = zoom(("03/04/2026 09:00", "03/04/2026 10:00"))
    april, march = date(2026, 4, 3), date(2026, 3, 4)
    for on in (april, march):
        assert read_report(written, on, NEW_YORK).people == (person("Maria S.", "", stay("9:00-10:00", on)),)
    assert "not of the session’s day" in refusal(written, date(2026, 4, 4))
    assert refusal(written, None) == TWO_WAYS


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("11/24/2026", TUESDAY),
        ("24/11/2026", TUESDAY),
        ("24.11.2026", TUESDAY),
        ("2026-11-24", TUESDAY),
        ("Nov 24, 2026", TUESDAY),
        ("Tuesday, November 24, 2026", TUESDAY),
        ("24.11.2026 um", TUESDAY),
        ("24. März 2026", date(2026, 3, 24)),
        ("3 de febrero de 2026", date(2026, 2, 3)),
        ("3 févr. 2026", date(2026, 2, 3)),
        ("11/11/2026", date(2026, 11, 11)),
        ("03.04.2026", date(2026, 4, 3)),
    ],
)
def test_without_a_day_only_a_date_that_reads_one_way_is_taken(written: str, on: date) -> None:
    people = read_report(zoom((f"{written} 09:00", f"{written} 10:00")), None, NEW_YORK).people
    assert people == (person("Maria S.", "", stay("9:00-10:00", on)),)


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        (
            [("9:00 AM", "10:00 AM")],
            "The times in this report have no date. Say which day the session was on.",
        ),
        (
            [("11/24/2026 09:00", "11/24/2026 10:00"), ("11/26/2026 09:00", "11/26/2026 10:00")],
            "This report is of more than one day. Say which day the session was on.",
        ),
        (
            [("11/24/2026 09:00", "11/24/2026 10:00"), ("24/11/2026 09:00", "24/11/2026 10:00")],
            "The dates in this report contradict each other.",
        ),
    ],
)
def test_without_a_day_nothing_is_guessed(times: list[tuple[str, str]], sentence: str) -> None:
    assert refusal(zoom(*times), None) == sentence


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("11/24/2026 09:00", "11/24/2026 08:00"),
        ("11/24/2026 09:00", "11/24/2026 25:00"),
        ("11/24/2026 13:00 AM", "11/24/2026 14:00"),
        ("11/24/2026 9", "11/24/2026 10"),
        ("11/24/2026 09:00 EST", "11/24/2026 10:00 CET"),
        ("11/24/0026 09:00", "11/24/2026 10:00"),
        ("11/23/2026 09:00", "11/24/2026 10:00"),
    ],
)
def test_a_row_whose_times_cannot_be_right_is_left_out_and_said(start: str, end: str) -> None:
    good = ("11/24/2026 09:00", "11/24/2026 10:00")
    report = read_report(zoom(good, (start, end)), TUESDAY, NEW_YORK)
    assert report.people == (person("Maria S.", "", "9:00-10:00"),)
    assert [warning[-6:] for warning in report.warnings] == ["row 3."]


def test_a_time_that_lost_its_am_or_pm_is_not_guessed() -> None:
    rows = zoom(("11/24/2026 01:00 PM", "11/24/2026 02:00 PM"), ("11/24/2026 01:00", "11/24/2026 02:00 PM"))
    report = read_report(rows, TUESDAY, NEW_YORK)
    assert report.people == (person("Maria S.", "", "13:00-14:00"),)
    assert report.warnings == ("Left out, a time there cannot be read: row 3.",)


def test_a_part_that_is_not_known_is_pointed_out() -> None:
    rows = [("Host Details",), HEADING, ("Alex", "", "11/24/2026 09:00", "11/24/2026 10:00", "60")]
    rows += [
        ("Attendee Details",),
        ("Who", "When", "Till"),
        ("Maria S.", "11/24/2026 09:00", "11/24/2026 10:00"),
    ]
    report = read_report(table(rows).encode(), TUESDAY, NEW_YORK)
    assert report.people == (person("Alex", "", "9:00-10:00"),)
    assert report.warnings == ("Not a list of people that is known here: rows 5, 6.",)


def test_warnings_name_some_rows_and_never_hundreds() -> None:
    rows = zoom(("11/24/2026 09:00", "11/24/2026 10:00"), *[("soon", "later")] * 300)
    report = read_report(rows, TUESDAY, NEW_YORK)
    assert report.warnings == (
        "Left out, a time there cannot be read: rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ….",
    )


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(UnreadableReport, match=r"cannot be read\.$"):
            content_of(path)


def test_a_file_that_is_too_big_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    with pytest.raises(UnreadableReport, match="too big"):
        content_of(path)
