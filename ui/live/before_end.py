"""Before a session ends: who should still be seen, so that nobody leaves unheld."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QWidget

from app.live.attending import Attendee
from app.live.before_end import ToBeSeen, Why, craving, to_be_seen
from app.live.state import Session
from app.model.rounds import Round
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.theme import Space, Theme


def why_words(why: Why, attendee: Attendee) -> str:
    match why:
        case "flagged":
            return _("flagged")
        case "craving_higher":
            return _("craving {after}, was {before} at check-in").format(
                after=craving(attendee.check_out), before=craving(attendee.check_in)
            )
        case "not_checked_out":
            if attendee.presence == "left":
                return _("left without checking out")
            return (
                _("is out, has not checked out") if attendee.presence == "out" else _("has not checked out")
            )


class BeforeEnd(Card):
    """Stands in the place of the block's card. Each person is seen, or consciously let go; then the session can end.

    The list is the session's as it goes on: who checks out meanwhile leaves it.
    """

    end_asked = Signal(list)  # the people who were ticked
    turn_asked = Signal(str, str)  # this person checks out first
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Before you end"), parent=parent)
        self.setObjectName("before-end")
        self._theme = theme
        self._shown: tuple[tuple[ToBeSeen, str], ...] | None = None
        self._boxes: dict[str, CheckBox] = {}
        self._words = label("", "muted", wrap=True)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LG)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self._back = Button(theme, _("Back to the group"), kind="quiet")
        self._end = Button(theme, _("End session"), "log-out", "danger")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._end)
        self.body.addWidget(self._words)
        self.body.addWidget(self._rows)
        self.body.addLayout(buttons)
        self._back.clicked.connect(self.left)
        self._end.clicked.connect(self.finish)

    def begin(self, session: Session) -> None:
        """Open with nobody ticked."""
        self._shown = None
        self._boxes = {}
        self.draw(session)
        first = next(iter(self._boxes.values()), self._end)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, session: Session) -> None:
        people = tuple((seen, session.people[seen.person].presence) for seen in to_be_seen(session))
        if people == self._shown:
            return
        self._shown = people
        ticked = {person for person, box in self._boxes.items() if box.isChecked()}
        self._clear()
        for row, (seen, _presence) in enumerate(people):
            self._add(row, seen, session.people[seen.person], seen.person in ticked)
        # rows are made after the buttons below them: Tab goes down all the same
        rows = [row for row in self._rows.findChildren(QAbstractButton) if not row.isHidden()]
        for one, other in pairwise([*rows, self._back, self._end]):
            QWidget.setTabOrder(one, other)
        self._rows.setVisible(bool(people))
        self._words.setText(
            _("Tick each person once you have seen them, or have decided to let them go.")
            if people
            else _("Everybody has been seen. The clock stops, and the summary opens.")
        )
        self._look()

    def boxes(self) -> list[CheckBox]:
        """One for each person who is to be seen."""
        return list(self._boxes.values())

    def finish(self) -> None:
        """Everybody was seen or let go: ask for the end."""
        self.end_asked.emit(list(self._boxes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        self._boxes = {}
        for child in self._rows.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setVisible(False)
            child.deleteLater()

    def _add(self, row: int, seen: ToBeSeen, attendee: Attendee, ticked: bool) -> None:
        why = " · ".join(why_words(reason, attendee) for reason in seen.why)
        box = CheckBox(self._theme, seen.name.replace("&", "&&"))
        box.setAccessibleName(f"{seen.name}, {why}")
        box.setChecked(ticked)
        box.clicked.connect(self._look)
        words: QLabel = label(why, "muted", wrap=True)
        self._boxes[seen.person] = box
        self._grid.addWidget(box, row, 0)
        self._grid.addWidget(words, row, 1)
        box.show()  # a layout would do it later: until then the focus cannot go there
        if "not_checked_out" in seen.why and attendee.presence == "here":
            turn = Button(self._theme, _("Check out now"), kind="quiet")
            turn.make_small()
            turn.setProperty("person", seen.person)
            turn.clicked.connect(self._ask_turn)
            self._grid.addWidget(turn, row, 2)
            turn.show()

    def _ask_turn(self) -> None:
        self.turn_asked.emit(self.sender().property("person"), Round.CHECK_OUT.value)

    def _look(self) -> None:
        done = sum(box.isChecked() for box in self._boxes.values())
        self._end.setEnabled(done == len(self._boxes))
        aside = _("{done} of {count} seen").format(done=done, count=len(self._boxes)) if self._boxes else ""
        self.display(_("Before you end"), aside)
