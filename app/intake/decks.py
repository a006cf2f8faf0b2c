"""Decks and education topics: reading them from TOML files, our own and those that somebody brings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from app.intake.toml_file import TomlFile
from app.model.decks import Deck, DeckItem, DeckKind, EducationTopic, Slug, Title
from app.model.entry import Value
from app.resources import in_language, resources_folder
from app.words import _, spoken


class _DeckFile(Value):
    id: Slug
    title: Title
    kind: DeckKind = DeckKind.ICEBREAKER
    item: tuple[DeckItem, ...] = Field(min_length=1)


class _TopicsFile(Value):
    topic: tuple[EducationTopic, ...] = Field(min_length=1)


def load_deck(path: Path) -> Deck:
    """Read a deck file. Raises BadFile with file, line, field and reason."""
    return _deck(TomlFile.open(path))


def read_deck(text: str, name: str) -> Deck:
    """Read a deck from text; `name` stands for the file in a refusal."""
    return _deck(TomlFile(text, name))


def load_topics(path: Path) -> tuple[EducationTopic, ...]:
    """Read a file of education topics, in its order. Raises BadFile with file, line, field and reason."""
    return _topics(TomlFile.open(path))


def read_topics(text: str, name: str) -> tuple[EducationTopic, ...]:
    """Read topics from text; `name` stands for the file in a refusal."""
    return _topics(TomlFile(text, name))


def load_file(path: Path) -> Deck | tuple[EducationTopic, ...]:
    """Read a file of either kind: one with topics in it is a file of topics. Raises BadFile like the others."""
    file = TomlFile.open(path)
    return _topics(file) if "topic" in file.content else _deck(file)


def shipped_decks() -> tuple[Deck, ...]:
    """Every deck that comes with Groupside, by kind and name: each file in its folder is one. This and the others: in
    the language that is spoken."""
    files = (resources_folder() / "decks").glob("*.toml")
    decks = [load_deck(in_language("decks", file.name, spoken())) for file in files]
    return tuple(sorted(decks, key=lambda deck: (list(DeckKind).index(deck.kind), deck.id)))


def shipped_topics() -> tuple[EducationTopic, ...]:
    return load_topics(in_language("topics", "topics.toml", spoken()))


def _deck(file: TomlFile) -> Deck:
    read = file.read_as(_DeckFile)
    _refuse_twins(file, "item", read.item)
    return Deck(id=read.id, title=read.title, kind=read.kind, items=read.item)


def _topics(file: TomlFile) -> tuple[EducationTopic, ...]:
    topics = file.read_as(_TopicsFile).topic
    _refuse_twins(file, "topic", topics)
    return topics


def _refuse_twins(file: TomlFile, table: str, entries: Sequence[DeckItem | EducationTopic]) -> None:
    """Rotation and coverage know an entry by its id, so one id is one entry."""
    seen: set[str] = set()
    for place, entry in enumerate(entries):
        if entry.id in seen:
            raise file.bad((table, place, "id"), _("was already given to another entry"))
        seen.add(entry.id)
