"""The run of a session as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.documents.record import SessionRecord
from app.documents.wording import clock, drift, status
from app.words import _, ngettext


def table(record: SessionRecord, written: Sequence[Path] = (), drafted: int = 0, signed: int = 0) -> str:
    """Planned and actual per block, drift, minutes per person, how many notes were drafted (the group's section is one)
    and signed, and the files that were written."""
    blocks = [
        (
            block.title,
            clock(block.planned_start),
            str(block.planned_minutes),
            clock(block.started) or "-",
            str(block.held.minutes),
            "" if block.service else _("break"),
        )
        for block in record.blocks
    ]
    people = [
        (
            person.name,
            *(str(amount.minutes) for amount in (person.group, person.service, person.breaks)),
            status(person.status),
        )
        for person in record.people
    ]
    head = _("{group} · {agenda} · {day} · session {number}").format(
        group=record.group, agenda=record.agenda, day=record.day.isoformat(), number=record.number
    )
    planned = _("Planned: {planned} min, {service} of them service").format(
        planned=record.planned_minutes, service=record.planned_service_minutes
    )
    held = _("Held: {held} min, {service} of them service; {paused} min paused; {drift}").format(
        held=record.held.minutes,
        service=record.held_service.minutes,
        paused=record.paused.minutes,
        drift=drift(record.drift),
    )
    lines = [
        head,
        "",
        *_columns((_("Block"), _("planned"), _("min"), _("held"), _("min"), ""), blocks),
        "",
        planned,
        held,
        "",
        *_columns((_("Person"), _("group min"), _("service min"), _("break min"), _("attendance")), people),
        "",
        _("{notes} notes were caught.").format(notes=len(record.notes)),
        *(
            [
                ngettext(
                    "{n} person’s note and the group’s section were drafted; {signed} of {all} are signed.",
                    "{n} people’s notes and the group’s section were drafted; {signed} of {all} are signed.",
                    drafted - 1,
                ).format(n=drafted - 1, signed=signed, all=drafted)
            ]
            if drafted
            else []
        ),
        *(_("Written: {path}").format(path=path) for path in written),
    ]
    return "\n".join(line.rstrip() for line in lines)


def _columns(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Columns as wide as their widest word; what stands between the first and the last is figures, set right."""
    everything = [head, *rows]
    widths = [max(len(row[place]) for row in everything) for place in range(len(head))]
    figures = range(1, len(head) - 1)
    lines = [
        "  ".join(
            cell.rjust(width) if place in figures else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in everything
    ]
    return [lines[0], "-" * max(len(line.rstrip()) for line in lines), *lines[1:]]
