"""A page for paper: whole, tagged, with its fonts, and nothing that a person wrote becomes markup."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.handouts import welcome_lines, welcome_page, worksheet_page
from app.documents.notices import notice
from app.documents.page import Page, Section, Table, levels, pdf, pictures, text
from app.intake.decks import shipped_topics
from app.intake.programs import shipped_programs
from app.intake.worksheets import shipped_worksheets, worksheet_for
from app.model.worksheets import Worksheet

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
TABLES = st.integers(1, 3).flatmap(
    lambda wide: st.builds(
        Table,
        head=st.tuples(*[WORDS] * wide),
        rows=st.lists(st.tuples(*[WORDS] * wide), max_size=2).map(tuple),
        numbers=st.sampled_from([(), (wide - 1,)]),
    )
)
SECTIONS = st.builds(
    Section,
    heading=WORDS,
    words=st.lists(WORDS, max_size=2).map(tuple),
    labelled=st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
    items=st.lists(WORDS, max_size=3).map(tuple),
    boxes=st.lists(WORDS, max_size=3).map(tuple),
    blanks=st.integers(0, 4),
    table=st.none() | TABLES,
    under=st.booleans(),
    new_sheet=st.booleans(),
    whole=st.booleans(),
)
PAGES = st.builds(
    Page,
    title=WORDS.filter(str.strip),
    sections=st.lists(SECTIONS, max_size=3).map(tuple),
    line=WORDS,
    footer=WORDS,
    header=WORDS,
    notice=st.none() | WORDS.map(notice),
)


def words_on(page: Page) -> Iterator[str]:
    """Every word that somebody wrote on a page, in the order in which it is read; without its head and foot."""
    yield from (page.title, page.line)
    for section in page.with_notice:
        yield from (section.heading, *section.words)
        yield from (words for line in section.labelled if line[1] for words in line)
        if section.table:
            yield from (cell for row in (section.table.head, *section.table.rows) for cell in row)
        yield from (*section.items, *section.boxes)


def opened(document: bytes) -> bytes:
    """A PDF with its packed streams unpacked."""
    parts = [document]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"".join(parts)


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_any_words_make_a_page(page: Page) -> None:
    assert pdf(page).startswith(b"%PDF-1.7")
    assert pictures(page, 20)


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_the_text_to_paste_has_all_words(page: Page) -> None:
    pasted = text(page)
    for words in words_on(replace(page, notice=None)):
        assert words in pasted
    assert page.footer in pasted
    if page.notice:
        assert page.notice.short in pasted
        assert page.notice.scope in pasted


def test_markup_stays_words() -> None:
    hostile = '#read("/etc/passwd") *bold* $x$ ]) #panic("no")'
    assert pdf(Page(hostile, (Section(hostile, (hostile,), (hostile,), (hostile,)),), hostile, hostile))


def test_a_page_is_tagged_says_its_language_and_brings_its_fonts() -> None:
    content = opened(pdf(Page("Hello", (Section("One", ("Words.",)),))))
    for part in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid", b"Inter", b"/FontFile"):
        assert part in content, part


def tells_the_standard(document: bytes) -> bool:
    return b"pdfuaid" in opened(document)


@pytest.mark.parametrize(
    "letter", ["\ufeff", "\u202e", "\u2066", "\u200b", "\u00ad", "\U000e0041", "\x00", "\u2028"]
)
def test_what_only_steers_letters_is_not_printed_and_costs_nothing(letter: str) -> None:
    """A mark that was pasted along keeps the standard; one that turns a line around does not turn it."""
    page, plain = (Page("T", (Section(items=(f"call{each} Ann",)),)) for each in (letter, ""))
    assert tells_the_standard(pdf(page))
    if letter not in "\x00\u2028":  # these become a space
        assert pictures(page, 30) == pictures(plain, 30)


def test_letters_that_are_joined_stay_joined() -> None:
    joined, apart = (Page("T", (Section(items=(words,)),)) for words in ("👩\u200d👧", "👩👧"))
    assert pictures(joined, 50) != pictures(apart, 50)


def test_only_a_letter_that_no_font_has_gives_up_the_standard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not tells_the_standard(pdf(Page("T", (Section(items=("\U00012345",)),))))
    assert tells_the_standard(pdf(Page("\u200b", (Section("\u200b", ("\u200b",), ("\u200b",)),))))
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "page.typ").write_text('#set document(title: "T")\n#heading(level: 1)[]')
    monkeypatch.setattr("app.documents.page.resources_folder", lambda: tmp_path)
    with pytest.raises(typst.TypstError, match="heading title is empty"):
        pdf(Page("T", ()))


def test_headings_skip_no_level_and_a_section_can_begin_on_a_sheet_of_its_own() -> None:
    sections = (
        Section("A", under=True),
        Section("B"),
        Section("C", under=True),
        Section("D", new_sheet=True),
    )
    assert [level for level, _section in levels(sections)] == [2, 2, 3, 2]
    assert len(pictures(Page("T", sections), 30)) == 2
    assert len(pictures(Page("T", (Section(new_sheet=True), *sections[:3])), 30)) == 2


def test_what_stays_whole_goes_to_the_next_sheet_and_what_is_higher_than_one_is_parted() -> None:
    parted, whole = (Page("T", (Section(blanks=24), Section(blanks=8, whole=each))) for each in (False, True))
    assert len(pictures(parted, 30)) == len(pictures(whole, 30)) == 2
    assert pictures(parted, 30) != pictures(whole, 30)
    assert len(pictures(Page("T", (Section(blanks=200, whole=True),)), 30)) > 3


def test_the_head_of_a_table_is_said_again_on_each_sheet() -> None:
    page = Page("T", (Section(table=Table(("Name", "Minutes"), (("Ann", "5"),) * 90, (1,))),))
    assert len(pictures(page, 30)) > 1
    assert len(re.findall(rb"/S/TH\b", opened(pdf(page)))) == 2


def test_the_same_page_is_the_same_file() -> None:
    page = Page("Hello", (Section("One", ("Words.",), blanks=2),))
    first = pdf(page)
    time.sleep(1.1)  # a file's date has whole seconds
    assert pdf(page) == first


def test_a_sheet_has_the_dots_that_were_asked_for() -> None:
    (sheet,) = pictures(Page("Hello", ()), 100)
    width, height = (int.from_bytes(sheet[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (850, 1100)


def test_what_does_not_fit_goes_on_on_another_sheet() -> None:
    assert len(pictures(Page("Long", (Section(blanks=60),)), 30)) > 1


@pytest.mark.parametrize("sheet", shipped_worksheets(), ids=lambda sheet: sheet.id)
def test_each_worksheet_fills_one_sheet_at_most_and_belongs_to_a_topic(sheet: Worksheet) -> None:
    assert len(pictures(worksheet_page(sheet), 30)) == 1
    assert sheet.topic in {topic.id for topic in shipped_topics()}
    assert worksheet_for(sheet.topic) == sheet


def test_the_welcome_page_has_the_programs_own_lines_or_ours() -> None:
    program = shipped_programs()[0].program
    assert all(line in text(welcome_page(program)) for line in welcome_lines())
    assert text(welcome_page(program)).endswith(
        "Write or call us. You do not have to sort it out alone.\n\nWhat I want to ask\n"
    )
    own = program.model_copy(update={"name": "Night", "welcome": ("Bring tea.",)})
    pasted = text(welcome_page(own))
    assert "Welcome to Night" in pasted
    assert "• Bring tea." in pasted
    assert welcome_lines()[0] not in pasted
