"""Marks and tags of a practice: what is caught about a person with one key, and what a note can be tagged with."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from app.model.entry import Value

MARK_LENGTH: Final = 40
MEANING_LENGTH: Final = 160


class Mark(Value):
    """Something seen of a person, caught with one key. `title` is what stands on the screen, `meaning` when to use it,
    `words` how it reads in a note ("Gave feedback to other group members."), '' where it belongs in none."""

    id: str = Field(min_length=1, max_length=40)
    title: str = Field(min_length=1, max_length=MARK_LENGTH)
    key: str = Field(default="", max_length=1)
    meaning: str = Field(default="", max_length=MEANING_LENGTH)
    words: str = Field(default="", max_length=MEANING_LENGTH)


class Tag(Value):
    """A word that can follow #, and what it is for."""

    id: str = Field(min_length=1, max_length=40)
    meaning: str = Field(default="", max_length=MEANING_LENGTH)
