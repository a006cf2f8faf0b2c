"""Damages vaults in one way after the other, opens each as a person would, and prints what came of it.

    python -m tests.faults.damaging FOLDER COUNT SEED

A process of its own: what ends it by a signal is seen from outside. Printed is one JSON object a vault: what was done,
and `came`: "refused" (with the error's name), "told" (by a finding, or by an error where it is read), "harmless", or
what must not be: "silent loss", "changed by a failed opening", "crashed" (with the error).
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.errors import GroupsideError, VaultError
from app.vault.chain import Head
from app.vault.cipher import PAGE
from app.vault.entries import Batch, StoredEntry
from app.vault.folder import Vault, unlock
from tests.app.vault.making import (
    PASSPHRASE,
    USER,
    contents,
    entry,
    erasing,
    journal_of,
    new_vault,
    note,
    session_rows,
)

Files = dict[str, bytes]


@dataclass(frozen=True)
class Ground:
    """A vault as it is, as it was a while ago, in the middle of a transaction, and somebody else's."""

    now: Files
    older: Files
    between: Files
    other: Files
    journal: str
    entries: dict[str, StoredEntry]


def ground(folder: Path) -> Ground:
    other = new_vault(folder / "other")
    for number in range(100):
        other.append(note(other, number, "somebody else's words " * 10))
    other.close()
    vault = new_vault(folder / "vault")
    for number in range(60):
        vault.append(note(vault, number, f"a note about zanzibar {number} " * 6))
    vault.close()
    older = contents(folder / "vault")
    vault = Vault.open(folder / "vault", unlock(folder / "vault", PASSPHRASE))
    for number in range(60, 120):
        vault.append(note(vault, number, f"a later note {number} " * 6))
    vault.append(Batch(entries=(entry(vault, 500, "a long report " * 1500),)))
    gone = [f"{30:032x}", f"{70:032x}"]
    vault.erase(gone, erasing(vault, 600, gone)).result()
    vault.append(Batch(rows={"session-1": session_rows(1)}))
    vault.put_draft("note", USER, "half typed")
    entries = all_of(vault)
    between = contents(folder / "vault")  # with the rollback journal of a transaction that is over
    vault.close()
    name = journal_of(folder / "vault").name
    return Ground(
        contents(folder / "vault"),
        older,
        between,
        contents(folder / "other"),
        name,
        {e.id: e for e in entries},
    )


def all_of(vault: Vault) -> list[StoredEntry]:
    return [each for stream in vault.streams().result() for each in vault.read(stream).result()]


# What can happen to files


