"""All report files that the tests know, each with exactly what it says."""

from __future__ import annotations

from tests.app.intake.attendance_reports.cases import Case
from tests.app.intake.attendance_reports.meet_files import meet_files
from tests.app.intake.attendance_reports.teams_files import teams_files
from tests.app.intake.attendance_reports.zoom_files import zoom_files


def corpus() -> list[Case]:
    return [*zoom_files(), *teams_files(), *meet_files()]
