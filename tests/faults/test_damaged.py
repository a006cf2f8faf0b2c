"""A vault that something happened to is told to be damaged, or does no harm: nothing is missing without a word."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.damaging import KINDS
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
