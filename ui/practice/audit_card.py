"""Who did and looked at what: newest first, narrowed by user, person and kind of act, and as a table to keep."""

from __future__ import annotations

import asyncio
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from app.audit.deeds import Deed, deed_words
from app.audit.events import LookedAt
from app.audit.line import AuditLine
from app.auditing import PAGE, Pages, Sought, audit_parcel, read_on
from app.documents.wording import day_in_words
from app.errors import GroupsideError
from app.model.leaving import Destination
from app.model.notes import folded
from app.model.roles import Right, refuse
from app.model.rows import SessionRow
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.parts.text_list import TextList, TextRow
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme
from ui.times import wall_clock

# entries that are made into lines at once when all of them are wanted
AT_ONCE = 500
# px at 100 % text
LEAST = 240


class AuditCard(Card):
    """Asks when it comes up and when somebody narrows it: what happens meanwhile does not move what is read."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        super().__init__(_("Audit"))
        sets(self, Setting.AUDIT)
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._pages = Pages()
        self._sessions: dict[str, SessionRow] = {}
        self._asked: object = None
        self._told = label("", "muted", wrap=True)
        self._user, self._person = Picker(theme, _("User")), Picker(theme, _("Person"))
        self._deed = Picker(theme, _("Kind of act"))
        self.list = TextList(theme, _("Entries, newest first"))
        self._older = Button(theme, _("Show older"), "chevron-down")
        self._keep = sets(
            Button(theme, words_of(Setting.SAVE_AUDIT), "external-link", "quiet"), Setting.SAVE_AUDIT
        )
        self._place()
        for picker in (self._user, self._person, self._deed):
            picker.picked.connect(self._narrow)
        self._older.clicked.connect(self._go_on)
        self._keep.clicked.connect(self._hand_over)
        theme.changed.connect(self._fit)
        self._fit()

    def _place(self) -> None:
        self._pickers = row = QHBoxLayout()
        row.setSpacing(Space.SM)
        for picker in (self._user, self._person, self._deed):
            picker.be_narrow()
            row.addWidget(picker, 1)
        foot = Flow()
        foot.add(self._older)
        foot.add(self._keep)
        self.body.addWidget(self._told)
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(foot)
        self._parts = (self._user, self._person, self._deed, self.list, foot)

    def narrow(self, narrow: bool) -> None:
        ways = QBoxLayout.Direction
        self._pickers.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _fit(self) -> None:
        self.list.setMinimumHeight(self._theme.px(LEAST))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._begin()

    def _begin(self) -> None:
        """That somebody reads it is its first line."""
        may = self._acting.seat.may(Right.AUDIT)
        for part in self._parts:
            part.setVisible(may)
        told = _("Who opened the vault, looked at, wrote, signed or sent something. No entry can be changed.")
        self._told.setText(told if may else refuse(Right.AUDIT).sentence)
        if not may:
            return
        self._acting.seat.note(LookedAt(what="audit"))
        practice = self._acting.desk.practice
        users = sorted(practice.users.values(), key=lambda user: folded(user.name))
        people = sorted(practice.people.values(), key=lambda person: folded(person.name))
        kinds = [(deed.value, deed_words(deed)) for deed in Deed]
        self._user.display(
            [("", _("Every user")), *((each.id, each.name) for each in users)], self._user.chosen
        )
        everybody = [("", _("Every person")), *((each.id, each.name) for each in people)]
        self._person.display(everybody, self._person.chosen)
        self._deed.display([("", _("Every kind")), *kinds], self._deed.chosen)
        self._narrow()

    def _narrow(self, _chosen: str = "") -> None:
        deed = Deed(self._deed.chosen) if self._deed.chosen else None
        self._read(Pages(Sought(self._user.chosen, self._person.chosen, deed)))

    def _go_on(self) -> None:
        self._read(self._pages)

    def _read(self, pages: Pages) -> None:
        self._asked = question = object()
        self._spawn(self._ask(question, pages))

    async def _ask(self, question: object, pages: Pages) -> None:
        """A page more; where little is found the journal is gone through in stretches."""
        wanted = len(pages.lines) + PAGE
        seat = self._acting.seat
        try:
            while question is self._asked and not pages.is_whole and len(pages.lines) < wanted:
                pages = await asyncio.wrap_future(read_on(seat, pages, wanted - len(pages.lines)))
            rows = await asyncio.wrap_future(seat.desk.vault.sessions())
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        if question is self._asked:
            self._sessions = {row.stream: row for row in rows}
            self._display(pages)

    def _display(self, pages: Pages) -> None:
        self._pages = pages
        self.list.say_when_empty(_("Nothing like this was written down."))
        self.list.display([self._row(line) for line in pages.lines])
        self._older.setEnabled(not pages.is_whole)
        self._keep.setEnabled(bool(pages.lines))

    def _row(self, line: AuditLine) -> TextRow:
        zone = next((group.zone for group in self._acting.desk.practice.groups.values()), "UTC")
        local = line.at.astimezone(ZoneInfo(zone))
        session = self._sessions.get(line.stream)
        of = session.group_name if session else ""
        if session and session.day != local.date().isoformat():
            of = f"{of}, {day_in_words(date.fromisoformat(session.day))}"
        pieces = [
            line.user or _("Somebody who is not here any more"),
            f"{day_in_words(local.date())}, {wall_clock(line.at, zone)}",
            _("session of {group}").format(group=of) if session else "",
        ]
        return TextRow(line.id, line.sentence, " · ".join(piece for piece in pieces if piece))

    # As a table

    def _hand_over(self) -> None:
        self._keep.setEnabled(False)
        self._spawn(self._take_all(self._pages.sought))

    async def _take_all(self, sought: Sought) -> None:
        """All that is sought, not what is shown of it alone."""
        seat, pages = self._acting.seat, Pages(sought)
        try:
            while not pages.is_whole:
                pages = await asyncio.wrap_future(read_on(seat, pages, AT_ONCE))
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self._acting.leaving_asked.emit(audit_parcel(seat.desk, pages.lines), Destination.RECORD)
        finally:
            self._keep.setEnabled(True)
