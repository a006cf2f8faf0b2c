"""What a person wrote can never become markup, wherever it stands."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.documents.markdown_text import one_line, plain, table

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TRAPS = st.lists(
    st.sampled_from(
        [
            *"*_`~#>|\\[]()<>!&-+=:.^$@{} 1",
            "](x)",
            "&lt;",
            "<b>",
            "**",
            "1.",
            "---",
            "word",
            "http://x.y",
            "\n",
            "    ",
        ]
    ),
    max_size=12,
).map("".join)
TEXTS = st.one_of(TRAPS, st.text(max_size=30))
# what the standard writes as it is and the reader may write as an entity
SAME = {"&quot;": '"', "&#x27;": "'"}


def shown(text: str) -> str:
    escaped = html.escape(one_line(text))
    for entity, letter in SAME.items():
        escaped = escaped.replace(entity, letter)
    return escaped.replace('"', "&quot;")


@example("1. one")
@example("- [ ] task")
@example("&amp;")
@example("a  \nb")
@example("==")
@example("\u202eevil")
@given(TEXTS)
def test_text_stays_text_in_a_paragraph_a_list_a_heading_and_a_cell(text: str) -> None:
    said = shown(text)
    if said:
        assert READER.render(plain(text)) == f"<p>{said}</p>\n"
        assert READER.render(f"- {plain(text)}") == f"<ul>\n<li>{said}</li>\n</ul>\n"
        assert READER.render(f"### {plain(text)}") == f"<h3>{said}</h3>\n"
        assert (
            READER.render(f"- **a:** {plain(text)}") == f"<ul>\n<li><strong>a:</strong> {said}</li>\n</ul>\n"
        )
    cells = re.findall(r"<td>(.*?)</td>", READER.render(table(["a", "b"], [(plain(text), "x")])), re.DOTALL)
    assert cells == [said, "x"]


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=4))
def test_a_table_has_as_many_cells_as_it_was_given_and_its_lines_are_of_one_length(
    rows: list[list[str]],
) -> None:
    made = table(["a", "b", "c"], [[plain(cell) for cell in row] for row in rows], numbers=(1,))
    assert len({len(line) for line in made.split("\n")}) == 1
    assert READER.render(made).count("<tr>") == len(rows) + 1
    assert READER.render(made).count("<td") == 3 * len(rows)


@pytest.mark.parametrize("text", ["https://example.org/a", "www.example.org", "ftp://example.org"])
def test_addresses_are_no_links_where_a_reader_makes_links_of_text(text: str) -> None:
    assert re.search(r"\\[:.]", plain(text))


def test_ordinary_words_are_left_as_they_are() -> None:
    text = "Said “I’m fine” (twice), 3.5 hours; check-in & check-out at 9:30?"
    assert plain(text) == text


def test_a_text_is_one_line_without_what_cannot_be_seen() -> None:
    assert one_line(" a\r\n\tb\u2028c\x00\x1b[0m\u202ed ") == "a b c [0md"
