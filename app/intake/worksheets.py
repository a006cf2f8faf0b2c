"""Worksheets read from their TOML files, one a file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from app.intake.toml_file import TomlFile
from app.model.decks import Slug, Title
from app.model.entry import Value
from app.model.worksheets import Worksheet, WorksheetPart
from app.resources import in_language, resources_folder
from app.words import spoken


class _WorksheetFile(Value):
    id: Slug
    topic: Slug
    title: Title
    line: str = Field(default="", max_length=160)
    part: tuple[WorksheetPart, ...] = Field(min_length=1)


def load_worksheet(path: Path) -> Worksheet:
    """Read a worksheet file. Raises BadFile with file, line, field and reason."""
    read = TomlFile.open(path).read_as(_WorksheetFile)
    return Worksheet(id=read.id, topic=read.topic, title=read.title, line=read.line, parts=read.part)


def shipped_worksheets() -> tuple[Worksheet, ...]:
    """Those that ship with Groupside, in the language that is spoken and in the order of their titles."""
    return _worksheets(spoken())


def worksheet_for(topic: str) -> Worksheet | None:
    """The worksheet of a topic, by its id, if it has one."""
    return next((sheet for sheet in shipped_worksheets() if sheet.topic == topic), None)


@lru_cache
def _worksheets(language: str) -> tuple[Worksheet, ...]:
    """Read when they are first asked for."""
    names = sorted(path.name for path in (resources_folder() / "worksheets").glob("*.toml"))
    sheets = (load_worksheet(in_language("worksheets", name, language)) for name in names)
    return tuple(sorted(sheets, key=lambda sheet: sheet.title))
