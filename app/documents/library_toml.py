"""Decks and topics as TOML files that read back to the very same (`app/intake/decks.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.model.decks import Deck, DeckItem, EducationTopic


def deck_file_name(deck: Deck) -> str:
    return f"{deck.id}.toml"


def deck_toml(deck: Deck) -> bytes:
    """A deck in UTF-8 with all its fields: what is usual may change, and a file that has left must not."""
    lines = [f"id = {_text(deck.id)}", f"title = {_text(deck.title)}", f"kind = {_text(deck.kind)}"]
    for item in deck.items:
        lines += ["", "[[item]]", *_item(item)]
    return _file(lines)


def topics_toml(topics: Iterable[EducationTopic]) -> bytes:
    """Topics in UTF-8, in their order."""
    lines: list[str] = []
    for topic in topics:
        lines += ["", "[[topic]]"] if lines else ["[[topic]]"]
        lines += [f"id = {_text(topic.id)}", f"title = {_text(topic.title)}", f"minutes = {topic.minutes}"]
        lines += ["outline = [", *(f"    {_text(line)}," for line in topic.outline), "]"]
        lines.append(f"question = {_text(topic.question)}")
    return _file(lines)


def _item(item: DeckItem) -> Iterator[str]:
    yield f"id = {_text(item.id)}"
    yield f"text = {_text(item.text)}"
    for name, value in item.model_dump(mode="json", exclude_none=True).items():
        if name not in ("id", "text"):
            yield f"{name} = {_value(value)}"


def _value(value: str | int | Sequence[str]) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return str(value)
    return f"[{', '.join(_text(each) for each in value)}]"


def _text(text: str) -> str:
    """A basic string: text of decks stays on one line and holds no control characters."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _file(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
