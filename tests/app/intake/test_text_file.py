"""A file's bytes become its text, whatever wrote it; what had to be guessed or left out is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableReport
from app.intake.attendance_reports import text as report_text
from app.intake.csv_table import decoded as of_a_roster
from app.intake.text_file import FileText, decoded

WORDS = "Name;Pronouns\nRenée O’Neil;elle\nJosé Müller;él\n"
ENCODINGS = {
    "utf-8": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=200)


@given(TEXTS, st.sampled_from(list(ENCODINGS)))
def test_with_a_mark_of_the_byte_order_every_text_comes_back_whole(words: str, encoding: str) -> None:
    mark = codecs.BOM_UTF8 if encoding == "utf-8" else ENCODINGS[encoding]
    assert decoded(mark + words.encode(encoding)) == FileText(words)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_without_a_mark_it_is_found_out(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == FileText(WORDS)


def test_an_older_file_is_read_and_said_to_be_one() -> None:
    assert decoded(WORDS.encode("cp1252")) == FileText(WORDS, is_unicode=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_half_a_letter_at_the_end_is_left_out_and_said(encoding: str) -> None:
    written = (WORDS + "Zoë").encode(encoding)[:-1]
    assert decoded(written) == FileText(WORDS + "Zo", is_cut=True)


def test_the_one_accent_of_an_older_file_at_its_very_end_is_not_lost() -> None:
    """A list that was typed by hand, without a line end: é alone would be half a letter of UTF-8."""
    assert decoded("Name\nMaria\nRené".encode("cp1252")) == FileText("Name\nMaria\nRené", is_unicode=False)
    assert of_a_roster("Name\nMaria\nRené".encode("cp1252")) == "Name\nMaria\nRené"


@given(st.binary(max_size=300))
def test_any_bytes_become_some_text_and_what_became_of_them_is_said(content: bytes) -> None:
    found = decoded(content)
    if found == FileText(found.text):
        encodings = ["utf-8", "utf-8-sig", *ENCODINGS]
        marks = ["", *(mark.decode("latin-1") for mark in ENCODINGS.values())]
        assert any(
            mark.encode("latin-1") + found.text.encode(encoding) == content
            for encoding in encodings
            for mark in marks
        )


def test_a_roster_goes_on_with_what_is_legible_where_a_report_is_refused() -> None:
    damaged = codecs.BOM_UTF8 + b"Name\nMar\xff\xffia\nJames\n"
    assert of_a_roster(damaged) == "Name\nMar\ufffd\ufffdia\nJames\n"
    with pytest.raises(UnreadableReport, match="damaged"):
        report_text.decoded(damaged)


def test_a_report_says_what_had_to_be_mended() -> None:
    assert report_text.decoded(WORDS.encode()) == (WORDS, [])
    assert report_text.decoded(WORDS.encode("cp1252"))[1] == [
        "Letters with accents may be wrong: this file is not in Unicode."
    ]
    assert report_text.decoded((WORDS + "Zoë").encode()[:-1])[1] == ["The end of the file is missing."]
