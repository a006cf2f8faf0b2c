"""What leaves, wired to the main window: where it goes is asked over it, and what left is accounted for by person."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.begun import settle
from app.errors import GroupsideError, Refused
from app.live.note_events import GROUP_SECTION
from app.model.leaving import Destination
from app.practice.days import today_of
from app.practice.names_answered import answer_names
from app.words import _
from ui.acting import Acting, Copy
from ui.apart import Spawn
from ui.clipboard import RecordClipboard
from ui.copies import Copies
from ui.theme import Theme
from ui.windows.main import MainWindow

if TYPE_CHECKING:
    from app.documents.name_questions import Question
    from app.documents.parcel import Parcel
    from app.documents.redaction import Answers
    from ui.practice.accounting_dialog import AccountingDialog
    from ui.practice.ask_names import AskNames
    from ui.practice.leaving_dialog import LeavingDialog
    from ui.practice.packet_dialog import AskDays

    Wanted = Callable[[Answers], Coroutine[Any, Any, Parcel]]
    """What makes a parcel, once it is said which words are another member's name."""

NAMES = "names"
"""The act of a message that what was answered about names is looked at again."""


class WhatLeaves(QObject):
    """Any part of a window asks by `Acting.leaving_asked` or `accounting_asked`.

    A dialog, and what it reads, is imported when first needed.
    """

    def __init__(self, theme: Theme, main: MainWindow, acting: Acting, spawn: Spawn) -> None:
        super().__init__(main)
        self._theme, self._main, self._acting, self._spawn = theme, main, acting, spawn
        self.clipboard = RecordClipboard(self)
        self._go_on: Callable[[Answers], None] | None = None  # once it is said which words are names
        self._about = ""  # the person whom that is answered about; '' is the group
        self._copied: Copy | None = None
        self.copy_for(acting)
        main.act_chosen.connect(self._act)
        acting.leaving_asked.connect(self._ask)
        acting.note_asked.connect(self._ask_for_note)
        acting.accounting_asked.connect(self.show_accounting)
        acting.packet_asked.connect(self._ask_for_days)

    @cached_property
    def dialog(self) -> LeavingDialog:
        from ui.practice.leaving_dialog import LeavingDialog

        made = LeavingDialog(self._theme, self._acting, self._spawn, self.clipboard, self._main)
        made.names_asked.connect(self._ask_in_parcel)
        return made

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
        from ui.practice.ask_names import AskNames

        made = AskNames(self._theme, self._acting, self._main)
        made.answered.connect(self._answered)
        return made

    def copy_for(self, acting: Acting) -> None:
        """What is copied in a window of `acting` is signed by who sits there."""
        copies = Copies(acting, self.clipboard, acting)
        copies.names_asked.connect(self._ask_in_copy)
        copies.copied.connect(self._offer_names)

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
        self._spawn(self._make(person, partial(self._packet, person, since, until), {}))

    def _ask_for_note(self, about: str) -> None:
        """What was signed about a person of the open session, or about its group."""
        self._spawn(self._make("" if about == GROUP_SECTION else about, partial(self._note, about), {}))

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

    async def _make(self, about: str, wanted: Wanted, answers: Answers) -> None:
        from app.documents.redaction import NamesToJudge

        try:
            parcel = await wanted(answers)
        except NamesToJudge as asked:
            self._judge(about, asked.questions, partial(self._make_again, about, wanted, answers))
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self.dialog.ask(parcel, Destination.RECORD)

    def _make_again(self, about: str, wanted: Wanted, before: Answers, answers: Answers) -> None:
        self._spawn(self._make(about, wanted, {**before, **answers}))

    # Whose name it is

    def _judge(self, about: str, questions: Sequence[Question], go_on: Callable[[Answers], None]) -> None:
        self._about, self._go_on = about, go_on
        self.names.begin(questions)

    def _answered(self, answers: Answers) -> None:
        """What is about a person is kept: the same place is not asked about again."""
        if self._about and not self._acting.arrange(answer_names, self._about, answers):
            return
        if self._go_on is not None:
            self._go_on(answers)

    def _ask(self, parcel: Parcel, destination: Destination) -> None:
        if parcel.unanswered:
            self._ask_in_parcel(parcel, destination)
        else:
            self.dialog.ask(parcel, destination)

    def _ask_in_parcel(self, parcel: Parcel, destination: Destination) -> None:
        if (again := parcel.again) is not None:
            act = partial(self._try, lambda: self._ask(again(), destination))
            self._judge(parcel.people[0], parcel.asked, lambda _answers: act())

    def _ask_in_copy(self, wanted: Copy) -> None:
        if (again := wanted.again) is not None:
            act = partial(self._try, lambda: self._acting.copy_asked.emit(again()))
            self._judge(wanted.people[0], wanted.asked, lambda _answers: act())

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)

    def _offer_names(self, copied: Copy) -> None:
        """What was answered can be changed, and the text is copied anew."""
        if copied.asked:
            self._copied = copied
            self._main.say(copied.said, _("Answers about names"), NAMES)

    def _act(self, act: str) -> None:
        if act == NAMES and self._copied is not None:
            self._ask_in_copy(self._copied)
