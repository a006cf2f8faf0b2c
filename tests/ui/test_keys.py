"""The keys in force: chosen by a person, kept in the file of settings, and never one key for two acts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.errors import Refused
from ui.key_rules import portable, pressed, why_not
from ui.keys import Act, Keys, all_keys, live_keys, review_keys
from ui.machine import MachineFile

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def in_force(keys: Keys) -> dict[Act, tuple[str, ...]]:
    return {act: keys.of(act) for act in Act}


def test_every_act_has_one_row_and_no_key_stands_twice() -> None:
    assert [key.act for key in (*live_keys(), *review_keys())] == list(Act)
    sequences = [sequence for key in (*live_keys(), *review_keys()) for sequence in key.sequences]
    assert len(set(sequences)) == len(sequences)
    for sequence in (sequence for key in live_keys() for sequence in key.sequences):
        assert portable(sequence) == sequence
        assert [why_not(sequence, mac) for mac in (False, True)] == ["", ""]


def test_the_keys_of_the_review_stay_with_a_text_that_has_a_use_for_them() -> None:
    keys = Keys()
    assert (keys.shown(Act.SIGN_AND_NEXT), keys.shown(Act.NEXT_NOTE)) == ("Ctrl+Enter", "Ctrl+Down")
    assert not any(keys.has(sequence) for key in review_keys() for sequence in key.sequences)


@pytest.mark.parametrize("act", Act)
def test_every_key_can_be_another_one_or_none_and_comes_back(act: Act) -> None:
    keys, table = Keys(), in_force(Keys())
    keys.choose(act, "Shift+F8")
    assert (keys.of(act), keys.has("Shift+F8")) == (("Shift+F8",), True)
    keys.turn_off(act)
    assert in_force(keys) == {**table, act: ()}
    keys.put_back(act)
    assert in_force(keys) == table


def test_no_letter_alone_is_a_key_of_the_table() -> None:
    """WCAG 2.1.4: what types is never a key by itself."""
    typed = [sequence for key in all_keys() for sequence in key.sequences if "+" not in sequence]
    assert all(re.fullmatch(r"F\d+", sequence) for sequence in typed)


def test_a_key_of_another_act_is_refused_and_named() -> None:
    keys = Keys()
    with pytest.raises(Refused, match=r"^Ctrl\+N is “Next block” already\.$"):
        keys.choose(Act.PAUSE, "Ctrl+N")
    assert in_force(keys) == in_force(Keys())


def test_a_key_that_was_given_away_is_free_and_comes_back_only_when_it_is_free_again() -> None:
    keys = Keys()
    keys.choose(Act.NEXT_BLOCK, "F5")
    keys.choose(Act.PAUSE, "Ctrl+N")
    with pytest.raises(Refused, match=r"Ctrl\+N is “Pause, or go on” already"):
        keys.put_back(Act.NEXT_BLOCK)
    keys.turn_off(Act.PAUSE)
    keys.put_back(Act.NEXT_BLOCK)
    assert (keys.shown(Act.NEXT_BLOCK), keys.shown(Act.PAUSE)) == ("Ctrl+N", "")
    keys.put_all_back()
    assert in_force(keys) == in_force(Keys())


@pytest.mark.parametrize(
    ("wished", "why"),
    [
        ("N", "N stays for typing. Hold Ctrl with it, or take a function key."),
        ("Shift+5", "Shift+5 stays for typing. Hold Ctrl with it, or take a function key."),
        ("Left", "Left stays for typing. Hold Ctrl with it, or take a function key."),
        ("Alt+N", "Alt+N stays for typing. Hold Ctrl with it, or take a function key."),
        ("Space", "Space stays with fields and buttons."),
        ("Ctrl+Return", "Ctrl+Return stays with fields and buttons."),
        ("Esc", "Esc stays with fields and buttons."),
        ("Ctrl+Tab", "Ctrl+Tab stays with fields and buttons."),
        *((f"Ctrl+{key}", f"Ctrl+{key} stays what it is in every text.") for key in "ACVXYZ"),
        ("Ctrl+Left", "Ctrl+Left stays what it is in every text."),
        ("Ctrl+Shift+Right", "Ctrl+Shift+Right stays what it is in every text."),
        ("Ctrl+Alt+E", "Ctrl+Alt+E types a sign on some keyboards."),
        ("Alt+F4", "Alt+F4 belongs to the system."),
        ("Meta+L", "Meta+L belongs to the system."),
    ],
)
def test_what_types_or_belongs_to_the_system_is_refused(wished: str, why: str) -> None:
    assert why_not(wished, mac=False) == why
    assert why_not(wished, mac=True)
    if wished != "Alt+F4":  # Keys asks for the system that it runs on
        with pytest.raises(Refused):
            Keys().choose(Act.PASS, wished)


@pytest.mark.parametrize("wished", ["Ctrl+H", "Ctrl+Q", "Ctrl+Space", "Ctrl+Tab", "Ctrl+W", "Ctrl+,"])
def test_what_macos_owns_is_refused_there(wished: str) -> None:
    assert why_not(portable(wished), mac=True)


@pytest.mark.parametrize("wished", ["F5", "Shift+F5", "Ctrl+1", "Ctrl+Shift+L", "Ctrl+.", "Ctrl+Shift+Z"])
def test_function_keys_alone_and_others_with_ctrl_are_fine(wished: str) -> None:
    assert [why_not(wished, mac) for mac in (False, True)] == ["", ""]


def key_press(key: Qt.Key, held: Qt.KeyboardModifier, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


def test_a_sign_that_needs_shift_here_is_kept_as_the_sign() -> None:
    assert pressed(key_press(Qt.Key.Key_Plus, CTRL | SHIFT)) == "Ctrl++"
    assert pressed(key_press(Qt.Key.Key_Plus, CTRL | Qt.KeyboardModifier.KeypadModifier)) == "Ctrl++"
    assert pressed(key_press(Qt.Key.Key_N, CTRL | SHIFT)) == "Ctrl+Shift+N"
    assert pressed(key_press(Qt.Key.Key_F5, SHIFT)) == "Shift+F5"
    assert pressed(key_press(Qt.Key.Key_Control, CTRL)) == ""


names = st.sampled_from([*(act.name.lower() for act in Act), "an_act_of_tomorrow"])
wishes = st.sampled_from(
    ["F5", "F6", "Ctrl+N", "Ctrl+P", "ctrl+n", "N", "Ctrl+C", "", "nonsense", "Ctrl+K, Ctrl+L"]
)


@given(st.dictionaries(names, st.lists(wishes, max_size=3)))
def test_whatever_the_file_holds_no_key_does_two_things(chosen: dict[str, list[str]]) -> None:
    keys = Keys()
    keys.take(chosen)
    sequences = [sequence for act in Act for sequence in keys.of(act)]
    assert len(set(sequences)) == len(sequences)
    chosen_ones = [sequence for key in live_keys() for sequence in keys.of(key.act)]
    assert all(sequence and not why_not(sequence, mac=False) for sequence in chosen_ones)


def test_nonsense_in_the_file_costs_its_own_act_alone_and_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "groupside.json"
    kept = {
        "pause": ["F6"],
        "done": ["Space"],
        "hide": "F4",
        "undo": [3],
        "why": [],
        "an_act_of_tomorrow": ["F7"],
    }
    path.write_text(json.dumps({"mode": "dark", "keys": kept}))
    machine = MachineFile(path)
    keys = Keys()
    keys.take(machine.now.keys)
    changed = {Act.PAUSE: ("F6",), Act.WHY: ()}
    assert in_force(keys) == {**in_force(Keys()), **changed}
    keys.choose(Act.DONE, "F8")
    machine.change(keys=keys.chosen)
    machine.flush()
    again = MachineFile(path).now
    assert again.mode == "dark"
    assert again.keys == {"pause": ("F6",), "done": ("F8",), "why": (), "an_act_of_tomorrow": ("F7",)}


def test_a_choice_is_worth_more_than_a_key_that_a_later_table_gives_another_act() -> None:
    keys = Keys()
    keys.take({"mini_timer": ["F9"]})
    assert (keys.of(Act.MINI_TIMER), keys.of(Act.HIDE)) == (("F9",), ("Ctrl+Shift+H",))
