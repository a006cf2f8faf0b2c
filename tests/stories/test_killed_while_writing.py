"""The program is killed while a note is written: what was typed stands there when the notes are opened again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from app.clock import SystemClock
from app.desk import Desk
from app.lines import NEW_OBJECTIVE, section_draft
from app.live.note_events import GROUP_SECTION
from app.review import commands
from app.review.sheets import note_sheet
from app.reviewing import sign
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, PASSPHRASE, clock_at, new_desk
from tests.stories.conftest import Computer
from tests.ui.screens.conftest import at_once, words_in
from tests.ui.screens.review_by_hand import Writer, hold_session, note_of
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows

TYPED = "Rings her sister before the weekend"


def sign_james(desk: Desk) -> None:
    """His note stands signed, so that something can be added to it."""
    seat = desk.seat(ALEX.id)
    assert desk.session is not None
    for section in ("assessment", "plan"):
        seat.do(commands.write_section, JAMES, section, f"Takes part more freely than before ({section}).")
    seat.do(commands.answer_risk, JAMES, "none")
    seat.do(commands.name_objectives, desk.practice, JAMES, [f"objective-{JAMES}"])
    sign(seat, note_sheet(desk.session, desk.practice, JAMES))


def stands_again(writer: Writer, place: str) -> None:
    """What was half typed last stands in its place, is no entry yet, and is one once it is left."""
    desk, note = writer.windows.desk, writer.screen.note
    match place:
        case "risk":
            assert note.risk.words.words == TYPED
            assert note_of(desk, MARIA).risk is None
            note.risk.words.setFocus()
            writer.leave_field()
            assert note_of(desk, MARIA).risk == ("concern", TYPED)
        case "objective":
            assert note.objectives.add.text() == TYPED
            note.objectives.add.setFocus()
            writer.leave_field()
            assert [each.text for each in desk.practice.people[MARIA].objectives][1:] == [TYPED]
            assert note.objectives.add.text() == ""
            assert not [key for key in desk.drafts() if section_draft(MARIA, NEW_OBJECTIVE) in key]
        case _:
            about, section = (GROUP_SECTION, "topic") if place == "group" else (MARIA, place)
            assert writer.text(section).endswith(TYPED)
            assert section not in note_of(desk, about).sections
            writer.edit(section).setFocus()
            writer.leave_field()
            assert note_of(desk, about).sections[section].text.endswith(TYPED)


@pytest.mark.skipif(sys.platform == "win32", reason="killed by a signal")
@pytest.mark.parametrize("place", ["plan", "risk", "objective", "group"])
def test_half_typed_words_of_a_note_outlive_the_program(
    computer: Computer, tmp_path: Path, qtbot: QtBot, place: str
) -> None:
    folder, clock = tmp_path / "vault", clock_at()
    desk = new_desk(folder, clock)
    hold_session(desk, clock)
    sign_james(desk)
    desk.close()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.stories.typing_a_note", str(folder), PASSPHRASE, TYPED, place],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        session = program.stdout.readline().strip()
        program.send_signal(signal.SIGKILL)
    assert session
    desk = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), SystemClock(), shipped_library())
    windows = PracticeWindows(computer.theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    windows.main.activateWindow()
    qtbot.waitUntil(windows.main.isActiveWindow)
    windows.write_notes_of(session)
    writer = Writer(windows)
    note = writer.screen.note
    if place != "group":  # it is the first that is owed, and stands open
        windows.reviewing.show_note(MARIA)
    stands_again(writer, place)
    windows.reviewing.show_note(JAMES)
    addendum = note.signed.form.findChild(QTextEdit)
    assert isinstance(addendum, QTextEdit)
    assert addendum.isVisible()
    assert addendum.toPlainText() == TYPED
    windows.reviewing.show_note(AISHA)
    assert "One about Aisha K. is half typed" in words_in(note.counseling)
    note.counseling.head.click()
    assert note.counseling.words.toPlainText() == TYPED
    windows.put_away()
    desk.close()
