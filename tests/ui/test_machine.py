"""The settings that stand outside the vault."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from ui.machine import Machine, MachineFile, Place


def test_what_was_changed_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "groupside.json"
    place = Place(10, 40, 1200, 700, "DP-1", True)
    machine = MachineFile(path)
    machine.change(
        mode="dark", text_percent=150, vault="/somewhere/vault", set_aside=("/stick/entries.json",)
    )
    machine.keep_place("main", place)
    machine.flush()
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
    machine.flush()
    assert machine.now.mode == "light"


# A person's settings, every one away from its default, as the file holds them.
KEPT: dict[str, Any] = {
    "mode": "dark",
    "text_percent": 150,
    "vault": "/somewhere/vault",
    "second_places": {"/somewhere/vault": "/media/stick"},
    "places": {"main": [10, 40, 1200, 700, "DP-1", True]},
    "set_aside": ["/stick/entries.json"],
    "keys": {"pause": ["F5"]},
    "share": {"percent": 120, "clock": "none", "block": False, "prompts": False, "plan": False},
    "chimes": "full",
    "privacy": {"lock_after": 3, "hide_after": 0, "kept_out": False},
    "language": "es",
    "paper": "a4",
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)
numbers = st.integers() | st.floats() | st.sampled_from([10**400, float("inf"), float("nan"), True, "large"])
nearly = st.one_of(
    numbers,
    st.sampled_from(["\ud800", "a\0b"]),
    st.lists(st.sampled_from(["\ud800", "a\0b", "F5"]) | numbers, max_size=3),
    st.dictionaries(st.sampled_from(["main", "mini"]), st.lists(numbers | st.text(), min_size=4, max_size=7)),
    st.dictionaries(st.sampled_from(["percent", "clock", "plan", "lock_after", "kept_out"]), numbers),
)


def read(folder: Path, text: str) -> Machine:
    path = folder / "groupside.json"
    path.write_text(text, encoding="utf-8")
    return MachineFile(path).now


def test_the_settings_that_stand_for_all_others_are_all_read(tmp_path: Path) -> None:
    now, usual = read(tmp_path, json.dumps(KEPT)), Machine()
    assert [key.name for key in fields(Machine) if getattr(now, key.name) == getattr(usual, key.name)] == []


def test_a_second_place_is_that_of_one_vault(tmp_path: Path) -> None:
    before = {"vault": str(tmp_path / "vault"), "second_place": "/media/stick"}  # as it was kept once
    assert read(tmp_path, json.dumps(before)).second_place_of(tmp_path / "vault") == "/media/stick"
    assert read(tmp_path, json.dumps(before)).second_place_of(tmp_path / "another") == ""
    machine = MachineFile(tmp_path / "groupside.json")
    machine.choose_second_place(tmp_path / "another", "/media/other")
    machine.change(vault=str(tmp_path / "another"))
    machine.flush()
    again = MachineFile(tmp_path / "groupside.json")
    assert again.now.second_place_of(tmp_path / "vault") == "/media/stick"
    assert again.now.second_place_of(tmp_path / "another") == "/media/other"
    again.choose_second_place(tmp_path / "another", "")
    assert again.now.second_place_of(tmp_path / "another") == ""
    assert again.now.second_place_of(tmp_path / "vault") == "/media/stick"


@given(st.sampled_from(sorted(KEPT)), anything | nearly)
def test_whatever_stands_in_one_entry_the_others_stay(
    tmp_path_factory: pytest.TempPathFactory, entry: str, nonsense: object
) -> None:
    folder = tmp_path_factory.getbasetemp()
    good = asdict(read(folder, json.dumps(KEPT)))
    now = asdict(read(folder, json.dumps({**KEPT, entry: nonsense})))
    assert {key: value for key, value in now.items() if key != entry} == {
        key: value for key, value in good.items() if key != entry
    }
    for x, y, width, height, *_rest in now["places"].values():
        QRect(x, y, width, height).center()
    for path in (now["vault"], *now["second_places"].values(), *now["set_aside"]):
        os.path.realpath(path)


@given(anything)
def test_whatever_the_file_is_the_program_starts_and_writes_it_anew(
    tmp_path_factory: pytest.TempPathFactory, kept: object
) -> None:
    path = tmp_path_factory.getbasetemp() / "groupside.json"
    path.write_text(json.dumps(kept), encoding="utf-8")
    machine = MachineFile(path)
    machine.change(chimes="full")
    machine.flush()
    assert MachineFile(path).now == machine.now


def test_a_file_that_is_nested_without_end_gives_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, "[" * 100_000) == Machine()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a disk is made to hang")
def test_a_disk_that_hangs_holds_nobody_up_and_what_was_chosen_last_is_written(tmp_path: Path) -> None:
    """Writing into a pipe waits until somebody reads it."""
    path = tmp_path / "groupside.json"
    os.mkfifo(path.with_suffix(".new"))
    machine = MachineFile(path)
    for percent in range(100, 201):
        machine.change(text_percent=percent)
        assert machine.now.text_percent == percent
    machine.flush(patience=0.05)
    assert not path.exists()
    path.with_suffix(".new").read_text()  # the disk is there again
    machine.change(text_percent=200)  # into a file, also where all of them were one write into the pipe
    machine.flush(patience=30)
    assert MachineFile(path).now.text_percent == 200
