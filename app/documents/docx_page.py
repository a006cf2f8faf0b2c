"""A page as a document for word processors, with real styles, so that somebody can read, search and write on in it.

`docx` is imported when the first document is made.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.documents.page import Page, Section, Table, levels, printable
from app.documents.paper import Paper
from app.words import _, said_in

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

# on every computer with a word processor, or there is one with the same widths
FONT = "Arial"
BODY, SMALL = 10.5, 8.0
# letters, and the room above
HEADINGS = {"Title": (20.0, 0.0), "Heading 1": (13.0, 14.0), "Heading 2": (11.0, 10.0)}
# by their ids in the file: looking each up by its name took half of the time of a document
TITLE, SUBTITLE, POINT, GRID = "Title", "Subtitle", "ListBullet", "TableGrid"
USED = ("Normal", *HEADINGS, "Subtitle", "List Bullet", "Table Grid", "Header", "Footer")
INK, MUTED = "000000", "4A4A4A"
# inches
SIDE, TOP, BOTTOM = 0.9, 0.8, 0.85
# points: a letter of a word that must not be parted, one of a line, and what a cell has beside its words
WIDE_LETTER, LETTER, CELL_SIDES = 6.6, 5.5, 12.0
BOX = "☐ "
# parts that the library brings, by the kind of their relation
NOT_OURS = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")
# a document says when it was made in its words; the file's own dates would make two of the same page differ
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@said_in(attrgetter("language"))
def docx(page: Page) -> bytes:
    """The page as DOCX. What has no look (control letters, letters that steer others) is left out, as on paper."""
    import docx as library

    document = library.Document(io.BytesIO(_blank(page.language, page.paper)))
    _edges(document, page)
    _say(document, page.title, TITLE)
    if page.line:
        _say(document, page.line, SUBTITLE)
    for level, section in levels(page.with_notice):
        paragraphs = list(_add(document, section, level - 1))
        for paragraph in paragraphs[:-1] if section.whole else ():
            paragraph.paragraph_format.keep_with_next = True
    written = io.BytesIO()
    document.save(written)
    return _packed_long_ago(written)


def _packed_long_ago(file: io.BytesIO) -> bytes:
    """The same file; the moment at which each of its parts was packed is in it too."""
    again = io.BytesIO()
    with ZipFile(file) as packed, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for part in packed.namelist():
            new.writestr(ZipInfo(part, LONG_AGO.timetuple()[:6]), packed.read(part), ZIP_DEFLATED)
    return again.getvalue()


def _say(document: Document, words: str, style: str = "") -> Paragraph:
    paragraph = document.add_paragraph(printable(words))
    if style:
        paragraph._p.style = style
    return paragraph


def _add(document: Document, section: Section, level: int) -> Iterator[Paragraph]:
    """The paragraphs of a section; those in a table are not among them."""
    if section.heading or section.new_sheet:
        first = _say(document, section.heading, f"Heading{level}" if section.heading else "")
        first.paragraph_format.page_break_before = section.new_sheet or None
        yield first
    for words in section.words:
        paragraph = _say(document, words)
        # what is said of a table stands on its sheet
        paragraph.paragraph_format.keep_with_next = bool(section.table) or None
        yield paragraph
    for label, words in section.labelled:
        yield _labelled(document, label, words)
    if section.table:
        _table(document, section.table)
        yield document.add_paragraph()
    for item in section.items:
        yield _say(document, item, POINT)
    for box in section.boxes:
        yield _say(document, BOX + box)
    for _line in range(section.blanks):
        yield _ruled(document.add_paragraph(), _across(document))


def _labelled(document: Document, label: str, words: str) -> Paragraph:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(printable(_("{label}:").format(label=label))).bold = True
    if not words:
        return _ruled(paragraph, _across(document))
    paragraph.add_run(f" {printable(words)}")
    return paragraph


def _ruled(paragraph: Paragraph, across: Length) -> Paragraph:
    """With a line to write on, from where the words end to the margin."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(across, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    paragraph.add_run("\t")
    return paragraph


