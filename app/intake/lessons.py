"""Lessons and alternatives read from their TOML files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from app.intake.toml_file import TomlFile
from app.model.entry import Value
from app.model.lessons import Alternative, Lesson
from app.resources import in_language
from app.words import spoken


class _AlternativesFile(Value):
    activity: tuple[Alternative, ...] = Field(min_length=1)


def load_lesson(path: Path) -> Lesson:
    """Read a lesson file. Raises BadFile with file, line, field and reason."""
    return TomlFile.open(path).read_as(Lesson)


def lesson_for(topic: str) -> Lesson | None:
    """The lesson that ships for a topic, by its id, in the language that is spoken; read when it is first asked for."""
    return _lesson(topic, spoken())


def shipped_alternatives() -> tuple[Alternative, ...]:
    """Art, music and movement, in the language that is spoken and in the order of their file."""
    return _alternatives(spoken())


@lru_cache
def _lesson(topic: str, language: str) -> Lesson | None:
    path = in_language("lessons", f"{topic}.toml", language)
    return load_lesson(path) if path.is_file() else None


@lru_cache
def _alternatives(language: str) -> tuple[Alternative, ...]:
    path = in_language("lessons", "alternatives.toml", language)
    return TomlFile.open(path).read_as(_AlternativesFile).activity
