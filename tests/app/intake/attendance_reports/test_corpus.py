"""Each report that is known is read exactly: people, minutes, stays, and a sentence for what was left out."""

from __future__ import annotations

import pytest

from app.intake.attendance_reports.report import AttendanceReport
from tests.app.intake.attendance_reports.cases import Case
from tests.app.intake.attendance_reports.corpus import corpus


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    cases = corpus()
    assert len(cases) >= 40
    assert len({case.name for case in cases}) == len(cases)
    assert {case.platform for case in cases} == {"zoom", "teams", "meet", "other"}


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case.name)
def test_a_report_says_what_it_says(case: Case) -> None:
    assert case.read() == AttendanceReport(case.platform, case.people, case.warnings)
