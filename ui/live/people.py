"""The people of the session: who is here, what can be done for one of them, and finding one by letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.live import commands, marking
from app.live.no_mark import no_mark_yet
from app.live.speaking import end_speaker, start_speaker
from app.live.state import Session
from app.model.marks import as_told
from app.words import _
from ui.acting import Acting
from ui.keys import Act
from ui.live import people_words
from ui.live.adding import Adding
from ui.live.find_person import FindPerson
from ui.live.guests import GuestsFoot
from ui.live.person_menu import SPEAKER_MINUTES, PersonMenu
from ui.live.round_words import Asked
from ui.live.speaker_line import SpeakerLine
from ui.parts.announce import announce
from ui.parts.button import Button, IconButton
from ui.parts.card import Card
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
        super().__init__(_("Group"), margin=Space.LIST, inset=Space.ROW, parent=parent)
        self._takes_turns = takes_turns
        self._theme = theme
        self._acting = acting
        self._rows: tuple[PersonRow, ...] = ()
        self._drawn: tuple[Session, datetime, Asked | None] | None = None
        self._turn = self._long_ago = ""  # whose turn it is; who was chosen before it began
        self.body.setSpacing(Space.SM)
        self._speaker = SpeakerLine(theme)
        self._asks_speaker = False
        self._find = FindPerson(theme)
        self._find.person_entered.connect(self._found)
        self._find.marked.connect(self._mark)
        self.list = RosterList(theme, _("People in this session"))
        self._find.person_pointed.connect(self.list.choose)
        self.list.say_when_empty(_("Nobody is on the list yet. The three dots above add a person."))
        self._adding, self._guests = Adding(theme, acting), GuestsFoot(theme, acting)
        self._more = IconButton(theme, "ellipsis", _("Add a person, a guest, call the roll"))
        self._more.make_small()
        self.head.addWidget(self._more)
        self._more.clicked.connect(self.open_roster_menu)
        self._adding.roll_call_asked.connect(self.roll_call_asked)
        self.body.addWidget(self._speaker)
        self.body.addWidget(self._adding)
        self.body.addWidget(self._find)
        self.body.addWidget(self.list, 1)
        self._no_mark = Button(theme, "…", "circle", "quiet")
        self._no_mark.setCheckable(True)
        self._no_mark.make_small()
        self._no_mark.tell_key(Act.NO_MARK, _("Who has no note, no turn and did not speak in this block"))
        self._no_mark.setVisible(False)
        self._no_mark.clicked.connect(self._draw_again)
        self.body.addWidget(self._no_mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._guests)
        self.fit(low=False)
        self._speaker.over_asked.connect(self._end_speaker)
        self.list.chip_clicked.connect(self._next_for)
        self.list.clicked.connect(self._clicked)
        for chosen in (self.list.clicked, self.list.person_chosen, self.list.person_menu):
            chosen.connect(self._choose_anew)
        self.list.person_activated.connect(self._open_at)
        self.list.person_menu.connect(self.open_menu)

    def fit(self, *, low: bool, least: bool = False) -> None:
        """The head stands level with those of the other cards; with the `least` room the list gives way to all else."""
        self._least = least
        self.list.setMinimumHeight(1 if least else 0)
        top = (
            Space.MD if low else Space.LG
        ) - Space.XS  # the button beside them is so much higher than the words
        self.body.setContentsMargins(Space.LIST, top, Space.LIST, Space.LIST)

    def draw(self, session: Session, now: datetime, current: Asked | None = None) -> None:
        """`current` is whoever has the card of the round."""
        self.display(_("Group"), people_words.here_words(session))
        self._speaker.draw(session, now)
        self._guests.draw(session)
        self._drawn = (session, now, current)
        turn = current.person if current is not None else ""
        if turn != self._turn:
            self._turn, self._long_ago = turn, self.list.chosen if self.list.chosen != turn else ""
        unmarked = no_mark_yet(session)
        self._no_mark.setVisible(bool(unmarked and not self._least) or self._no_mark.isChecked())
        self._no_mark.display(_("No mark yet: {n}").format(n=len(unmarked)))
        shown = unmarked if self._no_mark.isChecked() else ()
        rows = people_words.person_rows(session, now, current, shown)
        if rows != self._rows:
            self._rows = rows
            self.list.display(rows)

    def keys(self) -> dict[Act, Callable[[], object]]:
        return {
            Act.FIND_PERSON: self.open_find,
            Act.MARK: self.mark_pointed_at,
            Act.SPEAKER: self.ask_speaker,
            Act.NO_MARK: self._no_mark.click,
        }

    def _choose_anew(self) -> None:
        self._long_ago = ""

    def _draw_again(self) -> None:
        if self._drawn is not None:
            self.draw(*self._drawn)

    def count(self, session: Session, now: datetime) -> None:
        """The seconds alone."""
        self._speaker.count(session, now)

    def pointed_at(self) -> str:
        """Whom somebody at this window means: the row with the focus, who speaks, or who was chosen last, unless
        another person's turn has begun since then."""
        session = self._acting.desk.session
        speaks = session.speaker.person if session is not None and session.speaker is not None else ""
        window = self.window()
        in_list = window.focusWidget() is self.list
        lately = self.list.chosen if self.list.chosen != self._long_ago else ""
        return (self.list.chosen if in_list else "") or speaks or lately

    # Finding

    def open_find(self) -> None:
        """Ctrl+J: letters of a name, then a letter for a mark, or Enter for all that can be done."""
        self._open_find()

    def mark_pointed_at(self) -> None:
        """The same without the letters of a name: for the row with the focus, who speaks, or whose turn it is."""
        session = self._acting.desk.session
        speaks = session.speaker.person if session is not None and session.speaker is not None else ""
        person = (self.list.chosen if self.list.hasFocus() else "") or speaks or self._whose_turn()
        self._open_find(person if self._was_here(person) else "")

    def ask_speaker(self) -> None:
        """One key: who speaks? The same key says that they are done."""
        session = self._acting.desk.session
        if session is not None and session.speaker is not None:
            self._end_speaker()
        elif session is not None:
            self._asks_speaker = True
            self._find.begin(session.names, _("Who speaks? Letters of a name, then Enter"))

    def _end_speaker(self) -> None:
        self._acting.do(end_speaker)

    def _open_find(self, person: str = "") -> None:
        session = self._acting.desk.session
        if session is not None:
            self._asks_speaker = False
            marks = self._acting.desk.practice.noting.told_marks
            hint = _("Letters of a name, then Enter")
            self._find.begin(session.names, hint, marks, self._was_here, person)

    def _was_here(self, person: str) -> bool:
        session = self._acting.desk.session
        return session is not None and person in session.people and bool(session.people[person].spans)

    def _whose_turn(self) -> str:
        return next((row.id for row in self._rows if row.current), "")

    def _found(self, person: str) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._asks_speaker:
            self._acting.do(start_speaker, person, SPEAKER_MINUTES)
        else:
            self._open_at(person)

    def _mark(self, person: str, mark: str) -> None:
        session, marks = self._acting.desk.session, self._acting.desk.practice.noting.all_marks
        found = next((each for each in marks if each.id == mark), None)
        if session is not None and found is not None and self._acting.do(marking.mark, found, (person,)):
            announce(self, f"{session.people[person].name}: {as_told(found).title}")

    # What can be done

    def open_menu(self, person: str, place: QPoint) -> None:
        menu = PersonMenu(self._theme, self._acting, person, takes_turns=self._takes_turns, parent=self)
        menu.note_about.connect(self.note_about)
        menu.turn_asked.connect(self.turn_asked)
        menu.checks_asked.connect(self.checks_asked)
        menu.times_asked.connect(self.times_asked)
        menu.mark_asked.connect(self._mark)
        menu.open_at(place)

    def open_roster_menu(self) -> None:
        self._adding.menu(self).popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def close_menus(self) -> None:
        """Names stand in menus too: nothing stays open when everything is hidden."""
        self._find.close_field()
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
