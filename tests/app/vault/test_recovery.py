"""The printed key: typed back however a hand types it, and a slip is told by its group."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.errors import Refused
from app.vault import recovery

KEYS = st.binary(min_size=32, max_size=32)
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = bytes(range(32))


def told_of(typed: str) -> int:
    """The number of the group that is told to be mistyped."""
    with pytest.raises(Refused, match=r"Group \d+ is not as it stands on the page") as told:
        recovery.read(typed)
    return int(re.findall(r"\d+", told.value.sentence)[0])


@given(KEYS, st.sampled_from([" ", "-", "", "  ", "\n", " – ", ".", "\t"]), st.booleans())
def test_it_is_read_however_it_was_typed(key: bytes, gap: str, small: bool) -> None:
    groups = recovery.shown(key)
    assert [len(group) for group in groups] == [5] * 13
    typed = gap.join(groups)
    assert recovery.read(f" {typed.lower() if small else typed}\n") == key


@given(KEYS)
def test_letters_that_look_like_numbers_are_read_as_them(key: bytes) -> None:
    typed = " ".join(recovery.shown(key))
    for told, sign in (("I", "1"), ("l", "1"), ("o", "0"), ("u", "V")):
        assert recovery.read(typed.replace(sign, told)) == key
    assert not set(typed) & set("ILOU")


def test_the_signs_on_paper_are_settled() -> None:
    """Every page that was printed holds these: if this fails, none of them opens a vault."""
    assert " ".join(recovery.shown(KEY)) == PRINTED


PRINTED = "000G0 40R47 0M30J E209D 185GT R38E6 1W81Q 24GK4 2GAHK C5RRE 34D11 P70XS 3RFGB"


@given(KEYS, st.integers(0, 64), st.sampled_from(SIGNS + "?é"))
def test_a_wrong_sign_is_told_by_its_group(key: bytes, place: int, sign: str) -> None:
    signs = list("".join(recovery.shown(key)))
    assume(signs[place] != sign)
    signs[place] = sign
    groups = ["".join(signs[first : first + 5]) for first in range(0, 65, 5)]
    assert told_of("-".join(groups)) == place // 5 + 1


@given(KEYS, st.integers(0, 63))
def test_two_signs_exchanged_are_told(key: bytes, place: int) -> None:
    signs = list("".join(recovery.shown(key)))
    assume(signs[place] != signs[place + 1])
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    assert told_of("".join(signs)) in (place // 5 + 1, (place + 1) // 5 + 1)


@given(KEYS, st.integers(0, 12), st.integers(0, 12))
def test_two_groups_exchanged_are_told(key: bytes, one: int, other: int) -> None:
    assume(one != other)
    groups = list(recovery.shown(key))
    groups[one], groups[other] = groups[other], groups[one]
    assert told_of(" ".join(groups)) == min(one, other) + 1


@given(KEYS, st.integers(0, 64), st.sampled_from(SIGNS))
def test_a_sign_too_many_or_too_few_is_told_by_its_group(key: bytes, place: int, sign: str) -> None:
    groups = list(recovery.shown(key))
    group, within = place // 5, place % 5
    whole = groups[group]
    for wrong in (whole[:within] + whole[within + 1 :], whole[:within] + sign + whole[within:]):
        groups[group] = wrong
        assert told_of(" ".join(groups)) == group + 1


def test_missing_and_further_groups_are_counted() -> None:
    groups = recovery.shown(KEY)
    for typed, count in ((groups[:-1], 12), ((), 0), ((*groups, groups[0]), 14)):
        with pytest.raises(Refused, match=f"has 13 groups, and {count} are there"):
            recovery.read(" ".join(typed))


@given(st.text(max_size=200))
def test_anything_else_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        recovery.read(typed)


def test_bits_that_no_key_has_are_told() -> None:
    groups = list(recovery.shown(KEY))
    last = [SIGNS.index(sign) for sign in groups[-1][:4]]
    last[-1] |= 1
    groups[-1] = "".join(SIGNS[value] for value in (*last, recovery._times_x(recovery._sum(13, last))))
    assert told_of(" ".join(groups)) == 13


@given(KEYS, st.integers(0, 31))
def test_typing_it_back_tells_the_group_of_another_key(key: bytes, place: int) -> None:
    """A page of an earlier key is whole in itself, and still not this one."""
    recovery.check_typed_back(key, " ".join(recovery.shown(key)).lower())
    other = bytearray(key)
    other[place] ^= 255
    with pytest.raises(Refused, match=f"Group {place * 8 // 20 + 1} "):
        recovery.check_typed_back(key, "".join(recovery.shown(bytes(other))))


def test_two_keys_are_never_the_same() -> None:
    assert len({recovery.new() for _ in range(100)}) == 100
