"""The windows of an open practice, wired to each other: the only place that knows them all."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.model.roles import Right
from app.resources import resources_folder
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.awake import Awake
from ui.beside import Beside
from ui.bringing_in import BringingIn
from ui.chimes import Chimes
from ui.erasing import ErasingPeople
from ui.frame import Frame
from ui.hides_along import HidesAlong
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.live import clock_words
from ui.looking_back import LookingBack
from ui.machine import MachineFile
from ui.places import OnScreens, bring_forward, place_of, put
from ui.screens.live import LiveScreen
from ui.screens.today import TodayScreen
from ui.slept import MAKE_SLEEP_A_PAUSE, Slept
from ui.starting_a_rehearsal import Rehearsals
from ui.theme import Theme
from ui.this_computer import ThisComputer
from ui.what_leaves import WhatLeaves
from ui.windows.main import MainWindow, place_words

if TYPE_CHECKING:
    from ui.agenda_editing import AgendaEditing
    from ui.comparing import Comparing
    from ui.library_editing import LibraryEditing
    from ui.reviewing import Reviewing
    from ui.screens.people import PeopleScreen
    from ui.screens.settings import SettingsScreen
    from ui.screens.summary import SummaryScreen
    from ui.screens.topics import TopicsScreen
    from ui.screens.week import WeekScreen

# the kind of window under which the main one's place is kept
MAIN = "main"
# what a message's button can stand for, beside what the parts know
GO_TO_SETTINGS = "settings"


class PracticeWindows(QObject):
    """Opens, joins and closes the windows; none of them knows another.

    A screen is imported and made when somebody first goes to it: each takes memory, and Today has to be there at once.
    """

    close_asked = Signal()

    def __init__(self, theme: Theme, machine: MachineFile, desk: Desk, spawn: Spawn) -> None:
        super().__init__()
        self.desk, self._theme, self._machine, self._spawn = desk, theme, machine, spawn
        hub, ticker, hiding = Hub(desk), Ticker(desk), Hiding(self)
        self.hub, self.ticker, self.hiding, self._awake = hub, ticker, hiding, Awake(hub)
        self.computer = ThisComputer(theme, machine, hub, self)
        self._chimes = Chimes(machine, resources_folder() / "sounds", self)
        self.acting = self._acting = acting = Acting(desk.seat(desk.vault.user), self)
        self.main = MainWindow(theme, hub, ticker, acting, hiding)
        self.today = TodayScreen(theme, hub, ticker, acting, spawn)
        self._bringing_in = BringingIn(acting, hub, machine, self.main, spawn)
        self.leaves = WhatLeaves(theme, self.main, acting, spawn)
        self._erasing = ErasingPeople(theme, self.main, acting, spawn, self._bringing_in.offer)
        self.past = LookingBack(
            theme, hub, self.main, acting, spawn, lambda: self.library, lambda: self.settings
        )
        self.beside = Beside(theme, machine, hub, ticker, acting, hiding, spawn, self)
        # after the windows: they are back before what stands over them
        self._hides_along = HidesAlong(hiding, self)
        self.slept = Slept(acting, self._live_frames, self)
        self._on_screens = OnScreens(self._standing, self)
        self._connect()

    def _connect(self) -> None:
        ways: tuple[tuple[str, Callable[[], object]], ...] = (
            ("calendar", lambda: self.main.go_to(self.today)),
            ("clock", lambda: self.main.go_to(self.week)),
            ("users", lambda: self.main.go_to(self.people)),
            ("book-open", lambda: self.library.go()),
            ("history", self.past.go),
            ("settings", self._go_to_settings),
        )
        for word, (icon, go_there) in zip(place_words(), ways, strict=True):
            self.main.add_place(word, icon).clicked.connect(go_there)
        self.main.join_place(self.today, _("Today"))
        self.main.closed.connect(self.close_asked)
        self._acting.hide_asked.connect(self.hiding.hide)
        for asked in (self.main.group_asked, self.today.started, self.today.go_on_asked):
            asked.connect(self._go_live)
        self.main.keys_asked.connect(self._show_keys)
        self.main.act_chosen.connect(self._act)
        self.today.people_asked.connect(self._add_people)
        self.today.edit_group_asked.connect(self._edit_group)
        self._acting.rehearse_asked.connect(Rehearsals(self.main.say, self.main.refuse, self).start)
        self.today.summary_asked.connect(self._go_to_summary)
        self.today.summary_asked.connect(self.past.show_found)  # after it: the screen is there
        self.today.week_asked.connect(self._show_week)
        self.today.notes_asked.connect(self.write_notes_of)
        self.today.room_closed.connect(self._put_session_away)
        self.past.person_asked.connect(self._show_person)
        self.past.session_asked.connect(self.today.take_out)
        self.past.notes_asked.connect(self.write_notes_of)
        self.past.left.connect(self._put_session_away)
        self.beside.held_back.connect(self.main.refuse)
        self.beside.keys_asked.connect(self._show_keys)
        for crisis_asked in (self.past.crisis_asked, self.beside.crisis_asked):
            crisis_asked.connect(self.open_crisis)
        self.beside.act_chosen.connect(self._act_in_the_second_window)
        self.beside.nobody_else.connect(self._say_nobody_else)
        self.beside.co_facilitator_sits.connect(self._note_co_facilitator)
        self.beside.seated.connect(self.leaves.copy_for)
        self.computer.share_changed.connect(self.beside.dress_share)
        self.ticker.slept.connect(self.slept.say)

    def show(self) -> None:
        """The main window, on the running session if there is one, else on Today."""
        put(self.main, self._machine.now.places.get(MAIN), self.main.sizeHint())
        self._awake.look()
        session = self.desk.session
        if session is not None and session.run.ended is None:
            self._go_live()
            if sentence := clock_words.going_on_words(session, self.desk.now()):
                self.main.say(sentence)
        else:
            self.main.go_to(self.today)
        self._bringing_in.offer()
        self.leaves.say_what_was_cut_off()
        bring_forward(self.main)
        # what stands now stays: the collector need not go through all of it in the middle of a group
        gc.freeze()

    def come_forward(self) -> None:
        """Groupside was started once more: in a session that is the co-facilitator, sitting down."""
        bring_forward(self.main)
        session = self.desk.session
        if session is not None and session.run.ended is None:
            self.beside.ask_co_facilitator(self.main)

    # Screens

    @cached_property
    def week(self) -> WeekScreen:
        from ui.screens.week import WeekScreen

        made = WeekScreen(self._theme, self.hub, self._acting, self._spawn)
        self.main.join_place(made, _("Week"))
        made.person_asked.connect(self._show_person)
        made.topics_asked.connect(self.show_topics)
        return made

    @cached_property
    def topics(self) -> TopicsScreen:
        from ui.screens.topics import TopicsScreen

        made = TopicsScreen(self._theme, self.hub, self._acting, self._spawn)
        made.person_asked.connect(self._show_person)
        made.week_asked.connect(self._show_week)
        self.main.join_place(made, _("Week"))
        return made

    @cached_property
    def people(self) -> PeopleScreen:
        from ui.practice.person_answers import PersonAnswers
        from ui.screens.people import PeopleScreen

        made = PeopleScreen(self._theme, self.hub, self._acting)
        self.main.join_place(made, _("People"))
        overview = PersonAnswers(self._theme, self.hub, self._acting, self._spawn)
        overview.session_asked.connect(self.today.take_out)
        made.take_overview(overview)
        return made

    @cached_property
    def settings(self) -> SettingsScreen:
        from ui.screens.settings import SettingsScreen

        made = SettingsScreen(self._theme, self.hub, self._acting, self._spawn)
        self.main.join_place(made, _("Settings"))
        self.computer.follow(made, self._chimes)
        made.bring_in_asked.connect(self._bringing_in.ask)
        made.library_asked.connect(self.past.open_library)
        made.tag_asked.connect(self.past.find_in_library)
        self.agendas.follow(made.agendas)
        return made

    @cached_property
    def live(self) -> LiveScreen:
        made = LiveScreen(self._theme, self.hub, self.ticker, self._acting, self.hiding)
        made.share_asked.connect(self.beside.open_share)
        made.prompt_shown.connect(self.beside.show_share)
        made.mini_asked.connect(self.beside.open_mini)
        made.co_facilitator_asked.connect(lambda: self.beside.ask_co_facilitator(self.main))
        made.crisis_asked.connect(self.open_crisis)
        made.agenda_asked.connect(lambda: self.agendas.todays())
        made.back_asked.connect(lambda: self.main.go_to(self.today))
        made.ended.connect(self._go_to_summary)
        made.marks.chimed.connect(self._chimes.play)
        return made

    @cached_property
    def summary(self) -> SummaryScreen:
        from ui.screens.summary import SummaryScreen

        made = SummaryScreen(self._theme, self.hub, self._acting)
        self.hub.changed.connect(self._follow_session)
        made.done.connect(self._put_session_away)
        made.back_asked.connect(self.past.go_back)
        made.notes_asked.connect(self.reviewing.open_from_summary)
        self.comparing.follow(made)
        return made

    @cached_property
    def agendas(self) -> AgendaEditing:
        from ui.agenda_editing import AgendaEditing

        wiring = self._theme, self.main, self._acting, self._spawn
        return AgendaEditing(*wiring, self._go_to_settings, self._go_live)

    @cached_property
    def library(self) -> LibraryEditing:
        from ui.library_editing import LibraryEditing

        return LibraryEditing(self._theme, self.hub, self.main, self._acting, self._spawn)

    @cached_property
    def comparing(self) -> Comparing:
        from ui.comparing import Comparing

        return Comparing(self._theme, self.main, self._acting, self._spawn, self._go_to_summary)

    @cached_property
    def reviewing(self) -> Reviewing:
        from ui.reviewing import Reviewing

        back = {"summary": self._go_to_summary, "today": self._put_session_away, "group": self._go_live}
        clipboard = self.leaves.clipboard
        return Reviewing(self._theme, self.hub, self.main, self._acting, self._spawn, back, clipboard)

    def write_notes_of(self, session: str, about: str = "") -> None:
        """Of a past session, laid on the desk for it; `about` is whose note is wanted."""
        self.reviewing.take_out(session, about)

    def _go_live(self) -> None:
        if not self._acting.seat.may(Right.GROUP):  # who only reads runs no group
            self.main.go_to(self.today)
            return
        self.live.notes.restore_draft(self.desk.drafts())
        self.main.go_to(self.live)
        self.live.redraw()

    def _show_week(self, group: str) -> None:
        self.week.show_group(group)
        self.main.go_to(self.week)

    def show_topics(self, group: str) -> None:
        """Who of a group has had which topic."""
        self.topics.show_group(group)
        self.main.go_to(self.topics)

    def _show_person(self, group: str, person: str) -> None:
        self.main.go_to(self.people)
        self.people.show_person(group, person)

    def _add_people(self, group: str) -> None:
        self.main.go_to(self.people)
        self.people.begin_new(group)

    def _go_to_settings(self) -> None:
        self.main.go_to(self.settings)

    def _edit_group(self, group: str) -> None:
        self.settings.edit_group(group)
        self.main.go_to(self.settings)

    def _go_to_summary(self) -> None:
        """After the end; a room whose clock never started leaves nothing to look at."""
        self.hiding.show()
        session = self.desk.session
        if session is not None and session.run.started is None:
            self._put_session_away()
            return
        self.main.go_to(self.summary)

    def _follow_session(self) -> None:
        """The end was taken back, perhaps from another window: the live screen is where it goes on."""
        session = self.desk.session
        if session is not None and session.run.live and self.main.shown is self.summary:
            self._go_live()

    def _put_session_away(self) -> None:
        session = self.desk.session
        if session is not None and session.run.live:
            self.main.refuse(_("The session is still running. End it first."))
            return
        self.keep_drafts()  # they belong to the session that goes
        back = self.past.came_from(self.today)
        self.beside.close()
        self.desk.put_away()
        self.main.go_to(back)

    # Over the windows

    def open_crisis(self) -> None:
        """What to do now, over the main window."""
        self.beside.open_crisis(self.main, self._acting)

    def _act(self, act: str) -> None:
        if act == GO_TO_SETTINGS:
            self.settings.go_to_people()
            self.main.go_to(self.settings)
        elif act == MAKE_SLEEP_A_PAUSE:
            self.slept.make_pause(self._acting)
        else:
            self._bringing_in.do(act)

    def _act_in_the_second_window(self, act: str) -> None:
        if act == MAKE_SLEEP_A_PAUSE and self.beside.co_facilitator is not None:
            self.slept.make_pause(self.beside.co_facilitator.acting)
        else:
            self._bringing_in.do(act)

    def _say_nobody_else(self) -> None:
        words = _("Add your co-facilitator under Settings first, so that what they write has their name.")
        self.main.say(words, _("Open Settings"), GO_TO_SETTINGS)

    def _note_co_facilitator(self, sits: bool) -> None:
        self.main.co_facilitator_is_open = sits
        self.hub.changed.emit()

    def _live_frames(self) -> list[Frame]:
        return [self.main, *filter(None, [self.beside.co_facilitator])]

    def _show_keys(self, asker: QWidget | None = None) -> None:
        """Over the window that asked; over the main one when that is the one for the group."""
        from ui.guide import show_or_close

        over = asker if isinstance(asker, Frame) else self.main
        leads, writing = over is self.main, over is self.main and self.main.foot != ((), ())
        crisis = self.open_crisis if leads else self.beside.second_crisis
        keys = self.past.go_to_keys if leads else None
        show_or_close(self._theme, over, self.hiding.hide, crisis, keys, writing=writing)

    # The end

    def keep_drafts(self) -> None:
        """What is half typed; called while the desk still takes it."""
        if self.main.findChild(QObject, "library") is not None:
            self.library.keep_typed()
        if self.main.findChild(QObject, "reviewing") is not None:
            self.reviewing.keep_typed()
        if (live := self.main.findChild(LiveScreen)) is not None:
            live.notes.keep_draft()
        self.beside.keep_draft()

    def _standing(self) -> list[QWidget]:
        return [self.main, *self.beside.standing]

    def put_away(self) -> None:
        """Close what is open; called when everything is on disk."""
        self._on_screens.deleteLater()
        self._hides_along.let_go()
        self._machine.keep_place(MAIN, place_of(self.main))
        self.leaves.clipboard.clear()
        self.main.hide()  # first: what closes beside it is drawn nowhere any more
        self.beside.close()
        self._awake.let_go()  # last: closing the others is a change like any other
        self.main.deleteLater()
