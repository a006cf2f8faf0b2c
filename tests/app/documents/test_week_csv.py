"""The week for a spreadsheet: figures that add up, and cells that no spreadsheet computes."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

from app.documents.week_csv import FACTS, week_csv
from app.model.people import Person
from app.practice import events as e
from tests.app.practice.test_weeks import a_practice, came, on, the_week


def test_every_person_has_seven_lines_that_add_up_to_the_week() -> None:
    rows = [
        came("maria", on(0)),
        came("maria", on(1), 0, 0, status="no_show"),
        came("maria", on(1), group="evening", expected=0),
    ]
    week = the_week(a_practice(), rows)
    lines = list(csv.DictReader(io.StringIO(week_csv(week))))
    assert len(lines) == 7 * len(week.people)
    own = [line for line in lines if line["name"] == "Maria"]
    assert [line["date"] for line in own] == [(on(0) + timedelta(days=at)).isoformat() for at in range(7)]
    assert sum(int(line["group_minutes"]) for line in own) == week.people[0].group_minutes == 360
    assert [(line["status"], line["make_up"]) for line in own[:3]] == [
        ("present", ""),
        ("present", "yes"),
        ("", ""),
    ]
    assert all(
        int(line["group_minutes"]) - int(line["service_minutes"]) == int(line["break_minutes"])
        for line in own
    )


def test_tabs_part_the_cells_for_the_clipboard_and_a_name_is_never_a_formula() -> None:
    practice = a_practice(e.PersonChanged(person=Person(id="maria", name="=1+1\tx")))
    head, first, *_rest = week_csv(the_week(practice), "\t").split("\r\n")
    assert tuple(head.split("\t")) == FACTS
    assert len(first.split("\t")) == len(FACTS)
    assert first.split("\t")[3] == "'=1+1 x"
