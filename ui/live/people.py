"""The people of the session: who is here, what can be done for one of them, and finding one by letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.live import commands
from app.live.no_mark import no_mark_yet
from app.live.speaking import end_speaker, start_speaker
from app.live.state import Session
from app.model.notes import folded
from app.words import _
from ui.acting import Acting
from ui.keys import Act
from ui.live import people_words
from ui.live.adding import Adding
from ui.live.guests import GuestsFoot
from ui.live.person_menu import SPEAKER_MINUTES, PersonMenu
from ui.live.round_words import Asked
from ui.live.speaker_line import SpeakerLine
from ui.parts.button import Button, IconButton
from ui.parts.card import Card
from ui.parts.label import ElidedLabel
from ui.parts.roster import PersonRow, RosterList
from ui.theme import Space, Theme


class PeopleCard(Card):
    """A click on the chip is the next thing for attendance; a click on the person opens what else there is."""

    note_about = Signal(str)  # the @handle
    turn_asked = Signal(str, str)  # this person, now; in this round
    checks_asked = Signal(str)  # this person's telehealth checks
    times_asked = Signal(str)  # this person's times, to be corrected
    roll_call_asked = Signal()

    def __init__(
        self, theme: Theme, acting: Acting, *, takes_turns: bool = True, parent: QWidget | None = None
    ) -> None:
        """`takes_turns`: this window has the card of the round, so a person can be called to it."""
        super().__init__(_("Group"), margin=14, inset=10, parent=parent)
        self._takes_turns = takes_turns
        self._theme = theme
        self._acting = acting
        self._rows: tuple[PersonRow, ...] = ()
        self._drawn: tuple[Session, datetime, Asked | None] | None = None
        self.fit(low=False)
        self.body.setSpacing(Space.SM)
        self._speaker = SpeakerLine(theme)
        self._asks_speaker = False
        self._find = QLineEdit()
        self._match = ElidedLabel("", "strong")
        self._match.setVisible(False)
        self._find.setAccessibleName(_("Find a person"))
        self._find.setVisible(False)
        self._find.installEventFilter(self)
        self._find.textEdited.connect(self._look_for)
        self._find.returnPressed.connect(self._found)
        self.list = RosterList(theme, _("People in this session"))
        self.list.say_when_empty(_("Nobody is on the list yet. Add people to the group under People."))
        self._adding, self._guests = Adding(theme, acting), GuestsFoot(theme, acting)
        self._more = IconButton(theme, "ellipsis", _("Add a person, a guest, call the roll"))
        self._more.make_small()
        self.head.addWidget(self._more)
        self._more.clicked.connect(self.open_roster_menu)
        self._adding.roll_call_asked.connect(self.roll_call_asked)
        self.body.addWidget(self._speaker)
        self.body.addWidget(self._adding)
        self.body.addWidget(self._find)
        self.body.addWidget(self._match)
        self.body.addWidget(self.list, 1)
        self._no_mark = Button(theme, "…", "circle", "quiet")
        self._no_mark.setCheckable(True)
        self._no_mark.make_small()
        self._no_mark.tell_key(Act.NO_MARK, _("Who has no note, no turn and did not speak in this block"))
        self._no_mark.setVisible(False)
        self._no_mark.clicked.connect(self._draw_again)
        self.body.addWidget(self._no_mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._guests)
        self._speaker.over_asked.connect(self._end_speaker)
        self.list.chip_clicked.connect(self._next_for)
        self.list.clicked.connect(self._clicked)
        self.list.person_activated.connect(self._open_at)
        self.list.person_menu.connect(self.open_menu)

    def fit(self, *, low: bool) -> None:
        """The head stands level with those of the other cards."""
        top = (Space.MD if low else 20) - 4  # the button beside them is so much higher than the words
        self.body.setContentsMargins(14, top, 14, 14)

    def draw(self, session: Session, now: datetime, current: Asked | None = None) -> None:
        """`current` is whoever has the card of the round."""
        self.display(_("Group"), people_words.here_words(session))
        self._speaker.draw(session, now)
        self._guests.draw(session)
        self._drawn = (session, now, current)
        unmarked = no_mark_yet(session)
        self._no_mark.setVisible(bool(unmarked) or self._no_mark.isChecked())
        self._no_mark.display(_("No mark yet: {n}").format(n=len(unmarked)))
        shown = unmarked if self._no_mark.isChecked() else ()
        rows = people_words.person_rows(session, now, current, shown)
        if rows != self._rows:
            self._rows = rows
            self.list.display(rows)

    def keys(self) -> dict[Act, Callable[[], object]]:
        return {
            Act.FIND_PERSON: self.open_find,
            Act.SPEAKER: self.ask_speaker,
            Act.NO_MARK: self._no_mark.click,
        }

    def _draw_again(self) -> None:
        if self._drawn is not None:
            self.draw(*self._drawn)

    def count(self, session: Session, now: datetime) -> None:
        """The seconds alone."""
        self._speaker.count(session, now)

    def pointed_at(self) -> str:
        """Whom somebody at this window means: the row with the focus, who speaks, or who was chosen last."""
        session = self._acting.desk.session
        speaks = session.speaker.person if session is not None and session.speaker is not None else ""
        window = self.window()
        in_list = window.focusWidget() is self.list
        return (self.list.chosen if in_list else "") or speaks or self.list.chosen

    # Finding

    def open_find(self) -> None:
        """Ctrl+J: letters of a name."""
        self._open_find(_("Letters of a name, then Enter"), asks_speaker=False)

    def ask_speaker(self) -> None:
        """One key: who speaks? The same key says that they are done."""
        session = self._acting.desk.session
        if session is not None and session.speaker is not None:
            self._end_speaker()
        else:
            self._open_find(_("Who speaks? Letters of a name, then Enter"), asks_speaker=True)

    def _end_speaker(self) -> None:
        self._acting.do(end_speaker)

    def _open_find(self, hint: str, *, asks_speaker: bool) -> None:
        self._asks_speaker = asks_speaker
        self._find.setPlaceholderText(hint)
        self._find.clear()
        self._find.setVisible(True)
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut or (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._find.setVisible(False)
            self._match.setVisible(False)
        return super().eventFilter(watched, event)

    def _look_for(self, typed: str) -> None:
        """Who would be taken stands below the field."""
        letters = folded(typed)
        for row in self.list.shown:
            if letters and any(folded(word).startswith(letters) for word in row.name.split()):
                self.list.choose(row.id)
                self._match.setText(row.name)
                self._match.setVisible(True)
                return
        self._match.setVisible(False)

    def _found(self) -> None:
        person = self.list.chosen if self._match.isVisibleTo(self) else ""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if person and self._asks_speaker:
            self._acting.do(start_speaker, person, SPEAKER_MINUTES)
        elif person:
            self._open_at(person)

    # What can be done

    def open_menu(self, person: str, place: QPoint) -> None:
        menu = PersonMenu(self._theme, self._acting, person, takes_turns=self._takes_turns, parent=self)
        menu.note_about.connect(self.note_about)
        menu.turn_asked.connect(self.turn_asked)
        menu.checks_asked.connect(self.checks_asked)
        menu.times_asked.connect(self.times_asked)
        menu.open_at(place)

    def open_roster_menu(self) -> None:
        self._adding.menu(self).popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def close_menus(self) -> None:
        """Names stand in menus too: nothing stays open when everything is hidden."""
        for menu in self.findChildren(QMenu):
            menu.close()

    def _next_for(self, person: str) -> None:
        """The chip: who is awaited arrives, who is out comes back; for the others it opens the menu."""
        session = self._acting.desk.session
        attendee = session.people.get(person) if session else None
        if attendee is not None and attendee.presence in ("expected", "excused", "out", "left"):
            self._acting.do(commands.mark_arrived, person)
        else:
            self._open_at(person)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.list.row(index)
        if row is not None:
            self._open_at(row.id)

    def _open_at(self, person: str) -> None:
        self.list.choose(person)
        place = self.list.visualRect(self.list.currentIndex())
        self.open_menu(
            person, self.list.viewport().mapToGlobal(place.bottomLeft() + QPoint(Space.XXL, -Space.SM))
        )
