"""A document that may leave: of whom it tells, what is in it, and the formats that it can leave in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.documents.docx_page import docx
from app.documents.name_questions import Question, unanswered
from app.documents.notices import Notice, notice
from app.documents.page import Page, pdf, text
from app.documents.page_markdown import page_markdown
from app.documents.redaction import NamesToJudge, Redacted
from app.errors import ExportRefused
from app.model.leaving import Leaving
from app.words import _


@dataclass(frozen=True, slots=True)
class Way:
    """A format as a file. `render` takes the notice that goes with a disclosure; it is pure, so that any thread can."""

    id: str
    title: str
    file_name: str
    render: Callable[[Notice | None], bytes]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One document, taken when it was asked for: nothing that happens later changes it.

    `document` is which kind, `holds` what is in it, in words, `people` of whom it tells; `nameless` says that it names
    none of them in full, so that what goes with it does not either. One of a session has its `stream`; one without is
    written down with each person. A `page` can be seen, printed and copied as text; `told` is what to know before it
    leaves.

    `asked` are the questions about names in it. While one has no answer there is no way and no page; `again` makes the
    document anew.
    """

    document: str
    title: str
    holds: str
    people: tuple[str, ...]
    ways: tuple[Way, ...]
    stream: str = ""
    nameless: bool = False
    page: Page | None = None
    told: str = ""
    asked: tuple[Question, ...] = ()
    again: Callable[[], Parcel] | None = None

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """What has to be answered before it leaves."""
        return unanswered(self.asked)

    @property
    def usual(self) -> tuple[Way, ...]:
        """What it leaves as unless somebody chooses another format: each more is a file more that somebody reads."""
        return self.ways[:1]

    def page_for(self, leaving: Leaving) -> Page:
        """The page as it leaves, with its notice. Raises ValueError where there is none, NamesToJudge while something
        is not answered, and as `notice_for`."""
        if self.unanswered:
            raise NamesToJudge(self.unanswered)
        if self.page is None:
            raise ValueError("this document is no page")
        return replace(self.page, notice=notice_for(leaving))

    def text_for(self, leaving: Leaving) -> str:
        """What the clipboard gets."""
        return text(self.page_for(leaving))


def names_told(known: Redacted[Any]) -> str:
    """What to know of the names in a document before it leaves: which are not in it, and which nobody knows."""
    said = []
    if known.replaced:
        out = (f"“{name}”" if n == 1 else f"“{name}” ({n})" for name, n in known.replaced.items())
        said.append(_("Taken out, as names of other people: {names}.").format(names=", ".join(out)))
    if known.unknown:
        stay = ", ".join(f"“{name}”" for name in known.unknown)
        said.append(_("Left in, as names that nobody here has: {names}.").format(names=stay))
    return "\n".join(said)


def notice_for(leaving: Leaving) -> Notice | None:
    """The notice of § 2.32 goes with every disclosure, with the consent's scope where there is a consent; § 2.32 asks
    for it under a consent, and without one it tells whoever has the record that it stays protected.

    Nothing is rendered to leave without having asked here: raises ExportRefused for a disclosure that nothing allows.
    """
    if not leaving.says_what_allows_it:
        raise ExportRefused(_("Say first to whom it goes, what for, and what allows it."))
    return notice(leaving.scope) if leaving.is_disclosure else None


def page_ways(page: Page, name: str) -> tuple[Way, ...]:
    """The formats of a page; `name` is what its files are called, which names nobody."""
    return (
        Way("pdf", _("PDF, for reading and printing"), f"{name}.pdf", lambda said: pdf(_with(page, said))),
        Way("docx", _("Word, for editing (DOCX)"), f"{name}.docx", lambda said: docx(_with(page, said))),
        Way(
            "markdown",
            _("Text with headings (Markdown)"),
            f"{name}.md",
            lambda said: page_markdown(_with(page, said)),
        ),
    )


def _with(page: Page, said: Notice | None) -> Page:
    return replace(page, notice=said)
