"""A group's topics: who has had which, who made one up, and what is needed most."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.errors import GroupsideError
from app.model.days import day_in
from app.practice.coverage import GroupCoverage, group_coverage
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.hub import Hub
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.parts.page_sides import give_sides
from ui.parts.shape_key import ShapeKey
from ui.parts.topic_grid import TopicGrid
from ui.practice import coverage_words
from ui.practice.no_group import NoGroup
from ui.theme import Space, Theme

# px at 100 %: below the first width the group stands under the title, below the second a button loses its word, below
# the height only the picture stays
NARROW, TIGHT, LOW = 560, 340, 440


def how_words() -> str:
    """What stands below the picture until somebody goes to a place in it."""
    return _("The figure over each topic says how many still need it. Enter opens a person.")


class TopicsScreen(QWidget):
    """What the vault answers arrives as a future; the picture of another group comes with its answer."""

    person_asked = Signal(str, str)  # the group and the person whose row was opened
    week_asked = Signal(str)  # the group, whose week is wanted again

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._group_id = ""
        self._there = False  # whether there is anything to draw
        self._asked: object = None
        self._card = Card()
        self._title = label(_("Topics"), "title")
        self._group = Picker(theme, _("Group"))
        self._group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._week = Button(theme, _("The week"), "calendar", "quiet")
        self._hint = label("", "muted", wrap=True)
        self.grid = TopicGrid(theme, _("People and their topics"))
        self._key = ShapeKey(theme, coverage_words.key())
        self._cell = label(how_words(), "muted", wrap=True)
        NoGroup(theme, hub, acting, self._place(), self._card, "book-open")
        self._group.picked.connect(self.show_group)
        self._week.clicked.connect(self._go_to_week)
        self.grid.person_activated.connect(self._open_person)
        self.grid.cell_reached.connect(self._tell)
        hub.changed.connect(self._ask_again)
        theme.changed.connect(self._fit)

    def _place(self) -> QVBoxLayout:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.LG, Space.XL, Space.LG)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._card, 1)
        self._top, acts = QHBoxLayout(), QHBoxLayout()
        for row in (self._top, acts):
            row.setSpacing(Space.SM)
        acts.addWidget(self._group, 1)
        acts.addWidget(self._week)
        self._top.addWidget(self._title, 1)
        self._top.addLayout(acts)
        self._card.body.addLayout(self._top)
        self._card.body.addWidget(self._hint)
        self._card.body.addWidget(self.grid, 1)
        self._card.body.addWidget(self._key)
        self._card.body.addWidget(self._cell)
        self.setFocusProxy(self.grid)
        return outer

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        give_sides(self, self._theme)
        px = self._theme.px
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if self.width() < px(NARROW) else across)
        self._week.show_word(_("The week"), self.width() >= px(TIGHT))
        # where room is short, what a place says stands where the key was
        low, told = self.height() < px(LOW), self._cell.text() != how_words()
        self._hint.setVisible(not (low and self._there))
        self.grid.setVisible(self._there)
        self._key.setVisible(self._there and not (low and told))
        self._cell.setVisible(self._there and (told or not low))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_again()

    # What is known

    def show_group(self, group: str) -> None:
        """The topics of a group."""
        self._group_id = group
        self._tell("")
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
        today = day_in(group.zone, desk.now())
        members = [person.id for person in desk.practice.members(group.id, today)]
        try:
            rows = await asyncio.wrap_future(desk.vault.coverage(people=members)) if members else []
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        if question is self._asked:
            self._redraw(group_coverage(desk.practice, group, rows, today))

    # Drawing

    def _redraw(self, coverage: GroupCoverage | None) -> None:
        desk = self._acting.desk
        self._group.display(
            [(group.id, group.name) for group in desk.practice.groups.values()], self._group_id
        )
        self._there = coverage is not None and bool(coverage.people) and bool(coverage.topics)
        self._fit()
        if coverage is None:
            return
        titles = {topic.id: topic.title for topic in desk.library.topics.values()}
        today = day_in(coverage.group.zone, desk.now())
        self._hint.setText(coverage_words.summary(coverage, titles))
        self.grid.display(
            coverage_words.heads(coverage, titles), coverage_words.rows(coverage, titles, today)
        )
        if self._cell.text() != how_words():  # what it said may have changed
            self._cell.setText(self.grid.told or how_words())

    def _tell(self, words: str) -> None:
        """What the cell says, for the eye below the picture and for a screen reader."""
        self._cell.setText(words or how_words())
        self._fit()
        if words:
            announce(self, words)

    # What a person does

    def _open_person(self, person: str) -> None:
        self.person_asked.emit(self._group_id, person)

    def _go_to_week(self) -> None:
        self.week_asked.emit(self._group_id)
