"""Slots open for their passphrase only, stay bound to their place, and carry further keys along."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import WrongPassphrase
from app.vault import keys
from app.vault.keys import LEAST_COST, Cost, Purpose
from app.vault.passphrase import normal
from tests.app.vault.making import CHEAP, USER

VAULT = "ab" * 16
RING = keys.new_keyring(USER, VAULT)


@settings(max_examples=15)
@given(st.text(), st.text())
def test_a_slot_opens_with_its_passphrase_and_no_other(passphrase: str, other: str) -> None:
    slot = keys.new_slot(RING, passphrase, CHEAP)
    assert keys.open_slot(slot, VAULT, passphrase) == RING
    if normal(other) != normal(passphrase):
        with pytest.raises(WrongPassphrase):
            keys.open_slot(slot, VAULT, other)


def test_the_same_letters_composed_differently_open_it() -> None:
    slot = keys.new_slot(RING, "café au lait", CHEAP)
    assert keys.open_slot(slot, VAULT, "cafe\u0301 au\u00a0lait") == RING


def test_a_slot_cannot_be_moved_to_another_user_slot_or_vault() -> None:
    slot = keys.new_slot(RING, "four plain words", CHEAP)
    for moved, vault in [
        (replace(slot, user="cd" * 16), VAULT),
        (replace(slot, id="cd" * 16), VAULT),
        (slot, "cd" * 16),
    ]:
        with pytest.raises(WrongPassphrase):
            keys.open_slot(moved, vault, "four plain words")


def test_changing_the_passphrase_keeps_every_key_of_the_slot() -> None:
    slot = keys.new_slot(RING, "the old words", CHEAP)
    own = keys._seal(keys._slot_key(slot, "the old words"), VAULT, slot, "counseling", b"c" * 32)
    slot = replace(slot, keys={"counseling": own})
    changed = keys.change_slot(slot, VAULT, "the old words", "the new words", CHEAP)
    assert keys.open_slot(changed, VAULT, "the new words") == RING
    sealed = changed.keys["counseling"]
    assert (
        keys._unseal(keys._slot_key(changed, "the new words"), VAULT, changed, "counseling", sealed)
        == b"c" * 32
    )
    with pytest.raises(WrongPassphrase):
        keys.open_slot(changed, VAULT, "the old words")
    with pytest.raises(WrongPassphrase):
        keys.change_slot(slot, VAULT, "a wrong one", "the new words", CHEAP)


def test_keys_for_different_purposes_and_vaults_differ() -> None:
    made = {RING.key(purpose) for purpose in Purpose} | {replace(RING, vault="cd" * 16).key(Purpose.JOURNAL)}
    assert len(made) == len(Purpose) + 1
    assert all(len(key) == 32 for key in made)


def test_the_derived_keys_are_settled() -> None:
    """Every vault there is was written with these: if this fails, none of them opens."""
    ring = keys.Keyring(USER, VAULT, bytes(range(32)))
    assert [ring.key(purpose).hex()[:16] for purpose in Purpose] == [
        "b88faaad28c6b784",
        "5d5da3d717bc78ab",
        "3bab63e47148679f",
        "fcd04ff3b73b6046",
    ]
    slot = replace(keys.new_slot(ring, "x", CHEAP), salt=b"s" * 16)
    assert keys._slot_key(slot, "four plain words walk").hex()[:16] == "93ee81224682fa7a"


def test_a_keyring_does_not_show_its_secret() -> None:
    assert RING.master.hex() not in repr(RING)
    assert repr(RING.master) not in repr(RING)


def test_people_s_vaults_cost_what_was_decided() -> None:
    assert Cost(memory_kib=64 * 1024, passes=3, lanes=4) == LEAST_COST


def test_a_user_is_a_random_id_and_never_a_name() -> None:
    keys.check_user("0f" * 16)
    for name in ("Marguerite", "", "0F" * 16, "0f" * 15):
        with pytest.raises(ValueError, match="never a name"):
            keys.check_user(name)


@pytest.mark.parametrize("cost", [Cost(8, 1, 1), Cost(64 * 1024, 3, 4), Cost(4 * 1024**2, 99, 64)])
def test_costs_that_a_groupside_writes_are_sane(cost: Cost) -> None:
    assert cost.is_sane()


@pytest.mark.parametrize(
    "cost", [Cost(7, 1, 1), Cost(2**40, 1, 1), Cost(64, 0, 1), Cost(64, 1, 0), Cost(64, 100, 1)]
)
def test_costs_that_would_stop_the_machine_are_not(cost: Cost) -> None:
    assert not cost.is_sane()


def test_a_sealed_key_is_never_the_same_twice() -> None:
    slots = [keys.new_slot(RING, "four plain words", CHEAP) for _ in range(3)]
    assert len({slot.salt for slot in slots} | {slot.master.nonce for slot in slots}) == 6
    assert all(len(slot.master.wrapped) == 48 for slot in slots)
