"""The run of a session as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from app.documents.record import SessionRecord
from app.words import _


def table(record: SessionRecord, written: Sequence[Path] = ()) -> str:
    """Planned and actual per block, drift, minutes per person, and the files that were written."""
    blocks = [
        (
            block.title,
            f"{_clock(block.planned_start)} {block.planned_minutes:>4}",
            f"{_clock(block.started)} {block.held.minutes:>4}",
            "" if block.service else _("break"),
        )
        for block in record.blocks
    ]
    people = [
        (
            person.name,
            person.status.replace("_", "-"),
            str(person.group.minutes),
            str(person.service.minutes),
            str(person.breaks.minutes),
        )
        for person in record.people
    ]
    head = _("{group} · {agenda} · {day} · session {number}").format(
        group=record.group, agenda=record.agenda, day=record.day.isoformat(), number=record.number
    )
    totals = _(
        "Planned {planned} min, {service} of service. Held {held} min, {held_service} of service."
    ).format(
        planned=record.planned_minutes,
        service=record.planned_service_minutes,
        held=record.held.minutes,
        held_service=record.held_service.minutes,
    )
    paused = _("Paused {minutes} min.").format(minutes=record.paused.minutes)
    drift = record.drift.minutes
    late = _("Ended {minutes} min after plan.") if drift >= 0 else _("Ended {minutes} min before plan.")
    lines = [
        head,
        "",
        *_set((_("Block"), _("Planned"), _("Actual"), ""), blocks),
        "",
        f"{totals} {paused} {late.format(minutes=abs(drift))}",
        "",
        *_set((_("Person"), _("Attendance"), _("Group"), _("Service"), _("Break")), people, numbers=3),
        "",
        _("{notes} notes were caught.").format(notes=len(record.notes)),
        *(_("Written: {path}").format(path=path) for path in written),
    ]
    return "\n".join(line.rstrip() for line in lines)


def _set(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> list[str]:
    """Columns as wide as their widest word; the last `numbers` of them stand at the right."""
    everything = [head, *rows]
    widths = [max(len(row[place]) for row in everything) for place in range(len(head))]
    first_number = len(head) - numbers
    lines = [
        "  ".join(
            cell.rjust(width) if place >= first_number else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in everything
    ]
    return [lines[0], "-" * len(lines[0].rstrip()), *lines[1:]]


def _clock(moment: datetime | None) -> str:
    return f"{moment:%H:%M}" if moment else "  -  "
