"""A page as Markdown: what a person wrote is shown as it was written and never becomes markup."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.markdown_text import plain, table
from app.documents.page import Page, Section, levels


def page_markdown(page: Page) -> bytes:
    """UTF-8, without a byte order mark. Lines to write on by hand are left out."""
    return ("\n\n".join(filter(None, _parts(page))) + "\n").encode()


def _parts(page: Page) -> Iterator[str]:
    yield f"# {plain(page.title)}"
    yield plain(page.line)
    for level, section in levels(page.with_notice):
        yield from section_markdown(section, level)
    if page.footer:
        yield "---"
        yield plain(page.footer)


def section_markdown(section: Section, level: int) -> Iterator[str]:
    """The paragraphs, lists and tables of a section."""
    return filter(None, _section(section, level))


def _section(section: Section, level: int) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * level} {plain(section.heading)}"
    yield from map(plain, section.words)
    yield "\n".join(f"- **{plain(label)}:** {plain(words)}" for label, words in section.labelled if words)
    if section.table:
        rows = [tuple(map(plain, row)) for row in section.table.rows]
        yield table(tuple(map(plain, section.table.head)), rows, section.table.numbers)
    yield "\n".join(f"- {plain(item)}" for item in section.items)
    yield "\n".join(f"- ☐ {plain(box)}" for box in section.boxes)
