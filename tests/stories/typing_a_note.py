"""A process in which somebody types into a place of a note, and never leaves it; started to be killed.

Says the session's stream once what was typed lies on the disk. Before that an addendum to James's note and a counseling
note about Aisha were begun.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from app.clock import SystemClock
from app.desk import Desk
from app.live.note_events import GROUP_SECTION
from app.resources import resources_folder
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import AISHA, JAMES, MARIA
from tests.ui.screens.conftest import at_once
from tests.ui.screens.review_by_hand import press_in
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.review.note_card import NoteCard
from ui.theme import Theme


def type_into(note: NoteCard, place: str, typed: str) -> None:
    match place:
        case "risk":
            press_in(note.risk, "Write")
            QTest.keyClicks(note.risk.words, typed)
        case "objective":
            note.objectives.add.setFocus()
            QTest.keyClicks(note.objectives.add, typed)
        case _:
            edit = note.sections["topic" if place == "group" else place].edit
            edit.setFocus()
            edit.moveCursor(edit.textCursor().MoveOperation.End)
            QTest.keyClicks(edit, typed)


def main() -> None:
    folder, passphrase, typed, place = Path(sys.argv[1]), *sys.argv[2:5]
    application = QApplication([])
    desk = Desk(Vault.open(folder, unlock(folder, passphrase)), SystemClock(), shipped_library())
    theme = Theme(application, resources_folder())
    windows = PracticeWindows(theme, MachineFile(folder.parent / "machine.json"), desk, at_once)
    windows.show()
    session = desk.vault.sessions().result()[0].stream
    windows.write_notes_of(session)
    windows.reviewing.show_note(JAMES)
    note = windows.reviewing.screen.note
    press_in(note.signed, "Add an addendum")
    QTest.keyClicks(note.signed.findChildren(QTextEdit)[0], typed)
    windows.reviewing.show_note(AISHA)
    note.counseling.head.click()
    press_in(note.counseling, "Add one")
    QTest.keyClicks(note.counseling.words, typed)
    windows.reviewing.show_note(GROUP_SECTION if place == "group" else MARIA)
    type_into(note, place, typed)
    found = list(desk.vault.drafts().result().values())
    assert sum(text.endswith(typed) for _author, text in found) == 2
    assert len(found) == 3
    print(session, flush=True)
    sys.stdin.read()  # until it is killed


if __name__ == "__main__":
    main()