def _journal(files: Files, ground: Ground, dice: random.Random) -> tuple[bytearray, int]:
    content = bytearray(files[ground.journal])
    return content, PAGE * dice.randrange(len(content) // PAGE)


def flipped_bit(files: Files, ground: Ground, dice: random.Random) -> None:
    name = dice.choice([*ground.now, *3 * [ground.journal]])
    content = bytearray(files[name])
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    files[name] = bytes(content)


def torn_page(files: Files, ground: Ground, dice: random.Random) -> None:
    content, start = _journal(files, ground, dice)
    cut = 512 * dice.randrange(1, 8)
    content[start + cut : start + PAGE] = dice.randbytes(PAGE - cut)
    files[ground.journal] = bytes(content)


def cut_off(files: Files, ground: Ground, dice: random.Random) -> None:
    name = dice.choice([*ground.now, *3 * [ground.journal]])
    length = dice.randrange(len(files[name]))
    files[name] = files[name][: length - length % dice.choice((1, PAGE))]


def zeroes(files: Files, ground: Ground, dice: random.Random) -> None:
    name = dice.choice([*ground.now, *3 * [ground.journal]])
    content = bytearray(files[name])
    if dice.random() < 0.7 and name == ground.journal:
        start, length = PAGE * dice.randrange(len(content) // PAGE), PAGE * dice.randrange(1, 4)
    else:
        start, length = dice.randrange(len(content)), dice.choice((1, 16, 512, len(content)))
    content[start : start + length] = bytes(len(content[start : start + length]))
    files[name] = bytes(content)


def swapped_pages(files: Files, ground: Ground, dice: random.Random) -> None:
    content, one = _journal(files, ground, dice)
    _, two = _journal(files, ground, dice)
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[two : two + PAGE]
    content[two : two + PAGE] = kept
    files[ground.journal] = bytes(content)


def older_page(files: Files, ground: Ground, dice: random.Random) -> None:
    """A page that is whole, and has the right key: only not the newest."""
    before = ground.older[ground.journal]
    content, start = _journal(files, ground, dice)
    start %= len(before)
    content[start : start + PAGE] = before[start : start + PAGE]
    files[ground.journal] = bytes(content)


def older_file(files: Files, ground: Ground, dice: random.Random) -> None:
    files[ground.journal] = ground.older[ground.journal]


def another_file(files: Files, ground: Ground, dice: random.Random) -> None:
    other = next(content for name, content in ground.other.items() if name.endswith(".db"))
    rubbish = dice.choice((b"", b"SQLite format 3\0" + bytes(8000), dice.randbytes(9000), b"{}", other))
    files[dice.choice([*ground.now])] = rubbish


def another_header(files: Files, ground: Ground, dice: random.Random) -> None:
    for name in dice.choice((("header",), ("header.copy",), ("header", "header.copy"))):
        files[name] = ground.other[name]


def no_header(files: Files, ground: Ground, dice: random.Random) -> None:
    for name in dice.choice((("header",), ("header.copy",), ("header", "header.copy"))):
        del files[name]


def no_journal(files: Files, ground: Ground, dice: random.Random) -> None:
    del files[ground.journal]


def journal_beside(files: Files, ground: Ground, dice: random.Random) -> None:
    """A rollback journal that was left: one that is over, cut off, rubbish, or with its beginning back."""
    beside = bytearray(ground.between[f"{ground.journal}-journal"])
    match dice.randrange(3):
        case 0:
            beside = bytearray(dice.randbytes(dice.randrange(1, 9000)))
        case 1:
            beside[:8] = bytes.fromhex("d9d505f920a163d7")
        case _:
            beside = beside[: dice.randrange(len(beside) + 1)]
    files[f"{ground.journal}-journal"] = bytes(beside)


KINDS: tuple[Callable[[Files, Ground, random.Random], None], ...] = (
    flipped_bit,
    torn_page,
    cut_off,
    zeroes,
    swapped_pages,
    older_page,
    older_file,
    another_file,
    another_header,
    no_header,
    no_journal,
    journal_beside,
)


def came(folder: Path, ground: Ground, head: Head) -> str:
    before = contents(folder)
    try:
        vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    except VaultError as error:
        changed = contents(folder) != before
        return "changed by a failed opening" if changed else f"refused: {type(error).__name__}"
    try:
        findings = vault.verify([head]).result()
        try:
            found = {each.id: each for each in all_of(vault)}
        except GroupsideError:
            return "told"
        if findings:
            return "told"
        return "harmless" if found == ground.entries else "silent loss"
    finally:
        if vault.close(1):
            vault.give_up()
            vault._writer._thread.join()


def main(folder: Path, count: int, seed: str) -> None:
    dice = random.Random(seed)
    made = ground(folder)
    vault = Vault.open(folder / "vault", unlock(folder / "vault", PASSPHRASE))
    head = vault.head()
    vault.close()
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        files = dict(made.now)
        kind(files, made, dice)
        state = folder / "state"
        state.mkdir(mode=0o700)
        for name, content in files.items():
            (state / name).write_bytes(content)
        try:
            result = came(state, made, head)
        except Exception as error:
            result = f"crashed: {type(error).__name__} {error}"
        print(json.dumps({"done": kind.__name__, "came": result}), flush=True)
        shutil.rmtree(state)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
