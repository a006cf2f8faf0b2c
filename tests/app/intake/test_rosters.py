"""A pasted list becomes names, and what cannot become one is pointed out by its line."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.rosters import PastedNames, read_pasted_names
from app.model.people import Person

LINES = st.lists(st.text(alphabet="aAéE\u0301 \t\u00a0-•1.)\u200b\u200d,;S'[]x\x0b\x1c\u202e王", max_size=12))


def test_a_plain_list_is_read_as_it_is() -> None:
    assert read_pasted_names("Maria S.\nJames T.\n") == PastedNames(("Maria S.", "James T."), ())


@pytest.mark.parametrize(
    "line",
    [
        "Maria S.",
        "  Maria   S.  ",
        "Maria\tS.",
        "Maria\u00a0S.",
        "- Maria S.",
        "-Maria S.",
        "• Maria S.",
        "1. Maria S.",
        "12) Maria S.",
        "(3) Maria S.",
        "- [ ] Maria S.",
        "Maria S.,",
        "\ufeffMaria S.",
    ],
)
def test_spaces_bullets_and_numbers_are_dropped(line: str) -> None:
    assert read_pasted_names(line) == PastedNames(("Maria S.",), ())


def test_letters_in_parts_become_one_letter() -> None:
    names = read_pasted_names("Rene\u0301e O.").names
    assert names == ("Renée O.",)
    assert unicodedata.is_normalized("NFC", names[0])


def test_a_name_that_begins_like_a_list_is_left_alone() -> None:
    kept = ("A. J. Brooks", "D’Angelo M.", "Jean-Luc P.", "O'Neil, Sam")
    assert read_pasted_names("\n".join(kept)).names == kept


def test_empty_lines_are_no_lines_and_still_count() -> None:
    assert read_pasted_names("Maria S.\n\n   \nMaria S.").problems == (
        (4, "The same name is on line 1. Add an initial if they are two people."),
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("- ", "There is no name on this line."),
        ("14", "There is no name on this line."),
        ("x" * 61, "This is longer than 60 characters, too long for a name."),
        ("Ma\u200bria", "This line holds characters that cannot be seen. Type the name by hand."),
        ("Maria\x0bJames", "This line holds characters that cannot be seen. Type the name by hand."),
        ("\u202eairaM", "This line holds characters that cannot be seen. Type the name by hand."),
    ],
)
def test_a_line_that_holds_no_usable_name_is_pointed_out(line: str, sentence: str) -> None:
    read = read_pasted_names(f"James T.\n{line}\nLena P.")
    assert read == PastedNames(("James T.", "Lena P."), ((2, sentence),))


@pytest.mark.parametrize("again", ["Maria S.", "maria s.", "MARIA S", "María S."])
def test_a_name_that_comes_twice_is_pointed_out_and_not_merged(again: str) -> None:
    read = read_pasted_names(f"Maria S.\n{again}\nMaria K.")
    assert read.names == ("Maria S.", "Maria K.")
    assert [line for line, _ in read.problems] == [2]


def test_a_name_that_is_already_there_is_pointed_out() -> None:
    read = read_pasted_names("Maria S.\nTom B.", existing=["tom b"])
    assert read.names == ("Maria S.",)
    assert read.problems == (
        (2, "Somebody with this name is already here. Add an initial if they are two people."),
    )


def test_names_that_differ_in_a_vowel_sign_are_two_names() -> None:
    assert read_pasted_names("राम\nरमा\nनि\nना").problems == ()


def test_a_name_is_told_apart_by_what_joins_its_letters_or_not() -> None:
    assert read_pasted_names("می\u200cنا").names == ("می\u200cنا",)


@given(LINES)
def test_every_line_with_something_on_it_is_a_name_or_a_problem(lines: list[str]) -> None:
    read = read_pasted_names("\n".join(lines))
    written = [line for line in lines if re.sub(r"[ \t\u00a0]", "", line)]
    assert len(read.names) + len(read.problems) == len(written)
    assert all(lines[line - 1] in written and sentence for line, sentence in read.problems)


@given(LINES)
def test_every_name_can_be_a_persons_name_and_reads_as_itself(lines: list[str]) -> None:
    names = read_pasted_names("\n".join(lines)).names
    assert [Person(id="p", name=name).name for name in names] == list(names)
    assert read_pasted_names("\n".join(names)) == PastedNames(names, ())


@given(LINES)
def test_pasting_the_same_list_again_adds_nobody(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert read_pasted_names(text, existing=read_pasted_names(text).names).names == ()


@given(st.text())
def test_any_text_at_all_is_read_without_a_crash(text: str) -> None:
    read_pasted_names(text)
