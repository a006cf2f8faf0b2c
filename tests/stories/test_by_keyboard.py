"""A whole short session on a real screen, by real keys alone; then the vault says what was done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.desk import Desk
from app.live import events as e
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import MARIA, PASSPHRASE, new_desk_today
from tests.stories.by_keyboard import a_screen_with_groupside

NOTE = "@Maria named her plan for the weekend"
# Harmony's questions, and what Maria says
CHECK_IN = {
    "How do you feel, in one word?": "calm",
    "Craving right now, 0 to 10": "3",
    "Any use since our last group?": "no",
    "A goal for today": "call a friend",
}


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="the screen is an X server of its own")
def test_a_short_session_is_run_by_keys_alone(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    new_desk_today(folder).close()
    with a_screen_with_groupside(folder) as keyboard:
        keyboard.is_in("Passphrase")
        keyboard.type(PASSPHRASE)
        keyboard.press("Return")
        keyboard.sees("NEXT GROUP")
        keyboard.is_in("TodayScreen")
        keyboard.go_to("Start")
        keyboard.press("Return")
        keyboard.sees("Next: Education")

        def call(letters: str, act: str) -> None:
            keyboard.press("ctrl+j")
            keyboard.is_in("Find a person")
            keyboard.type(letters)
            keyboard.press("Return")
            keyboard.choose(act)

        call("mar", "Arrived")
        keyboard.sees("1 of 3 here")
        call("mar", "Check in now")
        for field, answer in CHECK_IN.items():
            keyboard.is_in(field)
            keyboard.type(answer)
            if field != list(CHECK_IN)[-1]:
                keyboard.press("Return")
        keyboard.press("ctrl+d")
        keyboard.sees("1 of 1 done")

        keyboard.press("Escape")
        keyboard.type(NOTE)
        keyboard.press("Return")
        keyboard.press("ctrl+p")
        keyboard.sees("Go on")
        keyboard.press("ctrl+p")
        keyboard.sees("Pause")
        keyboard.press("ctrl+b")
        keyboard.sees("Go on")
        keyboard.press("ctrl+b")
        keyboard.sees("Pause")
        for following in ("Break", "Small-group counseling", "Check-out"):
            keyboard.press("ctrl+n")
            keyboard.sees(f"Next: {following}")
        keyboard.press("ctrl+shift+z")
        keyboard.sees("Next: Small-group counseling")
        keyboard.press("ctrl+n")
        keyboard.press("ctrl+n")
        keyboard.sees("Check-out round")

        keyboard.press("ctrl+n")
        keyboard.sees("Before you end")
        keyboard.press("Down")
        for left in (3, 2, 1):  # Maria is let go; the two who did not come are kept for Today
            keyboard.sees(f"{left} to go")
            keyboard.press("l")
        keyboard.sees("0 to go")
        keyboard.go_to("End session")
        keyboard.press("Return")
        keyboard.sees("After the group")
        keyboard.close_window()
        keyboard.is_over()

    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    desk = Desk(vault, SystemClock(), shipped_library())
    row = vault.sessions().result()[0]
    session = desk.past_session(row.stream).result()
    desk.close()
    maria = session.people[MARIA]
    assert maria.check_in is not None
    assert list(maria.check_in.answers.values()) == list(CHECK_IN.values())
    assert [(note.text, note.people) for note in session.notes] == [(NOTE, (MARIA,))]
    assert session.let_go == (MARIA,)
    assert session.run.ended is not None
    assert [visit.block for visit in session.run.visits] == [block.id for block in session.run.blocks]
    assert len(session.run.pauses) == 2
    kinds = [type(entry.event) for entry in session.entries if entry.id not in session.undone]
    assert kinds.count(e.Undone) == 1
