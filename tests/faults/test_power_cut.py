"""When the power goes, whatever the disk had not written yet, all that was said to be saved is there."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.errors import GroupsideError, WrongPassphrase
from app.vault import cipher, header
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from tests.app.vault.making import CHEAP, PASSPHRASE, USER, entry, erasing, new_vault, note, session_rows
from tests.faults.figures import note_figure
from tests.faults.power_cut import cuts
from tests.faults.recorded_disk import RecordedDisk, Step

pytestmark = pytest.mark.skipif(os.name == "nt", reason="records what SQLite asks of a POSIX system")
OTHER = "6b" * 16
WAYS = ["one more passphrase", "a passphrase after it"]  # of the other user, one after the other
LONG = [pytest.mark.long, pytest.mark.timeout(1500)]


def a_day(folder: Path, rounds: int) -> list[Step]:
    """A day at a vault with everything that it writes: what was asked of the disk, and between it what was said."""
    disk = RecordedDisk()
    with disk.used():
        vault = Vault.open(folder, unlock(folder, PASSPHRASE))
        vault.watch(lambda saving, ids: disk.say(("saved", ids)) if ids else None)
        for number in range(0, rounds * 100, 100):
            for each in range(5):
                vault.append(note(vault, number + each, f"a note about zanzibar {number} " * 8))
            vault.append(Batch(entries=(entry(vault, number + 5, "a long report " * 900),)))
            made = tuple(entry(vault, number + each, "together") for each in range(10, 16))
            vault.append(Batch(entries=made, rows={"session-1": session_rows(1, [f"ann {number}"])}))
            vault.put_draft("note", USER, f"{number} half typed")
            vault.drafts().result()
            disk.say(("draft", number))
            if number % 300 == 100:
                ids = [f"{number - 99:032x}", f"{number - 95:032x}"]
                vault.erase(ids, erasing(vault, number + 20, ids)).result()
                disk.say(("erased", ids))
                vault.tidy().result()
            if number == 100:
                vault.add_user(OTHER, WAYS[0], cost=CHEAP)
                disk.say(("opens", WAYS[0]))
            if number == 200:
                vault.change_passphrase(OTHER, *WAYS, cost=CHEAP)
                disk.say(("opens", WAYS[1]))
        assert vault.close() == 0
    return disk.steps


def missing(folder: Path, said: list[Any]) -> list[str]:
    """What a person finds wrong who opens the vault after all this was said."""
    told: dict[str, Any] = {}
    saved: list[str] = []
    erased: set[str] = set()
    for what, value in said:
        told[what] = value
        saved += value if what == "saved" else ()
        erased |= set(value) if what == "erased" else set()
    try:
        vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    except GroupsideError as error:
        return [f"it does not open: {type(error).__name__}"]
    try:
        wrong = vault.verify().result()
        found = {each.id: each for stream in vault.streams().result() for each in vault.read(stream).result()}
        wrong += [f"{id} is missing" for id in saved if id not in found]
        wrong += [f"{id} has its words" for id in erased if id in found and found[id].payload is not None]
        _, draft = vault.drafts().result().get("note", ("", "-1"))
        if int(draft.split()[0]) < told.get("draft", -1):
            wrong.append("the draft is an older one")
        vault.append(note(vault, 10**9, "it goes on"))
        if "opens" in told and not any(opens(folder, later) for later in WAYS[WAYS.index(told["opens"]) :]):
            wrong.append("another user's passphrase does not open it")
        if not isinstance(header.read(folder), header.Header):
            wrong.append("the header is not whole")
    except GroupsideError as error:
        wrong = [f"it cannot be read: {type(error).__name__}"]
    if vault.close(0 if wrong else 10):
        vault.give_up()
        vault._writer._thread.join()
        wrong.append("it does not go on")
    left = {path.name for path in folder.iterdir()} - {"tries"}
    if left != {*header.NAMES, header.read(folder).journal}:
        wrong.append(f"left behind: {sorted(left)}")
    return wrong


def opens(folder: Path, passphrase: str) -> bool:
    try:
        return unlock(folder, passphrase).user == OTHER
    except WrongPassphrase:
        return False


def after_cuts(folder: Path, count: int, rounds: int) -> Counter[str]:
    """What was wrong how often, over so many states of the disk."""
    new_vault(folder).close()
    before = folder.with_name("before")
    shutil.copytree(folder, before)
    steps = a_day(folder, rounds)
    found: Counter[str] = Counter()
    dice = random.Random("power")
    for disk in cuts(before, steps, count, dice):
        state = folder.with_name("state")
        state.mkdir(mode=0o700)
        for name, content in disk.left(dice).items():
            (state / name).write_bytes(content)
        wrong = missing(state, disk.said)
        found["lost"] += bool(wrong)
        found.update(wrong)
        shutil.rmtree(state)
    return found


@pytest.mark.parametrize(("count", "rounds"), [(120, 6), pytest.param(5000, 12, marks=LONG)])
def test_nothing_that_was_saved_is_lost_with_the_power(memory: Path, count: int, rounds: int) -> None:
    found = after_cuts(memory / "vault", count, rounds)
    note_figure("power cuts", count, found["lost"])
    assert found.total() == 0, found


def test_the_same_cuts_do_find_what_a_disk_loses_that_is_not_waited_for(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If nothing was found here, the test above would say nothing."""
    careless = [line.replace("synchronous = EXTRA", "synchronous = OFF") for line in cipher._SETTINGS]
    monkeypatch.setattr(cipher, "_SETTINGS", careless)
    found = after_cuts(memory / "vault", 60, 6)
    assert found["lost"] > 10, found
