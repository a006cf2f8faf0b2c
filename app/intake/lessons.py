"""Lessons and alternatives read from their TOML files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from app.intake.toml_file import TomlFile
from app.model.entry import Value
from app.model.lessons import Alternative, Lesson
from app.resources import resources_folder


class _AlternativesFile(Value):
    activity: tuple[Alternative, ...] = Field(min_length=1)


def load_lesson(path: Path) -> Lesson:
    """Read a lesson file. Raises BadFile with file, line, field and reason."""
    return TomlFile.open(path).read_as(Lesson)


@lru_cache
def lesson_for(topic: str) -> Lesson | None:
    """The lesson that ships for a topic, by its id; read when it is first asked for."""
    path = resources_folder() / "lessons" / f"{topic}.toml"
    return load_lesson(path) if path.is_file() else None


@lru_cache(maxsize=1)
def shipped_alternatives() -> tuple[Alternative, ...]:
    """Art, music and movement, in the order of their file."""
    return (
        TomlFile.open(resources_folder() / "lessons" / "alternatives.toml")
        .read_as(_AlternativesFile)
        .activity
    )
