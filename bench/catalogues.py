"""Brings every catalogue to the sentences of the source, and packs it as the program reads it: `dev.py words`."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from app.resources import resources_folder
from app.words import ENGLISH, LANGUAGES


class _Undated(Catalog):
    """The same sentences give the same bytes: its header has no dates and no addresses of anybody."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def place_of(language: str) -> Path:
    """The translator's file of a language; what the program reads lies beside it."""
    return resources_folder() / "i18n" / language / "LC_MESSAGES" / "groupside.po"


def sentences() -> list[Message]:
    """Every sentence of the source, in the order of its files."""
    with (resources_folder() / "i18n" / "groupside.pot").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def translated(message: Message) -> bool:
    words = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return all(words)


def read(language: str) -> Catalog:
    """The translations there are; an empty catalogue before the first."""
    if not (place := place_of(language)).exists():
        return Catalog(locale=language)
    with place.open("rb") as file:
        return read_po(file, locale=language)


def brought_up(language: str, known: Catalog) -> Catalog:
    """A catalogue of the source's sentences with what is known of each: nothing is guessed from one alike."""
    new = _Undated(locale=language, charset="utf-8", header_comment="")
    for message in sentences():
        there = known.get(message.id)
        none = ("",) * new.num_plurals if message.pluralizable else ""
        words = there.string if there is not None else none
        new.add(message.id, words, flags=message.flags - {"fuzzy"})
    return new


def as_text(catalogue: Catalog) -> bytes:
    written = io.BytesIO()
    write_po(written, catalogue, width=110, no_location=True)
    return written.getvalue().lstrip()


def as_packed(catalogue: Catalog) -> bytes:
    """What the standard library reads; without the sentences that wait for their translation."""
    whole = _Undated(locale=catalogue.locale, charset="utf-8", header_comment="")
    for message in catalogue:
        if message.id and translated(message):
            whole.add(message.id, message.string)
    packed = io.BytesIO()
    write_mo(packed, whole)
    return packed.getvalue()


def bring_up(language: str, known: Catalog) -> None:
    """Write both files; say how much is missing."""
    catalogue = brought_up(language, known)
    place = place_of(language)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(as_text(catalogue))
    place.with_suffix(".mo").write_bytes(as_packed(catalogue))
    missing = sum(1 for message in catalogue if message.id and not translated(message))
    print(f"{place.relative_to(resources_folder().parent)}: {missing} of {len(catalogue)} are not translated")


def main() -> int:
    for language in LANGUAGES:
        if language != ENGLISH:
            bring_up(language, read(language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
