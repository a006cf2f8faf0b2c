"""Finding and the History, wired to the main window: what was looked for is opened, and where one came from is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.audit.events import LookedAt
from app.model.roles import Right
from app.words import ENGLISH, _, speaking, spoken
from ui.acting import Acting
from ui.apart import Spawn
from ui.hub import Hub
from ui.keys import Act, live_keys
from ui.screens.live import LiveScreen
from ui.theme import Theme
from ui.windows.main import MainWindow, place_words

if TYPE_CHECKING:
    from ui.library_editing import LibraryEditing
    from ui.practice.found_rows import Offered
    from ui.screens.history import HistoryScreen
    from ui.screens.settings import SettingsScreen


_PLACE, _SETTING, _LIVE = "place-", "setting-", "live-"
CRISIS, HIDE, LOCK, KEYS, REHEARSE = "crisis", "hide", "lock", "keys", "rehearse"


class LookingBack(QObject):
    """Makes the History when somebody goes to it, and a page to find things each time it is asked for."""

    person_asked = Signal(str, str)
    session_asked = Signal(str)
    notes_asked = Signal(str)  # of a session in the History
    left = Signal()  # the session that was opened from the History
    crisis_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        hub: Hub,
        main: MainWindow,
        acting: Acting,
        spawn: Spawn,
        library: Callable[[], LibraryEditing],
        settings: Callable[[], SettingsScreen],
    ) -> None:
        super().__init__(main)
        self._theme, self._hub, self._main, self._acting = theme, hub, main, acting
        self._spawn, self._library, self._settings = spawn, library, settings
        self._found = ("", "")  # a session, and what was found in it
        self._taken_out = ""  # the session that was opened from the History
        main.find_asked.connect(self.find)

    @cached_property
    def history(self) -> HistoryScreen:
        from ui.screens.history import HistoryScreen

        made = HistoryScreen(self._theme, self._hub, self._acting, self._spawn)
        self._main.join_place(made, _("History"))
        made.session_asked.connect(self._take_out)
        made.notes_asked.connect(self._write_notes)
        return made

    def go(self) -> None:
        self._main.go_to(self.history)

    def _take_out(self, stream: str) -> None:
        self._taken_out = stream
        self.session_asked.emit(stream)

    def _write_notes(self, stream: str) -> None:
        self._taken_out = stream
        self.notes_asked.emit(stream)

    def came_from(self, today: QWidget) -> QWidget:
        """Where the way back from the session on the desk leads: the History, if it was opened from there."""
        session = self._acting.desk.session
        back = session is not None and session.stream == self._taken_out
        self._taken_out = ""
        return self.history if back else today

    def go_back(self) -> None:
        """Escape: only where there is somewhere to go back to."""
        session = self._acting.desk.session
        if session is not None and session.stream == self._taken_out:
            self.left.emit()

    # Finding

    def find(self) -> None:
        from ui.practice.find_page import FindPage

        if any(page.isVisible() for page in self._main.findChildren(FindPage)):
            return
        page = FindPage(self._theme, self._acting, self._spawn, self.offered(), self._main)
        page.person_asked.connect(self._open_person)
        page.session_asked.connect(self._open_session)
        page.topic_asked.connect(self._open_topic)
        page.act_asked.connect(self._act)
        page.begin()

    def offered(self) -> list[Offered]:
        """Where one can go, and what can be done from anywhere: by its words, and by the English ones as well, which a
        colleague may have told."""
        offered, places = self._offered({}), place_words()
        if spoken() == ENGLISH:
            return offered
        with speaking(ENGLISH):
            english = self._offered(dict(zip(places, place_words(), strict=True)))
        return [
            here._replace(also=f"{here.also} {there.words} {there.also}")
            for here, there in zip(offered, english, strict=True)
        ]

    def _offered(self, other_words: Mapping[str, str]) -> list[Offered]:
        """`other_words` are those of the places at the top, by what stands there."""
        from ui.practice.found_rows import Offered
        from ui.practice.offered_settings import offered_settings

        places = [
            Offered(f"{_PLACE}{word}", other_words.get(word, word), icon, _("Go to"))
            for word, icon in self._main.places().items()
        ]
        settings = [each._replace(id=f"{_SETTING}{each.id}") for each in offered_settings()]
        crisis = Offered(CRISIS, _("Crisis: what to do now"), "life-buoy", self._theme.keys.shown(Act.CRISIS))
        acts = [
            *((crisis,) if self._acting.seat.may(Right.GROUP) else ()),
            Offered(HIDE, _("Hide names and notes"), "eye-off", self._theme.keys.shown(Act.HIDE)),
            Offered(LOCK, _("Lock"), "lock", self._theme.keys.shown(Act.LOCK)),
            Offered(KEYS, _("Keys and guide"), "keyboard", self._theme.keys.shown(Act.KEYS)),
            Offered(REHEARSE, _("Rehearse with made-up people"), "rotate-ccw", ""),
        ]
        return [*places, *acts, *self._live_acts(), *settings]

    def _live_acts(self) -> list[Offered]:
        """What has a key in the group that is open, by its words."""
        from ui.practice.found_rows import Offered

        live, keys = self._main.findChild(LiveScreen), self._theme.keys
        if live is None or not self._main.leads_back or not self._acting.seat.may(Right.GROUP):
            return []
        return [
            Offered(f"{_LIVE}{key.act.name}", key.words, "play", keys.shown(key.act) or _("In the group"))
            for key in live_keys()
            if key.act in live.by_key and key.act is not Act.CRISIS
        ]

    def _open_person(self, group: str, person: str) -> None:
        from ui.screens.people import EVERYBODY

        self._acting.seat.note(LookedAt(what="found", person=person))
        self.person_asked.emit(group or EVERYBODY, person)

    def _open_session(self, stream: str, entry: str) -> None:
        session = self._acting.desk.session
        if session is not None and session.run.ended is None:
            if session.stream == stream:
                self._main.group_asked.emit()
            else:
                self._acting.refused.emit(
                    _("A group is open now. Sessions of the past can be looked at when it has ended.")
                )
            return
        self._found = (stream, entry)
        self._acting.seat.note(LookedAt(what="found", stream=stream))
        self.session_asked.emit(stream)

    def show_found(self) -> None:
        """The session has been opened: to what was found in it."""
        from ui.screens.summary import SummaryScreen

        stream, entry = self._found
        self._found = ("", "")
        session = self._acting.desk.session
        summary = self._main.findChild(SummaryScreen)
        if entry and summary is not None and session is not None and session.stream == stream:
            summary.show_entry(entry)

    def go_to_keys(self) -> None:
        """Where they are chosen."""
        self._settings().go_to_keys()
        self._main.go_to(self._settings())

    def open_library(self, section: str) -> None:
        self._library().show_section(section)

    def find_in_library(self, section: str, words: str) -> None:
        self._library().find(section, words)

    def _open_topic(self, topic: str) -> None:
        self._library().show_topic(topic)

    def _act(self, act: str) -> None:
        if act.startswith(_PLACE):
            self._main.press_place(act.removeprefix(_PLACE))
        elif act.startswith(_SETTING):
            screen = self._settings()
            self._main.go_to(screen)
            screen.go_to_setting(act.removeprefix(_SETTING))
        elif act.startswith(_LIVE):
            self._main.group_asked.emit()
            if (live := self._main.findChild(LiveScreen)) is not None and live.isVisible():
                live.by_key[Act[act.removeprefix(_LIVE)]]()
        elif act == CRISIS:
            self.crisis_asked.emit()
        elif act == HIDE:
            self._acting.hide_asked.emit()
        elif act == LOCK:
            self._main.lock_asked.emit()
        elif act == REHEARSE:
            self._acting.rehearse_asked.emit(None)
        else:
            self._main.keys_asked.emit()
