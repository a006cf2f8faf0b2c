"""Groupside as a person has it: windows that are seen, buttons with words, fields with names, and nothing else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.desk import Desk
from app.vault import backup
from app.vault.backup import Verifier
from app.vault.folder import Vault
from app.vault.keys import Keyring
from ui.before_closing import GroupGoesOn
from ui.first_window import first_window
from ui.machine import MachineFile
from ui.one_program import OneProgram
from ui.opening import Opening
from ui.practice_windows import PracticeWindows
from ui.screens.unlock import UnlockWindow
from ui.screens.welcome import WelcomeWindow
from ui.theme import Theme
from ui.windows.main import MainWindow

PATIENCE = 20.0  # seconds, for a machine that is busy

W = TypeVar("W", bound=QWidget)


class ByHand:
    """One run of the program, from its first window until it is closed."""

    def __init__(
        self,
        theme: Theme,
        machine: Path,
        folder: Path,
        open_vault: Callable[[Path, Keyring], Vault] = Vault.open,
        one: OneProgram | None = None,
        examine: Verifier | None = None,
        damaged: bool = False,
    ) -> None:
        """Backups are examined here and not in a process of their own, unless `examine` does that: it takes long.
        `damaged`: whoever locked the vault before found it so."""
        first = first_window(theme, folder)
        if isinstance(first, UnlockWindow):
            first.damaged = damaged
        first.resize(960, 640)
        first.show()  # as the program does: what is hidden when it comes to wiring was closed by then
        self.opening = Opening(
            theme, MachineFile(machine), folder, first, open_vault, one, examine or examined
        )
        self._over = asyncio.ensure_future(self.opening.until_closed())

    @property
    def practice(self) -> PracticeWindows:
        """The windows of the practice, once it is open."""
        windows = self.opening.windows
        assert windows is not None
        return windows

    @property
    def desk(self) -> Desk:
        return self.practice.desk

    async def click(self, word: str) -> None:
        """The button or box that says this, once it is there and can be pressed."""
        button: QAbstractButton = await self._found(QAbstractButton, word)
        await until(button.isEnabled, f"“{word}” cannot be pressed")
        # a box may be wider than its words, and only these can be clicked
        place = QPoint(12, button.height() // 2) if isinstance(button, QCheckBox) else button.rect().center()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)

    async def write(self, field: str, text: str) -> None:
        """Into the field of this name, in place of what stands there."""
        edit: QLineEdit = await self._found(QLineEdit, field)
        edit.window().activateWindow()
        await until(edit.isActiveWindow, f"the window of “{field}” is not active")
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)

    async def type_words(self, words: str) -> None:
        """Where the focus is."""
        await until(lambda: QApplication.focusWidget() is not None, "nothing has the focus")
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)

    async def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        if QApplication.activeWindow() is None:  # without a desktop nobody gives it back when a dialog closes
            windows()[0].activateWindow()
            await until(lambda: QApplication.focusWidget() is not None, "nothing has the focus")
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        QTest.keyClick(focus, key, modifier)

    async def sees(self, words: str) -> None:
        await until(lambda: words in seen(), f"“{words}” is not on the screen")

    async def unlock(self, passphrase: str) -> None:
        """The main window, once it is there, is given the room of a laptop."""
        await self.write("Passphrase", passphrase)
        await self.click("Unlock")
        button: list[QAbstractButton] = []

        def answered() -> bool:
            button[:] = _named(QAbstractButton, "Unlock")
            return self.opening.windows is not None or bool(button and button[0].isEnabled())

        await until(answered, "the passphrase is not answered")
        if self.opening.windows is not None:
            self.practice.main.resize(1440, 900)

    async def choose_file(self, path: Path) -> None:
        """In the file dialog that is open."""
        await until(lambda: bool(found(QFileDialog)), "no file dialog is open")
        dialog = found(QFileDialog)[0]
        dialog.selectFile(str(path))
        dialog.accept()

    async def close(self) -> None:
        """The cross of the window; whatever is asked then is the story's."""
        for window in windows():
            if isinstance(window, MainWindow | UnlockWindow | WelcomeWindow):
                window.close()

    @property
    def over(self) -> bool:
        """Whether the program has come to its end."""
        return self._over.done()

    async def is_over(self) -> None:
        await until(self._over.done, "Groupside is still open")

    async def close_in_a_group(self) -> None:
        """The same, and what is asked while a group runs is answered."""
        await self.close()
        if found(GroupGoesOn):
            await self.click("Close Groupside")

    async def leave(self) -> None:
        await self.close_in_a_group()
        await self.is_over()

    async def _found(self, kind: type[W], word: str) -> W:
        await until(lambda: bool(_named(kind, word)), f"“{word}” is not there")
        return _named(kind, word)[0]


def examined(path: Path, secret: bytes) -> None:
    keyring, head = backup.told_secret(secret)
    assert backup.examine(path, keyring, head) == []


async def until(condition: Callable[[], bool], otherwise: str) -> None:
    """Let the windows work until something has come about."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"{otherwise}. On the screen:\n{seen()}"
        await asyncio.sleep(0.01)


def windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def found(kind: type[W]) -> list[W]:
    """Everything of a kind that can be seen, in dialogs first."""
    inside = [widget for window in windows() for widget in [window, *window.findChildren(QWidget)]]
    return [widget for widget in reversed(inside) if isinstance(widget, kind) and widget.isVisible()]


def seen() -> str:
    """All words on the screen."""
    return "\n".join(
        widget.text() for widget in found(QWidget) if isinstance(widget, QLabel | QAbstractButton)
    )


def _named(kind: type[W], word: str) -> list[W]:
    return [widget for widget in found(kind) if word in (widget.accessibleName(), _text(widget))]


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
