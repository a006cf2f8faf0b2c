"""What a session's summary says about a report of the call that was compared. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from app.live.events import ReportTaken
from app.live.reports import newest_report, platform_words
from app.live.state import Session
from app.model.days import day_in
from app.model.people import User
from app.words import _
from ui.language import locale
from ui.times import clock_time


def report_name(platform: str) -> str:
    """ "the call’s report (Zoom)"."""
    name = platform_words(platform)
    return _("the call’s report ({platform})").format(platform=name) if name else _("the call’s report")


def compared_words(session: Session, users: Mapping[str, User]) -> str:
    """Which report was compared last, by whom and when; '' without one."""
    entry = newest_report(session)
    if entry is None or session.opened is None or not isinstance(entry.event, ReportTaken):
        return ""
    known = {user.id: user for user in session.opened.facilitators} | dict(users)
    who = known[entry.author].signature if entry.author in known else ""
    pieces = [
        _("Compared with {report}").format(report=report_name(entry.event.platform)),
        who,
        _moment(entry.recorded_at, session.opened.zone),
    ]
    return " · ".join(piece for piece in pieces if piece)


def _moment(moment: datetime, zone: str) -> str:
    day = day_in(zone, moment)
    shown = locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
    return f"{shown}, {clock_time(moment, zone)}"
