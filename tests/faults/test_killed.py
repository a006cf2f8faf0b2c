"""A process killed at any moment loses nothing that was ever said to be saved, and leaves a vault that opens."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from app.vault import header
from app.vault.folder import Vault, unlock
from tests.app.vault.making import PASSPHRASE, new_vault, note
from tests.faults.figures import note_figure

HOUSE = Path(__file__).resolve().parents[2]
ROUNDS_OF_A_VAULT = 10


@pytest.mark.skipif(os.name == "nt", reason="forks and kills")
@pytest.mark.parametrize(
    "rounds", [100, pytest.param(2000, marks=[pytest.mark.long, pytest.mark.timeout(1200)])]
)
def test_killed_at_random_moments_nothing_acknowledged_is_missing(folder: Path, rounds: int) -> None:
    rings = {}
    for number in range(rounds // ROUNDS_OF_A_VAULT):
        vault = folder / f"{number}"
        made = new_vault(vault)
        rings[vault.name] = made._keyring
        made.close()
    acknowledged: dict[str, set[str]] = defaultdict(set)
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.appending", folder, str(rounds), "seed"],
        input=json.dumps({name: [ring.user, ring.vault, ring.master.hex()] for name, ring in rings.items()}),
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert len(lines) == rounds
    for line in lines:
        told = json.loads(line)
        ready, *saved = told["said"]
        assert ready == "findings 0", told["vault"]
        acknowledged[told["vault"]] |= {each.removeprefix("saved ") for each in saved}
    assert sum(map(len, acknowledged.values())) > 10 * rounds
    lost = 0
    for name, ids in acknowledged.items():
        for content in (path.read_bytes() for path in (folder / name).iterdir()):
            assert b"zanzibar" not in content
        opened = Vault.open(folder / name, unlock(folder / name, PASSPHRASE))
        found = {each.id for stream in opened.streams().result() for each in opened.read(stream).result()}
        lost += len(ids - found)
        opened.append(note(opened, 10**9, "it goes on"))
        assert opened.verify().result() == []
        assert opened.close() == 0
        left = {path.name for path in (folder / name).iterdir()}
        assert left - {"tries"} == {"header", "header.copy", header.read(folder / name).journal}
    said = f"{sum(map(len, acknowledged.values())):,} entries had been said to be saved"
    note_figure("killed at any moment", rounds, lost, said)
    assert lost == 0
