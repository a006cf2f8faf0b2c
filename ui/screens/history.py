"""History: the sessions that were held, newest first, and a month of them as a picture; each opens as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import GroupsideError
from app.model.days import day_in
from app.model.roles import Right
from app.model.rows import SessionRow
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.hub import Hub
from ui.parts.announce import announce
from ui.parts.button import Button, IconButton
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.parts.month_picture import Held, MonthPicture
from ui.parts.page_sides import give_sides, side
from ui.parts.scroll import Scroll
from ui.practice import held_words
from ui.practice.held_list import HeldList
from ui.practice.held_words import HeldRow
from ui.theme import Space, Theme

# below this width the month stands above the list, px at 100 % text
NARROW = 860
# below this height there is no room for a month above a list
LOW = 720
ALL = "all"


class HistoryScreen(QWidget):
    """List and month show the same sessions, and follow each other. What the vault answers arrives as a future."""

    session_asked = Signal(str)  # the stream of the session that is wanted
    notes_asked = Signal(str)  # of the session with this stream

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._group_id, self._chosen = ALL, ""
        self._month = date.min
        self._day: date | None = None
        self._every: list[SessionRow] = []
        self._rows: list[SessionRow] = []
        self._marks: dict[str, held_words.GroupMark] = {}
        self._owed: frozenset[str] = frozenset()  # the streams of sessions whose notes are not all done
        self._asked: object = None
        self._narrow = False
        self._card = Card(_("Sessions"), margin=Space.LIST, inset=Space.ROW)
        self._group = Picker(theme, _("Group"))
        self._group.be_narrow()
        self.list = HeldList(theme, _("Sessions"))
        self._open = Button(
            theme, _("Open"), "external-link", "primary", tip=_("As it was, with its documents")
        )
        self._write = Button(theme, _("Write notes"), "pen-line", tip=_("Notes of this session are owed"))
        # where list and month have no room beside each other
        self._turn = Button(theme, _("Month"), "calendar", "quiet")
        self._turned = False
        self._month_card = Card()
        self._title = label("", "title")
        self._before = IconButton(theme, "chevron-left", _("The month before"))
        self._after = IconButton(theme, "chevron-right", _("The month after"))
        for button in (self._before, self._after):
            button.make_small()
        self.month = MonthPicture(theme, _("Month"))
        self._told = label("", "muted", wrap=True)
        self._place()
        self._group.picked.connect(self._choose_group)
        self.list.row_chosen.connect(self._choose)
        self.list.row_activated.connect(self._ask_for)
        self._open.clicked.connect(self._open_chosen)
        self._write.clicked.connect(self._write_chosen)
        self._turn.clicked.connect(self._turn_over)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self.month.day_reached.connect(self._reach)
        self.month.day_opened.connect(self._open_day)
        self.month.month_asked.connect(self._go)
        hub.changed.connect(self._ask_again)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.XL, Space.LG, Space.XL, 0)
        self._row.setSpacing(Space.LG)
        self._card.body.addWidget(self._group)
        self._card.body.addWidget(self.list, 1)
        acts = QHBoxLayout()
        acts.setSpacing(Space.SM)
        acts.addWidget(self._turn)
        acts.addWidget(self._write)
        acts.addWidget(self._open, 1)
        self._card.body.addLayout(acts)
        head = QHBoxLayout()
        head.setSpacing(Space.SM)
        head.addWidget(self._title, 1)
        head.addWidget(self._before)
        head.addWidget(self._after)
        self._month_card.body.addLayout(head)
        self._month_card.body.addWidget(self.month)
        self._month_card.body.addWidget(self._told)
        self._month_page = Scroll(self._month_card)
        right = QVBoxLayout()
        right.addWidget(self._month_page)
        right.addStretch(1)
        self._row.addWidget(self._card, 2)
        self._row.addLayout(right, 3)
        self.setFocusProxy(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        give_sides(self, self._theme)
        px = self._theme.px
        self._narrow = self.width() < px(NARROW)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.BottomToTop if self._narrow else ways.LeftToRight)
        low = self._narrow and self.height() < px(LOW)
        self._turn.setVisible(low)
        self._card.show_head(not low or not self._turned)
        self._month_page.setVisible(not low or self._turned)
        listed = not low or not self._turned
        for part in (self.list, self._open):
            part.setVisible(listed)
        self._write.setVisible(listed and self._chosen in self._owed)
        self._fit_words()
        self._group.setVisible(len(self._marks) > 1 and self.list.isVisibleTo(self))
        self._row.setStretch(1, 0 if self._narrow else 3)
        self._month_card.tighten(self._narrow)
        # its buttons are higher than a word: the heads of both cards stand on one line
        top = Space.MD if self._narrow else Space.LG + Space.XS
        self._card.body.setContentsMargins(Space.LIST, top, Space.LIST, Space.LIST)

    def _fit_words(self) -> None:
        """Where the words of the buttons have no room beside each other, icons stand for those that are quiet."""
        beside = [button for button in (self._turn, self._write, self._open) if button.isVisibleTo(self)]
        writes = _("Write notes") if self._acting.seat.may(Right.NOTES) else _("See the notes")
        words = {self._turn: _("List") if self._turned else _("Month"), self._write: writes}
        for button, word in words.items():
            button.show_word(word, True)
        page = self.width() - 2 * side(self._theme, self.width())
        room = (page if self._narrow else (page - Space.LG) * 2 // 5) - 2 * Space.LIST
        needed = sum(button.sizeHint().width() + Space.SM for button in beside)
        for button, word in words.items():
            button.show_word(word, needed <= room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_again()

    # What is known

    def _ask_again(self) -> None:
        if self.isVisible() and self.isEnabled():
            self._asked = question = object()
            self._spawn(self._ask(question))

    async def _ask(self, question: object) -> None:
        try:
            rows = await asyncio.wrap_future(self._acting.desk.vault.sessions())
            notes = await asyncio.wrap_future(self._acting.desk.vault.progress_owed())
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        if question is self._asked:
            self._every = held_words.was_held(rows)
            self._owed = frozenset(note.stream for note in notes)
            self.redraw()

    def redraw(self) -> None:
        practice = self._acting.desk.practice
        groups = {group.id: group.name for group in practice.groups.values()}
        self._marks = held_words.marks(self._every, groups)
        if self._group_id not in (ALL, *self._marks):
            self._group_id = ALL
        kinds = [(ALL, _("Every group")), *((group, mark.name) for group, mark in self._marks.items())]
        self._group.display(kinds, self._group_id)
        zones = {group.id: group.zone for group in practice.groups.values()}
        self._rows = [row for row in self._every if self._group_id in (ALL, row.group_id)]
        self.list.say_when_empty(_("No group was held yet. The first one stands here when it has ended."))
        shown = [HeldRow(row, zones.get(row.group_id, "UTC")) for row in self._rows]
        self.list.display(shown)
        self._card.display(_("Sessions"), held_words.count_words(len(shown)) if shown else "")
        if self._chosen not in {row.stream for row in self._rows}:
            self._chosen = self._rows[0].stream if self._rows else ""
            self._month = self._day_of(self._chosen)
        self.list.choose(self._chosen)
        self._fit()
        self._open.setEnabled(bool(self._chosen))
        self._day = self._day or (self._day_of(self._chosen) if self._chosen else None)
        self._show_month()

    def _day_of(self, stream: str) -> date:
        row = next((row for row in self._rows if row.stream == stream), None)
        return date.fromisoformat(row.day) if row is not None else self._today()

    def _today(self) -> date:
        groups = self._acting.desk.practice.groups.values()
        zone = next((group.zone for group in groups if group.id == self._group_id), None)
        zone = zone or next((group.zone for group in groups), "UTC")
        return day_in(zone, self._acting.desk.now())

    def _show_month(self) -> None:
        month = self._month.replace(day=1)
        self._title.setText(held_words.month_words(month))
        of_month = [row for row in self._rows if row.day[:7] == month.isoformat()[:7]]
        there = {row.group_id for row in of_month}
        key = [
            (Held(mark.letters, mark.tone), mark.name)
            for group, mark in self._marks.items()
            if group in there
        ]
        today = self._today()
        self.month.display(
            held_words.month_days(month, of_month, self._marks, today),
            held_words.week_heads(),
            key,
            f"{held_words.month_words(month)}, {held_words.count_words(len(of_month))}",
            self._day,
        )
        self._before.setEnabled(bool(self._rows) and self._rows[-1].day[:7] < month.isoformat()[:7])
        self._after.setEnabled(month.isoformat()[:7] < today.isoformat()[:7])
        told = [row for row in of_month if self._day is not None and row.day == self._day.isoformat()]
        in_month = self._day is not None and self._day.replace(day=1) == month
        self._told.setText(held_words.day_words(self._day, told[::-1]) if in_month and self._day else "")

    # What a person does

    def show_day(self, day: date) -> None:
        """The month of a day, and its newest session in the list."""
        self._day = self._month = day
        streams = self._streams(day)
        if streams:
            self._chosen = streams[0]
            self.list.choose(self._chosen)
            self._fit()
        self._show_month()

    def _streams(self, day: date) -> Sequence[str]:
        return [row.stream for row in self._rows if row.day == day.isoformat()]

    def _choose_group(self, group: str) -> None:
        self._group_id = group
        self.redraw()

    def _choose(self, stream: str) -> None:
        if stream:
            self._chosen = stream
            self._day = self._month = self._day_of(stream)
            self._show_month()
            self._fit()

    def _reach(self, day: date, words: str) -> None:
        self.show_day(day)
        announce(self.month, words)

    def _open_day(self, day: date) -> None:
        """One session opens; of several the list has the choice."""
        streams = self._streams(day)
        if len(streams) == 1:
            self._ask_for(streams[0])
        elif streams:
            self.show_day(day)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._go(-1)

    def _go_on(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        """To the day next to where the keyboard was, in the month before or after."""
        if not (self._before if step < 0 else self._after).isEnabled():
            return
        first = self._month.replace(day=1)
        self._month = first - timedelta(days=1) if step < 0 else (first + timedelta(days=31)).replace(day=1)
        if self.month.hasFocus():
            self._reach(self._month, "")
        else:
            self._show_month()
        announce(self.month, self.month.accessibleName())

    def _turn_over(self) -> None:
        self._turned = not self._turned
        self._fit()

    def _open_chosen(self) -> None:
        self._ask_for(self._chosen)

    def _ask_for(self, stream: str) -> None:
        if stream and self._can_look_back():
            self.session_asked.emit(stream)

    def _write_chosen(self) -> None:
        if self._can_look_back():
            self.notes_asked.emit(self._chosen)

    def _can_look_back(self) -> bool:
        session = self._acting.desk.session
        if session is None or session.run.ended is not None:
            return True
        self._acting.refused.emit(
            _("A group is open now. Sessions of the past can be looked at when it has ended.")
        )
        return False
