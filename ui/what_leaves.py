"""What leaves, wired to the main window: where it goes is asked over it, and what left is accounted for by person."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject

from app.begun import settle
from app.documents.parcel import Parcel
from app.errors import GroupsideError
from app.model.leaving import Destination
from ui.acting import Acting
from ui.clipboard import RecordClipboard
from ui.practice.accounting_dialog import AccountingDialog
from ui.practice.leaving_dialog import LeavingDialog
from ui.theme import Theme
from ui.windows.main import MainWindow

Spawn = Callable[[Coroutine[Any, Any, None]], object]


class WhatLeaves(QObject):
    """Any part of a window asks by `Acting.leaving_asked` or `accounting_asked`; a dialog is made when first needed."""

    def __init__(self, theme: Theme, main: MainWindow, acting: Acting, spawn: Spawn) -> None:
        super().__init__(main)
        self._theme, self._main, self._acting, self._spawn = theme, main, acting, spawn
        self.clipboard = RecordClipboard(self)
        acting.leaving_asked.connect(self._ask)
        acting.accounting_asked.connect(self.show_accounting)

    @cached_property
    def dialog(self) -> LeavingDialog:
        return LeavingDialog(self._theme, self._acting, self._spawn, self.clipboard, self._main)

    @cached_property
    def accounting(self) -> AccountingDialog:
        return AccountingDialog(self._theme, self._acting, self._spawn, self._main)

    def show_accounting(self, person: str) -> None:
        """Everything that left about a person."""
        self.accounting.ask(person)

    def say_what_was_cut_off(self) -> None:
        """At a start: exports in the middle of which the program ended."""
        try:
            said = settle(self._acting.desk)
        except GroupsideError as trouble:
            said = (trouble.sentence,)
        if said:
            self._main.say("\n".join(said))

    def _ask(self, parcel: Parcel, destination: Destination) -> None:
        self.dialog.ask(parcel, destination)
