"""Reads an attendance report of Zoom, Teams or Meet: people, their minutes, and when they were in the call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from pathlib import Path

from app.errors import UnreadableReport
from app.intake.attendance_reports.calendar import Calendar
from app.intake.attendance_reports.durations import seconds_of
from app.intake.attendance_reports.gathering import People
from app.intake.attendance_reports.lists import Row, lists_in
from app.intake.attendance_reports.logbook import in_stays, what_was_done
from app.intake.attendance_reports.naming import who_is_in
from app.intake.attendance_reports.remarks import Remarks
from app.intake.attendance_reports.report import AttendanceReport
from app.intake.attendance_reports.stamps import Stamp, stamp_of
from app.intake.attendance_reports.text import decoded
from app.intake.rosters import same
from app.words import _

MOST_BYTES = 2_000_000
_DAY_SECONDS = 86_400
_YES = {"yes", "ja", "si", "oui", "sim", "true"}
_NO = {"no", "nein", "non", "nao", "false"}
_TIMES = ("join", "leave", "first_join", "last_leave", "timestamp")


def content_of(path: Path) -> bytes:
    """What is in a report's file. Raises UnreadableReport where it cannot be read or is too big."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise UnreadableReport(_("{file} cannot be read.").format(file=path.name)) from None
    if len(content) > MOST_BYTES:
        raise UnreadableReport(_("This file is too big for an attendance report."))
    return content


def read_report(content: bytes, on: date | None = None, zone: tzinfo | None = None) -> AttendanceReport:
    """Read the content of a report. `on` is the session's day in `zone`, in which times without an offset are meant.

    Without `on` the report's own day counts, if there is only one way to read it. Without `zone` it is the computer's.
    Raises UnreadableReport with one sentence when nobody can be read, or when the report is of another day.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableReport(_("This file is too big for an attendance report."))
    text, mended = decoded(content)
    lists = lists_in(text)
    remarks = Remarks(mended)
    remarks.rows(_("Not a list of people that is known here: {rows}."), lists.strange)
    rows = [row for row in lists.rows if _was_there(row, remarks)]
    stamps = _stamps(rows)
    calendar = Calendar([stamp for stamp in stamps.values() if stamp is not None], on, zone)
    people = People()
    for row in rows:
        _take(row, stamps, calendar, people, remarks)
    in_stays(people, remarks)
    gathered = list(people.all())
    if not gathered:
        raise UnreadableReport(
            _("Nobody can be read from this report. Nothing was changed; choose another file.")
        )
    if any(one.is_loose for one in gathered):
        remarks.say(
            _("For some people only the first and the last moment are known, not when they were away.")
        )
    if any(one.is_contradicted for one in gathered):
        remarks.say(_("For some people the duration is longer than their times; the times were taken."))
    return AttendanceReport(lists.platform, tuple(one.person() for one in gathered), remarks.sentences())


def _was_there(row: Row, remarks: Remarks) -> bool:
    """Registered people who did not come, and time in a waiting room, are no time in the call."""
    if same(row["attended"]) in _NO:
        remarks.add(_("Registered and did not come: {rows}."), row.number)
        return False
    if same(row["waiting"]) in _YES:
        remarks.add(_("Only in the waiting room: {rows}."), row.number)
        return False
    return True


def _stamps(rows: Sequence[Row]) -> dict[tuple[int, str], Stamp | None]:
    """Every time that is written, by row and column; None for one that cannot be read.

    Where most times have AM or PM, one without it has lost it, and could be either.
    """
    read = {(row.number, column): stamp_of(row[column]) for row in rows for column in _TIMES if row[column]}
    if sum(stamp is not None and stamp.halves for stamp in read.values()) * 2 > len(read):
        for place, stamp in read.items():
            if stamp is not None and not stamp.halves and 1 <= stamp.clock.hour <= 12:
                read[place] = None
    return read


def _take(
    row: Row,
    stamps: dict[tuple[int, str], Stamp | None],
    calendar: Calendar,
    people: People,
    remarks: Remarks,
) -> None:
    """Put a row with its person, or say why it cannot be."""
    times = {column: stamps[row.number, column] for column in _TIMES if row[column]}
    reason = _cannot_be_read(row, times, calendar)
    if reason:
        remarks.add(reason, row.number)
        return
    seconds = _seconds(row)
    joined = times.get("join") or times.get("first_join")
    left = times.get("leave") or times.get("last_leave")
    if stamp := times.get("timestamp"):
        joined, left = (stamp, None) if what_was_done(row["action"]) == "joined" else (None, stamp)
    one = joined or left
    stay = calendar.stay(joined, left, seconds)
    lone = calendar.moment(one) if one and stay is None and None in (joined, left) else None
    if one and stay is None and lone is None:
        remarks.add(_("Left out, a time there cannot be right: {rows}."), row.number)
        return
    person = people.of(who_is_in(row), has_emails=not {"email", "upn"}.isdisjoint(row.columns.place))
    all_of_it = row.columns.sums_up
    if stay is not None:
        (person.spreads if all_of_it else person.visits).append((stay, seconds))
    elif lone is None:
        (person.sums if all_of_it else person.totals).append(seconds or 0)
    elif joined is None:
        person.leaves.append(lone)
    else:
        (person.first_joins if all_of_it else person.joins).append(lone)


def _cannot_be_read(row: Row, times: dict[str, Stamp | None], calendar: Calendar) -> str:
    """Why a row tells nothing that can be relied on, as a sentence with a place for {rows}; '' when it does."""
    if not who_is_in(row).name:
        return _("Left out, without a name: {rows}.")
    if None in times.values():
        return _("Left out, a time there cannot be read: {rows}.")
    if not all(stamp is None or calendar.is_near(stamp) for stamp in times.values()):
        return _("Left out, of another day: {rows}.")
    if "timestamp" in times and what_was_done(row["action"]) is None:
        return _("Left out, neither joining nor leaving: {rows}.")
    if not times and row["duration"] and _seconds(row) is None:
        return _("Left out, the duration there cannot be read: {rows}.")
    if not times and not row["duration"]:
        return _("Left out, without a time: {rows}.")
    return ""


def _seconds(row: Row) -> float | None:
    """The duration of a row; None without one that a day can hold."""
    seconds = seconds_of(row["duration"]) if row["duration"] else None
    return None if seconds is None or seconds > _DAY_SECONDS else seconds
