"""Today: the next group is the page; beside it the week, below it what comes later and what was held lately."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.audit.events import LookedAt
from app.desk import Desk
from app.errors import GroupsideError
from app.live import commands
from app.live.events import DocumentSent, SessionOpened
from app.model.days import day_in
from app.model.programs import Program
from app.model.roles import Right
from app.model.rows import AttendanceRow, ProgressRow, SessionRow, UnsafeRow
from app.practice.no_shows import DAYS_LISTED
from app.practice.schedule import NextMeeting, monday_of, next_meetings
from app.practice.state import Practice
from app.practice.weeks import group_week
from app.review.owed import owed
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.hub import Hub, Ticker
from ui.live.clock_words import other_day_words
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.page_sides import give_sides, side
from ui.parts.scroll import Scroll
from ui.parts.week_bars import WeekBars
from ui.practice.backups_trouble import BackupsTrouble
from ui.practice.drawn_words import Kind
from ui.practice.follow_up_card import FollowUpCard
from ui.practice.lately_list import LatelyList
from ui.practice.later_list import LaterList
from ui.practice.next_card import NextCard
from ui.practice.no_show_card import NoShowCard
from ui.practice.owed_card import OwedCard, owed_rows
from ui.practice.recovery_card import RecoveryCard
from ui.practice.week_words import bars, bars_head, bars_words
from ui.practice.wishes import Wishes
from ui.theme import Space, Theme

HeldUp = Callable[[datetime, bool, Callable[[], None]], bool]
"""Whether a session is not started now: when it is due, whether there were others before, and what starts it later."""

# below this width the week stands under the next group, px at 100 %
TWO_COLUMNS = 900
SCROLL_BAR = 10  # px
LATER = 4
LATELY = 4
LATELY_DAYS = timedelta(days=6)


class TodayScreen(QWidget):
    """What the vault answers arrives as futures; until then the page stands with what is known."""

    started = Signal()
    go_on_asked = Signal()
    people_asked = Signal(str)  # the group that has nobody yet
    edit_group_asked = Signal(str)
    week_asked = Signal(str)  # the group whose week is to be seen by days
    room_closed = Signal()
    notes_asked = Signal(str)  # of the past session with this stream
    summary_asked = Signal()  # of a past session that lies on the desk now

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._meetings: list[NextMeeting] = []
        self._held: list[SessionRow] = []
        self._exported: dict[str, bool] = {}
        self._attendance: list[AttendanceRow] = []
        self._notes: list[ProgressRow] = []
        self._unsafe: list[UnsafeRow] = []
        self._prepared: SessionOpened | None = None
        self._prepared_with: Practice | None = None
        self._chosen: tuple[str, datetime] | None = None
        self._meant: tuple[str, datetime] | None = None  # of another day, and to be started all the same
        self._wanted: tuple[Literal["start", "room"], str, datetime] | None = None
        self._asked: object = None
        self._minute: datetime | None = None
        self.held_up: HeldUp = lambda _starts, _held_before, _go_on: False
        self.next = NextCard(theme)
        self.next.allow(acting.seat.may)
        self.recovery, self.backups = RecoveryCard(theme), BackupsTrouble(theme)
        self.wishes = Wishes(theme, acting, spawn, self)
        self._later = LaterList(theme)
        self._lately = LatelyList(theme)
        self._missed = NoShowCard(theme, acting)
        self.follow_ups = FollowUpCard(theme, acting)
        self._owed = OwedCard(theme)
        self._week = Card(_("This week"))
        self._bars = WeekBars(theme)
        self._week_words = label("", "muted", wrap=True)
        self._week.body.addWidget(self._bars)
        self._week.body.addWidget(self._week_words)
        open_week = Button(theme, _("The week by days"), "calendar", "link")
        self._week.body.addWidget(open_week, 0, Qt.AlignmentFlag.AlignLeft)
        self._week.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._place()
        self.next.start_asked.connect(self._start)
        self.next.lobby_asked.connect(self._open_room)
        self.next.go_on_asked.connect(self.go_on_asked)
        self.next.close_asked.connect(self._close_room)
        self.next.people_asked.connect(self._add_people)
        self.next.edit_asked.connect(self._edit)
        self.next.rehearse_asked.connect(self._rehearse)
        self.next.set_up_asked.connect(acting.set_up_asked)
        self.next.wishes_asked.connect(self._wish)
        open_week.clicked.connect(self._open_week)
        self._later.chosen.connect(self._choose)
        self._lately.summary_asked.connect(self.take_out)
        self._owed.notes_asked.connect(self.notes_asked)
        self.follow_ups.note_asked.connect(self.notes_asked)
        hub.changed.connect(self._ask_again)
        ticker.five_seconds.connect(self._each_minute)
        ticker.follow(self)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        page = QWidget()
        self._columns = QHBoxLayout(page)
        self._columns.setContentsMargins(Space.XL, Space.LG, Space.XL, Space.LG)
        self._columns.setSpacing(Space.LG)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(Space.LG)
        for part in (
            self.next,
            self.recovery,
            self.follow_ups,
            self._owed,
            self._missed,
            self.backups,
            self._later,
        ):
            left.addWidget(part)
        left.addWidget(self._lately)
        left.addStretch(1)
        right.addWidget(self._week, 0, Qt.AlignmentFlag.AlignTop)  # level with the first card at the left
        right.addStretch(1)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Scroll(page)
        outer.addWidget(self._page, 1)
        outer.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        give_sides(self, self._theme, self._columns)
        wide = self.width() >= self._theme.px(TWO_COLUMNS)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        room = self.width() - 2 * side(self._theme, self.width()) - SCROLL_BAR
        for card in (self.next, self.follow_ups, self._missed):
            card.fit((room - Space.LG) * 3 // 5 if wide else room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # the next group comes first, wherever one was before
            self._page.verticalScrollBar().setValue(0)
        self._ask_again()

    # What is known

    def _each_minute(self) -> None:
        now = self._acting.desk.now().replace(second=0, microsecond=0)
        if now != self._minute:
            self._minute = now
            self._ask_again()

    def _ask_again(self) -> None:
        """The practice changed, or time went on: look at what comes, and ask the vault for the rest."""
        if self.isVisible() and self.isEnabled():  # not while the last entries are written
            self._asked = question = object()
            self._find_meetings()
            self.redraw()
            self._spawn(self._ask(question))

    async def _ask(self, question: object) -> None:
        desk = self._acting.desk
        try:
            await self._look_back(desk)
            if question is self._asked:
                self._find_meetings()
                await self._prepare(desk, question)
                self.redraw()
            if question is self._asked:
                await self._look_for_exports(desk)
                self.redraw()
        except GroupsideError as trouble:
            self._wanted = None  # what was asked for is asked again by a click, not by the disk
            self._acting.refused.emit(trouble.sentence)

    async def _look_back(self, desk: Desk) -> None:
        # a day more on each side: the week is that of the group's zone; before it, who is still to be reached
        monday = monday_of(day_in("UTC", desk.now())) - timedelta(days=1)
        held = asyncio.wrap_future(desk.vault.sessions(limit=60))
        attendance = asyncio.wrap_future(
            desk.vault.attendance(
                (monday - timedelta(days=DAYS_LISTED)).isoformat(), (monday + timedelta(days=9)).isoformat()
            )
        )
        notes = asyncio.wrap_future(desk.vault.progress_owed())
        unsafe = asyncio.wrap_future(desk.vault.unsafe())
        self._held, self._attendance, self._notes = await held, await attendance, await notes
        self._unsafe = await unsafe

    async def _prepare(self, desk: Desk, question: object) -> None:
        if self._meetings:
            first, practice = self._meetings[0], desk.practice
            prepared = await asyncio.wrap_future(desk.prepare(first.group, first.starts))
            if question is self._asked:
                self._prepared, self._prepared_with = prepared, practice
                if self._wanted is not None and self._wanted[1:] == (first.group.id, first.starts):
                    self._open(self._wanted[0])

    async def _look_for_exports(self, desk: Desk) -> None:
        """Whether each session of the last days has left as a whole; what has left stays so."""
        for row in self._lately_held():
            if not self._exported.get(row.stream):
                session = await asyncio.wrap_future(desk.past_session(row.stream))
                self._exported[row.stream] = any(
                    isinstance(entry.event, DocumentSent) and entry.event.document == "session"
                    for entry in session.entries
                )

    def _lately_held(self) -> list[SessionRow]:
        since = self._acting.desk.now() - LATELY_DAYS
        ended = [row for row in self._held if row.started and row.ended]
        return [row for row in ended if datetime.fromisoformat(row.started) >= since][:LATELY]

    def _find_meetings(self) -> None:
        desk = self._acting.desk
        found = next_meetings(desk.practice, self._held, desk.now())
        if self._chosen is not None:
            found.sort(key=lambda meeting: (meeting.group.id, meeting.starts) != self._chosen)
        self._meetings = found

    # Drawing

    def redraw(self) -> None:
        desk = self._acting.desk
        now, session = desk.now(), desk.session
        running = session if session is not None and session.run.ended is None else None
        first = self._meetings[0] if self._meetings else None
        soonest = first is None or first.starts == min(meeting.starts for meeting in self._meetings)
        self.next.display_meeting(first, self._drawn(), running, now, desk.practice, soonest)
        self._later.display_meetings(self._meetings[1 : LATER + 1] if running is None else [], now)
        zones = {group.id: group.zone for group in desk.practice.groups.values()}
        self._lately.display_sessions(self._lately_held(), self._exported, zones, now)
        self._missed.display_missed(self._attendance, now)
        self.follow_ups.display_open(self._unsafe, now)
        notes = owed(desk.practice, self._notes, now)
        writes = self._acting.seat.may(Right.NOTES)
        self._owed.display_owed(owed_rows(notes, self._held, now), notes.older_words, writes=writes)
        self._show_week(first, now)
        self.recovery.look()

    def _drawn(self) -> SessionOpened | None:
        """What was prepared for the meeting on the page."""
        prepared, first = self._prepared, self._meetings[0] if self._meetings else None
        if prepared is None or first is None:
            return None
        return prepared if (prepared.group_id, prepared.scheduled) == (first.group.id, first.starts) else None

    def _show_week(self, first: NextMeeting | None, now: datetime) -> None:
        self._week.setVisible(first is not None and bool(first.expected))
        if first is None:
            return
        practice = self._acting.desk.practice
        day = day_in(first.group.zone, now)
        whole = group_week(practice, first.group, day, self._attendance, self._held, now)
        here = {person.id for person in practice.members(first.group.id, day)}
        people = [person for person in whole.people if person.person.id in here]
        self._week.display(_("This week"), first.group.name)
        self._bars.display(bars(people), bars_head(people))
        self._week_words.setText(bars_words(people, first.program.rules.weekly_minutes))

    # What a person does

    def _choose(self, group: str, starts: datetime) -> None:
        """Another meeting becomes the page."""
        self._chosen, self._wanted, self._meant = (group, starts), None, None
        self._ask_again()
        self._page.verticalScrollBar().setValue(0)  # its card is the first

    def _start(self) -> None:
        """A meeting of another day is started by the second press alone."""
        first = self._meetings[0] if self._meetings else None
        if first is not None and self._meant != (first.group.id, first.starts):
            group, now = first.group, self._acting.desk.now()
            words = other_day_words(group.name, first.starts, group.zone, now)
            if words:
                self._meant = (group.id, first.starts)
                self._acting.refused.emit(words)
                return
        self._open("start")

    def _open_room(self) -> None:
        self._open("room")

    def _open(self, wanted: Literal["start", "room"]) -> None:
        """With the people of this moment: if they changed since it was prepared, as soon as it is prepared anew."""
        first = self._meetings[0] if self._meetings else None
        before = any(row.started for row in self._held)
        if first is not None and self.held_up(first.starts, before, partial(self._open, wanted)):
            return
        prepared = self._drawn()
        if prepared is None or self._prepared_with is not self._acting.desk.practice:
            self._wanted = (wanted, first.group.id, first.starts) if first else None
            return
        self._wanted = None
        if self._acting.open_session(prepared):
            self._chosen = None
            if wanted == "start":
                self._acting.do(commands.start)
            self.started.emit()

    def _close_room(self) -> None:
        """Nobody started the clock: nothing is counted, and the meeting can be opened again."""
        if self._acting.do(commands.end):
            self.room_closed.emit()

    def _open_week(self) -> None:
        if self._meetings:
            self.week_asked.emit(self._meetings[0].group.id)

    def take_out(self, stream: str) -> None:
        """Lay a past session on the desk and ask for its summary."""
        self._spawn(self._lay_on_desk(stream))

    async def _lay_on_desk(self, stream: str) -> None:
        desk = self._acting.desk
        try:
            desk.take_out(await asyncio.wrap_future(desk.past_session(stream)))
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self._acting.seat.note(LookedAt(what="session", stream=stream))
            self.summary_asked.emit()

    def _edit(self) -> None:
        groups = list(self._acting.desk.practice.groups)
        group = self._meetings[0].group.id if self._meetings else groups[0] if groups else ""
        if group:
            self.edit_group_asked.emit(group)

    def _add_people(self) -> None:
        if self._meetings:
            self.people_asked.emit(self._meetings[0].group.id)

    def _wish(self, kind: Kind, place: QPoint) -> None:
        self.wishes.open_menu(kind, self.next.prepared, place)

    def _rehearse(self) -> None:
        program: Program | None = None
        if self._meetings:
            first = self._meetings[0]
            program = first.program.model_copy(update={"agenda": first.agenda})
        self._acting.rehearse_asked.emit(program)
