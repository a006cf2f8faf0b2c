"""The live screen: the clock and the plan, the card of the current block over the notes, the people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.live import commands
from app.live.before_end import left_open
from app.model.agenda import lay
from app.model.roles import Right, refuse
from app.words import _
from ui.acting import Acting
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.live import clock_words
from ui.live.before_end import BeforeEnd
from ui.live.block import BlockCard
from ui.live.block_acts import BlockActs
from ui.live.block_menu import BlockMenu
from ui.live.clock import ClockCard, ClockRow
from ui.live.clock_acts import ClockActs
from ui.live.clock_menu import ClockMenu
from ui.live.header import LiveHeader
from ui.live.marks import Marks
from ui.live.middle import Middle
from ui.live.notes import NotesCard
from ui.live.pages import SLIM, Pages, Pieces, mode_for
from ui.live.people import PeopleCard
from ui.live.rest_of_session import RestOfSession
from ui.live.room import Room
from ui.live.typing import TypingStartsNote, leave_focus
from ui.parts.agenda_strip import AgendaStrip
from ui.parts.call_button import ICON, can_open, open_call
from ui.theme import Theme
from ui.times import clock_time

# so much of the middle is seen at least, px; in a slim column, where letters are large, px at 100 % text
LEAST, LEAST_SLIM = 120, 116


class LiveScreen(QWidget):
    """Everything that runs a group, by one hand. Nothing here changes state but through `acting`."""

    share_asked = Signal()
    prompt_shown = Signal()
    co_facilitator_asked = Signal()
    mini_asked = Signal()
    crisis_asked = Signal()
    back_asked = Signal()
    agenda_asked = Signal()
    ended = Signal()

    def __init__(
        self,
        theme: Theme,
        hub: Hub,
        ticker: Ticker,
        acting: Acting,
        hiding: Hiding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._acting = acting
        self._hiding = hiding
        self.acts = ClockActs(acting, theme.keys, leads=True, parent=self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._header, self._strip = LiveHeader(theme), AgendaStrip(theme)
        self._clock, self._row = ClockCard(theme), ClockRow(theme)
        self.block, self._before_end, self._rest = (
            BlockCard(theme),
            BeforeEnd(theme, acting),
            RestOfSession(theme),
        )
        self._block_acts = BlockActs(theme, acting, self.block, self.acts, self)
        self.room = Room(theme, acting, self.acts, leads=True, home=self)
        self.middle = Middle(
            acting,
            self.acts,
            self.block,
            self._rest,
            self._before_end,
            *self.room.cards,
            home=self,
            lobby=self.room.lobby,
        )
        self.notes = NotesCard(theme, acting)
        self.people = PeopleCard(theme, acting)
        self.room.follow(self.middle, self.people, self.block)
        self._pages = Pages(
            Pieces(
                self._header, self._strip, self._clock, self._row, self.middle.pages, self.notes, self.people
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        column.addWidget(self._pages)
        self._typing = TypingStartsNote(self, self.notes)
        self.marks = Marks(self)
        self.marks.follow(hub, ticker)
        self.marks.reached.connect(self.tick)  # colour and words change together
        self._looked: datetime | None = None  # when reminders were last looked for
        self._waits = False  # nobody has begun
        self._connect()
        hub.changed.connect(self.redraw)
        hub.saved.connect(self.notes.redraw)
        ticker.second.connect(self.count)
        ticker.five_seconds.connect(self.tick)
        ticker.follow(self)
        theme.changed.connect(self._fit)
        hiding.changed.connect(self._close_menus)
        self.by_key: dict[Act, Callable[[], object]] = {
            **self.acts.keys(),
            **self._block_acts.keys(),
            Act.REST_OF_SESSION: self.middle.open_rest,
            **self.people.keys(),
            **self.notes.keys(),
            Act.SHARE_VIEW: self.share_asked.emit,
            Act.CO_FACILITATOR: self.co_facilitator_asked.emit,
            Act.MINI_TIMER: self.mini_asked.emit,
            Act.END_SESSION: self._end_by_key,
        }
        bind(theme.keys, self, self.by_key)
        self._fit()
        leave_focus(self)  # once every card has its place: before, most of the buttons stand in no window

    def _connect(self) -> None:
        for asked, answer in (
            (self._header.share_asked, self.share_asked),
            (self._header.co_facilitator_asked, self.co_facilitator_asked),
            (self._header.mini_asked, self.mini_asked),
            (self._header.hide_asked, self._hiding.hide),
            (self._header.crisis_asked, self.crisis_asked),
            (self._header.end_asked, self.ask_to_end),
            (self._header.back_asked, self.back_asked),
            (self.acts.end_reached, self.ask_to_end),
            (self._strip.block_chosen, self.acts.enter),
            (self._strip.block_menu, self._open_block_menu),
            (self._clock.next_asked, self.acts.next),
            (self._clock.minute_asked, self.acts.minutes),
            (self._clock.pause_asked, self.acts.pause),
            (self._clock.catch_up_asked, self.acts.catch_up),
            (self._clock.rest_asked, self.middle.open_rest),
            (self.acts.crisis_asked, self.crisis_asked),
            (self._clock.more_asked, self._open_clock_menu),
            (self._row.next_asked, self.acts.next),
            (self._row.minute_asked, self.acts.minutes),
            (self._row.hide_asked, self._hiding.hide),
            (self._row.more_asked, self._open_more),
            (self.block.agenda_asked, self.agenda_asked),
            (self._block_acts.shown, self.prompt_shown),
            (self._block_acts.turned, self.redraw),
            (self._block_acts.plan_asked, self.notes.add_last_to_plan),
            (self._block_acts.order_by_hand, self.middle.open_order),
            (self.people.note_about, self.notes.about),
            (self.people.turn_asked, self._turn),
            (self.notes.noticed, self._acting.said),
            (self._before_end.end_asked, self._end),
            (self._before_end.turn_asked, self._turn),
            (self._before_end.left, self.middle.go_on),
        ):
            asked.connect(answer)

    # Drawing

    def redraw(self) -> None:
        """After an act: everything that may have changed."""
        session = self._acting.desk.session
        if session is None or session.opened is None or not self.isVisible():
            return
        self._header.draw(session, self._acting.desk.now(), ends=self._acting.seat.may(Right.END))
        if self._before_end.isVisibleTo(self):
            self._before_end.draw(session)
        self.tick()
        self.notes.draw(session, self.block.round.whose_turn)

    def count(self) -> None:
        """Each second: what counts seconds."""
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is not None and session.opened is not None and self.isVisible():
            timeline = lay(session.run, now)
            clock = self._clock if self._clock.isVisible() else self._row
            clock.count(timeline)
            self.block.round.count(session, now)
            self.people.count(session, now)

    def tick(self) -> None:
        """Every few seconds: all that time changes."""
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is None or session.opened is None or not self.isVisible():
            return
        if self._looked is not None and (words := clock_words.forgotten_words(session, self._looked, now)):
            self._acting.stands.emit(words)
        self._looked = now
        if self._before_start() != self._waits:
            self._fit()
        timeline = lay(session.run, now)
        self._strip.display(clock_words.strip(timeline))
        (self._clock if self._clock.isVisible() else self._row).draw(session, timeline)
        self.middle.draw(session, timeline)
        self.room.redraw()
        self.people.draw(session, now, self.block.round.current)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._typing.watch()
        self.redraw()
        self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Before the start the digits are answers: the lobby has the focus that nothing else has."""
        super().focusInEvent(event)
        if self.room.lobby.grid.isVisibleTo(self):
            self.room.lobby.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Three columns, one beside the call, or two in between; less air where there is less room."""
        px, scale = self._theme.px, self._theme.look.scale
        width, height = self.width() / scale, self.height() / scale
        mode = mode_for(width, height)
        if mode == "wide":
            roomy = width >= 1360
            self._clock.setFixedWidth(px(330 if roomy else 304))
            self.people.setFixedWidth(px(352 if roomy else 300))
        low = height < 760
        # before the start the lobby has the room: notes can be typed, what was caught waits
        lobby = self._waits = self._before_start()
        stream = not lobby and (mode == "wide" or (mode == "pair" and height >= 520))
        self._clock.tighten(low)
        self._row.fit(across=mode == "pair")
        stacked, slim = (mode == "pair" and width < 880) or width < 400, width < SLIM
        self.block.fit(narrow=mode != "wide", low=low, stacked=stacked, slim=slim)
        for page in self.middle.pages:
            page.keep(px(LEAST_SLIM) if slim else LEAST)
        self._before_end.tighten(mode != "wide" or low)
        self._before_end.be_slim(slim)
        self._rest.fit(narrow=mode != "wide", low=low)
        self.room.fit(narrow=mode != "wide", low=low, slim=slim)
        self.notes.fit(stream=stream, low=low)
        self.people.fit(low=mode != "wide" or low, least=slim and height < 480)
        focus = cast("QWidget | None", self.focusWidget())
        if self._pages.lay(mode, stream):
            # what moves loses the focus: it must not land on a button
            (focus if focus is not None and focus.isVisible() else self).setFocus()
            self.redraw()

    def _before_start(self) -> bool:
        session = self._acting.desk.session
        return session is not None and session.run.started is None and session.run.ended is None

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(440), min(self._theme.px(560), 620))

    # What a person does

    def _turn(self, person: str, which: str) -> None:
        """Somebody has the card now, in any block."""
        self.middle.go_on()
        self._block_acts.turn(person, which)

    def ask_to_end(self) -> None:
        """Who is still to be seen stands in the middle; the clock and the people go on beside it."""
        session = self._acting.desk.session
        if session is None:
            return
        if not self._acting.seat.may(Right.END):
            self._acting.refused.emit(refuse(Right.END).sentence)
            return
        if not session.run.live:
            # a room that was opened by mistake is only closed
            if session.run.ended is None and self._acting.do(commands.end):
                self.middle.go_on()
                self.ended.emit()
            return
        if not self._before_end.isVisibleTo(self):
            self.middle.show(self._before_end)
            self._before_end.begin(session)
        else:
            self._before_end.remind()

    def _end_by_key(self) -> None:
        """A key closes no room that nobody has begun in."""
        session = self._acting.desk.session
        if session is not None and session.run.live:
            self.ask_to_end()

    def _end(self, let_go: list[str]) -> None:
        self.notes.keep_draft()
        desk = self._acting.desk
        stopped = left_open(desk.session, desk.now()) if desk.session is not None else None
        done = (
            self._acting.do(commands.end, let_go)
            if stopped is None
            else self._acting.do_at(stopped, commands.end, let_go)
        )
        if done:
            self.middle.go_on()
            self.ended.emit()
            if stopped is not None and desk.session is not None and desk.session.opened is not None:
                time = clock_time(stopped, desk.session.opened.zone)
                self._acting.said.emit(
                    _("The session had been left open. It ends at {time}, with its last entry.").format(
                        time=time
                    )
                )

    def _close_menus(self) -> None:
        """Menus hold names too."""
        if self._hiding.hidden:
            self.people.close_menus()
            self.room.close_menus()
            self.notes.close_menus()

    def _open_block_menu(self, block: str, place: QPoint) -> None:
        menu = BlockMenu(self._theme, self._acting, block, self)
        menu.offer_edit(self.agenda_asked)
        menu.open_at(place)

    def _open_clock_menu(self, place: QPoint) -> None:
        menu = ClockMenu(self._theme, self.acts, self)
        menu.addAction(self._theme.icon("arrow-left"), _("Today and settings")).triggered.connect(
            self.back_asked
        )
        if self._call_link:
            menu.addAction(self._theme.icon(ICON), _("Open call")).triggered.connect(self._open_call)
        menu.open_at(place)

    @property
    def _call_link(self) -> str:
        opened = self._acting.desk.session.opened if self._acting.desk.session else None
        return opened.call_link if opened is not None and can_open(opened.call_link) else ""

    def _open_call(self) -> None:
        open_call(self._call_link)

    def _open_more(self) -> None:
        """What the narrow column has no room for."""
        session = self._acting.desk.session
        if session is None:
            return
        paused, live = session.run.paused, session.run.live
        end = ("log-out", _("End session"), self.ask_to_end)
        steps = (
            ("plus", _("One minute more"), self.acts.add),
            ("minus", _("One minute less"), self.acts.take),
        )
        self._row.open_menu(
            ("life-buoy", _("Crisis"), self.crisis_asked.emit),
            *(() if self._row.steps_fit else steps),
            ("play" if paused else "pause", _("Go on") if paused else _("Pause"), self.acts.pause),
            ("skip-back", _("Back to the block before"), self.acts.previous),
            ("rotate-ccw", _("Catch up"), self.acts.catch_up),
            *((icon, words, act) for icon, words, act in ClockMenu.acts(self.acts)),
            ("monitor-up", _("Share view"), self.share_asked.emit),
            ("users", _("Co-facilitator"), self.co_facilitator_asked.emit),
            ("picture-in-picture-2", _("Mini timer"), self.mini_asked.emit),
            ("arrow-left", _("Today and settings"), self.back_asked.emit),
            *(((ICON, _("Open call"), self._open_call),) if self._call_link else ()),
            *((end,) if live and self._acting.seat.may(Right.END) else ()),
        )