def _table(document: Document, table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    rows = (table.head, *table.rows)
    made = document.add_table(len(rows), len(table.head))
    made._tbl.tblStyle_val = GRID
    widths = [Pt(width) for width in _widths(table, _across(document).pt)]
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    # all cells at once: asking a row for its cells goes through the whole table
    cells = iter(made._cells)
    for place, row in enumerate(rows):
        for column, words in enumerate(row):
            cell = next(cells)
            cell._tc.width = widths[column]
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(printable(words)).bold = True if place == 0 else None
            if column in table.numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for each in made._tbl.tr_lst:
        each.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    # said again on each sheet, and by a screen reader
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widths(table: Table, room: float) -> list[float]:
    """Points for each column, of so many: no less than its longest word where there is room, and what is left for
    whoever has more to say. Figures need no more than their longest word."""
    columns = list(zip(table.head, *table.rows, strict=True))
    least = [_longest_word(column) * WIDE_LETTER + CELL_SIDES for column in columns]
    wanted = [
        width if place in table.numbers else max(width, max(map(len, columns[place])) * LETTER + CELL_SIDES)
        for place, width in enumerate(least)
    ]
    if sum(least) > room:
        return [width * room / sum(least) for width in least]
    left, widths = room - sum(least), list(least)
    more = sorted(range(len(columns)), key=lambda place: wanted[place] - least[place])
    for number, place in enumerate(more):
        widths[place] += min(wanted[place] - least[place], left / (len(more) - number))
        left -= widths[place] - least[place]
    return widths


def _longest_word(column: Iterable[str]) -> int:
    return max(len(word) for cell in column for word in cell.split(" "))


def _across(document: Document) -> Length:
    """From margin to margin."""
    from docx.shared import Inches

    width = document.sections[0].page_width
    assert width is not None  # `_blank` set it
    return Inches(width.inches - 2 * SIDE)


def _edges(document: Document, page: Page) -> None:
    """Head and foot of each sheet."""
    sheet = document.sections[0]
    head, foot = sheet.header.paragraphs[0], sheet.footer.paragraphs[0]
    for paragraph in (head, foot):
        _right_stop(paragraph, _across(document))
    for place, words in enumerate(page.head):
        _edge(head, words, *("\t", page.header) if place == 0 else ())
        head.runs[0].bold = True
        if place + 1 < len(page.head):
            head.runs[-1].add_break()
    if not page.head:
        _edge(head, "\t", page.header)
    _edge(foot, page.footer, "\t")
    _number(foot, "PAGE")
    _edge(foot, " / ")
    _number(foot, "NUMPAGES")
    if page.notice:
        _edge(sheet.footer.add_paragraph(), page.notice.short)


def _right_stop(paragraph: Paragraph, across: Length) -> None:
    """One stop at the right margin, instead of those that the style has for another width."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    paragraph._p.style = "Normal"
    paragraph.paragraph_format.tab_stops.add_tab_stop(across, WD_TAB_ALIGNMENT.RIGHT)


def _edge(paragraph: Paragraph, *pieces: str) -> None:
    from docx.shared import Pt, RGBColor

    for piece in pieces:
        run = paragraph.add_run(piece if piece == "\t" else printable(piece))
        run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(MUTED)


def _number(paragraph: Paragraph, field: str) -> None:
    """A number that the word processor counts; each piece of it is small."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, words in (("begin", ""), ("", field), ("separate", ""), ("text", "1"), ("end", "")):
        _edge(paragraph, words if kind == "text" else "")
        if kind == "text":
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        paragraph.runs[-1]._r.append(part)


@cache
def _blank(language: str, paper: Paper) -> bytes:
    """A document without words: paper, styles, language, and properties that tell nothing about anybody."""
    import docx as library
    from docx.shared import Inches

    document = library.Document()
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Inches(paper.wide), Inches(paper.high)
    sheet.left_margin = sheet.right_margin = Inches(SIDE)
    sheet.top_margin, sheet.bottom_margin = Inches(TOP), Inches(BOTTOM)
    _leave_out_parts(document)
    _set_styles(document)
    _set_language(document, language)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.title = ""
    properties.created = properties.modified = LONG_AGO
    properties.language = language
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _leave_out_parts(document: Document) -> None:
    """A picture of another document, the program that made that, and styles for a word processor of long ago: most of
    what has to be packed."""
    for whole in (document.part, document.part.package):
        for id, said in list(whole.rels.items()):
            if said.reltype.rpartition("/")[2] in NOT_OURS:
                del whole.rels[id]


def _set_styles(document: Document) -> None:
    """Black, in one font; what the library brings and no page uses is left out."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    styles = document.styles
    normal: ParagraphStyle = styles["Normal"]
    _letters(normal, BODY, INK)
    normal.paragraph_format.space_after = Pt(6)
    for name, (size, above) in HEADINGS.items():
        style: ParagraphStyle = styles[name]
        _letters(style, size, INK)
        style.font.bold = True
        style.paragraph_format.space_before = Pt(above)
        style.paragraph_format.space_after = Pt(3)
    subtitle: ParagraphStyle = styles["Subtitle"]
    _letters(subtitle, BODY, MUTED)
    subtitle.font.italic = False
    # neither a rule below the title nor letters that stand apart
    for style, shape in ((styles["Title"], "w:pBdr"), (subtitle, "w:spacing")):
        for each in list(style.element.iter(qn(shape))):
            each.getparent().remove(each)
    used = {name.casefold() for name in USED}  # the file calls them "heading 1"
    for each in list(styles.element.style_lst):
        if each.name_val.casefold() not in used and not each.default:
            styles.element.remove(each)
        for link in each.findall(qn("w:link")):  # to letters of the same look, which went
            each.remove(link)


def _set_language(document: Document, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    said = properties.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        properties.append(said)
    said.set(qn("w:val"), "en-US" if language == "en" else language)


def _letters(style: ParagraphStyle, size: float, color: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(color)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # a theme's font would come first
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for letters in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{letters}"), FONT)
