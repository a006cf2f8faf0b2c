"""Who the people of a report are: a line with a list to pick from for each name that is not known for sure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.intake.comparison import Comparison
from app.words import _, ngettext
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.practice.comparison_words import ASK, people_to_pick, reported_words
from ui.theme import Space, Theme

# px at 100 %: in less room the list to pick from stands under the name
NARROW = 560
PICKER = 250


class NameLine(QWidget):
    """One name of the report, and whose it is."""

    answered = Signal(str, str)  # the name, and who it is

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, ""
        self._title, self._words = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self.picker = Picker(theme, _("Who this is"))
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.picked.connect(self._answer)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.picker, 0)

    def display(self, comparison: Comparison, name: str) -> None:
        self._name = name
        who = comparison.who(name)
        words = reported_words(name, comparison.matches[name], who, comparison.names)
        self._title.setText(name)
        self._words.setText(words)
        self.picker.display(people_to_pick(comparison, name), ASK if who is None else who)
        self.picker.setAccessibleName(_("Who is {name}?").format(name=name))
        self.picker.setAccessibleDescription(words)

    def fit(self, room: int) -> None:
        narrow = room < self._theme.px(NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self.picker.setFixedWidth(min(self._theme.px(PICKER), room))

    def _answer(self, who: str) -> None:
        if who != ASK:
            self.answered.emit(self._name, who)


class WhoIsWho(Card):
    """Names that ask stand first, and stay where they are when they are answered; the others wait behind a button."""

    answered = Signal(str, str)
    grew = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Who is who"), parent=parent)
        self.wrap_title()
        self._theme = theme
        self._comparison: Comparison | None = None
        self._asking: list[str] = []
        self._sure: list[str] = []
        self._lines: list[NameLine] = []
        self._known = label("", "muted", wrap=True)
        self._check = Button(theme, _("Show them"), kind="link")
        self._check.setCheckable(True)
        self._check.make_small()
        self._check.clicked.connect(self._open)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.MD)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SM)
        foot.addWidget(self._known, 1)
        foot.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(foot)
        self.body.addLayout(self._list)

    def begin(self, comparison: Comparison) -> None:
        """Another report: which names ask is settled now, so that no line moves while one is answered."""
        names = list(comparison.matches)
        maybe = [name for name in names if comparison.matches[name].outcome == "candidates"]
        nobody = [name for name in names if comparison.matches[name].outcome == "nobody"]
        self._asking = maybe + nobody
        self._sure = [name for name in names if name not in self._asking]
        self._check.setChecked(False)
        self.show_comparison(comparison)

    def show_comparison(self, comparison: Comparison) -> None:
        self._comparison = comparison
        shown = self._asking + (self._sure if self._check.isChecked() else [])
        while len(self._lines) < len(shown):
            made = NameLine(self._theme)
            made.answered.connect(self.answered)
            self._lines.append(made)
            self._list.addWidget(made)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.display(comparison, shown[place])
        count = len(self._sure)
        words = ngettext("{n} person was recognized.", "{n} people were recognized.", count)
        self._known.setText(words.format(n=count))
        self._known.setVisible(bool(count))
        self._check.setVisible(bool(count))
        self._check.display(_("Put them away") if self._check.isChecked() else _("Show them"))

    def fit(self, room: int) -> None:
        for line in self._lines:
            line.fit(room)

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in the order in which they are seen."""
        return [self._check, *(line.picker for line in self._lines)]

    def first_open(self) -> Picker | None:
        """Where somebody has to be named."""
        asking = (line for line in self._lines if line.isVisibleTo(self) and line.picker.chosen == ASK)
        found = next(asking, None)
        return found.picker if found is not None else None

    def _open(self) -> None:
        if self._comparison is not None:
            self.show_comparison(self._comparison)
            self.grew.emit()
