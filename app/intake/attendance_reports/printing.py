"""A report as JSON, for the terminal and for other programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from app.errors import UnreadableReport
from app.intake.attendance_reports.reading import content_of, read_report
from app.words import _


def printed(file: Path, on: str | None = None, zone: str | None = None) -> str:
    """What the report says, with times in ISO 8601 and UTC, in letters that every terminal can print.

    `on` is a date in ISO 8601, `zone` a name of the time zone database. Raises UnreadableReport.
    """
    report = read_report(content_of(file), _day(on), _zone(zone))
    people = [
        {
            "name": person.name,
            "email": person.email,
            "minutes": person.minutes,
            "spans": [[start.isoformat(), end.isoformat()] for start, end in person.spans],
        }
        for person in report.people
    ]
    content = {"platform": report.platform, "people": people, "warnings": list(report.warnings)}
    return json.dumps(content, indent=2)


def _day(on: str | None) -> date | None:
    try:
        return None if on is None else date.fromisoformat(on)
    except ValueError:
        raise UnreadableReport(_("--on asks for a date such as 2026-11-24.")) from None


def _zone(zone: str | None) -> ZoneInfo | None:
    try:
        return None if zone is None else ZoneInfo(zone)
    except (KeyError, OSError, ValueError):  # no such zone, a folder of zones, or no name at all
        raise UnreadableReport(_("--zone asks for a time zone such as America/New_York.")) from None
