"""Mutated headers, by accident or by hand: each is told or harmless, and opening changes nothing."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.errors import GroupsideError
from app.vault import header, recovery
from app.vault.folder import Vault, unlock, unlock_with_recovery
from app.vault.keys import NOBODY, Keyring
from tests.app.vault.making import CHEAP, PASSPHRASE, USER, contents, new_vault, note
from tests.faults.figures import note_passed

OTHER, THEIRS = "c0" * 16, "the co-facilitator's words"
KEY = bytes(range(32))
TYPED = " ".join(recovery.shown(KEY))
VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1,
    2**40,
    "",
    "ab",
    "00" * 16,
    "zz" * 16,
    "é",
    [],
    {},
    [[]],
    ["a"],
    1.5,
)
MANY = 2_000
runs = pytest.mark.parametrize(
    "mutations", [100, pytest.param(MANY, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)


@pytest.fixture
def closed(folder: Path) -> Path:
    """A vault with every kind of slot, whose key was changed once."""
    vault = new_vault(folder)
    vault.append(note(vault, 1, "kept"))
    vault.add_user(OTHER, "what will be forgotten", cost=CHEAP)
    vault.keep_recovery_key(KEY)
    vault.close()
    vault = Vault.open(folder, unlock_with_recovery(folder, TYPED))
    vault.renew_passphrase(OTHER, THEIRS, cost=CHEAP)
    vault.change_data_key().result()
    vault.close()
    for keyring in (unlock(folder, PASSPHRASE), unlock_with_recovery(folder, TYPED)):
        Vault.open(folder, keyring).close()
    assert [bool(slot.sender) for slot in header.read(folder).slots] == [False, False, False, True]
    return folder


@runs
def test_headers_that_were_damaged_are_told_or_harmless(closed: Path, mutations: int) -> None:
    dice, whole = random.Random(4), (closed / "header").read_bytes()
    for _ in range(mutations):
        both_alike(closed, damaged(whole, dice))
        try_to_open(closed, whole)
    note_passed("damaged headers", mutations, MANY, "told or harmless")


@runs
def test_headers_that_were_changed_by_hand_are_told_or_harmless(closed: Path, mutations: int) -> None:
    """The digest is right, as malice would make it, and the seal is not, which needs the key."""
    dice, whole = random.Random(5), (closed / "header").read_bytes()
    for _ in range(mutations):
        members = json.loads(whole)
        change_somewhere(members, dice)
        both_alike(
            closed, json.dumps({**members, "digest": header._digest(members)}, indent=1).encode() + b"\n"
        )
        try_to_open(closed, whole)
    note_passed("headers changed by hand", mutations, MANY, "told or harmless")


def both_alike(folder: Path, content: bytes) -> None:
    for name in header.NAMES:
        (folder / name).write_bytes(content)


def try_to_open(folder: Path, whole: bytes) -> None:
    """With each way in: what opens is what it was, what does not says why, and no byte of the vault is another.

    A header that says the same with another space or line is written as it was: that is a repair.
    """
    before = contents(folder)
    repaired = before | dict.fromkeys(header.NAMES, whole)
    ways: list[tuple[str, Callable[[Path, str], Keyring], str]]
    ways = [(USER, unlock, PASSPHRASE), (OTHER, unlock, THEIRS), (NOBODY, unlock_with_recovery, TYPED)]
    for user, way, secret in ways:
        try:
            keyring = way(folder, secret)
        except GroupsideError:
            pass
        else:
            assert keyring.user == user
            if user != OTHER:  # the other's slot is still sealed to its public half: opening settles that
                vault = Vault.open(folder, keyring)
                assert len(vault.read("session-1").result()) == 1
                vault.close()
        after = contents(folder)
        after.pop("tries", None)  # counted; the next one need not wait here
        (folder / "tries").unlink(missing_ok=True)
        assert after in (before, repaired)


def damaged(whole: bytes, dice: random.Random) -> bytes:
    bad, place = bytearray(whole), dice.randrange(len(whole))
    match dice.randrange(6):
        case 0:
            bad[place] ^= 1 << dice.randrange(8)
        case 1:
            del bad[place:]
        case 2:
            bad[place : place + 512] = bytes(min(512, len(bad) - place))
        case 3:
            del bad[place : place + dice.randrange(1, 40)]
        case 4:
            bad[place:place] = dice.randbytes(dice.randrange(1, 40))
        case _:
            other = dice.randrange(len(bad))
            bad[place : place + 64] = bad[other : other + 64]
    return bytes(bad)


def change_somewhere(members: Any, dice: random.Random) -> None:
    """Another value for one member, at any depth; or it is gone, or a slot is there twice or elsewhere."""
    at = members
    while True:
        name = dice.choice(list(at) if isinstance(at, dict) else range(len(at)))
        if isinstance(at[name], dict | list) and at[name] and dice.random() < 0.85:
            at = at[name]
            continue
        break
    match dice.randrange(4):
        case 0:
            del at[name]
        case 1 if isinstance(at[name], str) and at[name]:
            place = dice.randrange(len(at[name]))
            at[name] = at[name][:place] + dice.choice("0123456789abcdef") + at[name][place + 1 :]
        case 2:
            slots = members.get("slots")
            if isinstance(slots, list) and slots:
                slots.append(dice.choice(slots))
                dice.shuffle(slots)
        case _:
            at[name] = dice.choice(VALUES)
