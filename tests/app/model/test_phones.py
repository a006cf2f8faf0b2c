"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.phones import is_address, is_phone, ten_digits


@pytest.mark.parametrize(
    "written",
    ["(518) 555-0142", "518-555-0142", "518.555.0142", "5185550142", "+1 518 555 0142", "1 (518) 555 0142"],
)
def test_ten_digits_are_taken_as_people_write_them(written: str) -> None:
    assert is_phone(written)
    assert ten_digits(written) == "(518) 555-0142"


@pytest.mark.parametrize(
    "written", ["911", "555-0142", "518 555 014", "2 518 555 0142", "018 555 0142", "518 055 0142", "call me"]
)
def test_anything_else_is_no_dispatch_number(written: str) -> None:
    assert ten_digits(written) is None


def test_an_area_code_may_end_in_what_it_may_not_begin_with() -> None:
    assert ten_digits("410 555 0142") == "(410) 555-0142"
    assert ten_digits("201 555 0142") == "(201) 555-0142"


def test_a_callback_may_have_an_extension_and_be_local_or_abroad() -> None:
    assert all(map(is_phone, ("555-0142", "518 555 0142 x12", "518-555-0142 ext. 7", "+49 30 1234567")))
    assert not any(map(is_phone, ("", "12", "ask Maria", "518-555-0142 or 518-555-0143")))


@given(st.text(max_size=30))
def test_any_words_are_ten_digits_or_not(text: str) -> None:
    found = ten_digits(text)
    assert found is None or ten_digits(found) == found


def test_an_address_has_a_name_and_a_host() -> None:
    assert is_address("rosa@example.org")
    assert not any(map(is_address, ("rosa", "rosa@", "@example.org", "rosa@example", "ro sa@example.org")))
