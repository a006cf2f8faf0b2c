"""Attendance for a spreadsheet: its minutes are what the events say, counted a second time without our arithmetic."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from app.documents.attendance_csv import FACTS, attendance_csv, safe_cell
from app.documents.taking import take_record
from app.live import events as e
from app.live.state import LiveEntry, Session
from tests.app.documents.test_taking import USERS, a_day
from tests.events_for_tests import MARIA, arrived, at, opening, started, told


def rows(session: Session) -> list[dict[str, str]]:
    text = attendance_csv(take_record(session, at(300), USERS)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def a_busy_day() -> Session:
    """Everything that moves minutes, at odd seconds: a late start, two pauses, a way back, drops, an early leave."""
    return told(
        arrived(MARIA, -7.55),
        started(2.25),
        (3.1, e.PersonArrived(person="james")),
        (20.4, e.Paused()),
        (22.65, e.Resumed()),
        (24.5, e.PersonSteppedOut(person="maria")),
        (31.75, e.PersonReturned(person="maria")),
        (38.2, e.BlockEntered(block="education")),
        (44.9, e.BlockEntered(block="check-in")),
        (47.35, e.BlockEntered(block="education")),
        (60.15, e.PersonArrived(person="aisha")),
        (84.45, e.BlockEntered(block="break")),
        (90.05, e.PersonLeft(person="james")),
        (99.8, e.BlockEntered(block="small-group")),
        (120.15, e.Paused()),
        (126.7, e.BlockEntered(block="check-out")),
        (150.3, e.PersonSteppedOut(person="aisha")),
        (170.95, e.PersonReturned(person="james")),
        (188.85, e.SessionEnded()),
    )


def counted_by_the_second(entries: tuple[LiveEntry, ...]) -> dict[str, dict[str, int]]:
    """Seconds per person and place, by asking at each second where the session is and who is in the room.

    Knows the events and nothing else of Groupside.
    """
    first, last = min(entry.at for entry in entries), max(entry.at for entry in entries)
    facts = {
        moment: [entry.event for entry in entries if entry.at == moment] for moment in moments(first, last)
    }
    here: set[str] = set()
    place, paused = "before", False
    counted: dict[str, dict[str, int]] = {}
    for found in facts.values():
        for event in found:
            match event:
                case e.SessionOpened():
                    first_block = event.agenda.blocks[0].id
                case e.SessionStarted():
                    place = first_block
                case e.BlockEntered(block=block):
                    place, paused = block, False
                case e.Paused():
                    paused = True
                case e.Resumed():
                    paused = False
                case e.SessionEnded():
                    place, here = "after", set()
                case e.PersonArrived(person=person) | e.PersonReturned(person=person):
                    here.add(person)
                case e.PersonSteppedOut(person=person) | e.PersonLeft(person=person):
                    here.discard(person)
        for person in here:
            where = "paused" if paused else place
            seconds = counted.setdefault(person, {})
            seconds[where] = seconds.get(where, 0) + 1
    return counted


def moments(first: datetime, last: datetime) -> Iterator[datetime]:
    while first <= last:
        yield first
        first += timedelta(seconds=1)


def rounded(seconds: int) -> int:
    return int(seconds / 60 + 0.5)


@pytest.mark.parametrize("session", [a_day(), a_busy_day()], ids=["a day", "a busy day"])
def test_minutes_are_what_counting_every_second_says(session: Session) -> None:
    counted = counted_by_the_second(session.entries)
    found = {row["name"].split()[0].lower(): row for row in rows(session)}
    assert set(found) == {"maria", "james", "aisha"}
    blocks = ["check-in", "education", "break", "small-group", "check-out"]
    for person, row in found.items():
        seconds = counted.get(person, {})
        group = sum(seconds.get(block, 0) for block in blocks)
        assert int(row["group_minutes"]) == rounded(group)
        assert int(row["break_minutes"]) == rounded(seconds.get("break", 0))
        assert int(row["service_minutes"]) == rounded(group - seconds.get("break", 0))
        assert int(row["before_minutes"]) == rounded(seconds.get("before", 0))
        assert int(row["paused_minutes"]) == rounded(seconds.get("paused", 0))
        assert int(row["after_minutes"]) == 0
        in_blocks = [int(value) for column, value in row.items() if column.startswith("block_")]
        assert in_blocks == [rounded(seconds.get(block, 0)) for block in blocks]


def test_a_row_says_who_when_and_how() -> None:
    james = rows(a_day())[1]
    assert {column: james[column] for column in FACTS[:14]} == {
        "program": "Harmony",
        "group": "IOP Morning",
        "session": "14",
        "date": "2026-11-24",
        "time_zone": "America/New_York",
        "scheduled_start": "09:00",
        "scheduled_end": "12:00",
        "started": "09:02",
        "ended": "12:03",
        "name": "James T.",
        "status": "late",
        "first_in": "09:12",
        "last_out": "12:03",
        "in_the_room": "09:12 to 10:40; 10:44 to 12:03",
    }
    assert list(james)[len(FACTS) :] == [
        "block_1 Check-in & icebreaker",
        "block_2 Education",
        "block_3 Break",
        "block_4 Small-group counseling",
        "block_5 Check-out",
    ]


def test_people_who_did_not_come_have_a_row_with_no_times_and_no_minutes() -> None:
    aisha = rows(a_day())[2]
    assert (aisha["status"], aisha["first_in"], aisha["in_the_room"]) == ("no show", "", "")
    assert {aisha[column] for column in aisha if column.endswith("minutes")} == {"0"}


@pytest.mark.parametrize("separator", [",", ";", "|"])
@pytest.mark.parametrize(
    "name",
    [
        'Ann;=HYPERLINK("http://x")',
        "x; =1+1",
        'x;"=1+1"',
        'x"";""=1+1',
        "a,+1;-1|@x",
        '"";=1',
        "x;；=1",
        "x ;\t＝1",
        ";=1",
    ],
)
def test_no_cell_is_a_formula_where_a_spreadsheet_of_another_language_parts_it(
    name: str, separator: str
) -> None:
    """A file with commas that is parted at semicolons; quotes count only where a cell begins with them."""
    opened = opening().model_copy(
        update={"group_name": name, "expected": (MARIA.model_copy(update={"name": name}),)}
    )
    text = attendance_csv(take_record(told(opened=opened), at(0), USERS)).decode("utf-8-sig")
    quoted = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]
    bare = [cell.strip('" ') for line in text.split("\r\n") for cell in line.split(separator)]
    assert [
        cell for cell in (*quoted, *bare) if cell.strip()[:1] in tuple("=+-@＝＋－＠") and cell.strip()
    ] == []


def test_what_is_no_formula_stays_as_it_is() -> None:
    for words in ("Jean-Luc, then Ann; 5 + 3 = 8", "09:12 to 10:40; 10:44 to 12:03", "a@b.org", "x -1"):
        assert safe_cell(words) == words


@pytest.mark.parametrize(
    "name",
    ['=HYPERLINK("http://x")', "+1 555", "-Ann", "@Al", "\t=1", "\r=1", " =1", "＝1", "＠x"],
)
def test_no_cell_is_ever_a_formula(name: str) -> None:
    """Wherever somebody's words stand: in names, titles, and in the heads of the columns."""
    blocks = tuple(block.model_copy(update={"title": name}) for block in opening().agenda.blocks)
    opened = opening().model_copy(
        update={
            "group_name": name,
            "program_name": name,
            "agenda": opening().agenda.model_copy(update={"blocks": blocks}),
            "expected": (MARIA.model_copy(update={"name": name}),),
        }
    )
    text = attendance_csv(take_record(told(opened=opened), at(0), USERS)).decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]
    assert sum(name.strip() in cell for cell in cells) == 8
    assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠") and cell]


def test_the_file_is_rfc_4180_in_utf_8_with_its_mark() -> None:
    opened = opening().model_copy(
        update={
            "group_name": 'The "early", group',
            "expected": (MARIA.model_copy(update={"name": "José\nÁ."}),),
        }
    )
    data = attendance_csv(take_record(told(opened=opened), at(0), USERS))
    assert data.startswith(b"\xef\xbb\xbfprogram,group,")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert '"The ""early"", group"' in lines[1]
    assert "José Á." in lines[1]
    assert len(lines) == 3
