"""A page for word processors: every word arrives, under real styles, and the file tells nothing besides."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator

import docx as library
import pytest
from docx.document import Document
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph
from hypothesis import given, settings

from app.documents.docx_page import docx
from app.documents.notices import notice
from app.documents.page import Page, Section, Table, printable
from tests.app.documents.test_page import PAGES, words_on


def read(page: Page) -> Document:
    return library.Document(io.BytesIO(docx(page)))


def texts(document: Document) -> Iterator[str]:
    """What stands in a document, in its order; cells one by one."""
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part.text
        else:
            yield from cells(part)


def cells(table: DocxTable) -> Iterator[str]:
    for row in table.rows:
        yield from (cell.text for cell in row.cells)


def styled(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_any_words_arrive_in_their_order(page: Page) -> None:
    whole = "\n".join(texts(read(page)))
    at = 0
    for words in map(printable, words_on(page)):
        found = whole.find(words, at)
        assert found >= 0, words
        at = found + len(words)


def test_parts_have_the_styles_of_a_word_processor() -> None:
    sections = (
        Section("One", ("Words.",), ("a point",), ("a box",), 2, (("Label", "behind"), ("Empty", ""))),
        Section("Below", under=True, new_sheet=True, table=Table(("Name", "Min"), (("Ann", "5"),), (1,))),
    )
    document = read(Page("Title of it", sections, "A line", "A foot", "A head", notice("Of November")))
    assert styled(document, "Title") == ["Title of it"]
    assert styled(document, "Subtitle") == ["A line"]
    assert styled(document, "Heading 1")[0] == "One"
    assert styled(document, "Heading 2") == ["Below"]
    assert styled(document, "List Bullet") == ["a point"]
    assert "☐ a box" in styled(document, "Normal")
    assert "Label: behind" in styled(document, "Normal")
    assert "Empty:\t" in styled(document, "Normal")
    assert styled(document, "Normal").count("\t") == 2
    (table,) = document.tables
    assert table.style is not None
    assert table.style.name == "Table Grid"
    assert list(cells(table)) == ["Name", "Min", "Ann", "5"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    below = next(each for each in document.paragraphs if each.text == "Below")
    assert below.paragraph_format.page_break_before


def test_each_sheet_has_its_head_its_foot_with_page_numbers_and_the_notice() -> None:
    sheet = read(Page("T", (), footer="A foot", header="A head", notice=notice())).sections[0]
    assert sheet.header.paragraphs[0].text == "\tA head"
    first, second = sheet.footer.paragraphs
    assert first.text == "A foot\t1 / 1"
    assert {"PAGE", "NUMPAGES"} <= {part.text for part in first._p.iter() if part.tag.endswith("instrText")}
    assert second.text == notice().short
    assert sheet.page_width is not None
    assert sheet.page_height is not None
    assert (sheet.page_width.inches, sheet.page_height.inches) == (8.5, 11)


def test_properties_tell_nothing_about_anybody() -> None:
    properties = read(Page("Maria’s note", ())).core_properties
    for words in (properties.title, properties.author, properties.last_modified_by, properties.comments):
        assert words == ""
    assert properties.created is not None
    assert properties.created.year == 2000


def test_the_same_page_is_the_same_file_and_brings_nothing_of_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Page("T", (Section("One", ("Words.",)),), notice=notice())
    file = docx(page)
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        assert {part.date_time for part in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        names = set(packed.namelist())
    assert {name for name in names if not name.startswith("word/")} == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
    }
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert docx(page) == file


@pytest.mark.parametrize(("language", "said"), [("en", "en-US"), ("es", "es")])
def test_the_language_is_said(language: str, said: str) -> None:
    document = read(Page("T", (), language=language))
    assert f'w:lang w:val="{said}"' in document.styles.element.xml
    assert document.core_properties.language == (language or "en")


def test_words_that_look_like_the_files_own_language_stay_words() -> None:
    hostile = "</w:t><w:br/>&amp; _x0007_ \x07"
    assert printable(hostile) in list(texts(read(Page("T", (Section(words=(hostile,)),)))))


def test_the_library_is_read_when_the_first_document_is_made() -> None:
    said = "import sys, app.documents.docx_page; print('docx' in sys.modules or 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
