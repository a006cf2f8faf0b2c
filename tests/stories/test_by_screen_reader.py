"""A short session through the accessibility bus alone, from another process; then the vault says what was done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.desk import Desk
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import AISHA, JAMES, MARIA, PASSPHRASE, new_desk_today
from tests.stories.by_screen_reader import Part, ScreenReader, a_desktop_with_groupside, as_lines

NOTE = "@Maria named her plan for the weekend"
# what is acted on or has a value; the rest holds these together
CONTROLS = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "text",
    "password text",
    "combo box",
    "list",
}
CONTROLS |= {"list item", "progress bar", "spin button", "table", "page tab", "menu item"}


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other trees")
def test_a_short_session_is_run_through_the_accessibility_tree(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    new_desk_today(folder).close()
    with a_desktop_with_groupside(folder) as reader:
        reader.find("Unlock", "push button")
        assert windows(reader) == {"frame"}
        reader.write("Passphrase", PASSPHRASE)
        reader.press("Unlock")
        reader.find("Start", "push button")
        assert windows(reader) == {"frame"}
        assert nameless(reader) == []
        reader.press("Start")
        clock = reader.find("Time left", "progress bar")
        assert clock["value"] == [30.0, 30.0]
        assert clock["says"].endswith("left of 30 min")
        assert nameless(reader) == []

        reader.focus("People in this session", "list")
        reader.enter()
        reader.goes_to("Arrived", "menu item")
        reader.enter()
        reader.hears("1 of 3 here")
        assert nameless(reader) == []
        reader.write("Note", NOTE)
        reader.focus("Note", "text")
        reader.enter()
        reader.hears("named her plan")
        reader.press("Next: Education", "push button")
        reader.find("Next: Break", "push button")
        assert reader.find("Time left", "progress bar")["value"] == [45.0, 45.0]
        assert nameless(reader) == []

        reader.press("End session: Before you end", "push button")
        reader.hears("3 to go")
        for name, act in (("Maria", "Let go"), ("James", "Later, on Today"), ("Aisha", "Later, on Today")):
            reader.press_what_begins(f"{act}: {name}")
        reader.hears("0 to go")
        assert nameless(reader) == []
        reader.press("End session", "push button")
        reader.find("After the group")
        assert nameless(reader) == []

    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    desk = Desk(vault, SystemClock(), shipped_library())
    session = desk.past_session(vault.sessions().result()[0].stream).result()
    desk.close()
    assert session.run.ended is not None
    assert [person for person in (MARIA, JAMES, AISHA) if session.people[person].spans] == [MARIA]
    assert [(note.text, note.people) for note in session.notes] == [(NOTE, (MARIA,))]
    assert [visit.block for visit in session.run.visits] == [block.id for block in session.run.blocks[:2]]


def windows(reader: ScreenReader) -> set[str]:
    """What they are told as."""
    return {part["role"] for part in reader.parts() if not part["depth"]}


def nameless(reader: ScreenReader) -> list[str]:
    """What a screen reader could say no word about."""
    return [as_lines([part]) for part in reader.parts() if part["role"] in CONTROLS and not _is_told(part)]


def _is_told(part: Part) -> bool:
    """Of a list to pick from, Qt tells what is picked in place of the name."""
    words = part["says"] if part["role"] == "combo box" else part["name"]
    return any(sign.isalpha() for sign in words)
