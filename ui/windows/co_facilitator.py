"""The co-facilitator's window: everything live, under their own name, on the second screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.live.state import Session
from app.model.agenda import lay
from app.words import _
from ui.acting import Acting
from ui.frame import Frame
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.live import clock_words
from ui.live.block import BlockCard
from ui.live.block_acts import BlockActs
from ui.live.block_menu import BlockMenu
from ui.live.clock_acts import ClockActs
from ui.live.clock_menu import ClockMenu
from ui.live.middle import Middle
from ui.live.notes import NotesCard
from ui.live.pages import SLIM
from ui.live.people import PeopleCard
from ui.live.rest_of_session import RestOfSession
from ui.live.room import Room
from ui.live.typing import TypingStartsNote, leave_focus
from ui.parts.agenda_strip import AgendaStrip
from ui.parts.button import Button, IconButton
from ui.parts.label import ON_WINDOW, ElidedLabel, LineLabel, label
from ui.parts.ring import RingValue
from ui.theme import STRONG, Space, Theme, Type


class CoFacilitatorWindow(Frame):
    """The clock as a strip on top; the block or the rest of the session, notes, people. No end, no settings."""

    closed = Signal()
    crisis_asked = Signal()
    share_asked = Signal()
    prompt_shown = Signal()
    mini_asked = Signal()

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, hiding: Hiding) -> None:
        super().__init__(theme, hub, ticker, acting, hiding)
        self.setWindowTitle(_("Groupside: co-facilitator"))
        self._acts = ClockActs(acting, theme.keys, leads=False, parent=self)
        self._time = LineLabel("", "figure", ground=ON_WINDOW)
        self._block = ElidedLabel("", "title")
        self._line = label("", "muted", wrap=True)
        self._words, self._head = QWidget(), QHBoxLayout()
        self._next = Button(theme, "…", "skip-forward")
        self._next.tell_key(Act.NEXT_BLOCK)
        self._pause = Button(theme, _("Pause"), "pause", "quiet")
        self._pause.tell_key(Act.PAUSE)
        self._crisis = IconButton(theme, "life-buoy", "…")
        self._crisis.tell_key(Act.CRISIS, _("Crisis"))
        self._is_narrow = self._is_column = self._is_tight = False
        self._menu = IconButton(theme, "ellipsis", _("More"))
        self._less, self._more = IconButton(theme, "minus", "…"), IconButton(theme, "plus", "…")
        self._less.tell_key(Act.TAKE_MINUTE, _("One minute less"))
        self._more.tell_key(Act.ADD_MINUTE, _("One minute more"))
        self._hide = Button(theme, _("Hide"), "eye-off", "quiet")
        self._hide.tell_key(Act.HIDE, _("Hide names and notes"))
        self._strip = AgendaStrip(theme)
        self.block, self._rest = BlockCard(theme, edits=False), RestOfSession(theme)
        self._block_acts = BlockActs(theme, acting, self.block, self._acts, self)
        self._room = Room(theme, acting, self._acts, leads=False, home=self._body)
        self._middle = Middle(
            acting,
            self._acts,
            self.block,
            self._rest,
            *self._room.cards,
            home=self._body,
            lobby=self._room.lobby,
        )
        self.people = PeopleCard(theme, acting)
        self.notes = NotesCard(theme, acting)
        self._room.follow(self._middle, self.people, self.block)
        self._place()
        self._body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._typing = TypingStartsNote(self._body, self.notes)
        self._acts.crisis_asked.connect(self.crisis_asked)
        self._strip.block_chosen.connect(self._acts.enter)
        self._strip.block_menu.connect(self._open_block_menu)
        self._next.clicked.connect(self._acts.next)
        self._less.clicked.connect(self._acts.take)
        self._more.clicked.connect(self._acts.add)
        self._pause.clicked.connect(self._acts.pause)
        self._hide.clicked.connect(hiding.hide)
        self._crisis.clicked.connect(self.crisis_asked)
        self._menu.clicked.connect(self._open_menu)
        self._block_acts.shown.connect(self.prompt_shown)
        self._block_acts.turned.connect(self.redraw)
        self._block_acts.plan_asked.connect(self.notes.add_last_to_plan)
        self._block_acts.order_by_hand.connect(self._middle.open_order)
        self.people.note_about.connect(self.notes.about)
        self.people.turn_asked.connect(self._give_the_card)
        self.notes.noticed.connect(acting.said)
        hub.changed.connect(self.redraw)
        hub.saved.connect(self.notes.redraw)
        ticker.second.connect(self.count)
        ticker.five_seconds.connect(self.tick)
        ticker.follow(self)
        theme.changed.connect(self._fit)
        hiding.changed.connect(self._close_menus)
        # on the page, not the window: while it is hidden its keys rest
        bind(
            theme.keys,
            self._body,
            {
                **self._acts.keys(),
                **self._block_acts.keys(),
                Act.REST_OF_SESSION: self._middle.open_rest,
                **self.people.keys(),
                **self.notes.keys(),
                Act.SHARE_VIEW: self.share_asked.emit,
                Act.MINI_TIMER: self.mini_asked.emit,
            },
        )
        self._fit()
        leave_focus(self)  # once every card has its place

    @property
    def acting(self) -> Acting:
        """The seat of who sits here."""
        return self._acting

    def _place(self) -> None:
        top = self._top = QHBoxLayout()
        top.setSpacing(Space.SM)
        head, steps = self._head, QHBoxLayout()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.HAIR)
        words.addWidget(self._block)
        words.addWidget(self._line)
        head.addWidget(self._time)
        head.addSpacing(Space.SM)
        head.addWidget(self._words, 1)
        head.addStretch(0)  # where the words stand below
        for row, buttons in (
            (head, (self._hide, self._crisis)),
            (steps, (self._pause, self._less, self._more, self._next, self._menu)),
        ):
            row.setSpacing(Space.SM)
            for button in buttons:
                row.addWidget(button)
        steps.setStretchFactor(self._next, 1)
        steps.insertStretch(steps.count() - 1, 0)  # in the last block there is no next one
        top.addLayout(head, 1)
        top.addLayout(steps)
        left = self._beside_people = QVBoxLayout()
        left.setSpacing(Space.MD)
        for page in self._middle.pages:
            left.addWidget(page)
        left.addWidget(self.notes, 1)
        left.addStretch(0)  # where the column is higher than what stands in it
        columns = self._columns = QHBoxLayout()
        columns.setSpacing(Space.MD)
        columns.addLayout(left)
        columns.addWidget(self.people)
        self.content.setSpacing(Space.MD)
        self.content.addLayout(top)
        self.content.addWidget(self._strip)
        self.content.addLayout(columns, 1)

    def redraw(self) -> None:
        """After an act: everything that may have changed."""
        session = self._acting.desk.session
        if session is not None and session.opened is not None and self.isVisible():
            self.tick()
            self.notes.draw(session, self.block.round.whose_turn)

    def count(self) -> None:
        """Each second: what counts seconds."""
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is not None and session.opened is not None and self.isVisible():
            self._count(clock_words.ring(lay(session.run, now)))
            self.block.round.count(session, now)
            self.people.count(session, now)

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
        self._render_steps(session)
        self._strip.display(clock_words.strip(timeline))
        self._middle.draw(session, timeline)
        self._room.redraw()
        self.people.draw(session, now, self.block.round.current)

    def _render_steps(self, session: Session) -> None:
        """The buttons of the clock; where room is short their words go, and stay in what they tell."""
        run = session.run
        waits = run.started is None and run.ended is None
        words = clock_words.next_words(session)
        long = self._next.fontMetrics().horizontalAdvance(words) > self.width() // 4
        short = _("Next") if (self._is_column or long) and not waits else words
        self._next.setVisible(waits or clock_words.next_block(session) is not None)
        self._next.display(short, "play" if waits else "skip-forward")
        self._next.tell_key(Act.NEXT_BLOCK, words if short != words else "")
        words = _("Go on") if run.paused else _("Pause")
        self._pause.show_word(words, not self._is_narrow)
        self._pause.display(self._pause.text(), "play" if run.paused else "pause")
        self._pause.tell_key(Act.PAUSE, words if self._is_narrow else "")
        for button in (self._pause, self._less, self._more):
            button.setEnabled(run.live)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Less room, fewer words; in a narrow column the people stand below the notes."""
        scale = self._theme.look.scale
        width, height = self.width() / scale, self.height() / scale
        column, narrow, low = width < 600, width < 1000, height < 800
        stream = not column and height >= 520
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(below if width < 800 else beside)
        self._tighten(width < 330)
        self._columns.setDirection(below if column else beside)
        self._columns.setStretch(0, 0 if column else 3)
        self._columns.setStretch(1, 1 if column else 2)
        self._beside_people.setStretchFactor(self.notes, 1 if stream else 0)
        self._hide.show_word(_("Hide"), not narrow)
        self._is_narrow, self._is_column = narrow, column
        if (session := self._acting.desk.session) is not None:
            self._render_steps(session)
        self._strip.setVisible(height >= 560 and not self._is_tight)
        self.block.fit(narrow=narrow, low=low, stacked=width < 880, slim=width < SLIM)
        self._rest.fit(narrow=narrow, low=low)
        self._room.fit(narrow=narrow, low=low, slim=width < SLIM)
        self.notes.fit(stream=stream, low=low)
        self.people.fit(low=low)
        side = Space.LG if narrow else Space.XL
        self.content.setContentsMargins(side, Space.MD if low else Space.LG, side, 0)

    def _tighten(self, tight: bool) -> None:
        """With large letters in a column the time needs its line: the words go below it, the minutes into the menu."""
        size = Type.SMALL_CLOCK if tight else Type.CLOCK
        sheet = f"font-size: {self._theme.px(size)}px;"
        if self._time.styleSheet() != sheet:
            self._time.setFont(self._theme.font(size, STRONG, tabular=True))
            self._time.setStyleSheet(sheet)
        self._less.setVisible(not tight)
        self._more.setVisible(not tight)
        if tight and not self._is_tight:
            self._top.insertWidget(1, self._words)
        elif self._is_tight and not tight:
            self._head.insertWidget(2, self._words, 1)
        self._is_tight = tight

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.keep_draft()
        super().closeEvent(event)
        self.closed.emit()

    def _open_block_menu(self, block: str, place: QPoint) -> None:
        BlockMenu(self._theme, self._acting, block, self).open_at(place)

    def _give_the_card(self, person: str, which: str) -> None:
        """Somebody has the card now, in any block."""
        self._middle.go_on()
        self._block_acts.turn(person, which)

    def _open_menu(self) -> None:
        """What has no button of its own here."""
        menu = ClockMenu(self._theme, self._acts, self)
        tip = self._theme.keys.tip
        minutes = (
            ("plus", tip(Act.ADD_MINUTE, _("One minute more")), self._acts.add),
            ("minus", tip(Act.TAKE_MINUTE, _("One minute less")), self._acts.take),
        )
        for icon, words, act in (
            *(minutes if self._is_tight else ()),
            ("skip-back", tip(Act.PREVIOUS_BLOCK, _("Back to the block before")), self._acts.previous),
            ("rotate-ccw", tip(Act.CATCH_UP, _("Catch up")), self._acts.catch_up),
            ("monitor-up", tip(Act.SHARE_VIEW, _("Share view")), self.share_asked.emit),
            ("picture-in-picture-2", tip(Act.MINI_TIMER, _("Mini timer")), self.mini_asked.emit),
        ):
            menu.addAction(self._theme.icon(icon), words).triggered.connect(act)
        menu.open_at(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))

    def _close_menus(self) -> None:
        """Menus hold names too."""
        if self._hiding.hidden:
            self.people.close_menus()
            self._room.close_menus()
            self.notes.close_menus()
