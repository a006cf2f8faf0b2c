"""Report files as the platforms write them, of fictional people, for tests.

A `Told` is what a report should come to; the writers below put it in each platform's own words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.intake.attendance_reports.report import ReportedPerson, Stay

NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = date(2026, 11, 24)
MARIA, JAMES, AISHA = "maria@example.org", "james.t@example.org", "aisha@example.org"


def stay(
    times: str, on: date = TUESDAY, zone: ZoneInfo = NEW_YORK, days_later: tuple[int, int] = (0, 0)
) -> Stay:
    """ "8:58-12:00" on a day in a zone, in UTC."""
    utc = ZoneInfo("UTC")
    start, end = (
        datetime.combine(on + timedelta(days=later), _clock(text), zone).astimezone(utc)
        for text, later in zip(times.split("-"), days_later, strict=True)
    )
    return start, end


def _clock(text: str) -> time:
    hour, minute, second = (*map(int, text.split(":")), 0)[:3]
    return time(hour, minute, second)


def person(
    name: str, email: str = "", *stays: Stay | str, minutes: int | None = None, original: str = ""
) -> ReportedPerson:
    """Somebody as a report should be read; minutes are those of the stays unless said otherwise."""
    spans = tuple(stay(one) if isinstance(one, str) else one for one in stays)
    if minutes is None:
        seconds = sum((end - start).total_seconds() for start, end in spans)
        minutes = int(seconds + 30) // 60
    return ReportedPerson(name, email, original, minutes, spans)


def table(rows: Iterable[Sequence[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as a platform writes them, with quotes where they are needed."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue()


def utf16(text: str) -> bytes:
    """As Teams does: little-endian, with the mark of the byte order."""
    return b"\xff\xfe" + text.encode("utf-16-le")


@dataclass(frozen=True)
class Told:
    """Somebody to be written into a report, with the local times of each stay."""

    name: str
    email: str
    stays: tuple[tuple[datetime, datetime], ...]

    @property
    def minutes(self) -> int:
        return int(sum((end - start).total_seconds() for start, end in self.stays) + 30) // 60

    def read(self) -> ReportedPerson:
        """What the reader should make of it."""
        utc = ZoneInfo("UTC")
        spans = tuple((start.astimezone(utc), end.astimezone(utc)) for start, end in self.stays)
        return ReportedPerson(self.name, self.email, "", self.minutes, spans)


def american(moment: datetime) -> str:
    """11/24/2026, 8:58:01 AM, with the narrow space that browsers put before AM."""
    return f"{moment:%m/%d/%Y}, {moment.hour % 12 or 12}:{moment:%M:%S}\u202f{moment:%p}"


def zoom_time(moment: datetime) -> str:
    return f"{moment:%m/%d/%Y %I:%M:%S %p}"


def british(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y %H:%M:%S}"


def german(moment: datetime) -> str:
    return f"{moment:%d.%m.%y, %H:%M:%S}"


def in_hours(length: timedelta) -> str:
    """1h 2m 3s, as Teams says it."""
    seconds = int(length.total_seconds())
    parts = ((seconds // 3600, "h"), (seconds // 60 % 60, "m"), (seconds % 60, "s"))
    return " ".join(f"{amount}{unit}" for amount, unit in parts if amount) or "0s"


def zoom_report(people: Iterable[Told], when: Callable[[datetime], str] = zoom_time) -> bytes:
    """Zoom's list of participants, one row a stay, with the meeting in front."""
    rows = [
        ("Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants"),
        (
            "812 3456 7890",
            "IOP Morning",
            "11/24/2026 08:55",
            "11/24/2026 12:02",
            "host@example.org",
            "187",
            "6",
        ),
        (),
        ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"),
    ]
    for one in people:
        for start, end in one.stays:
            lasted = str(-(-int((end - start).total_seconds()) // 60))
            rows.append((one.name, one.email, when(start), when(end), lasted, "Yes"))
    return table(rows).encode("utf-8-sig")


def teams_report(people: Sequence[Told], when: Callable[[datetime], str] = american) -> bytes:
    """Teams' report in three numbered parts, as it is downloaded after a meeting."""
    rows: list[Sequence[str]] = [
        ("1. Summary",),
        ("Meeting title", "IOP Morning"),
        ("Attended participants", str(len(people))),
        ("Meeting duration", "3h 7m 2s"),
        (),
        ("2. Participants",),
        ("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role"),
    ]
    for one in people:
        whole = sum((end - start for start, end in one.stays), timedelta())
        first, last = when(one.stays[0][0]), when(one.stays[-1][1])
        rows.append((one.name, first, last, in_hours(whole), one.email, one.email, "Presenter"))
    rows += [
        (),
        ("3. In-Meeting Activities",),
        ("Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
    ]
    for one in people:
        for start, end in one.stays:
            rows.append((one.name, when(start), when(end), in_hours(end - start), one.email, "Presenter"))
    return utf16(table(rows, "\t"))


def teams_actions(people: Iterable[Told], when: Callable[[datetime], str] = american) -> bytes:
    """The list that Teams gave during a meeting: who joined and left, in the order in which it happened."""
    events = []
    for one in people:
        for start, end in one.stays:
            events += [(start, one.name, "Joined"), (end, one.name, "Left")]
    rows = [("Full Name", "User Action", "Timestamp")]
    rows += [(name, action, when(moment)) for moment, name, action in sorted(events)]
    return utf16(table(rows, "\t"))


def meet_report(people: Iterable[Told]) -> bytes:
    """Meet's list: one row a person, clock times without a date. One stay each, since it has no more."""
    rows = [("First name", "Last name", "Email", "Duration", "Time joined", "Time exited")]
    for one in people:
        start, end = one.stays[0]
        hours, minutes = divmod(one.minutes, 60)
        words = f"{hours} hr {minutes} min" if hours else f"{minutes} min"
        rows.append((one.name, "", one.email, words, f"{start:%I:%M:%S %p}", f"{end:%I:%M:%S %p}"))
    return table(rows, end="\n").encode()
