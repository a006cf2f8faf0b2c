"""What a practice calls itself on paper."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, Field

from app.model.entry import Value

NAME_LENGTH: Final = 60
LINE_LENGTH: Final = 120


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


class PracticeHead(Value):
    """The practice's name, and one line below it (address, phone); '' for what is not to stand there."""

    name: Annotated[str, Field(max_length=NAME_LENGTH), AfterValidator(_on_one_line)] = ""
    line: Annotated[str, Field(max_length=LINE_LENGTH), AfterValidator(_on_one_line)] = ""

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(words for words in (self.name, self.line) if words)
