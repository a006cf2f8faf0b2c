"""A report of the call that was compared is told in the record, and changes nothing else in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.documents.attendance_csv import attendance_csv
from app.documents.record import SessionRecord
from app.documents.session_json import session_json
from app.documents.taking import take_record
from app.live import events as e
from app.live.events import Stay
from app.live.state import Session
from app.resources import resources_folder
from tests.app.documents.test_session_page import READER, section, written
from tests.app.documents.test_taking import USERS, a_day
from tests.events_for_tests import JAMES, MARIA, SAM, Fact, after, arrived, at, started, told

DIGEST = "0123456789abcdef" * 4
IDS = ("maria", "james", "aisha")
HEADING = "### Compared with the call’s report"


def compared(*more: Fact) -> Session:
    """Sam compares the report a quarter of an hour after the end: James's times are those of the report."""
    report = e.ReportTaken(
        platform="zoom",
        digest=DIGEST,
        matches={"Mari Sanchez": "maria", "iPhone": "maria", "Jim": "james", "Dad": "guest"},
        kept={"maria": "live", "james": "report", "aisha": "live"},
    )
    stay = e.StayCorrected(person="james", spans=(Stay(start=at(1), end=at(178)),))
    return told(
        arrived(MARIA),
        started(),
        arrived(JAMES, 12),
        (180, e.SessionEnded()),
        (195, report, SAM.id),
        (195, stay, SAM.id),
        *more,
    )


def document(session: Session) -> Any:
    return json.loads(session_json(take_record(session, at(200), USERS)))


def test_it_says_who_compared_what_when_and_whose_times_were_kept() -> None:
    text = written(compared())
    assert section(text, HEADING) == [
        "- Zoom · Tuesday, November 24, 2026 at 12:15 PM · Sam Okafor · 2 people matched · SHA-256 0123456789ab… · "
        "times of the report were kept for James T. · times marked live were kept for Maria S., Aisha K.",
    ]
    assert "9:01 AM to 11:58 AM" in text
    assert "Mari Sanchez" not in text  # what somebody called themselves in the call stays out


def test_the_json_has_the_same_for_other_programs() -> None:
    found = document(compared())
    schema = json.loads((Path(resources_folder()) / "schemas" / "session-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(found)
    assert found["reports"] == [
        {
            "platform": "zoom",
            "digest": "0123456789ab",
            "at": "2026-11-24T12:15:00-05:00",
            "by": "Sam Okafor",
            "matched": 2,
            "kept_report": ["james"],
            "kept_live": ["maria", "aisha"],
        }
    ]


def test_a_document_of_before_reports_were_told_stays_readable() -> None:
    found = document(compared())
    del found["reports"]
    assert SessionRecord.model_validate(found).reports == ()


def test_a_comparison_that_was_taken_back_is_not_told() -> None:
    session = compared((196, e.Undone(entry="entry-005"), SAM.id), (196, e.Undone(entry="entry-006"), SAM.id))
    assert document(session)["reports"] == []
    assert HEADING not in written(session)
    assert HEADING not in written(a_day())


def test_two_comparisons_stand_below_each_other_and_a_platform_that_is_not_known_has_no_name() -> None:
    again = e.ReportTaken(platform="", digest="f" * 64, matches={"Jim": "james"}, kept={})
    text = written(compared((199, again, "somebody-gone")))
    assert section(text, HEADING)[0].startswith("- Zoom · ")
    assert section(text, HEADING)[-1] == (
        "- Attendance report · Tuesday, November 24, 2026 at 12:19 PM · 1 person matched · SHA-256 ffffffffffff…"
    )


def test_names_full_of_markup_leave_the_list_whole() -> None:
    marked = JAMES.model_copy(update={"name": "*James* | [T](x)"})
    session = compared((198, e.PersonExpected(person=marked.model_copy(update={"id": "other"}))))
    report = e.ReportTaken(platform="teams", digest=DIGEST, matches={}, kept={"other": "live"})
    session = after(session, 199, [report])
    items = [token.content for token in READER.parse(written(session)) if token.type == "inline"]
    assert any("kept for \\*James\\*" in words for words in items)
    assert not any("<em>James" in line for line in READER.render(written(session)).split("\n"))


@given(
    st.lists(
        st.builds(
            e.ReportTaken,
            platform=st.sampled_from(["zoom", "teams", "meet", "", "other"]),
            digest=st.text("0123456789abcdef", min_size=64, max_size=64),
            matches=st.dictionaries(st.text(max_size=9), st.sampled_from([*IDS, "guest", "nobody", ""])),
            kept=st.dictionaries(st.sampled_from([*IDS, "nobody"]), st.just("live")),
        ),
        max_size=3,
    )
)
def test_nothing_else_in_the_record_changes_by_it(reports: list[e.ReportTaken]) -> None:
    before = take_record(a_day(), at(200), USERS)
    session = after(a_day(), 190, reports)
    record = take_record(session, at(200), USERS)
    assert record.model_copy(update={"reports": ()}) == before
    assert attendance_csv(record) == attendance_csv(before)
    assert len(record.reports) == len(reports)
    for taken, told_of in zip(reports, record.reports, strict=True):
        assert taken.digest.startswith(told_of.digest)
        assert set(told_of.kept_live) == set(taken.kept) & set(IDS)
        assert told_of.matched == len(set(taken.matches.values()) & set(IDS))


@given(st.permutations(IDS), st.integers(0, 3))
def test_everybody_who_was_decided_stands_on_one_side_in_the_order_of_the_roster(
    people: list[str], reported: int
) -> None:
    kept = {person: "report" if place < reported else "live" for place, person in enumerate(people)}
    taken = e.ReportTaken.model_validate({"platform": "meet", "digest": DIGEST, "kept": kept})
    (report,) = take_record(after(a_day(), 190, [taken]), at(200), USERS).reports
    assert sorted((*report.kept_report, *report.kept_live), key=IDS.index) == list(IDS)
    assert set(report.kept_report) == set(people[:reported])
    assert report.kept_live == tuple(each for each in IDS if each not in report.kept_report)
