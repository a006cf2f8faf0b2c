"""What was written in a session, in the order in which it was: notes as they stand, and answers."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.live.caught import versions
from app.live.rows import rows
from app.live.state import Session
from app.model.marks import caught_title
from app.model.notes import words_of
from app.model.people import User
from app.model.roles import Right
from app.words import _, ngettext
from ui.acting import Acting
from ui.live.written_acts import WrittenMenu, note_of
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.text_list import TextList, TextRow
from ui.theme import Space, Theme
from ui.times import clock_time

# as high as its rows up to this, px at 100 % text; then it scrolls
HIGHEST = 320


class WrittenCard(Card):
    """Gone while nothing was written."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("What was written"), margin=Space.LIST, inset=Space.ROW)
        self._theme, self._acting = theme, acting
        self._drawn: object = None
        self._unfolded: set[str] = set()  # notes of which the earlier words stand as well
        self.list = TextList(theme, _("What was written"))
        self.body.addWidget(self.list)
        self._how = label(
            _("Enter or the right button on a note: change it, or strike it."), "caption", wrap=True
        )
        self._how.setContentsMargins(Space.ROW, 0, Space.ROW, 0)
        self.body.addWidget(self._how)
        self.list.row_activated.connect(self._open_at_row)
        self.list.row_menu.connect(self._open)
        self.wrap_title()
        self.setVisible(False)

    def draw(self, session: Session, users: Mapping[str, User]) -> None:
        drawn = (session.stream, len(session.entries), frozenset(self._unfolded))
        if drawn != self._drawn:
            self._drawn = drawn
            shown = written_rows(session, users, self._unfolded)
            self.setVisible(bool(shown))
            self.list.display(shown)
            stand = sum(1 for row in shown if not row.faint)
            count = ngettext("{n} note or answer", "{n} notes and answers", stand)
            self.display(_("What was written"), count.format(n=stand))
        self._how.setVisible(bool(session.notes) and self._acting.seat.may(Right.GROUP))
        self.fit()

    def fit(self) -> None:
        high, most = 4, self._theme.px(HIGHEST)
        for row in self.list.shown:
            high += self.list.height_of(row)
            if high > most:
                break
        self.list.setFixedHeight(min(high, most))

    def show_entry(self, entry: str) -> bool:
        """Put the person's place on what was found; says whether it is there."""
        self.list.choose(entry)
        if self.list.chosen != entry:
            return False
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def place_of_chosen(self, page: QWidget) -> QPoint:
        """Where on a page the chosen row stands: in the middle of the list, if there is more above and below."""
        self.fit()
        self.list.scrollTo(self.list.currentIndex(), self.list.ScrollHint.PositionAtCenter)
        middle = self.list.visualRect(self.list.currentIndex()).center()
        return self.list.viewport().mapTo(page, middle)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is hidden has no menu."""
        super().hideEvent(event)
        for menu in self.findChildren(WrittenMenu):
            menu.close()

    def _open_at_row(self, entry: str) -> None:
        place = self.list.visualRect(self.list.currentIndex()).center()
        self._open(entry, self.list.viewport().mapToGlobal(place))

    def _open(self, entry: str, place: QPoint) -> None:
        session = self._acting.desk.session
        note = note_of(session, entry) if session is not None else None
        if session is None or note is None:
            return
        menu = WrittenMenu(self._theme, self._acting, session, note, entry in self._unfolded, self)
        menu.earlier_asked.connect(self._unfold)
        if not menu.open_at(place) and note.author != self._acting.seat.user:
            self._acting.said.emit(_("Whoever wrote a note changes it."))

    def _unfold(self, note: str) -> None:
        self._unfolded ^= {note}
        session = self._acting.desk.session
        if session is not None:
            self.draw(session, self._acting.desk.practice.users)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def written_rows(
    session: Session, users: Mapping[str, User], unfolded: Collection[str] = ()
) -> list[TextRow]:
    """One row for each entry that can be found, as it stands, and each note that was struck; of those that are
    `unfolded` the earlier words stand below."""
    zone = session.opened.zone if session.opened is not None else "UTC"
    found = {row.entry: row for row in rows(session).found}
    made = []
    for entry in session.entries:
        row = found.get(entry.id)
        note = note_of(session, entry.id)
        if note is not None and note.struck:
            said = caught_title(note.mark, note.text) if note.mark else words_of(note.text, session.names)
            line = " · ".join((clock_time(note.at, zone), _("struck")))
            made.append(TextRow(entry.id, said, line, faint=True))
            continue
        if row is None:
            continue
        names = [session.names.get(person, "") for person in json.loads(row.people)]
        author = users.get(entry.author)
        pieces = (
            clock_time(entry.at, zone),
            ", ".join(name for name in names if name),
            row.block,
            ", ".join(tag.replace("-", " ") for tag in json.loads(row.tags)),
            author.name if author is not None else "",
        )
        words = row.shown or words_of(row.text, session.names)
        made.append(TextRow(entry.id, words, " · ".join(piece for piece in pieces if piece)))
        if entry.id in unfolded:
            made += _earlier(session, entry.id, zone)
    return made


def _earlier(session: Session, note: str, zone: str) -> list[TextRow]:
    """What a note said before, newest first."""
    before = list(enumerate(versions(session, note)[:-1]))
    words = _("before, at {time}")
    return [
        TextRow(f"{note}-{at}", said.text, words.format(time=clock_time(said.at, zone)), faint=True)
        for at, said in reversed(before)
    ]
