"""How hard a passphrase is to guess, said at once and without anything heavy."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.vault.passphrase import SHORTEST, check_long_enough, normal, strength


@pytest.mark.parametrize(
    ("passphrase", "score"),
    [
        ("", 0),
        ("short", 0),
        ("123456789", 0),
        ("1234567890", 1),
        ("aaaaaaaaaaaa", 1),
        ("qwertyuiop", 1),
        ("p4ssw0rd2024", 1),
        ("password password password", 1),
        ("Groupside2026!", 1),
        ("letmein letmein 1", 1),
        ("zebra7pillow", 1),
        ("zebra7pillow#4", 2),
        ("four plain words walk", 3),
        ("seven otters paint the harbour", 4),
        ("Tq7#vL2!xR9$mW", 3),
    ],
)
def test_what_is_easy_to_guess_scores_low(passphrase: str, score: int) -> None:
    assert strength(passphrase).score == score


def test_a_persons_own_name_adds_nothing() -> None:
    assert (
        strength("marguerite delacroix walks").score
        > strength("marguerite delacroix walks", about=["Marguerite Delacroix"]).score
    )


@given(st.text(max_size=40))
def test_every_text_has_a_score_and_a_word(passphrase: str) -> None:
    found = strength(passphrase)
    assert 0 <= found.score <= 4
    assert found.word
    assert (found.score == 0) == (len(normal(passphrase)) < SHORTEST)


@given(st.text(alphabet="abcdefghij klmnop", min_size=10, max_size=30), st.sampled_from(["9", "#", " otter"]))
def test_more_never_makes_it_weaker_than_half_a_step(passphrase: str, more: str) -> None:
    assert strength(passphrase + more).score >= strength(passphrase).score - 1


def test_a_short_passphrase_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="at least 10 characters"):
        check_long_enough("nine chars"[:9])
    check_long_enough("ten chars!")


def test_the_estimate_imports_nothing_heavy() -> None:
    """The unlock window is painted before cryptography, argon2 and the database are there."""
    code = (
        "import sys, app.vault.folder; from app.vault.passphrase import strength; strength('four plain words walk');"
        "print([name for name in ('argon2', 'cryptography', 'sqlcipher3', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
