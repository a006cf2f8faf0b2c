"""A page for paper: what it says, as a PDF, as pictures for a printer, as plain text to paste."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from app.documents.notices import Notice, allowed
from app.documents.paper import Paper, paper_here
from app.model.practice_head import PracticeHead
from app.resources import resources_folder
from app.words import _, said_in, spoken

if TYPE_CHECKING:
    from typst import Fonts

# the least that a laser printer draws without steps in its letters
PRINTED_DOTS = 300.0
# control letters, surrogates, private and unassigned ones
NO_LOOK = ("Cc", "Cs", "Co", "Cn")
# What only steers the letters around it would turn a line around, or break the standard. These two join letters.
STEERS, JOINERS = "Cf", "\u200c\u200d"
# how typst says that no font has a letter
NO_LETTER = "could not be displayed"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their heads, each as long as `head`; the columns in `numbers` stand right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: words, then lines with a label, then a table, then points, then boxes to tick, then so many
    ruled lines to write on. Each of `labelled` is a label and what stands behind it; '' is a ruled line there.

    `under` says that it belongs to the section with a heading before it; `new_sheet` that it begins on a sheet of its
    own, `whole` that it is not parted between two while it fits on one.
    """

    heading: str = ""
    words: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    blanks: int = 0
    labelled: tuple[tuple[str, str], ...] = ()
    table: Table | None = None
    under: bool = False
    new_sheet: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What goes on paper, in every format; `line` stands below the title, `footer` at the foot of each sheet.

    `header` stands at the head of each sheet and says nothing that is not in the page as well: what is no sheet leaves
    it out; `head` stands there too, and is what the practice calls itself. A `notice` stands in full at the end, and
    short at the foot of each sheet. `language` is the one that was spoken when the page was made: whatever is said
    further on it is said in that; `paper` is what it was made for.
    """

    title: str
    sections: tuple[Section, ...]
    line: str = ""
    footer: str = ""
    header: str = ""
    notice: Notice | None = None
    language: str = field(default_factory=spoken)
    paper: Paper = field(default_factory=paper_here)
    head: tuple[str, ...] = ()

    @property
    def with_notice(self) -> tuple[Section, ...]:
        """The sections, and behind them the notice in full."""
        return (*self.sections, in_full(self.notice)) if self.notice else self.sections


def headed(page: Page, head: PracticeHead) -> Page:
    """The page as one of the practice's own."""
    return replace(page, head=head.lines)


def in_full(notice: Notice) -> Section:
    """A notice word for word, and what the consent allows."""
    scope = ((_("The consent allows"), notice.scope),) if notice.scope else ()
    return Section(
        _("Notice that goes with this record (42 CFR 2.32)"), notice.long, labelled=scope, whole=True
    )


def levels(sections: Iterable[Section]) -> Iterator[tuple[int, Section]]:
    """Each section with the level of its heading, 2 or 3; none is skipped, whatever the sections say."""
    below = False
    for section in sections:
        yield (3 if section.under and below else 2), section
        below = below or bool(section.heading)


def pdf(page: Page) -> bytes:
    """A tagged PDF with its fonts embedded and its headings as bookmarks: PDF/UA-1, unless a letter was written
    that no font has."""
    return _pdf(page)[0]


def pictures(page: Page, dots: float = PRINTED_DOTS) -> tuple[bytes, ...]:
    """Each sheet as a PNG with so many dots per inch, for a printer or a screen. Nothing touches the disk."""
    _document, how = _pdf(page)
    return _made(page, "png", how._replace(standard=None), dots)


@said_in(attrgetter("language"))
def text(page: Page) -> str:
    """The page to paste into a message; lines to write on by hand are left out."""
    return "\n\n".join(_paragraphs(page)) + "\n"


def _paragraphs(page: Page) -> Iterator[str]:
    yield page.title
    if page.line:
        yield page.line
    for section in page.sections:
        head = [section.heading] if section.heading else []
        points = [f"• {item}" for item in (*section.items, *section.boxes)]
        behind = [
            _("{label}: {words}").format(label=label, words=words)
            for label, words in section.labelled
            if words
        ]
        lines = [*head, *section.words, *behind, *_rows(section.table), *points]
        if lines:
            yield "\n".join(lines)
    if page.footer:
        yield page.footer
    if page.notice:
        yield "\n".join(words for words in (page.notice.short, allowed(page.notice)) if words)


def _rows(table: Table | None) -> Iterator[str]:
    if table:
        yield from (" | ".join(row) for row in (table.head, *table.rows))


class _How(NamedTuple):
    """Looking through the fonts of a system takes a while: they are asked when ours lack a letter."""

    system_fonts: bool
    standard: Literal["ua-1"] | None


def _pdf(page: Page) -> tuple[bytes, _How]:
    """The document, and what it took. Raises TypstError where something else than a letter is in the way."""
    import typst

    for how in (_How(False, "ua-1"), _How(True, "ua-1")):
        try:
            return _made(page, "pdf", how)[0], how
        except typst.TypstError as trouble:
            # a letter without a picture in any font breaks the standard; whatever else does is ours to mend
            if NO_LETTER not in trouble.message:
                raise
    how = _How(True, None)
    return _made(page, "pdf", how)[0], how


@said_in(attrgetter("language"))
def _made(page: Page, kind: Literal["pdf", "png"], how: _How, dots: float | None = None) -> tuple[bytes, ...]:
    """The words come in as JSON, so that nothing a person wrote can become markup."""
    import typst

    sections = [asdict(section) | {"level": level} for level, section in levels(page.with_notice)]
    words = printable(
        {
            "title": page.title,
            "line": page.line,
            "header": page.header,
            "footer": page.footer,
            "notice": page.notice.short if page.notice else "",
            "language": page.language,
            "paper": page.paper.typst,
            "head": page.head,
            "sections": sections,
        }
    )
    words["title"] = words["title"] or " "  # the standard asks for one
    made: bytes | list[bytes] = typst.compile(
        resources_folder() / "paper" / "page.typ",
        format=kind,
        ppi=dots,
        sys_inputs={"page": json.dumps(words)},
        font_paths=_fonts(resources_folder() / "fonts", how.system_fonts),
        pdf_standards=how.standard,
    )
    return (made,) if isinstance(made, bytes) else tuple(made)


@cache
def _fonts(folder: Path, system_fonts: bool) -> Fonts:
    """Ours, and those of the system behind them: looked through once, and not for each page."""
    import typst

    return typst.Fonts(include_system_fonts=system_fonts, font_paths=[folder])


def printable(value: Any) -> Any:
    """The same without what has no look: control letters, and what stands for nothing or steers what stands there."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else "".join(map(_shown, value))
    if isinstance(value, dict):
        return {name: printable(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable(each) for each in value]
    return value


def _shown(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == STEERS and letter not in JOINERS:
        return ""
    return " " if kind in NO_LOOK else letter
