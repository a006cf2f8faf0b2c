"""Programs that ship with Groupside: their rules, their agenda, and a group to start from."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from app.intake.toml_file import Place, TomlFile
from app.model.agenda import Agenda, Block, Part
from app.model.entry import Value
from app.model.groups import Meeting
from app.model.programs import Format, Program, Rules, TaperStep
from app.resources import resources_folder
from app.words import _

SHIPPED = ("harmony", "blue-heart")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class ShippedProgram(Value):
    """A program, and its first group: what it is called and when it meets. In which zone, the practice says."""

    program: Program
    group_name: str
    meetings: tuple[Meeting, ...]


class _ProgramTable(Rules):
    id: str = Field(min_length=1)
    name: str = Field(min_length=1, max_length=60)
    topics: tuple[str, ...] = ()
    weeks_min: int = Field(default=0, ge=0, le=260)
    weeks_max: int = Field(default=0, ge=0, le=260)
    format: tuple[Format, ...] = ()
    aftercare_name: str = Field(default="", max_length=60)
    aftercare: tuple[TaperStep, ...] = ()


class _MeetingTable(Value):
    days: tuple[Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], ...]
    start: time


class _GroupTable(Value):
    name: str = Field(min_length=1, max_length=60)
    meeting: tuple[_MeetingTable, ...] = ()


class _BlockTable(Block):
    parts: tuple[Part, ...] = Field(default=(), alias="part")


class _ProgramFile(Value):
    id: str = Field(min_length=1)
    title: str = Field(min_length=1, max_length=60)
    program: _ProgramTable
    group: _GroupTable
    block: tuple[_BlockTable, ...] = Field(min_length=1)


def shipped_programs() -> tuple[ShippedProgram, ...]:
    """Both programs that a new practice is offered."""
    return tuple(load_program(resources_folder() / "agendas" / f"{name}.toml") for name in SHIPPED)


def load_program(path: Path) -> ShippedProgram:
    """Read a program file. Raises BadFile with file, line, field and reason."""
    return _program(TomlFile.open(path))


def read_program(text: str, name: str) -> ShippedProgram:
    """Read a program from text; `name` stands for the file in a refusal."""
    return _program(TomlFile(text, name))


def _program(file: TomlFile) -> ShippedProgram:
    read = file.read_as(_ProgramFile)
    _refuse_twins(file, [(("block", place, "id"), block.id) for place, block in enumerate(read.block)])
    for table in ("check_in", "check_out"):
        questions = getattr(read.program, table)
        _refuse_twins(file, [(("program", table, place, "id"), q.id) for place, q in enumerate(questions)])
    formats = enumerate(read.program.format)
    _refuse_twins(file, [(("program", "format", place, "id"), each.id) for place, each in formats])
    _refuse_twins(file, [(("program", "topics", at), topic) for at, topic in enumerate(read.program.topics)])
    try:
        return _as_shipped(read)
    except ValidationError as error:
        raise file.refused(error) from None


def _as_shipped(read: _ProgramFile) -> ShippedProgram:
    blocks = [block.model_dump() for block in read.block]
    agenda = Agenda.model_validate({"id": read.id, "title": read.title, "blocks": blocks})
    table = read.program
    rules = table.model_dump(include=set(Rules.model_fields))
    return ShippedProgram(
        program=Program(
            id=table.id,
            name=table.name,
            agenda=agenda,
            rules=Rules.model_validate(rules),
            topics=table.topics,
            weeks_min=table.weeks_min,
            weeks_max=table.weeks_max,
            formats=table.format,
            aftercare_name=table.aftercare_name,
            aftercare=table.aftercare,
        ),
        group_name=read.group.name,
        meetings=tuple(
            Meeting(weekday=DAYS.index(day), start=meeting.start)
            for meeting in read.group.meeting
            for day in meeting.days
        ),
    )


def _refuse_twins(file: TomlFile, ids: list[tuple[Place, str]]) -> None:
    seen: set[str] = set()
    for place, given in ids:
        if given in seen:
            raise file.bad(place, _("was already given before"))
        seen.add(given)
