"""Whom a session let go with something open about their safety: they stay on Today until it is followed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.model.rows import UnsafeRow
from app.practice.follow_ups import ToFollowUp, follow_up, to_follow_up
from app.practice.state import Practice
from app.words import _, ngettext
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.theme import Space, Theme
from ui.times import day_name

# below this width the buttons stand under the words, px at 100 %
STACKED: Final = 480
# what is older is counted, and comes up as these are followed up
LISTED: Final = 5


class FollowUpCard(Card):
    """It hides while nothing is open."""

    note_asked = Signal(str, str)  # the session, the person

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(_("Safety to follow up"), parent=parent)
        self.setObjectName("follow-up")
        self._theme, self._acting = theme, acting
        self._shown: tuple[tuple[ToFollowUp, str], ...] = ()
        self._rows: list[_Row] = []
        self._stacked = False
        self._more = label("", "muted", wrap=True)
        self.body.addWidget(self._more)
        self.setVisible(False)

    def display_open(self, rows: Sequence[UnsafeRow], now: datetime) -> None:
        practice = self._acting.desk.practice
        found = to_follow_up(practice, rows)
        shown = tuple((each, _words(each, practice, now)) for each in found[:LISTED])
        more = len(found) - len(shown)
        self.setVisible(bool(found))
        self._more.setVisible(more > 0)
        self._more.setText(ngettext("and {n} person more", "and {n} people more", more).format(n=more))
        if shown == self._shown:
            return
        held = next((row.key for row in self._rows if row.has_focus()), None)
        self._shown = shown
        for row in self._rows:
            row.setVisible(False)
            row.deleteLater()
        self._rows = [_Row(self._theme, each, words, self) for each, words in shown]
        for row in self._rows:
            row.note.clicked.connect(partial(self.note_asked.emit, row.key[1], row.key[0]))
            row.done.clicked.connect(partial(self._close, *row.key))
            self.body.addWidget(row)
            row.show()
            if row.key == held:
                row.done.setFocus()
        self.body.addWidget(self._more)  # last
        self._fit()

    def fit(self, width: int) -> None:
        """How much room there is."""
        self._stacked = width < self._theme.px(STACKED)
        self._fit()

    def _fit(self) -> None:
        for row in self._rows:
            row.stack(self._stacked)

    def _close(self, person: str, session: str) -> None:
        known = self._acting.desk.practice.people.get(person)
        if self._acting.arrange(follow_up, person, session) and known is not None:
            words = _("{name} is followed up.").format(name=known.name)
            again = partial(self._acting.arrange, follow_up, person, session, False)
            self._acting.undoable.emit(words, again)


def _words(each: ToFollowUp, practice: Practice, now: datetime) -> str:
    """ "IOP Morning, Tuesday: a note speaks of a risk" """
    group = practice.groups.get(each.group)
    why = {
        "risk": _("a note speaks of a risk"),
        "safety": _("something was done for their safety"),
        "concern": _("their note has a concern about risk"),
    }.get(each.why, "")
    return _("{group}, {day}: {why}").format(
        group=group.name if group else _("A group of the past"),
        day=day_name(each.day, group.zone if group else "UTC", now),
        why=why,
    )


class _Row(QWidget):
    def __init__(self, theme: Theme, each: ToFollowUp, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = (each.person.id, each.session)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(label(each.person.name, "strong", wrap=True))
        said.addWidget(label(words, "muted", wrap=True))
        self._row.addLayout(said, 1)
        acts = QHBoxLayout()
        acts.setSpacing(Space.SM)
        self.done = Button(theme, _("Followed up"), parent=self)
        self.note = Button(theme, _("Open note"), kind="quiet", parent=self)
        for button in (self.done, self.note):
            button.make_small()
            button.setAccessibleName(f"{button.text()}: {each.person.name}, {words}")
            acts.addWidget(button)
        acts.addStretch(1)
        self._row.addLayout(acts)

    def stack(self, stacked: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if stacked else across)

    def has_focus(self) -> bool:
        return self.done.hasFocus() or self.note.hasFocus()
