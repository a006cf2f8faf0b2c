"""Reports of a call as files, and what a person sees and does while one is compared."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.desk import Desk
from app.live.state import Session
from tests.app.intake.attendance_reports.report_files import table
from tests.ui.hand import words_in
from ui.parts.message_bar import MessageBar
from ui.practice.kept_row import KeptRow
from ui.practice.who_is_who import NameLine
from ui.practice_windows import PracticeWindows

HEADING = ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest")
MAIL = "maria@example.org"


def in_call(name: str, start: str, end: str, email: str = "", day: str = "11/24/2026") -> tuple[str, ...]:
    """A row of Zoom's; times such as "09:00" are in the morning or at noon."""
    times = [f"{day} {time}:00 {'PM' if time.startswith('12') else 'AM'}" for time in (start, end)]
    (hour, minute), (to_hour, to_minute) = (map(int, time.split(":")) for time in (start, end))
    return (name, email, *times, str((to_hour - hour) * 60 + to_minute - minute), "No")


AGREES = [
    in_call("Maria S.", "08:58", "11:59"),
    in_call("James T.", "09:41", "11:59"),
    in_call("Alex Rivera", "08:50", "12:00"),
]
DIFFERS = [AGREES[0], in_call("James T.", "09:02", "11:59"), in_call("Aisha K.", "09:30", "11:59"), AGREES[2]]


def written(folder: Path, rows: Iterable[tuple[str, ...]], name: str = "participants.csv") -> str:
    path = folder / name
    path.write_text(table([HEADING, *rows]), encoding="utf-8")
    return str(path)


def session(windows: PracticeWindows) -> Session:
    assert windows.desk.session is not None
    return windows.desk.session


def kinds(windows: PracticeWindows) -> list[str]:
    return [entry.event.kind for entry in session(windows).entries if entry.event is not None]


def group_minutes(desk: Desk, person: str) -> int:
    return sum(row.group_seconds for row in desk.vault.attendance_of(person).result()) // 60


def said(windows: PracticeWindows) -> str:
    message = windows.main.findChild(MessageBar).message  # type: ignore[union-attr]
    return message.sentence if message is not None else ""


def asking(windows: PracticeWindows) -> list[KeptRow]:
    rows = windows.comparing.screen.findChildren(KeptRow)
    return [row for row in rows if row.isVisibleTo(windows.main) and row.property("part") == "field"]


def name_line(windows: PracticeWindows, name: str) -> NameLine:
    lines = windows.comparing.screen.findChildren(NameLine)
    return next(line for line in lines if line.isVisibleTo(windows.main) and name in words_in(line))


def choices(line: NameLine) -> list[str]:
    return [line.picker.itemText(at) for at in range(line.picker.count())]


def pick(line: NameLine, words: str) -> None:
    at = line.picker.findText(words)
    assert at >= 0
    line.picker.setCurrentIndex(at)
    line.picker.activated.emit(at)
