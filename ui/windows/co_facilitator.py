"""The co-facilitator's window: everything live, under their own name, on the second screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.model.agenda import lay
from app.words import _
from ui.acting import Acting
from ui.frame import Frame
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.live import clock_words
from ui.live.block_menu import BlockMenu
from ui.live.clock_acts import ClockActs
from ui.live.notes import NotesCard
from ui.live.people import PeopleCard
from ui.live.typing import TypingStartsNote, leave_focus
from ui.parts.agenda_strip import AgendaStrip
from ui.parts.button import Button, IconButton
from ui.parts.label import ElidedLabel, LineLabel
from ui.parts.ring import RingValue
from ui.theme import STRONG, Space, Theme


class CoFacilitatorWindow(Frame):
    """The clock as a strip on top, people and notes large. No ending of the session, no settings."""

    closed = Signal()
    crisis_asked = Signal()

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, hiding: Hiding) -> None:
        super().__init__(theme, hub, ticker, acting, hiding)
        self.setWindowTitle(_("Groupside: co-facilitator"))
        self._acts = ClockActs(acting, theme.keys, leads=False, parent=self)
        self._time = LineLabel("", "figure")
        self._block = ElidedLabel("", "title")
        self._line = ElidedLabel("", "muted")
        self._next = Button(theme, "…", "skip-forward")
        self._next.tell_key(Act.NEXT_BLOCK)
        self._less, self._more = IconButton(theme, "minus", "…"), IconButton(theme, "plus", "…")
        self._less.tell_key(Act.TAKE_MINUTE, _("One minute less"))
        self._more.tell_key(Act.ADD_MINUTE, _("One minute more"))
        self._hide = Button(theme, _("Hide"), "eye-off", "quiet")
        self._hide.tell_key(Act.HIDE)
        self._strip = AgendaStrip(theme)
        self._people = PeopleCard(theme, acting, takes_turns=False)
        self.notes = NotesCard(theme, acting)
        self._place()
        self._body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._typing = TypingStartsNote(self._body, self.notes)
        leave_focus(self)
        self._acts.crisis_asked.connect(self.crisis_asked)
        self._strip.block_chosen.connect(self._acts.enter)
        self._strip.block_menu.connect(self._open_block_menu)
        self._next.clicked.connect(self._acts.next)
        self._less.clicked.connect(self._acts.take)
        self._more.clicked.connect(self._acts.add)
        self._hide.clicked.connect(hiding.hide)
        self._people.note_about.connect(self.notes.about)
        self.notes.noticed.connect(acting.said)
        hub.changed.connect(self.redraw)
        hub.saved.connect(self.notes.redraw)
        ticker.second.connect(self.count)
        ticker.five_seconds.connect(self.tick)
        ticker.follow(self)
        theme.changed.connect(self._dress)
        hiding.changed.connect(self._close_menus)
        # on the page, not the window: while it is hidden its keys rest
        bind(
            theme.keys,
            self._body,
            {
                **self._acts.keys(),
                Act.FIND_PERSON: self._people.open_find,
                Act.SPEAKER: self._people.ask_speaker,
            },
        )
        self._dress()

    @property
    def acting(self) -> Acting:
        """The seat of who sits here."""
        return self._acting

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SM)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._block)
        words.addWidget(self._line)
        top.addWidget(self._time)
        top.addSpacing(Space.SM)
        top.addLayout(words, 1)
        for button in (self._hide, self._less, self._more, self._next):
            top.addWidget(button)
        columns = QHBoxLayout()
        columns.setSpacing(Space.LG)
        columns.addWidget(self.notes, 3)
        columns.addWidget(self._people, 2)
        self.content.setContentsMargins(Space.XL, 18, Space.XL, 0)
        self.content.setSpacing(Space.LG)
        self.content.addLayout(top)
        self.content.addWidget(self._strip)
        self.content.addLayout(columns, 1)

    def redraw(self) -> None:
        """After an act: everything that may have changed."""
        session = self._acting.desk.session
        if session is not None and session.opened is not None and self.isVisible():
            self.notes.draw(session)
            self.tick()

    def count(self) -> None:
        """Each second: what counts seconds."""
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is not None and session.opened is not None and self.isVisible():
            self._count(clock_words.ring(lay(session.run, now)))
            self._people.count(session, now)

    def _count(self, ring: RingValue) -> None:
        self._time.setText(ring.figure)
        self._time.speak(ring.spoken)

    def tick(self) -> None:
        """Every few seconds: all that time changes."""
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is None or session.opened is None or not self.isVisible():
            return
        timeline = lay(session.run, now)
        self._count(clock_words.ring(timeline))
        title, line = clock_words.top_lines(session, timeline)
        self._block.setText(title)
        self._line.setText(line)
        self._time.setVisible(session.run.ended is None)
        following = clock_words.next_block(session)
        self._next.setVisible(following is not None)
        self._next.display(clock_words.next_words(session))
        for button in (self._less, self._more):
            button.setEnabled(session.run.live)
        self._strip.display(clock_words.strip(timeline))
        self._people.draw(session, now)

    def status(self) -> tuple[str, str]:
        left, _right = super().status()
        user = self._acting.desk.practice.users.get(self._acting.seat.user)
        name = user.name if user else ""
        return left, _("You write as {name}").format(name=name)

    def sizeHint(self) -> QSize:
        return QSize(1120, 760)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._typing.watch()
        self.redraw()
        self._body.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.keep_draft()
        super().closeEvent(event)
        self.closed.emit()

    def _open_block_menu(self, block: str, place: QPoint) -> None:
        BlockMenu(self._theme, self._acting, block, self).open_at(place)

    def _close_menus(self) -> None:
        """Menus hold names too."""
        if self._hiding.hidden:
            self._people.close_menus()
            self.notes.close_menus()

    def _dress(self) -> None:
        self._time.setFont(self._theme.font(44, STRONG, tabular=True))
        self._time.setStyleSheet(f"font-size: {self._theme.px(44)}px;")
