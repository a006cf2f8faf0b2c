"""Editing agendas: the practice's own from Settings, and today's before the group starts."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import VaultError
from app.live import steering
from app.model.agenda import Agenda
from app.model.agenda_draft import AgendaDraft, BlockDraft
from app.model.durations import suggested_minutes
from app.practice.agendas import drop_agenda, keep_agenda, title_of_copy
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.practice.agenda_form import NEW_MINUTES
from ui.practice.agendas_card import AgendasCard
from ui.screens.agenda import AgendaScreen
from ui.theme import Theme
from ui.windows.main import MainWindow


@dataclass(frozen=True, slots=True)
class _Edited:
    """What the editor was opened with, and what was typed in it if it was left before."""

    draft: AgendaDraft
    heading: str
    words: str
    groups: tuple[str, ...]  # whose past sessions say how long blocks usually take
    session: str = ""  # the stream of the session whose agenda of today it is
    typed: AgendaDraft | None = None

    @property
    def today(self) -> bool:
        return bool(self.session)


class AgendaEditing(QObject):
    """What is typed stays in the editor until it was taken; leaving it, and removing an agenda, can be taken back."""

    GO_ON, BRING_BACK = "agenda_go_on", "agenda_bring_back"

    def __init__(
        self,
        theme: Theme,
        main: MainWindow,
        acting: Acting,
        spawn: Spawn,
        to_settings: Callable[[], None],
        to_live: Callable[[], None],
    ) -> None:
        super().__init__(main)
        self._theme, self._main, self._acting, self._spawn = theme, main, acting, spawn
        self._to_settings, self._to_live = to_settings, to_live
        self._editing: _Edited | None = None
        self._left: _Edited | None = None
        self._removed: Agenda | None = None
        main.act_chosen.connect(self._act)
        main.went_from.connect(self._note_leaving)

    @cached_property
    def screen(self) -> AgendaScreen:
        made = AgendaScreen(self._theme)
        made.save_asked.connect(self._save)
        made.left.connect(self._leave)
        return made

    def follow(self, card: AgendasCard) -> None:
        """Do what is asked for in Settings."""
        card.new_asked.connect(self.new)
        card.copy_asked.connect(self.copy)
        card.change_asked.connect(self.change)
        card.remove_asked.connect(self.remove)

    # What is edited

    def new(self) -> None:
        block = BlockDraft(f"block-{secrets.token_hex(4)}", _("New block"), NEW_MINUTES)
        self._begin(AgendaDraft(_new_id(), "", (block,)), _("A new agenda"))

    def change(self, agenda_id: str) -> None:
        agenda = self._acting.desk.practice.agendas.get(agenda_id)
        if agenda is not None:
            words = _("Sessions that were held, and one that is open, keep the agenda they were opened with.")
            self._begin(AgendaDraft.of(agenda), _("Change an agenda"), words, like=agenda_id)

    def copy(self, agenda_id: str) -> None:
        """The same blocks under another title; nothing is kept before it is saved."""
        practice = self._acting.desk.practice
        shipped = {program.agenda.id: program.agenda for program in practice.programs.values()}
        agenda = {**shipped, **practice.agendas}.get(agenda_id)
        if agenda is not None:
            title = title_of_copy(practice, agenda.title)
            draft = AgendaDraft.of(agenda.model_copy(update={"id": _new_id(), "title": title}))
            self._begin(draft, _("Copy and change an agenda"), like=agenda_id)

    def todays(self) -> None:
        """The blocks of the open session, before its start."""
        session = self._acting.desk.session
        if session is None or session.opened is None:
            return
        agenda = session.opened.agenda.model_copy(update={"blocks": session.run.allotted_blocks})
        words = _("For today only: the agenda of the group stays as it is.")
        draft, groups = AgendaDraft.of(agenda), (session.opened.group_id,)
        self._show(_Edited(draft, _("Today’s agenda"), words, groups, session.stream))

    def remove(self, agenda_id: str) -> None:
        agenda = self._acting.desk.practice.agendas.get(agenda_id)
        if agenda is not None and self._acting.arrange(drop_agenda, agenda_id):
            self._removed = agenda
            words = _("{agenda} was removed.").format(agenda=agenda.title)
            self._main.say(words, _("Undo"), self.BRING_BACK)

    # What becomes of it

    def _begin(self, draft: AgendaDraft, heading: str, words: str = "", *, like: str = "") -> None:
        groups = tuple(group.id for group in self._acting.desk.practice.groups_with(like))
        self._show(_Edited(draft, heading, words, groups))

    def _show(self, edited: _Edited) -> None:
        self._editing = edited
        save = _("Use it today") if edited.today else _("Save agenda")
        draft = edited.typed or edited.draft
        self.screen.begin(draft, edited.heading, edited.words, with_title=not edited.today, save=save)
        self._main.go_to(self.screen)
        self.screen.take_focus()
        self._spawn(self._suggest(edited))

    async def _suggest(self, edited: _Edited) -> None:
        """How long the blocks usually take, once the vault has told it; of several groups the first one counts."""
        block_minutes = self._acting.desk.vault.block_minutes
        usual: dict[str, int] = {}
        for group in edited.groups:
            with suppress(VaultError):  # the disk's trouble is said elsewhere: here only a hint is missing
                rows = await asyncio.wrap_future(block_minutes(group))
                usual = {**suggested_minutes(rows), **usual}
        if edited is self._editing:
            self.screen.form.suggest(usual)

    def _save(self) -> None:
        """Back to where it was asked for, once it was taken; a refusal leaves everything as it was typed."""
        agenda = self.screen.form.draft().agenda()
        if self._editing is None or not self._is_there(self._editing):
            return
        if self._editing.today:
            if self._acting.do(steering.arrange_blocks, agenda.blocks):
                self._editing = None
                self._to_live()
        elif self._acting.arrange(keep_agenda, agenda):
            self._editing = None
            self._to_settings()
            self._main.say(_("{agenda} is saved.").format(agenda=agenda.title))

    def _leave(self) -> None:
        if self._editing is not None:
            (self._to_live if self._editing.today else self._to_settings)()

    def _note_leaving(self, screen: QWidget) -> None:
        """Whichever way the editor was left: what was typed in it is kept, and said to be."""
        if self._editing is None or screen is not self.screen:
            return
        typed = self.screen.form.draft()
        if typed != self._editing.draft:
            self._left = replace(self._editing, typed=typed)
            self._main.say(_("Your changes were left out."), _("Go on with them"), self.GO_ON)

    def _act(self, act: str) -> None:
        left, removed = self._left, self._removed
        if act == self.GO_ON and left is not None and self._is_there(left):
            self._left = None
            if self._main.shows(AgendaScreen):  # something else is edited meanwhile
                self._note_leaving(self.screen)
            self._show(left)
        elif act == self.BRING_BACK and removed is not None:
            self._acting.arrange(keep_agenda, removed)

    @property
    def half_typed(self) -> bool:
        """Whether something was typed that is not saved, in the editor or when it was left."""
        if self._main.shows(AgendaScreen) and self._editing is not None:
            return self.screen.form.draft() != self._editing.draft
        return self._left is not None and self._can_be_changed(self._left)

    def go_on(self) -> None:
        """Back to what is half typed."""
        if not self._main.shows(AgendaScreen):
            self._act(self.GO_ON)

    def _can_be_changed(self, edited: _Edited) -> bool:
        session = self._acting.desk.session
        return not edited.today or (session is not None and session.stream == edited.session)

    def _is_there(self, edited: _Edited) -> bool:
        """Whether what was edited can still be changed: today's agenda of another session than the open one cannot."""
        if self._can_be_changed(edited):
            return True
        self._main.refuse(_("These changes were for a session that is not open now. Nothing was changed."))
        return False


def _new_id() -> str:
    return f"agenda-{secrets.token_hex(8)}"
