"""A page as Markdown: the words of a page, none of which becomes markup."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings
from markdown_it import MarkdownIt

from app.documents.markdown_text import one_line
from app.documents.page import Page, Section, Table
from app.documents.page_markdown import page_markdown
from tests.app.documents.test_page import PAGES, words_on

READER = MarkdownIt("commonmark").enable("table")


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_any_words_are_shown_as_they_were_written_and_in_their_order(page: Page) -> None:
    shown = unescape(re.sub(r"<[^>]*>", "", READER.render(page_markdown(page).decode())))
    at = 0
    for words in map(one_line, words_on(page)):
        found = shown.find(words, at)
        assert found >= 0, words
        at = found + len(words)


def test_each_part_has_its_place() -> None:
    sections = (
        Section("One", ("Words.",), ("a point",), ("a box",), 2, (("Label", "behind"), ("Empty", ""))),
        Section("Below", under=True, table=Table(("Name", "Min"), (("Ann", "5"),), (1,))),
    )
    assert page_markdown(Page("T", sections, "A line", "A foot", "A head")).decode() == (
        "# T\n\nA line\n\n## One\n\nWords.\n\n- **Label:** behind\n\n- a point\n\n- ☐ a box\n\n### Below\n\n"
        "| Name | Min |\n| ---- | --: |\n| Ann  |   5 |\n\n---\n\nA foot\n"
    )
