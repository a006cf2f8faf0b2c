"""What can be wished of the rotation for a meeting, on Today: a menu, and what comes of each of its lines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.errors import GroupsideError
from app.live.events import SessionOpened
from app.model.days import day_in
from app.model.decks import Pin
from app.model.groups import Group
from app.practice import choices
from app.practice.offered import ItemKey
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.drawn_acts import Drawn, DrawnActs
from ui.practice.choosing import ChooseItem
from ui.practice.drawn_words import Kind, day_name, decks_of, key_of, to_choose_from
from ui.theme import Theme

# for how many of the group's coming meetings something can be kept, and how far ahead they are looked for
MEETINGS = 4
AHEAD = timedelta(days=22)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a meeting would get now, of one kind: what every line of the menu is about."""

    kind: Kind
    group: Group
    prepared: SessionOpened
    item: ItemKey

    @property
    def day(self) -> date:
        return day_in(self.group.zone, self.prepared.scheduled)

    def pin(self, item: ItemKey, on: date | None = None) -> Pin:
        return Pin(group=self.group.id, deck=item[0], item=item[1], on=on or self.day)


class Wishes(QObject):
    """Acts for whoever sits at the desk; the page is drawn anew by what changed there."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._acting, self._spawn, self._page = theme, acting, spawn, page
        self._drawn = DrawnActs(acting, self)
        self.choosing = ChooseItem(theme, acting, page)

    def open_menu(self, kind: Kind, prepared: SessionOpened | None, place: QPoint) -> None:
        """The menu of what was drawn of a kind."""
        item = key_of(kind, prepared)
        if prepared is None or item is None:
            return
        group = self._acting.desk.practice.groups.get(prepared.group_id)
        if group is not None:
            self._menu(Wish(kind, group, prepared, item)).popup(place)

    def _menu(self, wish: Wish) -> QMenu:
        menu = QMenu(self._page)
        menu.setObjectName("wishes")
        menu.aboutToHide.connect(menu.deleteLater)
        icon = self._theme.icon

        def add(name: str, words: str, act: Callable[[], object]) -> None:
            menu.addAction(icon(name), words).triggered.connect(act)

        add("shuffle", _("&Another one"), lambda: self._spawn(self._another(wish)))
        menu.addMenu(self._days(wish, menu))
        if set(self._pinned(wish)):
            add("rotate-ccw", _("&Let the rotation decide"), lambda: self._rotate(wish))
        add("list-checks", _("&Choose…"), lambda: self._choose(wish))
        menu.addSeparator()
        add("ban", _("&Never for this group"), lambda: self._never(wish))
        return menu

    def _days(self, wish: Wish, parent: QWidget) -> QMenu:
        """The coming meetings for which this one can be kept; those for which it is are ticked."""
        menu = QMenu(_("&Keep this one for"), parent)
        menu.setIcon(self._theme.icon("calendar"))
        desk = self._acting.desk
        now, offer = desk.now(), desk.practice.offer
        coming = wish.group.meetings_between(now, now + AHEAD)
        days = dict.fromkeys([wish.day, *(meeting.date() for meeting in coming)])
        for day in sorted(days)[:MEETINGS]:
            words = day_name(day, day_in(wish.group.zone, now))
            action = menu.addAction(words)
            action.setCheckable(True)
            decks = decks_of(wish.kind, desk.library)
            pinned = (item for item in offer.pinned(wish.group.id, day) if item[0] in decks)
            action.setChecked(next(pinned, None) == wish.item)
            action.setData((wish, day))
        menu.triggered.connect(self._keep)
        return menu

    def _pinned(self, wish: Wish) -> list[ItemKey]:
        """What is pinned for the day of its kind, the newest first."""
        desk = self._acting.desk
        decks = decks_of(wish.kind, desk.library)
        found = desk.practice.offer.pinned(wish.group.id, wish.day)
        return [item for item in found if item[0] in decks]

    # What comes of it

    def _keep(self, action: QAction) -> None:
        wish, day = action.data()
        desk = self._acting.desk
        if action.isChecked():
            self._acting.arrange(choices.pin_item, desk.library, wish.pin(wish.item, day))
        else:
            decks = decks_of(wish.kind, desk.library)
            self._acting.arrange(choices.let_rotate, wish.group.id, day, decks)

    def _rotate(self, wish: Wish) -> None:
        decks = decks_of(wish.kind, self._acting.desk.library)
        self._acting.arrange(choices.let_rotate, wish.group.id, wish.day, decks)

    def _never(self, wish: Wish) -> None:
        decks = decks_of(wish.kind, self._acting.desk.library)
        self._drawn.never(Drawn(wish.group, wish.item, decks, partial(self._after, wish), lambda: None))

    def _after(self, wish: Wish) -> bool:
        """The rotation brings the next one; where others were passed over for this day already, yet another one."""
        if self._pinned(wish):
            self._spawn(self._another(wish))
        return True

    async def _another(self, wish: Wish) -> None:
        """One that was not shown for this day yet: those that were are pinned below it."""
        desk, group = self._acting.desk, wish.group
        passed_over = {wish.item, *self._pinned(wish)}
        offer = desk.practice.offer.passing_over(group.id, wish.day, passed_over)
        try:
            anew = await asyncio.wrap_future(
                desk.prepare(group, wish.prepared.scheduled, replace(desk.practice, offer=offer))
            )
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        item = key_of(wish.kind, anew)
        if item is None:
            self._acting.refused.emit(_("You have seen all of them. Choose one, or let the rotation decide."))
        elif wish.item in desk.practice.offer.barred_for(group.id):
            self._acting.arrange(choices.pin_item, desk.library, wish.pin(item))
        else:
            self._acting.arrange(choices.pin_another, desk.library, wish.pin(wish.item), wish.pin(item))

    def _choose(self, wish: Wish) -> None:
        desk = self._acting.desk
        items = list(to_choose_from(wish.kind, desk.library, desk.practice.offer, wish.group))
        today = day_in(wish.group.zone, desk.now())
        where = f"{wish.group.name} · {day_name(wish.day, today)}"
        self.choosing.choose(wish.kind, items, wish.pin(wish.item), where)
