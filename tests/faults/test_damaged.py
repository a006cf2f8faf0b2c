"""A vault that something happened to is told to be damaged, or does no harm: nothing is missing without a word."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.errors import DamagedVault
from app.vault.backup import file_keys
from app.vault.folder import unlock
from app.vault.salvage import salvage
from tests.app.vault.making import PASSPHRASE
from tests.faults.damaging import KINDS, ground, older_file
from tests.faults.figures import note_figure

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "count", [108, pytest.param(2004, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_whatever_happened_to_its_files_is_told_or_does_no_harm(memory: Path, count: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.damaging", memory, str(count), "damage"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, len(results)) == (0, count), f"after {results[-1:]}: {done.stderr}"
    seen = Counter((each["done"], each["came"].partition(":")[0]) for each in results)
    wrong = [
        each for each in results if each["came"].partition(":")[0] not in ("refused", "told", "harmless")
    ]
    assert wrong == []
    # each kind but those that only take a copy away, or leave something beside, is seen for what it is
    harmless = {"journal_beside"} if count > 1000 else {"journal_beside", "older_page"}  # too few of those
    for kind in {kind.__name__ for kind in KINDS} - harmless:
        assert seen[kind, "refused"] + seen[kind, "told"] > 0, kind
    came = Counter(result for (_, result), cases in seen.items() for _ in range(cases))
    note_figure(
        "damaged vaults", count, len(wrong), ", ".join(f"{cases:,} {what}" for what, cases in came.items())
    )


@pytest.mark.parametrize(
    "count", [40, pytest.param(2000, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)
def test_what_a_recovery_cannot_read_it_says(memory: Path, count: int) -> None:
    """All but a whole file of before: nothing in it knows of what came later."""
    before = ground(memory)
    keyring = unlock(memory / "vault", PASSPHRASE)
    dice, counts, untold = random.Random("recovery"), Counter[str](), 0
    damaged, whole = memory / "damaged.db", memory / "whole.db"
    for _case in range(count):
        files = dict(before.now)
        dice.choice([kind for kind in KINDS if kind is not older_file])(files, before, dice)
        damaged.write_bytes(files.get(before.journal, b""))
        try:
            done = salvage(damaged, whole, file_keys(keyring), keyring.vault)
        except DamagedVault:
            counts["nothing to read"] += 1
            continue
        whole.unlink()
        lost = len(before.entries) - done.read
        untold += lost > done.missing and done.end_seen
        counts["something lost" if lost else "nothing lost"] += 1
    assert untold == 0
    assert {"something lost", "nothing lost"} <= counts.keys()
    said = ", ".join(f"{cases:,} with {what}" for what, cases in counts.items())
    note_figure("recoveries of damaged journals", count, untold, said)
