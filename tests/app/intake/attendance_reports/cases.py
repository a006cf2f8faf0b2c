"""A report file that the tests know, with exactly what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.intake.attendance_reports.reading import read_report
from app.intake.attendance_reports.report import AttendanceReport, Platform, ReportedPerson
from tests.app.intake.attendance_reports.report_files import NEW_YORK, TUESDAY


@dataclass(frozen=True)
class Case:
    """A report file and what it says."""

    name: str
    content: bytes
    platform: Platform
    people: tuple[ReportedPerson, ...]
    warnings: tuple[str, ...] = ()
    on: date = TUESDAY
    zone: ZoneInfo = NEW_YORK

    def read(self) -> AttendanceReport:
        return read_report(self.content, self.on, self.zone)
