"""Where a document goes, as a short list: one is chosen, and a sentence says what that place asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from app.documents.leaving_words import destination_meaning, destination_words
from app.model.leaving import Destination
from app.words import _
from ui.parts.choice import in_lines, widest
from ui.parts.label import label
from ui.theme import Space, Theme

# below this width the places stand below each other, px at 100 %
NARROW = 400


class DestinationList(QWidget):
    """`picked` is emitted by a person only; arrows go from one place to the next."""

    picked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Where does it go?"))
        self._group = QButtonGroup(self)
        self._choices = {each: QRadioButton(destination_words(each)) for each in Destination}
        self._meaning = label("", "muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.LG)
        self._grid.setVerticalSpacing(Space.XS)
        for destination, choice in self._choices.items():
            choice.setAccessibleDescription(destination_meaning(destination))
            choice.clicked.connect(self._pick)
            choice.setMinimumWidth(1)  # its words break into lines instead of keeping the page wide
            self._group.addButton(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addLayout(self._grid)
        column.addWidget(self._meaning)
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def chosen(self) -> Destination:
        return next(each for each, choice in self._choices.items() if choice.isChecked())

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order; of a list, the one that is chosen."""
        return list(self._choices.values())

    @property
    def stop(self) -> QWidget:
        """Where the keyboard comes in."""
        return self._choices[self.chosen]

    def display(self, destination: Destination) -> None:
        self._choices[destination].setChecked(True)
        self._meaning.setText(destination_meaning(destination))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, rows = self.width(), (len(self._choices) + 1) // 2
        wide = [self._fit_words(destination, choice, room) for destination, choice in self._choices.items()]
        columns = max(wide[:rows]) + self._grid.horizontalSpacing() + max(wide[rows:])
        narrow = room < max(self._theme.px(NARROW), columns)
        high = len(self._choices) if narrow else rows
        for place, choice in enumerate(self._choices.values()):
            self._grid.addWidget(choice, place % high, place // high, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(1, 0 if narrow else 1)

    def _fit_words(self, destination: Destination, choice: QRadioButton, room: int) -> int:
        """How wide a place is, once its words are broken into lines where they are wider than the room."""
        choice.ensurePolished()
        words, now = destination_words(destination), choice.text()
        text = in_lines(choice, words, room - choice.sizeHint().width() + widest(choice, now))
        if text != now:
            choice.setText(text)
            choice.setAccessibleName(words)
        return choice.sizeHint().width()

    def _pick(self) -> None:
        self._meaning.setText(destination_meaning(self.chosen))
        self.picked.emit()
