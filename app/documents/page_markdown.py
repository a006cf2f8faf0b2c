"""A page as Markdown: what a person wrote is shown as it was written and never becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from app.documents.markdown_text import in_a_cell, plain, table
from app.documents.page import Page, Section, levels
from app.words import said_in


@said_in(attrgetter("language"))
def page_markdown(page: Page) -> bytes:
    """UTF-8, without a byte order mark. Lines to write on by hand are left out."""
    return ("\n\n".join(part for part in _parts(page) if part) + "\n").encode()


def _parts(page: Page) -> Iterator[str]:
    yield " · ".join(map(plain, page.head))
    yield f"# {plain(page.title)}"
    yield plain(page.line)
    for level, section in levels(page.with_notice):
        yield from _section(section, level)
    if page.footer:
        yield "---"
        yield plain(page.footer)


def _section(section: Section, level: int) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * level} {plain(section.heading)}"
    yield from map(plain, section.words)
    yield "\n".join(f"- **{plain(label)}:** {plain(words)}" for label, words in section.labelled if words)
    if section.table:
        head, *rows = [tuple(map(in_a_cell, row)) for row in (section.table.head, *section.table.rows)]
        yield table(head, rows, section.table.numbers)
    yield "\n".join(f"- {plain(item)}" for item in section.items)
    yield "\n".join(f"- ☐ {plain(box)}" for box in section.boxes)
