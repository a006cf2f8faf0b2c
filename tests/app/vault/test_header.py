"""The header: either copy alone opens the vault, and whatever is done to it is told and never made worse."""

import contextlib
import json
import random
from pathlib import Path
from typing import Any

import pytest

from app.errors import DamagedVault, NewerFormat, NotAVault, VaultError
from app.vault import header, keys
from app.vault.header import Header
from app.vault.keys import SealedKey
from tests.app.vault.making import CHEAP, PASSPHRASE, USER, contents

RING = keys.new_keyring(USER, "ab" * 16)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    header.write(tmp_path, made(), RING)
    return tmp_path


def made() -> Header:
    return header.new(RING.vault, "journal-0123456789abcdef.db", keys.new_slot(RING, PASSPHRASE, CHEAP))


def edit(path: Path, **changes: Any) -> None:
    """Changes members by hand and makes the digest right again, as only malice would."""
    members = {**json.loads(path.read_bytes()), **changes}
    path.write_text(json.dumps({**members, "digest": header._digest(members)}))


def test_what_is_written_is_read_again(folder: Path) -> None:
    found = header.read(folder)
    assert header.is_sealed_by(found, RING)
    assert keys.open_slot(found.slots[0], found.vault, PASSPHRASE) == RING
    assert (folder / "header").read_bytes() == (folder / "header.copy").read_bytes()
    assert sorted(contents(folder)) == ["header", "header.copy"]


@pytest.mark.parametrize("name", header.NAMES)
@pytest.mark.parametrize("damage", ["gone", "empty", "zeroes", "cut", "somebody else's"])
def test_either_copy_alone_is_enough_and_the_other_is_repaired(folder: Path, name: str, damage: str) -> None:
    good = header.read(folder)
    whole = (folder / name).read_bytes()
    match damage:
        case "gone":
            (folder / name).unlink()
        case "empty":
            (folder / name).write_bytes(b"")
        case "zeroes":
            (folder / name).write_bytes(bytes(len(whole)))
        case "cut":
            (folder / name).write_bytes(whole[: len(whole) // 2])
        case _:
            (folder / name).write_text('{"format": "another program"}')
    found = header.read(folder)
    assert found == good
    header.repair(folder, found, RING)
    assert [(folder / each).read_bytes() for each in header.NAMES] == [whole, whole]


def test_of_two_good_copies_the_later_generation_counts(folder: Path) -> None:
    """A process killed between the two copies leaves the change made, in whichever of them."""
    later = header.with_slots(header.read(folder), [keys.new_slot(RING, "another passphrase", CHEAP)])
    for name in header.NAMES:
        header.write(folder, made(), RING)
        (folder / name).write_bytes(header.as_bytes(later, RING))
        assert header.read(folder).generation == 2
        assert len(header.read(folder).slots) == 2


def test_no_header_is_not_a_vault(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotAVault):
            header.read(folder)


def test_somebody_elses_files_are_not_a_vault(tmp_path: Path) -> None:
    (tmp_path / "header").write_text("From: somebody\nSubject: a mail header")
    with pytest.raises(NotAVault):
        header.read(tmp_path)
    assert (tmp_path / "header").read_text().startswith("From")


def test_two_damaged_copies_are_a_damaged_vault_and_stay_as_they_are(folder: Path) -> None:
    for name in header.NAMES:
        (folder / name).write_bytes(
            (folder / name).read_bytes().replace(b'"generation": 1', b'"generation": 7')
        )
    before = contents(folder)
    with pytest.raises(DamagedVault):
        header.read(folder)
    assert contents(folder) == before


def test_a_newer_format_is_told_even_beside_an_old_copy(folder: Path) -> None:
    edit(folder / "header", version=3, generation=2, slots="of a kind that we cannot know")
    before = contents(folder)
    with pytest.raises(NewerFormat, match=r"in format \d+; this one reads up to format 2"):
        header.read(folder)
    assert contents(folder) == before


def test_a_header_changed_without_the_key_is_not_sealed(folder: Path) -> None:
    for changes in (
        {"journal": "journal-ffffffffffffffff.db"},
        {"generation": 5},
        {"seal": None},
        {"extra": 1},
    ):
        header.write(folder, made(), RING)
        for name in header.NAMES:
            edit(folder / name, **changes)
        assert not header.is_sealed_by(header.read(folder), RING)


@pytest.mark.parametrize(
    "changes",
    [
        {"journal": "../elsewhere.db"},
        {"journal": "/etc/passwd"},
        {"vault": "short"},
        {"slots": None},
        {"slots": [{}]},
        {"slots": ["text"]},
        {"vault": None},
    ],
)
def test_members_that_no_groupside_writes_are_damage(folder: Path, changes: dict[str, Any]) -> None:
    for name in header.NAMES:
        edit(folder / name, **changes)
    with pytest.raises(DamagedVault):
        header.read(folder)


def test_a_slot_that_would_stop_the_machine_is_damage(folder: Path) -> None:
    (slot,) = json.loads((folder / "header").read_bytes())["slots"]
    for kdf in ({"memory_kib": 2**40}, {"passes": 10**9}, {"lanes": 0}, {"name": "md5"}, {"salt": "no hex"}):
        for name in header.NAMES:
            edit(folder / name, slots=[{**slot, "kdf": {**slot["kdf"], **kdf}}])
        with pytest.raises(DamagedVault):
            header.read(folder)


def test_what_this_version_does_not_know_is_kept(folder: Path) -> None:
    """A later version may add members, and kinds of slots like a chip card, without a new format."""
    known = header.read(folder)
    card = {"id": "cd" * 16, "user": USER, "kind": "card", "words": 24}
    later = header._header({**known.members, "slots": [card, *known.members["slots"]], "extra": {"a": [1]}})
    header.write(folder, later, RING)
    found = header.read(folder)
    assert header.is_sealed_by(found, RING)
    changed = keys.change_slot(found.slots[0], RING.vault, PASSPHRASE, "another passphrase", CHEAP)
    header.write(folder, header.with_slots(found, [changed]), RING)
    found = header.read(folder)
    assert header.is_sealed_by(found, RING)
    assert found.members["extra"] == {"a": [1]}
    assert found.members["slots"][0] == card
    assert keys.open_slot(found.slots[0], RING.vault, "another passphrase") == RING


def test_further_keys_of_a_slot_are_read_and_written(folder: Path) -> None:
    slot = header.read(folder).slots[0]
    members = header._slot_members(slot) | {
        "keys": {"counseling": {"nonce": "00" * 12, "wrapped": "11" * 48}}
    }
    read = header._slot(members)
    assert read.keys == {"counseling": SealedKey(bytes(12), b"\x11" * 48)}
    assert header._slot_members(read) == members


def test_a_thousand_mutations_are_detected_or_harmless(folder: Path) -> None:
    """Both copies alike: whatever is read in the end is what was written, or an error of ours says why not."""
    dice = random.Random(2)
    good = header.read(folder)
    whole = (folder / "header").read_bytes()
    for _ in range(1000):
        bad = bytearray(whole)
        match dice.randrange(4):
            case 0:
                bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
            case 1:
                del bad[dice.randrange(len(bad)) :]
            case 2:
                start = dice.randrange(len(bad))
                bad[start : start + 64] = bytes(min(64, len(bad) - start))
            case _:
                start = dice.randrange(len(bad))
                del bad[start : start + dice.randrange(1, 9)]
        for name in header.NAMES:
            (folder / name).write_bytes(bad)
        with contextlib.suppress(VaultError):
            assert header.read(folder) == good
        assert (folder / "header").read_bytes() == bad
