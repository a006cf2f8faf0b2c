"""Before a session ends: who should still be seen, so that nobody leaves unheld."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.live.before_end import ToBeSeen, Why
from ui.parts.button import Button
from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.theme import Space, Theme


def why_words(why: Why) -> str:
    match why:
        case "flagged":
            return _("flagged")
        case "craving_higher":
            return _("craving is higher than at check-in")
        case "not_checked_out":
            return _("has not checked out")


class BeforeEnd(QDialog):
    """Each person is seen, or consciously let go; then the session can end."""

    end_asked = Signal(list)  # the people who were ticked

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._boxes: list[tuple[str, CheckBox]] = []
        self.setWindowTitle(_("Before you end"))
        self.setObjectName("before-end")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        self._title = label("", "heading", wrap=True)
        self._words = label("", "muted", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.SM)
        column.addLayout(self._list)
        row = QHBoxLayout()
        row.addStretch(1)
        back = Button(theme, _("Back to the group"), kind="quiet")
        self._end = Button(theme, _("End session"), "log-out", "danger")
        row.addWidget(back)
        row.addWidget(self._end)
        column.addSpacing(Space.SM)
        column.addLayout(row)
        back.clicked.connect(self.reject)
        self._end.clicked.connect(self.finish)

    def ask(self, people: Sequence[ToBeSeen]) -> None:
        """Open with these people; without any, one calm question remains."""
        for _person, box in self._boxes:
            self._list.removeWidget(box)
            box.deleteLater()
        self._boxes = []
        self._title.setText(_("Who is still to be seen?") if people else _("Everybody has been seen"))
        self._words.setText(
            _("Tick each person once you have seen them, or have decided to let them go.")
            if people
            else _("The clock stops, and the summary opens. You can take this back for ten minutes.")
        )
        for person in people:
            why = " · ".join(why_words(reason) for reason in person.why)
            box = CheckBox(self._theme, f"{person.name}   {why}")
            box.clicked.connect(self._look)
            self._boxes.append((person.person, box))
            self._list.addWidget(box)
        self._look()
        self.setMinimumWidth(self._theme.px(440))
        self.adjustSize()
        self.open()
        first = self._boxes[0][1] if self._boxes else self._end
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def boxes(self) -> list[CheckBox]:
        """One for each person who is to be seen."""
        return [box for _person, box in self._boxes]

    def _look(self) -> None:
        self._end.setEnabled(all(box.isChecked() for _person, box in self._boxes))

    def finish(self) -> None:
        """Everybody was seen or let go: ask for the end."""
        self.accept()
        self.end_asked.emit([person for person, _box in self._boxes])
