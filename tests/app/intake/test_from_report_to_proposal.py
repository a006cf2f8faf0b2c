"""A report's file, the roster and the live marks come to rows in which a person says what is kept."""

from __future__ import annotations

from pathlib import Path

from app.intake.attendance_reports.reading import content_of, read_report
from app.intake.matching import OnRoster, in_report, labels, match_people
from app.model.reconciling import choose, kept, kept_spans, reconcile, undecided
from tests.app.intake.attendance_reports.report_files import MARIA, NEW_YORK, TUESDAY, stay, table

ROSTER = [
    OnRoster("maria", "Maria S.", emails=(MARIA,)),
    OnRoster("james", "James T."),
    OnRoster("aisha", "Aisha B."),
    OnRoster("lena", "Lena P."),
]
ROWS = [
    ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"),
    ("Maria S.", MARIA, "11/24/2026 08:58:00 AM", "11/24/2026 11:58:00 AM", "180", "No"),
    ("James (he/him)", "", "11/24/2026 09:40:00 AM", "11/24/2026 11:58:00 AM", "138", "Yes"),
    ("iPhone", "", "11/24/2026 09:00:00 AM", "11/24/2026 11:58:00 AM", "178", "Yes"),
]


def test_a_report_becomes_a_proposal(tmp_path: Path) -> None:
    path = tmp_path / "zoom.csv"
    path.write_text(table(ROWS), encoding="utf-8")
    people = read_report(content_of(path), TUESDAY, NEW_YORK).people
    matches = dict(zip(labels(people), match_people(people, ROSTER, {"iPhone": "aisha"}), strict=True))
    found = {label: match.person for label, match in matches.items() if match.person}
    assert found == {"Maria S.": "maria", "James (he/him)": "james", "iPhone": "aisha"}
    start, end = stay("9:00-12:00")
    live = {"maria": [(start, end)], "james": [(start, end)], "aisha": [], "lena": [(start, end)]}
    rows = reconcile(live, in_report(people), found, start, end)
    assert [
        (row.person, row.live_minutes, row.report_minutes, row.difference, row.choice) for row in rows
    ] == [
        ("maria", 180, 178, "", "live"),
        ("james", 180, 138, "42 minutes less in the report", None),
        ("aisha", 0, 178, "not marked live", None),
        ("lena", 180, None, "not in the report", "live"),
    ]
    rows = choose(choose(rows, "james", "live"), "aisha", "report")
    assert not undecided(rows)
    assert kept(rows) == {"maria": "live", "james": "live", "aisha": "report", "lena": "live"}
    # the host closed the call two minutes early, which makes nobody leave early
    assert kept_spans(rows) == {"aisha": ((start, end),)}


def test_two_people_with_one_name_are_told_apart_by_their_addresses() -> None:
    rows = [ROWS[0], ROWS[1], ("Maria S.", "other@example.org", *ROWS[2][2:])]
    people = read_report(table(rows).encode(), TUESDAY, NEW_YORK).people
    assert labels(people) == (f"Maria S. ({MARIA})", "Maria S. (other@example.org)")
    assert [one.name for one in in_report(people)] == list(labels(people))
