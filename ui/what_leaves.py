"""What leaves, wired to the main window: where it goes is asked over it, and what left is accounted for by person."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.begun import settle
from app.errors import GroupsideError, Refused
from app.live.note_events import GROUP_SECTION
from app.model.leaving import Destination
from app.practice.days import today_of
from app.words import _
from ui.acting import Acting
from ui.clipboard import RecordClipboard
from ui.copies import Copies
from ui.theme import Theme
from ui.windows.main import MainWindow

if TYPE_CHECKING:
    from app.documents.parcel import Parcel
    from app.documents.redaction import Answers
    from ui.practice.accounting_dialog import AccountingDialog
    from ui.practice.leaving_dialog import LeavingDialog
    from ui.practice.packet_dialog import AskDays, AskNames

    Wanted = Callable[[Answers], Coroutine[Any, Any, Parcel]]
    """What makes a parcel, once it is said which words are another member's name."""

Spawn = Callable[[Coroutine[Any, Any, None]], object]


class WhatLeaves(QObject):
    """Any part of a window asks by `Acting.leaving_asked` or `accounting_asked`.

    A dialog, and what it reads, is imported when first needed.
    """

    def __init__(self, theme: Theme, main: MainWindow, acting: Acting, spawn: Spawn) -> None:
        super().__init__(main)
        self._theme, self._main, self._acting, self._spawn = theme, main, acting, spawn
        self.clipboard = RecordClipboard(self)
        Copies(acting, self.clipboard, self)
        self._wanted: Wanted | None = None  # what is to leave, once it is said which words are names
        acting.leaving_asked.connect(self._ask)
        acting.note_asked.connect(self._ask_for_note)
        acting.accounting_asked.connect(self.show_accounting)
        acting.packet_asked.connect(self._ask_for_days)

    @cached_property
    def dialog(self) -> LeavingDialog:
        from ui.practice.leaving_dialog import LeavingDialog

        return LeavingDialog(self._theme, self._acting, self._spawn, self.clipboard, self._main)

    @cached_property
    def accounting(self) -> AccountingDialog:
        from ui.practice.accounting_dialog import AccountingDialog

        return AccountingDialog(self._theme, self._acting, self._spawn, self._main)

    @cached_property
    def days(self) -> AskDays:
        from ui.practice.packet_dialog import AskDays

        made = AskDays(self._theme, self._acting, self._main)
        made.chosen.connect(self._make_packet)
        return made

    @cached_property
    def names(self) -> AskNames:
        from ui.practice.packet_dialog import AskNames

        made = AskNames(self._theme, self._acting, self._main)
        made.answered.connect(self._go_on)
        return made

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

    # A person's notes

    def _ask_for_days(self, person: str) -> None:
        desk = self._acting.desk
        if (known := desk.practice.people.get(person)) is not None:
            self.days.begin(known, today_of(desk.practice, desk.now(), person))

    def _make_packet(self, person: str, since: date, until: date) -> None:
        self._wanted = partial(self._packet, person, since, until)
        self._go_on({})

    def _ask_for_note(self, about: str) -> None:
        """What was signed about a person of the open session, or about its group."""
        self._wanted = partial(self._note, about)
        self._go_on({})

    def _go_on(self, answers: Answers) -> None:
        """`answers` say which words are another member's name."""
        if self._wanted is not None:
            self._spawn(self._make(self._wanted, answers))

    async def _packet(self, person: str, since: date, until: date, answers: Answers) -> Parcel:
        from app.note_parcels import packet_parcel

        desk = self._acting.desk
        rows = await asyncio.wrap_future(desk.vault.sessions_of(person))
        within = [row for row in rows if since.isoformat() <= row.day <= until.isoformat()]
        sessions = [await asyncio.wrap_future(desk.past_session(row.stream)) for row in within]
        return await asyncio.to_thread(packet_parcel, desk, sessions, person, since, until, answers)

    async def _note(self, about: str, answers: Answers) -> Parcel:
        from app.note_parcels import group_note_parcel, note_parcel

        desk = self._acting.desk
        session = desk.session
        if session is None:
            raise Refused(_("No session is open."))
        said = {**session.progress_of(about).names, **answers}
        if about == GROUP_SECTION:
            return group_note_parcel(desk, said)
        return note_parcel(desk, session, about, said)

    async def _make(self, wanted: Wanted, answers: Answers) -> None:
        from app.note_parcels import NamesToJudge

        try:
            parcel = await wanted(answers)
        except NamesToJudge as asked:
            self.names.begin(asked.words, answers)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self.dialog.ask(parcel, Destination.RECORD)

    def _ask(self, parcel: Parcel, destination: Destination) -> None:
        self.dialog.ask(parcel, destination)
