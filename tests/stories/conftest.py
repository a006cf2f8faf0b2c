"""What stories share: an event loop as the program has it, a theme, and a disk that can fail."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from app.resources import resources_folder
from app.vault.backup import Verifier
from app.vault.folder import Vault
from app.vault.keys import Keyring
from tests.stories.by_hand import ByHand
from ui.one_program import OneProgram
from ui.theme import Look, Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PLAIN = Look(mode="light", text_percent=100, reduced_motion=True)

Play = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def play(qapp: QApplication) -> Iterator[Play]:
    """Runs a story to its end on the program's own kind of loop."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))

    def run(story: Coroutine[Any, Any, None]) -> None:
        loop = qasync.QEventLoop(qapp)
        asyncio.set_event_loop(loop)
        with loop:
            loop.run_until_complete(story)
        asyncio.set_event_loop(None)

    yield run
    for window in qapp.topLevelWidgets():
        window.hide()  # of a story that broke off
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()  # here, not in whatever thread comes next: Qt's objects go where they were made
    QLocale.setDefault(before)


@dataclass(frozen=True)
class Computer:
    """One computer: a theme, its settings file, and a folder for the vault."""

    theme: Theme
    home: Path

    @property
    def vault(self) -> Path:
        return self.home / "vault"

    def launch(
        self,
        open_vault: Callable[[Path, Keyring], Vault] = Vault.open,
        one: OneProgram | None = None,
        examine: Verifier | None = None,
    ) -> ByHand:
        """Start Groupside, as if by its icon."""
        return ByHand(self.theme, self.home / "groupside.json", self.vault, open_vault, one, examine)


@pytest.fixture(scope="session")
def _theme_of_stories(qapp: QApplication) -> Theme:
    return Theme(qapp, resources_folder(), PLAIN)


@pytest.fixture
def computer(_theme_of_stories: Theme, tmp_path: Path) -> Iterator[Computer]:
    yield Computer(_theme_of_stories, tmp_path)
    _theme_of_stories.choose(PLAIN)
