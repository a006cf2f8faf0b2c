"""What could not be read, gathered into one sentence a reason, with the rows and never with a name."""

from __future__ import annotations

from collections.abc import Iterable

from app.words import ngettext

# so many rows are named before the rest is only counted
MOST_ROWS = 10


class Remarks:
    """Sentences about a report; each is said once."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self._sentences = list(first)
        self._rows: dict[str, list[int]] = {}

    def say(self, sentence: str) -> None:
        if sentence not in self._sentences:
            self._sentences.append(sentence)

    def add(self, reason: str, row: int) -> None:
        """`reason` is a sentence with a place for {rows}."""
        self._rows.setdefault(reason, []).append(row)

    def rows(self, reason: str, rows: Iterable[int]) -> None:
        for row in rows:
            self.add(reason, row)

    def sentences(self) -> tuple[str, ...]:
        named = (reason.format(rows=_numbers(rows)) for reason, rows in self._rows.items())
        return (*self._sentences, *named)


def _numbers(rows: list[int]) -> str:
    shown = ", ".join(map(str, rows[:MOST_ROWS])) + (" …" if len(rows) > MOST_ROWS else "")
    return ngettext("row {rows}", "rows {rows}", len(rows)).format(rows=shown)
