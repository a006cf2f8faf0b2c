"""The guide holds together: every link and picture is there, and no link leads out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.guide import guide_pages, is_keys_page, leads_to
from bench.guide_shots import DRAWN_AS

HOME = Path(__file__).parents[2]
DOCS = HOME / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), HOME / "README.md"])
LINK = re.compile(r"\]\(([^)\s]+)\)")


def links(page: Path) -> list[str]:
    """Addresses in the text, without those in code."""
    return LINK.findall(re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOME)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for address in links(page):
        if "://" not in address:
            assert (page.parent / address.partition("#")[0]).exists(), address


def test_every_page_is_in_the_index_and_every_picture_on_a_page() -> None:
    index = set(links(DOCS / "README.md"))
    pages = {str(page.relative_to(DOCS).as_posix()) for page in DOCS.rglob("*.md")} - {"README.md"}
    assert pages <= index
    shown = {(page.parent / address).resolve() for page in PAGES for address in links(page)}
    pictures = set((DOCS / "pictures").glob("*.png"))
    assert pictures <= shown
    assert {picture.stem for picture in pictures} == set(DRAWN_AS), "see bench/guide_shots.py"


def test_the_packed_program_has_the_guide_and_all_that_it_shows() -> None:
    recipe = (HOME / "pyinstaller.spec").read_text(encoding="utf-8")
    packed = {
        path for pattern in re.findall(r'\("(docs/[^"]+)", "docs', recipe) for path in HOME.glob(pattern)
    }
    for page in guide_pages():
        meant = {leads_to(address, page.path) for address in links(page.path)} - {None}
        assert {page.path, *meant} <= packed


def test_the_guide_has_all_pages_of_its_folder_each_with_a_title() -> None:
    pages = guide_pages()
    folder = {path for path in (DOCS / "guide").glob("*.md") if not is_keys_page(path)}
    assert {page.path for page in pages} == folder
    assert pages[0].title == "Getting started"
    assert all(page.text.startswith("# ") and len(page.title) < 30 for page in pages)


def test_a_page_is_one_or_two_screens() -> None:
    for page in guide_pages():
        words = len(page.text.split())
        assert 150 < words < 500, f"{page.title}: {words} words"


def test_no_link_leads_out() -> None:
    page = DOCS / "guide" / "privacy.md"
    assert leads_to("../privacy.md", page) == DOCS / "privacy.md"
    assert leads_to("../pictures/share.png", page) == DOCS / "pictures" / "share.png"
    for address in ("https://example.org/a.md", "//example.org/a.md", "file:///etc/passwd", "mailto:a@b.org"):
        assert leads_to(address, page) is None
    for address in ("../../README.md", "../../../../etc/passwd", "nothing.md", "", "#here", ".."):
        assert leads_to(address, page) is None
