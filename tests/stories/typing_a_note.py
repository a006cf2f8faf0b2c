"""A process in which somebody types into a section of a note, and never leaves it; started to be killed.

Says the session's stream once what was typed lies on the disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.desk import Desk
from app.resources import resources_folder
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import MARIA
from tests.ui.screens.conftest import at_once
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.theme import Theme


def main() -> None:
    folder, passphrase, typed = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    application = QApplication([])
    desk = Desk(Vault.open(folder, unlock(folder, passphrase)), SystemClock(), shipped_library())
    theme = Theme(application, resources_folder())
    windows = PracticeWindows(theme, MachineFile(folder.parent / "machine.json"), desk, at_once)
    windows.show()
    session = desk.vault.sessions().result()[0].stream
    windows.write_notes_of(session)
    windows.reviewing.show_note(MARIA)
    edit = windows.reviewing.screen.note.sections["plan"].edit
    edit.setFocus()
    QTest.keyClicks(edit, typed)
    assert any(text == typed for _author, text in desk.vault.drafts().result().values())
    print(session, flush=True)
    sys.stdin.read()  # until it is killed


if __name__ == "__main__":
    main()
