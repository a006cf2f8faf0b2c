"""The notices of 42 CFR 2.32: word for word, and with everything that is disclosed."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256

import pytest

from app.documents.attendance_csv import attendance_csv
from app.documents.notices import notice
from app.documents.page import Page, Section, pdf, pictures, text
from app.documents.page_markdown import page_markdown
from app.documents.session_json import session_json
from app.documents.taking import take_record
from app.documents.week_csv import week_csv
from app.resources import resources_folder
from tests.app.documents.test_taking import USERS, a_day
from tests.app.practice.test_weeks import a_practice, came, on, the_week
from tests.events_for_tests import at

# of the texts as they stand in the rule
RULE = {
    "42cfr-2.32-a1.txt": "05b9d1d8f4900fadac011323fd21ce9ba621dee44ab020c4599cc33c68b1b8a1",
    "42cfr-2.32-a2.txt": "ad39b505030a2f76a987940eeda1d251333f8ac848f28a4cef7389f413013fcc",
}


@pytest.mark.parametrize(("name", "digest"), RULE.items())
def test_the_words_are_those_of_the_rule(name: str, digest: str) -> None:
    words = (resources_folder() / "notices" / name).read_text(encoding="utf-8")
    assert sha256(words.encode()).hexdigest() == digest


def test_the_long_notice_has_all_of_its_words_and_the_short_one_is_one_sentence() -> None:
    said = notice("Notes of November")
    whole = (resources_folder() / "notices" / "42cfr-2.32-a1.txt").read_text(encoding="utf-8")
    assert "".join(f"{words}\n" for words in said.long) == whole
    assert said.short == "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
    assert said.scope == "Notes of November"


def test_a_page_ends_with_the_long_notice_and_the_scope_and_its_text_with_the_short_one() -> None:
    page = Page("Note", (Section("One", ("Words.",)),), notice=notice("Notes of November"))
    assert page.with_notice[-1].words == notice().long
    assert page.with_notice[-1].labelled == (("The consent allows", "Notes of November"),)
    assert text(page).endswith(f"\n\n{notice().short}\nThe consent allows: Notes of November\n")
    assert notice().long[0] not in text(page)
    assert page_markdown(page).decode().count("prohibited") == "".join(notice().long).count("prohibited")
    assert "one of the following applies:" in page_markdown(page).decode()
    assert Page("Note", ()).with_notice == ()
    assert text(Page("Note", (), notice=notice())).endswith(f"{notice().short}\n")


def test_the_foot_of_each_sheet_has_the_short_notice() -> None:
    page = Page("Note", (Section("One", new_sheet=True), Section("Two", new_sheet=True)), notice=notice())
    bare = Page("Note", (Section("One", new_sheet=True), Section("Two", new_sheet=True)))
    assert len(pictures(page, 30)) >= 2
    # the first sheet differs by nothing else
    assert pictures(page, 60)[0] != pictures(bare, 60)[0]
    assert len(pdf(page)) > len(pdf(bare))


def test_what_is_no_page_carries_it_too() -> None:
    record, goes_along = take_record(a_day(), at(200), USERS), notice("Notes of November")
    rows = list(csv.reader(io.StringIO(attendance_csv(record, goes_along).decode("utf-8-sig"))))
    assert [row[-2:] for row in rows] == [
        ["notice", "consent_scope"],
        *[[notice().short, "Notes of November"]] * 3,
    ]
    assert b"notice" not in attendance_csv(record)
    document = json.loads(session_json(record, goes_along))
    assert (document["notice"], document["consent_scope"]) == (notice().short, "Notes of November")
    assert json.loads(session_json(record))["notice"] == ""


def test_a_week_carries_it_beside_each_row() -> None:
    week = the_week(a_practice(), [came("maria", on(0))])
    rows = list(csv.reader(io.StringIO(week_csv(week, notice=notice("Minutes")))))
    assert [row[-2:] for row in rows[:2]] == [["notice", "consent_scope"], [notice().short, "Minutes"]]
    assert len(rows) == 7 * len(week.people) + 1
    assert "notice" not in week_csv(week)
