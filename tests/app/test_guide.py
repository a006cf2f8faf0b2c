"""The guide holds together: every link and picture is there, and no link leads out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.guide import guide_pages, is_keys_page, leads_to
from app.words import ENGLISH, LANGUAGES, speaking
from bench.catalogues import place_of
from bench.guide_shots import DRAWN_AS

HOME = Path(__file__).parents[2]
DOCS = HOME / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), HOME / "README.md"])
GUIDE = DOCS / "guide"
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
# only set apart from what stands around them
NO_SCREEN = {"Grace", "Will", "bóveda"}
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packed_program_has_the_guide_and_all_that_it_shows(language: str) -> None:
    recipe = (HOME / "pyinstaller.spec").read_text(encoding="utf-8")
    packed = {
        path for pattern in re.findall(r'\("(docs/[^"]+)", "docs', recipe) for path in HOME.glob(pattern)
    }
    with speaking(language):
        for page in guide_pages():
            meant = {leads_to(address, page.path) for address in links(page.path)} - {None}
            assert {page.path, *meant} <= packed


@pytest.mark.parametrize(
    ("language", "folder", "first"),
    [("en", GUIDE, "Getting started"), ("es", GUIDE / "es", "Primeros pasos")],
)
def test_the_guide_has_all_pages_of_its_folder_each_with_a_title(
    language: str, folder: Path, first: str
) -> None:
    with speaking(language):
        pages = guide_pages()
    assert {page.path for page in pages} == {path for path in folder.glob("*.md") if not is_keys_page(path)}
    assert pages[0].title == first
    assert all(page.text.startswith("# ") and len(page.title) < 30 for page in pages)


@pytest.mark.parametrize("language", OTHERS)
def test_each_page_is_in_every_language_with_the_same_headings_links_and_keys(language: str) -> None:
    there = {page.name: page for page in (GUIDE / language).glob("*.md")}
    assert set(there) == {page.name for page in GUIDE.glob("*.md")}
    for name, page in there.items():
        english = GUIDE / name
        assert [address.replace("../../", "../", 1) for address in links(page)] == links(english), name
        assert shape(page) == shape(english), name


def shape(page: Path) -> tuple[list[str], list[str]]:
    """Which parts a page has, by the marks that begin them, and what is typed, in its order."""
    text = page.read_text(encoding="utf-8")
    return re.findall(r"^(#+ |- |\d\. |\|)", text, re.MULTILINE), re.findall(r"`[^`]+`", text)


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_page_calls_as_on_the_screen_is_called_so_there(language: str) -> None:
    catalogue = place_of(language).read_text(encoding="utf-8")
    for page in sorted((GUIDE / language).glob("*.md")):
        for words in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", page.read_text(encoding="utf-8")):
            for name in words.removesuffix(".").split(" → "):
                assert f'msgstr "{name}"' in catalogue or name in NO_SCREEN, f"{page.name}: {name}"


def test_a_page_beside_the_guide_leads_back_to_it_in_the_language_that_is_spoken() -> None:
    beside = DOCS / "first-steps.md"
    with speaking("es"):
        assert leads_to("guide/keys.md", beside) == GUIDE / "es" / "keys.md"
        assert leads_to("keys.md", beside) == DOCS / "keys.md"
    assert leads_to("guide/keys.md", beside) == GUIDE / "keys.md"
    assert [path for path in DOCS.rglob("keys.md") if not is_keys_page(path)] == [DOCS / "keys.md"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_one_or_two_screens(language: str) -> None:
    with speaking(language):
        pages = guide_pages()
    for page in pages:
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
