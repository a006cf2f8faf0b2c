"""Today: the next group is the page; beside it the week, below it what comes later."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.live import commands
from app.live.events import SessionOpened
from app.model.rows import AttendanceRow, SessionRow
from app.practice.schedule import NextMeeting, monday_of, next_meetings, today_in, week
from app.words import _
from ui.acting import Acting
from ui.hub import Hub, Ticker
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.parts.week_bars import WeekBar, WeekBars
from ui.practice.later_list import LaterList
from ui.practice.next_card import NextCard
from ui.theme import Space, Theme

Spawn = Callable[[Coroutine[Any, Any, None]], object]

# below this width the week stands under the next group, px at 100 %
TWO_COLUMNS = 900


class TodayScreen(QWidget):
    """What the vault answers arrives as futures; until then the page stands with what is known."""

    started = Signal()
    go_on_asked = Signal()
    people_asked = Signal()
    edit_group_asked = Signal(str)
    rehearse_asked = Signal(str)

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._meetings: list[NextMeeting] = []
        self._held: list[SessionRow] = []
        self._attendance: list[AttendanceRow] = []
        self._prepared: SessionOpened | None = None
        self._chosen: tuple[str, datetime] | None = None
        self._asked: object = None
        self._minute: datetime | None = None
        self.next = NextCard(theme)
        self._later = LaterList(theme)
        self._week = Card(_("This week"))
        self._bars = WeekBars(theme)
        self._week_words = label("", "muted", wrap=True)
        self._week.body.addWidget(self._bars)
        self._week.body.addWidget(self._week_words)
        self._week.body.addStretch(1)
        self._place()
        self.next.start_asked.connect(self._start)
        self.next.lobby_asked.connect(self._open_lobby)
        self.next.go_on_asked.connect(self.go_on_asked)
        self.next.people_asked.connect(self.people_asked)
        self.next.edit_asked.connect(self._edit)
        self.next.rehearse_asked.connect(self._rehearse)
        self._later.chosen.connect(self._choose)
        hub.changed.connect(self._ask_again)
        ticker.second.connect(self._each_minute)
        ticker.follow(self)

    def _place(self) -> None:
        page = QWidget()
        self._columns = QHBoxLayout(page)
        self._columns.setContentsMargins(Space.XL, Space.LG, Space.XL, Space.LG)
        self._columns.setSpacing(Space.LG)
        left = QVBoxLayout()
        left.setSpacing(Space.LG)
        left.addWidget(self.next)
        left.addWidget(self._later)
        left.addStretch(1)
        self._columns.addLayout(left, 3)
        self._columns.addWidget(self._week, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(page), 1)
        outer.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(TWO_COLUMNS)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_again()

    # What is known

    def _each_minute(self) -> None:
        now = self._acting.desk.now().replace(second=0, microsecond=0)
        if now != self._minute:
            self._minute = now
            self._ask_again()

    def _ask_again(self) -> None:
        """The practice changed, or time went on: look at what comes, and ask the vault for the rest."""
        if self.isVisible():
            self._asked = question = object()
            self.redraw()
            self._spawn(self._ask(question))

    async def _ask(self, question: object) -> None:
        desk = self._acting.desk
        now = desk.now()
        monday = monday_of(today_in("UTC", now)) - timedelta(days=1)
        held = asyncio.wrap_future(desk.vault.sessions(limit=60))
        attendance = asyncio.wrap_future(
            desk.vault.attendance(monday.isoformat(), (monday + timedelta(days=9)).isoformat())
        )
        self._held, self._attendance = await held, await attendance
        if question is not self._asked:
            return
        self._find_meetings()
        if self._meetings:
            first = self._meetings[0]
            prepared = await asyncio.wrap_future(desk.prepare(first.group, first.starts))
            if question is not self._asked:
                return
            self._prepared = prepared
        self.redraw()

    def _find_meetings(self) -> None:
        desk = self._acting.desk
        found = next_meetings(desk.practice, self._held, desk.now())
        if self._chosen is not None:
            found.sort(key=lambda meeting: (meeting.group.id, meeting.starts) != self._chosen)
        self._meetings = found

    def redraw(self) -> None:
        desk = self._acting.desk
        now = desk.now()
        session = desk.session
        running = session if session is not None and session.run.ended is None else None
        first = self._meetings[0] if self._meetings else None
        fits = (
            self._prepared is not None
            and first is not None
            and (self._prepared.group_id, self._prepared.scheduled) == (first.group.id, first.starts)
        )
        self.next.display_meeting(first, self._prepared if fits else None, running, now, desk.practice)
        self._later.display_meetings(
            [meeting for meeting in self._meetings[1:] if meeting is not first][:6], now
        )
        self._show_week(first, now)

    def _show_week(self, first: NextMeeting | None, now: datetime) -> None:
        self._week.setVisible(first is not None and bool(first.expected))
        if first is None:
            return
        day = today_in(first.group.zone, now)
        lines = week(self._acting.desk.practice, first.group, self._attendance, day)
        bars = [
            WeekBar(line.person.id, line.person.name, line.group_seconds // 60, line.target_minutes)
            for line in lines
        ]
        self._week.display(_("This week"), first.group.name)
        self._bars.display(bars)
        service = sum(line.service_seconds for line in lines) // 60
        group = sum(line.group_seconds for line in lines) // 60
        self._week_words.setText(
            _(
                "Group hours against the weekly target. Together {group} in groups, {service} of service."
            ).format(group=f"{group // 60}:{group % 60:02d}", service=f"{service // 60}:{service % 60:02d}")
        )

    # What a person does

    def _choose(self, group: str, starts: datetime) -> None:
        """Another meeting becomes the page."""
        self._chosen = (group, starts)
        self._ask_again()

    def _start(self) -> None:
        if self._prepared is not None and self._acting.open_session(self._prepared):
            self._acting.do(commands.start)
            self._chosen = None
            self.started.emit()

    def _open_lobby(self) -> None:
        if self._prepared is not None and self._acting.open_session(self._prepared):
            self._chosen = None
            self.started.emit()

    def _edit(self) -> None:
        if self._meetings:
            self.edit_group_asked.emit(self._meetings[0].group.id)

    def _rehearse(self) -> None:
        if self._meetings:
            self.rehearse_asked.emit(self._meetings[0].program.id)
