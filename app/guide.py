"""The guide: its pages in their order, and where a link in one of them leads. Nothing is looked up elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from app.resources import docs_folder
from app.words import spoken

_PAGES = (
    "getting-started",
    "a-day",
    "running-late",
    "notes",
    "privacy",
    "co-facilitating",
    "backup-and-moving",
    "administrators",
)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page, as it is written: Markdown with a title in its first line."""

    path: Path
    text: str

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0].removeprefix("# ").strip()


def guide_pages() -> Sequence[GuidePage]:
    """All pages but that of the keys, which the program draws as they are in force; in the language that is spoken."""
    return [page_at(_as_spoken(_guide() / f"{name}.md")) for name in _PAGES]


def page_at(path: Path) -> GuidePage:
    return GuidePage(path, path.read_text(encoding="utf-8"))


def leads_to(address: str, page: Path) -> Path | None:
    """The page or picture beside the guide that a link means; None where it leads out of it, or nowhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    meant = (page.parent / unquote(parts.path)).resolve()
    inside = meant.is_relative_to(docs_folder().resolve()) and meant.suffix in (".md", ".png")
    if not inside or not meant.is_file():
        return None
    return _as_spoken(meant) if meant.parent == _guide() else meant


def is_keys_page(path: Path) -> bool:
    return path.stem == "keys" and path.resolve().is_relative_to(_guide())


def _guide() -> Path:
    return docs_folder().resolve() / "guide"


def _as_spoken(page: Path) -> Path:
    """A page of the guide in the language that is spoken, in a folder beside it; English where there is none."""
    there = page.parent / spoken() / page.name
    return there if there.is_file() else page
