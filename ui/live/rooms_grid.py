"""The rooms of the small groups side by side: people are moved from one to the other by dragging and by keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.words import _
from ui.key_rules import native
from ui.live.room_panel import PersonTile, RoomPanel
from ui.live.small_groups_words import GroupsView
from ui.theme import Space, Theme

# how wide a room is at least, px at 100 % text
ROOM_WIDTH: Final = 190


class RoomsGrid(QWidget):
    """Tiles stay the same widgets while people do, so that the focus goes with a person to another room."""

    swap_asked = Signal(str, str)
    move_asked = Signal(str, int)
    lead_asked = Signal(int, str)
    choice_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = GroupsView()
        self.chosen = ""  # who is to change places
        self.tiles: dict[str, PersonTile] = {}
        self.rooms: list[RoomPanel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.SM)
        theme.changed.connect(self._lay_rooms)

    def display(self, view: GroupsView) -> None:
        self._view = view
        focused = next((person for person, tile in self.tiles.items() if tile.hasFocus()), "")
        while len(self.rooms) < len(view.rooms):
            room = RoomPanel(self._theme, len(self.rooms), self)
            room.lead_asked.connect(self.lead_asked)
            self.rooms.append(room)
        for room in self.rooms[len(view.rooms) :]:
            self._grid.removeWidget(room)
            room.hide()
        there = {seat.person for room in view.rooms for seat in room.seats}
        for person in [person for person in self.tiles if person not in there]:
            gone = self.tiles.pop(person)
            gone.hide()
            gone.deleteLater()
        for panel, room_view in zip(self.rooms, view.rooms, strict=False):
            tiles = []
            for seat in room_view.seats:
                tile = self.tiles.get(seat.person) or self._make_tile(seat.person, panel)
                tile.display(seat, room_view.title)
                tiles.append(tile)
            panel.display(room_view, view.leads, tiles)
        for gone_room in self.rooms[len(view.rooms) :]:
            gone_room.deleteLater()
        del self.rooms[len(view.rooms) :]
        self._lay_rooms()
        if focused in self.tiles:
            self.tiles[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        if self.chosen not in self.tiles:
            self.chosen = ""
        self._show_chosen()

    def stops(self) -> list[QWidget]:
        """What Tab goes through: one room after the other."""
        found: list[QWidget] = []
        for panel, room in zip(self.rooms, self._view.rooms, strict=True):
            found += [panel.lead, *(self.tiles[seat.person] for seat in room.seats)]
        return found

    def first(self) -> PersonTile | None:
        people = [seat.person for room in self._view.rooms for seat in room.seats]
        return self.tiles[people[0]] if people else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_rooms()

    def _make_tile(self, person: str, parent: QWidget) -> PersonTile:
        tile = self.tiles[person] = PersonTile(self._theme, parent)
        tile.setAccessibleDescription(
            _("Space chooses, {left} and {right} move to the next room.").format(
                left=native("Ctrl+Left"), right=native("Ctrl+Right")
            )
        )
        tile.clicked.connect(self._choose)
        tile.walked.connect(self._walk)
        tile.taken.connect(self._take)
        tile.let_go.connect(self._let_go)
        tile.dragged.connect(self._drag_over)
        tile.dropped.connect(self._drop)
        return tile

    def _lay_rooms(self) -> None:
        """As many side by side as there is room for."""
        least = self._theme.px(ROOM_WIDTH) + Space.SM
        columns = max(1, min(len(self.rooms), (self.width() + Space.SM) // least))
        for room in self.rooms:
            self._grid.removeWidget(room)
        for at, room in enumerate(self.rooms):
            self._grid.addWidget(room, at // columns, at % columns)
            room.show()
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # What a person does

    def _choose(self) -> None:
        """The first one is chosen; the second, of another room, changes places with them."""
        tile = self.sender()
        if not isinstance(tile, PersonTile):
            return
        before, person = self.chosen, tile.person
        swaps = bool(before) and self._room_of(before) != self._room_of(person)
        self.chosen = "" if swaps or before == person else person
        self._show_chosen()
        if swaps:
            self.swap_asked.emit(before, person)

    def _let_go(self) -> None:
        self.chosen = ""
        self._show_chosen()

    def _show_chosen(self) -> None:
        for person, tile in self.tiles.items():
            tile.setChecked(person == self.chosen)
        self.choice_changed.emit()

    def _walk(self, person: str, across: int, down: int) -> None:
        """The arrows go from person to person; across, to the same place in the next room."""
        at = self._room_of(person)
        if at is None:
            return
        row = [seat.person for seat in self._view.rooms[at].seats].index(person)
        rooms = [[seat.person for seat in room.seats] for room in self._view.rooms]
        to = at + across
        while across and 0 <= to < len(rooms) and not rooms[to]:
            to += across
        if 0 <= to < len(rooms):
            place = max(0, min(row + down, len(rooms[to]) - 1))
            self.tiles[rooms[to][place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, person: str, across: int) -> None:
        at = self._room_of(person)
        if at is not None and 0 <= at + across < len(self.rooms):
            self.move_asked.emit(person, at + across)

    def _drag_over(self, person: str, place: QPoint) -> None:
        at = self._room_at(place)
        for number, room in enumerate(self.rooms):
            room.ring(number == at and number != self._room_of(person))

    def _drop(self, person: str, place: QPoint) -> None:
        for room in self.rooms:
            room.ring(False)
        at = self._room_at(place)
        if at is None or at == self._room_of(person):
            return
        onto = next((other for other, tile in self.tiles.items() if _is_over(tile, place)), "")
        if onto:
            self.swap_asked.emit(person, onto)
        else:
            self.move_asked.emit(person, at)

    def _room_at(self, place: QPoint) -> int | None:
        return next((number for number, room in enumerate(self.rooms) if _is_over(room, place)), None)

    def _room_of(self, person: str) -> int | None:
        """The room of somebody who is here, from 0."""
        found = (
            at
            for at, room in enumerate(self._view.rooms)
            if any(seat.person == person for seat in room.seats)
        )
        return next(found, None)


def _is_over(widget: QWidget, place: QPoint) -> bool:
    return widget.isVisible() and widget.rect().contains(widget.mapFromGlobal(place))
