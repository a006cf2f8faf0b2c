"""A document leaves: rendered, written whole into a folder that a person chose, and written down as an entry."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.desk import Desk, Seat
from app.documents.care_summary import care_summary, take_summary
from app.documents.files import free_name, write_new
from app.documents.formats import Format
from app.documents.plan_page import plan_markdown, plan_page
from app.documents.record import SessionRecord
from app.documents.taking import take_record
from app.errors import Refused
from app.live import commands
from app.practice.care import send_document
from app.practice.days import today_of
from app.words import _


def record_of(desk: Desk) -> SessionRecord:
    """What a document says about the open session. Raises Refused when there is none."""
    session = desk.session
    if session is None or session.opened is None:
        raise Refused(_("No session is open."))
    return take_record(session, desk.now(), desk.practice.users)


def names_taken(desk: Desk, formats: tuple[Format, ...], folder: Path) -> tuple[str, ...]:
    """Which of the files are there already."""
    record = record_of(desk)
    return tuple(name for name in (made.file_name(record) for made in formats) if (folder / name).exists())


def send(seat: Seat, formats: tuple[Format, ...], folder: Path, purpose: str) -> tuple[Path, ...]:
    """Write the documents, each under a name that is free, and record what left. Raises ExportRefused; what was
    written before it stays written and recorded."""
    record = record_of(seat.desk)
    written = []
    for made in formats:
        data = made.render(record)
        path = write_new(folder, free_name(folder, made.file_name(record)), data)
        seat.do(commands.send_document, made.id, purpose, hashlib.sha256(data).hexdigest())
        written.append(path)
    return tuple(written)


def send_summary(seat: Seat, person: str, folder: Path, purpose: str) -> Path:
    """Write one page about a person's care and record that it left. Raises ExportRefused.

    The file's name says neither who the person is nor in which group.
    """
    desk = seat.desk
    if person not in desk.practice.people:
        raise Refused(_("That person is not here any more."))
    attendance = desk.vault.attendance_of(person).result()
    coverage = desk.vault.coverage(people=[person]).result()
    titles = {topic.id: topic.title for topic in desk.library.topics.values()}
    today = today_of(desk.practice, desk.now(), person)
    data = care_summary(take_summary(desk.practice, person, attendance, coverage, titles, today))
    name = f"{_('Summary of care')} {today.isoformat()}.md"
    path = write_new(folder, free_name(folder, name), data)
    seat.arrange(send_document, person, "care_summary", purpose, hashlib.sha256(data).hexdigest())
    return path


def send_plan(seat: Seat, person: str, folder: Path, purpose: str) -> Path:
    """Write a person's relapse prevention plan as one page and record that it left. Raises ExportRefused.

    The file's name says neither who the person is nor in which group.
    """
    desk = seat.desk
    if person not in desk.practice.people:
        raise Refused(_("That person is not here any more."))
    today = today_of(desk.practice, desk.now(), person)
    data = plan_markdown(plan_page(desk.practice, person, today))
    name = f"{_('Relapse prevention plan')} {today.isoformat()}.md"
    path = write_new(folder, free_name(folder, name), data)
    seat.arrange(send_document, person, "plan", purpose, hashlib.sha256(data).hexdigest())
    return path
