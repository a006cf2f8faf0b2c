"""Killed at any moment while the data key is changed, a vault has the old key or the new one, and all its entries."""

import os
from pathlib import Path

import pytest

from app.vault import header, recovery
from app.vault.chain import Head
from app.vault.folder import Vault, unlock, unlock_with_recovery
from tests.app.vault.making import CHEAP, PASSPHRASE, USER, found_row, new_vault, note
from tests.app.vault.making import told as told_of
from tests.faults.figures import note_passed
from tests.faults.killing import killed

OTHER, THEIRS = "c0" * 16, "the co-facilitator's words"
KEY = bytes(range(32))
NOTES = 300


LONG = 300


@pytest.mark.skipif(os.name == "nt", reason="forks and kills")
@pytest.mark.parametrize(
    "kills", [20, pytest.param(LONG, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)
def test_killed_while_the_key_is_changed_has_the_old_key_or_the_new_one(folder: Path, kills: int) -> None:
    vault = new_vault(folder)
    for number in range(NOTES):
        vault.append(note(vault, number, "zanzibar " * 50))
    told_of(vault, "session-1", *(found_row(number, "zanzibar") for number in range(NOTES)))
    vault.add_user(OTHER, THEIRS, cost=CHEAP)
    vault.keep_recovery_key(KEY)
    vault.streams().result()
    signed = vault.head()
    vault.close()
    old = unlock(folder, PASSPHRASE).master
    copies = killed("tests.faults.changing_key", folder, kills, longest=150_000)
    told = [set(said.split()) for _copy, said in copies]
    outcomes = [is_changed(copy, set(said.split()), old, signed) for copy, said in copies]
    assert all(outcome for outcome, said in zip(outcomes, told, strict=True) if "changed" in said)
    assert (outcomes[0], outcomes[-1]) == (False, True)
    note_passed(
        "killed while the vault’s key is changed", kills, LONG, "the old key or the new one, for everybody"
    )


def is_changed(folder: Path, told: set[str], old: bytes, signed: Head) -> bool:
    """Whether it has the new key, for everybody and in all files; every acknowledged entry must be there."""
    vault = Vault.open(folder, keyring := unlock(folder, PASSPHRASE))
    assert vault.verify([signed]).result() == []
    there = {each.id for each in vault.read("session-1").result()}
    found = len(vault.search("zanzibar", 1_000).result())
    vault.append(note(vault, 90_000))
    vault.close()
    assert told - {"nothing", "changed"} <= there
    assert (len(there) >= NOTES, found) == (True, NOTES)
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["header", "header.copy", header.read(folder).journal]
    assert (folder / "header").read_bytes() == (folder / "header.copy").read_bytes()
    assert header.read(folder).leftover == ()
    theirs, printed = unlock(folder, THEIRS), unlock_with_recovery(folder, " ".join(recovery.shown(KEY)))
    assert keyring.master == theirs.master == printed.master
    assert (keyring.user, theirs.user) == (USER, OTHER)
    return keyring.master != old
