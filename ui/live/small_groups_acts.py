"""What a person does with small groups, from any window that has their panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from app.live import small_groups as groups
from app.model.leaving import Destination, Leaving
from app.model.people import User
from app.model.seating import Apart
from app.words import _
from ui.acting import Acting, Copy
from ui.keys import Act
from ui.live.small_groups import SmallGroupsPanel
from ui.live.small_groups_words import list_words


class SmallGroupsActs(QObject):
    """Each is one command, signed by who sits in the window."""

    def __init__(self, acting: Acting, panel: SmallGroupsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting, self._panel = acting, panel
        panel.who_is_apart, panel.who_leads = self._apart, self._users
        for asked, answer in (
            (panel.same_asked, self._same),
            (panel.draw_asked, self._draw),
            (panel.swap_asked, self._swap),
            (panel.move_asked, self._move),
            (panel.late_asked, self._seat),
            (panel.lead_asked, self._lead),
            (panel.copy_asked, self.copy),
            (panel.together_asked, self._together),
        ):
            asked.connect(answer)

    def keys(self) -> dict[Act, Callable[[], object]]:
        return {Act.SMALL_GROUPS: self._panel.open_or_leave, Act.DRAW_GROUPS: self._panel.draw_by_key}

    def copy(self) -> None:
        """For the host, who puts people into the rooms of the call: names, so not for the chat."""
        session = self._acting.desk.session
        if session is not None and session.small_groups:
            rooms = range(len(session.small_groups))
            people = tuple(person for room in rooms for person in groups.in_room(session, room))
            words = list_words(session, self._users())
            said = _("Copied, with names: for whoever opens the rooms, not for the chat.")
            leaving = Leaving(destination=Destination.RECORD, purpose=_("Opening the rooms of the call"))
            self._acting.copy_asked.emit(
                Copy(people, "small_groups", words, said, session.stream, leaving=leaving)
            )

    def _apart(self) -> Apart:
        return self._acting.desk.practice.apart

    def _users(self) -> Mapping[str, User]:
        return self._acting.desk.practice.users

    def _same(self, rooms: int) -> None:
        self._acting.do(groups.draw_as_last_time, rooms, self._apart())

    def _draw(self, rooms: int) -> None:
        self._acting.do(groups.draw_fresh, rooms, self._apart())

    def _swap(self, one: str, other: str) -> None:
        self._acting.do(groups.swap_people, one, other, self._apart())

    def _move(self, person: str, room: int) -> None:
        self._acting.do(groups.move_person, person, room, self._apart())

    def _seat(self, person: str) -> None:
        self._acting.do(groups.seat_latecomer, person, self._apart())

    def _lead(self, room: int, user: str) -> None:
        if not self._acting.do(groups.set_lead, room, user):
            self._panel.draw_anew()

    def _together(self) -> None:
        self._acting.do(groups.come_together)
