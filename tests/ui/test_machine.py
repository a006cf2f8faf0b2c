"""The settings that stand outside the vault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.machine import Machine, MachineFile, Place


def test_what_was_changed_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "groupside.json"
    place = Place(10, 40, 1200, 700, "DP-1", True)
    machine = MachineFile(path)
    machine.change(
        mode="dark", text_percent=150, vault="/somewhere/vault", set_aside=("/stick/entries.json",)
    )
    machine.keep_place("main", place)
    assert MachineFile(path).now == Machine(
        "dark", 150, "/somewhere/vault", {"main": place}, ("/stick/entries.json",)
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "null",
        '{"places": 3}',
        '{"text_percent": "large"}',
        '{"set_aside": 1}',
        '{"share": "large", "keys": [1]}',
        '{"share": {"percent": "large", "clock": "sand", "plan": 3}, "keys": {"pause": "F5"}}',
    ],
)
def test_a_file_that_cannot_be_read_gives_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "groupside.json"
    path.write_text(text)
    assert MachineFile(path).now == Machine()


def test_one_bad_value_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "groupside.json"
    kept = {"mode": "pink", "text_percent": 900, "places": {"main": [1, 2], "mini": [1, 2, 3, 4, "", False]}}
    path.write_text(json.dumps(kept))
    assert MachineFile(path).now == Machine("system", 200, "", {"mini": Place(1, 2, 3, 4)})


def test_a_folder_that_cannot_be_written_costs_nothing_now(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    machine = MachineFile(tmp_path / "file" / "groupside.json")
    machine.change(mode="light")
    assert machine.now.mode == "light"
