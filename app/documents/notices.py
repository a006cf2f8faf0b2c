"""The notices of 42 CFR 2.32, word for word, as they go with a record that is disclosed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.resources import resources_folder
from app.words import _


@dataclass(frozen=True, slots=True)
class Notice:
    """Goes with a disclosure: § 2.32(a)(1), paragraph by paragraph, § 2.32(a)(2), and what the consent allows in its
    own words ('' where no consent is the basis)."""

    long: tuple[str, ...]
    short: str
    scope: str = ""


def allowed(notice: Notice) -> str:
    """What the consent allows, as a sentence; '' where no consent is the basis."""
    return _("The consent allows: {scope}").format(scope=notice.scope) if notice.scope else ""


def notice(scope: str = "") -> Notice:
    """The notice for a disclosure. The words are the law's, in English, and are not translated."""
    return Notice(_words("42cfr-2.32-a1.txt"), " ".join(_words("42cfr-2.32-a2.txt")), scope)


@cache
def _words(name: str) -> tuple[str, ...]:
    text = (resources_folder() / "notices" / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line)
