"""A TOML file that comes in: read, checked against a model, and refused with file, line, field and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from math import inf
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.errors import BadFile
from app.words import _

M = TypeVar("M", bound=BaseModel)
Place = tuple[str | int, ...]
"""The way to a value: names of tables and keys, and places in lists counted from 0."""

MOST_BYTES = 2_000_000
KEY = re.compile(r"""\s*([A-Za-z0-9_-]+|"[^"]*"|'[^']*')\s*(?=[=.])""")
HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(#.*)?$")


class TomlFile:
    """What a TOML file says, and on which line it says it."""

    def __init__(self, text: str, name: str) -> None:
        """Read `text`; `name` is what a person calls the file. Raises BadFile when it is not TOML."""
        self.name = name
        text = text.replace("\r\n", "\n")
        try:
            self.content = tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # numbers too long, lists in lists without end
            at = re.search(r"line (\d+)", str(error))
            line = int(at[1]) if at else len(text.splitlines()) or 1
            raise BadFile(
                _("{file}, line {line}: this is not written as TOML asks for.").format(file=name, line=line),
                line,
            ) from None
        self._lines = lines_of(text)

    @classmethod
    def open(cls, path: Path) -> TomlFile:
        """Read a file from disk. Raises BadFile when it cannot be read or is no text."""
        try:
            if path.stat().st_size > MOST_BYTES:
                raise BadFile(_("{file} is too big for a file of this kind.").format(file=path.name))
            return cls(path.read_text(encoding="utf-8-sig"), path.name)
        except OSError:
            raise BadFile(_("{file} cannot be read.").format(file=path.name)) from None
        except UnicodeDecodeError:
            raise BadFile(_("{file} is not plain text in UTF-8.").format(file=path.name)) from None

    def read_as(self, model: type[M]) -> M:
        """The content as `model`. Raises BadFile for the first thing that does not fit."""
        try:
            return model.model_validate(self.content)
        except ValidationError as error:
            raise self.refused(error) from None

    def refused(self, error: ValidationError) -> BadFile:
        """The first thing that pydantic found; the values in the file are never part of the sentence."""
        found = error.errors(include_url=False, include_input=False)
        first = min(found, key=lambda one: self.line(one["loc"]) or inf)
        return self.bad(first["loc"], reason(first))

    def bad(self, place: Place, why: str) -> BadFile:
        """The refusal of the value at `place`; `why` is the end of a sentence, such as "is missing"."""
        line = self.line(place)
        if line is None:
            sentence = _("{file}: {field} {why}.").format(file=self.name, field=field(place), why=why)
        else:
            sentence = _("{file}, line {line}: {field} {why}.").format(
                file=self.name, line=line, field=field(place), why=why
            )
        return BadFile(sentence, line)

    def line(self, place: Place) -> int | None:
        """The line of a value, or of the table that it is missing from; None for the file as a whole."""
        while place:
            if place in self._lines:
                return self._lines[place]
            place = place[:-1]
        return None


def lines_of(text: str) -> Mapping[Place, int]:
    """Where tables and keys stand, counted from 1; what is inside a value has no line of its own."""
    found: dict[Place, int] = {}
    lengths: dict[Place, int] = {}
    table: Place = ()
    inside = ""  # the quotes of a text that runs over several lines
    for number, line in enumerate(text.split("\n"), start=1):
        if inside:
            if inside in line:
                inside = ""
            continue
        if header := HEADER.match(line):
            table = _resolved(header[2].split("."), lengths)
            if header[1] == "[[":
                lengths[table] = lengths.get(table, 0) + 1
                table = (*table, lengths[table] - 1)
            found.setdefault(table, number)
        elif key := KEY.match(line):
            found.setdefault((*table, key[1].strip("\"'")), number)
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                inside = quotes
    return found


def _resolved(names: Sequence[str], lengths: Mapping[Place, int]) -> Place:
    """The place of a table by its header: under a list it is under the list's last table so far."""
    place: Place = ()
    for name in names[:-1]:
        place = (*place, name)
        if place in lengths:
            place = (*place, lengths[place] - 1)
    return (*place, names[-1])


def field(place: Place) -> str:
    """A place in words, lists counted from 1: ("item", 2, "text") is "text of item 3"."""
    words: list[str] = []
    for step in place:
        if isinstance(step, int) and words:
            words[-1] = f"{words[-1]} {step + 1}"
        else:
            words.append(str(step))
    if not words:
        return _("the file")
    said = words.pop()
    while words:
        said = _("{field} of {table}").format(field=said, table=words.pop())
    return said


def reason(error: ErrorDetails) -> str:
    """Why a value was refused, as the end of a sentence, without the value."""
    context: dict[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return _("is missing")
        case "extra_forbidden":
            return _("is not known here")
        case "string_too_short" | "too_short":
            return _("is empty")
        case "string_too_long":
            return _("is longer than {most} characters").format(most=context["max_length"])
        case "string_pattern_mismatch":
            return _("may hold only small letters, digits and single hyphens between them")
        case "greater_than_equal":
            return _("is less than {least}").format(least=context["ge"])
        case "less_than_equal":
            return _("is more than {most}").format(most=context["le"])
        case "literal_error" | "enum":
            return _("has to be one of {choices}").format(choices=context["expected"])
        case "value_error":
            return str(context["error"])
        case "string_type":
            return _("is not a text in quotes")
        case "int_type" | "int_parsing" | "int_from_float":
            return _("is not a whole number")
        case "time_type" | "time_parsing":
            return _("is not a time of day such as 09:00:00")
        case "bool_type" | "bool_parsing":
            return _("is neither true nor false")
        case "tuple_type":
            return _("is not a list")
        case "model_type":
            return _("is not a table")
        case _:
            return _("cannot be used")
