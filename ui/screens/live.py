"""The live screen: the clock and the plan, the card of the current block over the notes, the people."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from app.errors import Refused
from app.live import commands
from app.live.before_end import to_be_seen
from app.model.rounds import Round
from app.opening import another_icebreaker
from ui.acting import Acting
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind, shown
from ui.live import clock_words
from ui.live.before_end import BeforeEnd
from ui.live.block import BlockCard
from ui.live.clock import ClockCard, ClockRow
from ui.live.notes import NotesCard, is_note_text
from ui.live.people import PeopleCard
from ui.parts.agenda_strip import AgendaStrip
from ui.parts.button import Button
from ui.parts.label import ElidedLabel
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme

# below this width the screen is one column beside the call, px at 100 % text
NARROW = 1080
# Qt’s own largest width: no limit
WIDEST = 16777215


class LiveScreen(QWidget):
    """Everything that runs a group, by one hand. Nothing here changes state but through `acting`."""

    share_asked = Signal()
    co_facilitator_asked = Signal()
    mini_asked = Signal()
    keys_asked = Signal()
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
        self._narrow: bool | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = ElidedLabel("", "heading")
        self._subtitle = ElidedLabel("", "muted")
        self._header = QWidget()
        self._strip = AgendaStrip(theme)
        self._clock = ClockCard(theme)
        self._row = ClockRow(theme)
        self.block = BlockCard(theme)
        self._block_page = Scroll(self.block)
        self.notes = NotesCard(theme, acting)
        self.people = PeopleCard(theme, acting)
        self._before_end = BeforeEnd(theme, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._build_header()
        self._make_pages()
        self._connect()
        hub.changed.connect(self.redraw)
        ticker.second.connect(self.redraw)
        ticker.follow(self)
        theme.changed.connect(self._fit)
        bind(self, self._acts())
        self._fit()

    def _acts(self) -> dict[Act, Callable[[], object]]:
        """What each key does here."""
        return {
            Act.NEXT_BLOCK: self._next,
            Act.PREVIOUS_BLOCK: self._previous,
            Act.ADD_MINUTE: self._add_minute,
            Act.TAKE_MINUTE: self._take_minute,
            Act.PAUSE: self._pause,
            Act.UNDO: self._acting.undo,
            Act.FIND_PERSON: self.people.open_find,
            Act.DONE: self.block.round.finish,
            Act.ANOTHER_ICEBREAKER: self._another,
            Act.HIDE: self._hiding.hide,
            Act.KEYS: self.keys_asked.emit,
        }

    def _build_header(self) -> None:
        row = QHBoxLayout(self._header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row.addLayout(words, 1)
        for text, icon, tip, asked in (
            (
                _("Share view"),
                "monitor-up",
                _("The window that is safe to share in the call"),
                self.share_asked,
            ),
            (
                _("Co-facilitator"),
                "users",
                _("A second window with everything live"),
                self.co_facilitator_asked,
            ),
            (_("Mini timer"), "picture-in-picture-2", _("A small timer above the call"), self.mini_asked),
            (_("Hide"), "eye-off", shown(Act.HIDE), self._hiding.hide),
        ):
            button = Button(self._theme, text, icon, "quiet", tip=tip)
            button.clicked.connect(asked)
            row.addWidget(button)
        row.addSpacing(Space.SM)
        end = Button(self._theme, _("End session"), "log-out", "danger")
        end.clicked.connect(self.ask_to_end)
        row.addWidget(end)

    def _connect(self) -> None:
        self._strip.block_chosen.connect(self._enter)
        for clock in (self._clock, self._row):
            clock.next_asked.connect(self._next)
            clock.minute_asked.connect(self._minutes)
        self._clock.pause_asked.connect(self._pause)
        self._clock.catch_up_asked.connect(self._catch_up)
        self._row.hide_asked.connect(self._hiding.hide)
        self._row.more_asked.connect(self._open_more)
        self.block.show_asked.connect(self._show)
        self.block.another_asked.connect(self._another)
        self.block.covered_asked.connect(self._covered)
        self.block.round.done_asked.connect(self._done)
        self.block.round.pass_asked.connect(self._pass)
        self.people.note_about.connect(self.notes.about)
        self.people.turn_asked.connect(self._turn)
        self.notes.noticed.connect(self._acting.said)
        self._before_end.end_asked.connect(self._end)

    # Drawing

    def redraw(self) -> None:
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is None or session.opened is None or not self.isVisible():
            return
        title, subtitle = clock_words.header_words(session)
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._strip.display(clock_words.strip(session, now))
        (self._row if self._narrow else self._clock).draw(session, now)
        self.block.draw(session, now)
        self.people.draw(session, now)
        self.notes.draw(session)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Three columns, or one beside the call."""
        narrow = self.width() < self._theme.px(NARROW)
        if not narrow:
            roomy = self.width() >= self._theme.px(1360)
            self._clock.setFixedWidth(self._theme.px(330 if roomy else 304))
            self.people.setFixedWidth(self._theme.px(352 if roomy else 300))
        low = self.height() < self._theme.px(760)
        self._clock.tighten(low)
        self.block.tighten(narrow or low)
        self.notes.fit(narrow, low)
        if narrow != self._narrow:
            self._narrow = narrow
            (self._lay_narrow if narrow else self._lay_wide)()
            self.redraw()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(440), self._theme.px(560))

    def _make_pages(self) -> None:
        """Two pages for the same parts. A part that is added to one page's layout leaves the other's."""
        self._wide_page, self._narrow_page = QWidget(self), QWidget(self)
        wide = QVBoxLayout(self._wide_page)
        wide.setContentsMargins(Space.XL, 18, Space.XL, 0)
        wide.setSpacing(Space.LG)
        wide.addWidget(self._header)
        wide.addWidget(self._strip)
        self._columns, self._middle = QHBoxLayout(), QVBoxLayout()
        for layout in (self._columns, self._middle):
            layout.setSpacing(Space.LG)
        self._columns.addWidget(self._clock)
        self._columns.addLayout(self._middle, 1)
        wide.addLayout(self._columns, 1)
        self._stack = QVBoxLayout(self._narrow_page)
        self._stack.setContentsMargins(Space.LG, 14, Space.LG, 0)
        self._stack.setSpacing(Space.MD)
        self._stack.addWidget(self._row)

    def _lay_wide(self) -> None:
        self._middle.addWidget(self._block_page)
        self._middle.addWidget(self.notes, 1)
        self._columns.addWidget(self.people)
        self._turn_to(self._wide_page, self._narrow_page)

    def _lay_narrow(self) -> None:
        self.people.setMinimumWidth(0)
        self.people.setMaximumWidth(WIDEST)
        for part in (self._block_page, self.notes):
            self._stack.addWidget(part)
        self._stack.addWidget(self.people, 1)
        self._turn_to(self._narrow_page, self._wide_page)

    def _turn_to(self, page: QWidget, other: QWidget) -> None:
        self.block.fold(page is self._narrow_page)
        other.setVisible(False)
        self._column.addWidget(page)
        page.setVisible(True)

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that no field took starts a note."""
        modifiers = (
            event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
        )
        if modifiers == Qt.KeyboardModifier.NoModifier and is_note_text(event.text()):
            self.notes.bar.start_with(event.text())
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        session = self._acting.desk.session
        if session is None:
            return
        if session.run.started is None:
            self._acting.do(commands.start)
        elif clock_words.next_block(session) is None:
            self.ask_to_end()
        else:
            self._acting.do(commands.next_block)

    def _previous(self) -> None:
        self._acting.do(commands.previous_block)

    def _enter(self, block: str) -> None:
        self._acting.do(commands.enter_block, block)

    def _minutes(self, minutes: int) -> None:
        self._acting.do(commands.add_minutes, minutes)

    def _add_minute(self) -> None:
        self._minutes(1)

    def _take_minute(self) -> None:
        self._minutes(-1)

    def _pause(self) -> None:
        session = self._acting.desk.session
        if session is not None:
            self._acting.do(commands.resume if session.run.paused else commands.pause)

    def _catch_up(self) -> None:
        self._acting.do(commands.accept_catch_up)

    def _show(self, what: str) -> None:
        if self._acting.do(commands.show_prompt, what) and what:
            self.share_asked.emit()

    def _another(self) -> None:
        desk = self._acting.desk
        if desk.session is None:
            return
        try:
            item = another_icebreaker(desk.session, desk.library)
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            return
        self._acting.do(commands.draw_icebreaker, item)

    def _covered(self, whole: bool) -> None:
        self._acting.do(commands.cover_topic, whole)

    def _turn(self, person: str) -> None:
        self.block.round.choose(person)
        self.people.point_at(person)
        self.redraw()
        self.block.round.start_typing()

    def _done(self, person: str, which: str, answers: dict[str, str], kept: str) -> None:
        if which == Round.CHECK_IN:
            done = self._acting.do(commands.check_in, person, answers, kept)
        else:
            done = self._acting.do(commands.check_out, person, answers)
        if done:
            self._turn_taken()

    def _pass(self, person: str, which: str) -> None:
        if self._acting.do(commands.pass_turn, person, Round(which)):
            self._turn_taken()

    def _turn_taken(self) -> None:
        self.people.point_at("")
        self.block.round.turn_taken()
        self.redraw()

    def ask_to_end(self) -> None:
        session = self._acting.desk.session
        if session is not None and session.run.live:
            self._before_end.ask(to_be_seen(session))
        elif session is not None:
            self._acting.refused.emit(_("The session has not started yet."))

    def _end(self, let_go: list[str]) -> None:
        self.notes.keep_draft()
        if self._acting.do(commands.end, let_go):
            self.ended.emit()

    def _open_more(self) -> None:
        """What the narrow column has no room for."""
        menu = QMenu(self)
        session = self._acting.desk.session
        paused = session is not None and session.run.paused
        for icon, words, act in (
            ("play" if paused else "pause", _("Go on") if paused else _("Pause"), self._pause),
            ("skip-back", _("Back to the block before"), self._previous),
            ("undo-2", _("Take back the last act"), self._acting.undo),
            ("rotate-ccw", _("Catch up"), self._catch_up),
            ("monitor-up", _("Share view"), self.share_asked.emit),
            ("users", _("Co-facilitator"), self.co_facilitator_asked.emit),
            ("picture-in-picture-2", _("Mini timer"), self.mini_asked.emit),
            ("log-out", _("End session"), self.ask_to_end),
        ):
            menu.addAction(self._theme.icon(icon), words).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._row.menu_button.mapToGlobal(self._row.menu_button.rect().bottomLeft()))
