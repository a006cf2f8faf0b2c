"""A group's week: people by days, who is short, and what is left; one goes back and on week by week."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.documents.week_csv import week_csv
from app.errors import GroupsideError
from app.model.days import day_in
from app.model.leaving import Destination
from app.model.rows import AttendanceRow, SessionRow
from app.parcels import week_parcel
from app.practice.schedule import monday_of
from app.practice.weeks import DAYS, GroupWeek, group_week
from app.words import _
from ui.acting import Acting, Copy
from ui.apart import Spawn
from ui.hub import Hub
from ui.parts.announce import announce
from ui.parts.button import Button, IconButton
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.parts.page_sides import give_sides
from ui.parts.week_table import WeekTable
from ui.practice import week_words
from ui.practice.no_group import NoGroup
from ui.theme import Space, Theme

# px at 100 %: below the first width buttons lose their words, below the second the group stands under the week's name,
# below the last everything stands below each other; below the height only the table stays
WORDS, NARROW, TIGHT, LOW = 1040, 560, 300, 440
# sessions of the last days, to know which of this week's meetings were held
HELD = 60


def how_words() -> str:
    """What stands below the table until somebody goes to a day."""
    return _("Arrow keys go from person to person and from day to day; Enter opens a person.")


class WeekScreen(QWidget):
    """What the vault answers arrives as futures; the table of another week comes with its answer."""

    person_asked = Signal(str, str)  # the group and the person whose row was opened
    topics_asked = Signal(str)  # the group whose topics are wanted

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._group_id = ""
        self._weeks_back = 0  # how many weeks before this one are shown
        self._week: GroupWeek | None = None
        self._asked: object = None
        self._card = Card()
        self._group = Picker(theme, _("Group"))
        # as wide as its longest name, also when groups come after it was first shown
        self._group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._span = label("", "title")
        self._before = IconButton(theme, "chevron-left", _("The week before"))
        self._after = IconButton(theme, "chevron-right", _("The week after"))
        self._this = Button(theme, _("This week"), kind="quiet")
        self._copy = Button(theme, _("Copy"), "copy", tip=_("As text, to be read"))
        self._copy_cells = Button(
            theme, _("Copy for a spreadsheet"), "clipboard", tip=_("In cells: paste it into a spreadsheet")
        )
        self._export = Button(theme, _("Export…"), "file-down", tip=_("As a file for a spreadsheet"))
        self._topics = Button(theme, _("Topics"), "book-open", tip=_("Who has had which topic"))
        self._hint = label("", "muted", wrap=True)
        self._table = WeekTable(theme)
        self._cell = label(how_words(), "muted", wrap=True)
        NoGroup(theme, hub, acting, self._place(), self._card, "clock")
        self._group.picked.connect(self.show_group)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self._this.clicked.connect(self._go_to_this)
        self._copy.clicked.connect(self._copy_text)
        self._copy_cells.clicked.connect(self._copy_table)
        self._export.clicked.connect(self._ask_where)
        self._topics.clicked.connect(self._open_topics)
        self._table.person_activated.connect(self._open_person)
        self._table.cell_reached.connect(self._tell)
        hub.changed.connect(self._ask_again)
        theme.changed.connect(self._fit)

    def _place(self) -> QVBoxLayout:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.LG, Space.XL, Space.LG)
        # narrower than its rows are: they are laid otherwise then
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._card, 1)
        self._top, self._acts, week, copies = (QHBoxLayout() for _each in range(4))
        for row in (self._top, self._acts, week, copies):
            row.setSpacing(Space.SM)
        for part in (self._before, self._span, self._after, self._this):
            week.addWidget(part)
        week.addStretch(1)
        copies.addWidget(self._topics)
        copies.addWidget(self._copy)
        copies.addWidget(self._copy_cells)
        copies.addWidget(self._export)
        copies.addStretch(0)
        self._acts.addWidget(self._group, 1)
        self._acts.addLayout(copies)
        self._top.addLayout(week, 1)
        self._top.addLayout(self._acts)
        self._card.body.addLayout(self._top)
        self._card.body.addWidget(self._hint)
        self._card.body.addWidget(self._table, 1)
        self._card.body.addWidget(self._cell)
        self.setFocusProxy(self._table)
        return outer

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        give_sides(self, self._theme)
        width, px = self.width(), self._theme.px
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if width < px(NARROW) else across)
        self._acts.setDirection(down if width < px(TIGHT) else across)
        self._span.setWordWrap(width < px(TIGHT))
        for button, word in (
            (self._topics, _("Topics")),
            (self._copy, _("Copy")),
            (self._copy_cells, _("Copy for a spreadsheet")),
            (self._export, _("Export…")),
        ):
            button.show_word(word, width >= px(WORDS))
        low = self.height() < px(LOW)
        self._hint.setVisible(not low)
        self._cell.setVisible(not low)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_again()

    # What is known

    def show_group(self, group: str) -> None:
        """This week of a group."""
        self._group_id, self._weeks_back = group, 0
        self._ask_again()

    def _ask_again(self) -> None:
        if self.isVisible() and self.isEnabled():
            self._asked = question = object()
            self._spawn(self._ask(question))

    async def _ask(self, question: object) -> None:
        desk = self._acting.desk
        groups = desk.practice.groups
        if self._group_id not in groups:
            self._group_id = next(iter(groups), "")
        group = groups.get(self._group_id)
        if group is None:
            self._redraw(None)
            return
        monday = self._monday(group.zone)
        try:
            days = (monday.isoformat(), (monday + timedelta(days=DAYS - 1)).isoformat())
            held = asyncio.wrap_future(desk.vault.sessions(limit=HELD))
            of_week = asyncio.wrap_future(desk.vault.sessions_between(*days))
            found = asyncio.wrap_future(desk.vault.attendance(*days))
            sessions: list[SessionRow] = [*await held, *await of_week]
            attendance: list[AttendanceRow] = await found
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        if question is self._asked:
            self._redraw(group_week(desk.practice, group, monday, attendance, sessions, desk.now()))

    def _monday(self, zone: str) -> date:
        return monday_of(day_in(zone, self._acting.desk.now())) - timedelta(weeks=self._weeks_back)

    # Drawing

    def _redraw(self, week: GroupWeek | None) -> None:
        self._week = week
        self._group.display(
            [(group.id, group.name) for group in self._acting.desk.practice.groups.values()], self._group_id
        )
        self._table.setVisible(week is not None)
        for button in (self._copy, self._copy_cells):
            button.setEnabled(week is not None and bool(week.people))
        self._this.setVisible(self._weeks_back != 0)
        if week is None:
            return
        today = day_in(week.group.zone, self._acting.desk.now())
        self._span.setText(week_words.week_span(week.monday))
        self._hint.setText(week_words.target_words(week, today))
        self._table.display(
            week_words.heads(week),
            week.days.index(today) if today in week.days else -1,
            week_words.total_head(week),
            week_words.rows(week, today),
            week_words.sums(week),
        )

    def _tell(self, words: str) -> None:
        """What the cell says, for the eye below the table and for a screen reader."""
        self._cell.setText(words or how_words())
        if words:
            announce(self, words)

    # What a person does

    def _go_back(self) -> None:
        self._go(self._weeks_back + 1)

    def _go_on(self) -> None:
        self._go(self._weeks_back - 1)

    def _go_to_this(self) -> None:
        self._go(0)

    def _go(self, back: int) -> None:
        self._weeks_back = back
        self._cell.setText(how_words())
        self._ask_again()

    def _open_person(self, person: str) -> None:
        self.person_asked.emit(self._group_id, person)

    def _open_topics(self) -> None:
        self.topics_asked.emit(self._group_id)

    def _copy_text(self) -> None:
        if self._week is not None:
            today = day_in(self._week.group.zone, self._acting.desk.now())
            said = _("The week is copied. It names people, and leaves the clipboard in two minutes.")
            text = week_words.week_text(self._week, today)
            self._acting.copy_asked.emit(Copy(_told_of(self._week), "week", text, said))

    def _copy_table(self) -> None:
        """Tabs for where text is pasted into cells, and the same as CSV."""
        if self._week is not None:
            said = _(
                "The week is copied for a spreadsheet. It names people, and leaves the clipboard in two minutes."
            )
            text, also = week_csv(self._week, "\t"), {"text/csv": week_csv(self._week).encode()}
            self._acting.copy_asked.emit(Copy(_told_of(self._week), "week", text, said, also=also))

    def _ask_where(self) -> None:
        if self._week is not None:
            self._acting.leaving_asked.emit(week_parcel(self._week), Destination.RECORD)


def _told_of(week: GroupWeek) -> tuple[str, ...]:
    return tuple(each.person.id for each in week.people)
