"""A page as a document for word processors, with real styles, so that somebody can read, search and write on in it.

`docx` is imported when the first document is made.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.documents.page import Page, Section, Table, levels, printable
from app.words import _

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

# on every computer with a word processor, or there is one with the same widths
FONT = "Arial"
BODY, SMALL = 10.5, 8.0
# letters, and the room above
HEADINGS = {"Title": (20.0, 0.0), "Heading 1": (13.0, 14.0), "Heading 2": (11.0, 10.0)}
INK, MUTED = "000000", "4A4A4A"
# inches; the sheet is US letter
WIDE, HIGH, SIDE, TOP, BOTTOM = 8.5, 11.0, 0.9, 0.8, 0.85
BOX = "☐ "
# a document says when it was made in its words; the file's own dates would make two of the same page differ
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def docx(page: Page) -> bytes:
    """The page as DOCX. What has no look (control letters, letters that steer others) is left out, as on paper."""
    import docx as library

    document = library.Document()
    _set_up(document, page)
    document.add_paragraph(printable(page.title), "Title")
    if page.line:
        document.add_paragraph(printable(page.line), "Subtitle")
    for level, section in levels(page.with_notice):
        before = len(document.paragraphs) if section.whole else 0
        _add(document, section, level - 1)
        if section.whole:
            for paragraph in document.paragraphs[before:-1]:
                paragraph.paragraph_format.keep_with_next = True
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add(document: Document, section: Section, level: int) -> None:
    if section.heading or section.new_sheet:
        style = f"Heading {level}" if section.heading else "Normal"
        first = document.add_paragraph(printable(section.heading), style)
        first.paragraph_format.page_break_before = section.new_sheet
    for words in section.words:
        document.add_paragraph(printable(words))
    for label, words in section.labelled:
        _labelled(document.add_paragraph(), label, words)
    if section.table:
        _table(document, section.table)
    for item in section.items:
        document.add_paragraph(printable(item), "List Bullet")
    for box in section.boxes:
        document.add_paragraph(BOX + printable(box))
    for _line in range(section.blanks):
        _ruled(document.add_paragraph())


def _labelled(paragraph: Paragraph, label: str, words: str) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(printable(_("{label}:").format(label=label))).bold = True
    if words:
        paragraph.add_run(f" {printable(words)}")
    else:
        _ruled(paragraph)


def _ruled(paragraph: Paragraph) -> None:
    """A line to write on, from where the words end to the margin."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Inches

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Inches(WIDE - 2 * SIDE), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    paragraph.add_run("\t")


def _table(document: Document, table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement

    made = document.add_table(0, len(table.head), "Table Grid")
    for place, words in enumerate((table.head, *table.rows)):
        row = made.add_row()
        for column, (cell, said) in enumerate(zip(row.cells, words, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(printable(said)).bold = True if place == 0 else None
            if column in table.numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if place == 0:  # said again on each sheet, and by a screen reader
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _set_up(document: Document, page: Page) -> None:
    """Paper, styles, head and foot of each sheet, language, and properties that tell nothing about anybody."""
    from docx.shared import Inches

    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Inches(WIDE), Inches(HIGH)
    sheet.left_margin = sheet.right_margin = Inches(SIDE)
    sheet.top_margin, sheet.bottom_margin = Inches(TOP), Inches(BOTTOM)
    _styles(document, page.spoken)
    head, foot = sheet.header.paragraphs[0], sheet.footer.paragraphs[0]
    _right(head)
    _edge(head, "\t", page.header)
    _right(foot)
    _edge(foot, page.footer, "\t")
    _number(foot, "PAGE")
    _edge(foot, " / ")
    _number(foot, "NUMPAGES")
    if page.notice:
        _edge(sheet.footer.add_paragraph(), page.notice.short)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.title = ""
    properties.created = properties.modified = LONG_AGO
    properties.language = page.spoken


def _right(paragraph: Paragraph) -> None:
    """One stop at the right margin, instead of those that the style has for another width."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Inches

    paragraph.style = "Normal"
    paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(WIDE - 2 * SIDE), WD_TAB_ALIGNMENT.RIGHT)


def _edge(paragraph: Paragraph, *pieces: str) -> None:
    from docx.shared import Pt, RGBColor

    for piece in pieces:
        run = paragraph.add_run(piece if piece == "\t" else printable(piece))
        run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(MUTED)


def _number(paragraph: Paragraph, field: str) -> None:
    """A number that the word processor counts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run()
    run.font.size = Pt(SMALL)
    for kind, words in (("begin", ""), ("", field), ("separate", ""), ("text", "1"), ("end", "")):
        if kind == "text":
            run.add_text(words)
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        run._r.append(part)


def _styles(document: Document, language: str) -> None:
    from docx.oxml import OxmlElement
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
    properties = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
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
