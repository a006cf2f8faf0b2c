"""What can leave, and under which name: group, date and kind, never a participant."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from app.documents.files import write_new
from app.documents.formats import FORMATS
from app.documents.leaving_words import format_words
from app.documents.notices import notice
from app.documents.page import Page
from app.documents.parcel import page_ways
from app.documents.record import SessionRecord
from app.documents.taking import take_record
from app.errors import ExportRefused
from tests.app.documents.test_taking import USERS, a_day
from tests.events_for_tests import at, opening, told


def record_of(group: str) -> SessionRecord:
    return take_record(told(opened=opening().model_copy(update={"group_name": group})), at(0), USERS)


def names(group: str) -> list[str]:
    return [made.file_name(record_of(group)) for made in FORMATS]


def test_each_format_has_a_title_and_a_name_of_its_own() -> None:
    assert names("IOP Morning") == [
        "IOP Morning 2026-11-24 attendance.csv",
        "IOP Morning 2026-11-24 data.json",
    ]
    assert [made.id for made in FORMATS] == ["csv", "json"]
    assert len({made.title() for made in FORMATS}) == len(FORMATS)


def test_each_format_is_named_in_the_accounting_of_what_left() -> None:
    page = Page("Plan", ())
    ids = [way.id for way in page_ways(page, "Plan")] + [made.id for made in FORMATS]
    assert [id for id in ids if not format_words(id)] == []


@pytest.mark.parametrize(
    "group",
    [
        "Maria and friends",
        "maria's group",
        "../../etc",
        "a/b\\c:d",
        "CON.",
        "...",
        "\n",
        "x" * 60,
        "治" * 60,
        "a*?<>|b",
    ],
)
def test_every_group_gets_a_name_that_every_system_takes_and_that_names_nobody(
    group: str, tmp_path: Path
) -> None:
    for made in FORMATS:
        name = made.file_name(record_of(group))
        assert "maria" not in name.lower()
        assert name.count(".") == 1
        assert not set(name) & set('<>:"/\\|?*\n')
        assert len(name.encode()) < 240
        assert write_new(tmp_path, name, b"x").parent == tmp_path


def test_every_format_renders_the_whole_record(tmp_path: Path) -> None:
    record = take_record(a_day(), at(200), USERS)
    for made in FORMATS:
        path = write_new(tmp_path, made.file_name(record), made.render(record, None))
        text = path.read_text(encoding="utf-8")
        assert all(person.name in text for person in record.people)
        with pytest.raises(ExportRefused):
            write_new(tmp_path, made.file_name(record), made.render(record, None))


def test_a_disclosure_carries_its_notice_in_every_format() -> None:
    """The short one, with what the consent allows."""
    record, said = take_record(a_day(), at(200), USERS), notice("attendance, to Dr. Haddad")
    forms = {made.id: made.render(record, said).decode("utf-8-sig") for made in FORMATS}
    heads, *rows = csv.reader(io.StringIO(forms["csv"]))
    assert heads[-2:] == ["notice", "consent_scope"]
    assert {tuple(row[-2:]) for row in rows} == {(said.short, said.scope)}
    data = json.loads(forms["json"])
    assert (data["notice"], data["consent_scope"]) == (said.short, said.scope)
    for made in FORMATS:
        assert b"unauthorized use or disclosure" not in made.render(record, None)
