"""What was written in a session, in the order in which it was: notes as they stand, and answers."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.live.rows import rows
from app.live.state import Session
from app.model.notes import words_of
from app.model.people import User
from app.words import _, ngettext
from ui.parts.card import Card
from ui.parts.text_list import TextList, TextRow
from ui.theme import Theme
from ui.times import clock_time

# as high as its rows up to this, px at 100 % text; then it scrolls
HIGHEST = 320


class WrittenCard(Card):
    """Gone while nothing was written."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("What was written"), margin=14, inset=10)
        self._theme = theme
        self._drawn: object = None
        self.list = TextList(theme, _("What was written"))
        self.body.addWidget(self.list)
        self.wrap_title()
        self.setVisible(False)

    def draw(self, session: Session, users: Mapping[str, User]) -> None:
        drawn = (session.stream, len(session.entries))
        if drawn != self._drawn:
            self._drawn = drawn
            shown = written_rows(session, users)
            self.setVisible(bool(shown))
            self.list.display(shown)
            count = ngettext("{n} note or answer", "{n} notes and answers", len(shown))
            self.display(_("What was written"), count.format(n=len(shown)))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def written_rows(session: Session, users: Mapping[str, User]) -> list[TextRow]:
    """One row for each entry that can be found, as it stands."""
    zone = session.opened.zone if session.opened is not None else "UTC"
    found = {row.entry: row for row in rows(session).found}
    made = []
    for entry in session.entries:
        row = found.get(entry.id)
        if row is None:
            continue
        names = [session.names.get(person, "") for person in json.loads(row.people)]
        author = users.get(entry.author)
        line = (
            clock_time(entry.at, zone),
            ", ".join(name for name in names if name),
            row.block,
            ", ".join(tag.replace("-", " ") for tag in json.loads(row.tags)),
            author.name if author is not None else "",
        )
        words = words_of(row.text, session.names)
        made.append(TextRow(entry.id, words, " · ".join(piece for piece in line if piece)))
    return made
