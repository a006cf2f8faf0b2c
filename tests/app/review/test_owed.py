"""Today knows who is owed a note and until when, and only counts what is older than a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.intake.programs import shipped_programs
from app.live.rows import note_due, rows
from app.model.rows import ProgressRow
from app.review.owed import due_words, owed
from app.setting_up import first_group
from tests.app.review.notes_for_tests import PRACTICE, held
from tests.events_for_tests import NINE, opening

GROUP = first_group(shipped_programs()[0], "group-morning", "America/New_York")
WITH_GROUP = replace(PRACTICE, groups={GROUP.id: GROUP})


def row(stream: str, person: str, due: timedelta, state: str = "owed") -> ProgressRow:
    when = NINE + due
    return ProgressRow(stream, person, GROUP.id, "2026-11-24", state, when.isoformat(), "", "", "")


def test_what_is_owed_stands_by_session_with_whom_and_until_when() -> None:
    rows = [
        row("s2", "", timedelta(hours=5)),
        row("s2", "james", timedelta(hours=5)),
        row("s1", "maria", timedelta(hours=-3)),
        row("s1", "james", timedelta(hours=-3), "signed"),
        row("s3", "gone", timedelta(hours=30)),
    ]
    found = owed(WITH_GROUP, rows, NINE)
    assert [(each.stream, each.late, each.section) for each in found.sessions] == [
        ("s1", True, False),
        ("s2", False, True),
        ("s3", False, False),
    ]
    assert [person.name for each in found.sessions for person in each.people] == ["Maria S.", "James T.", ""]
    assert [each.words for each in found.sessions] == ["1 note", "2 notes", "1 note"]
    assert found.sessions[0].group == GROUP.name
    assert [due_words(each.due, NINE) for each in found.sessions] == [
        "was due today at 6:00\u00a0AM",
        "due today at 2:00\u00a0PM",
        "due tomorrow at 3:00\u00a0PM",
    ]
    assert not found.older_words


def test_what_is_older_than_a_month_is_summed_up() -> None:
    old = timedelta(days=-31)
    rows = [row("s1", "maria", old), row("s1", "james", old), row("s2", "maria", -timedelta(days=29))]
    found = owed(WITH_GROUP, rows, NINE)
    assert [each.stream for each in found.sessions] == ["s2"]
    assert found.older_words == "2 notes of 1 session more than 30 days ago"
    assert due_words(found.sessions[0].due, NINE) == "was due 29 days ago"


def test_where_notes_are_entered_follows_the_rules_that_a_session_was_opened_with() -> None:
    """What a program does from today on moves no note of the past."""
    today = WITH_GROUP.programs[GROUP.program_id]
    elsewhere = today.rules.model_copy(update={"record_elsewhere": True})
    moved = replace(WITH_GROUP, programs={today.id: today.model_copy(update={"rules": elsewhere})})
    for rules, practice in ((elsewhere, WITH_GROUP), (today.rules, moved)):
        before = opening().model_copy(update={"rules": rules, "group_id": GROUP.id})
        notes = rows(held(opened=before)).progress
        (session,) = owed(practice, notes, NINE).sessions
        assert session.elsewhere is rules.record_elsewhere


def test_a_note_is_owed_by_hours_that_pass_also_when_the_clocks_change() -> None:
    """The night to November 1, 2026 has an hour more in New York: 24 hours after 9 PM it is 8 PM there."""
    new_york = ZoneInfo("America/New_York")
    ended = datetime(2026, 10, 31, 21, 0, tzinfo=new_york)
    assert note_due(opening(), ended).astimezone(new_york) == datetime(2026, 11, 1, 20, 0, tzinfo=new_york)
