"""Decks and education topics: reading them from TOML files, our own and those that somebody brings."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from app.intake.shipped import resources_folder
from app.intake.toml_file import TomlFile
from app.model.entry import Value
from app.words import _


def _one_line(text: str) -> str:
    if any(unicodedata.category(letter) in ("Cc", "Zl", "Zp") for letter in text):
        raise ValueError(_("has to stay on one line"))
    return unicodedata.normalize("NFC", text)


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), AfterValidator(_one_line)
]
Sentence = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240), AfterValidator(_one_line)
]


class Item(Value):
    """One thing that a deck deals. The id is what history remembers: it stays when the text is mended."""

    id: Slug
    text: Sentence
    follow_up: Sentence | None = None
    tags: tuple[Slug, ...] = ()


class Deck(Value):
    """Items that rotate in a group, in the order of their file."""

    id: Slug
    title: Title
    items: tuple[Item, ...]


class Topic(Value):
    """An education topic: what happens in its minutes, line by line, and a question to show to the group."""

    id: Slug
    title: Title
    outline: tuple[Sentence, ...] = Field(min_length=1)
    question: Sentence
    minutes: int = Field(ge=5, le=240)


class _DeckFile(Value):
    id: Slug
    title: Title
    item: tuple[Item, ...] = Field(min_length=1)


class _TopicsFile(Value):
    topic: tuple[Topic, ...] = Field(min_length=1)


def load_deck(path: Path) -> Deck:
    """Read a deck file. Raises BadFile with file, line, field and reason."""
    return _deck(TomlFile.open(path))


def read_deck(text: str, name: str) -> Deck:
    """Read a deck from text; `name` stands for the file in a refusal."""
    return _deck(TomlFile(text, name))


def load_topics(path: Path) -> tuple[Topic, ...]:
    """Read a file of education topics, in its order. Raises BadFile with file, line, field and reason."""
    return _topics(TomlFile.open(path))


def read_topics(text: str, name: str) -> tuple[Topic, ...]:
    """Read topics from text; `name` stands for the file in a refusal."""
    return _topics(TomlFile(text, name))


def shipped_icebreakers() -> Deck:
    return load_deck(resources_folder() / "decks" / "icebreakers.toml")


def shipped_closing_thoughts() -> Deck:
    return load_deck(resources_folder() / "decks" / "closing-thoughts.toml")


def shipped_topics() -> tuple[Topic, ...]:
    return load_topics(resources_folder() / "topics" / "topics.toml")


def _deck(file: TomlFile) -> Deck:
    read = file.read_as(_DeckFile)
    _refuse_twins(file, "item", read.item)
    return Deck(id=read.id, title=read.title, items=read.item)


def _topics(file: TomlFile) -> tuple[Topic, ...]:
    topics = file.read_as(_TopicsFile).topic
    _refuse_twins(file, "topic", topics)
    return topics


def _refuse_twins(file: TomlFile, table: str, entries: Sequence[Item | Topic]) -> None:
    """Rotation and coverage know an entry by its id, so one id is one entry."""
    seen: set[str] = set()
    for place, entry in enumerate(entries):
        if entry.id in seen:
            raise file.bad((table, place, "id"), _("was already given to another entry"))
        seen.add(entry.id)
