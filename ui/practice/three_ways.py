"""What was marked, what the report says, and what is kept: people for whom they differ, and below them the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.intake.comparison import Comparison
from app.words import _
from ui.parts.card import Card, rule
from ui.parts.label import label
from ui.practice.comparison_words import asks
from ui.practice.kept_row import NAME, STAYS, KeptRow
from ui.theme import Space, Theme

# px at 100 %: in less room the columns stand below each other
NARROW = 700


class ThreeWays(Card):
    """Rows that differ ask; rows that agree are quiet. The same keys go through all of them."""

    chosen = Signal(str, str)
    row_reached = Signal(QWidget)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("What is kept"), parent=parent)
        self.wrap_title()
        self._theme = theme
        self._rows: dict[bool, list[KeptRow]] = {True: [], False: []}
        self._lists = {True: QVBoxLayout(), False: QVBoxLayout()}
        self._keys = label("", "muted", wrap=True)
        self._keys.setText(
            _("↑ ↓ another person  ·  ← or L keeps what was marked  ·  → or R keeps the report")
        )
        self._head, self._last = QWidget(), QWidget()
        self._line, self._same = (
            rule(),
            label(_("These stay as they were marked, unless you choose the report."), "muted", wrap=True),
        )
        columns = QHBoxLayout(self._head)
        columns.setContentsMargins(Space.MD + Space.HAIR, 0, Space.MD + Space.HAIR, 0)
        columns.setSpacing(Space.MD)
        for words, stretch in ((_("Person"), NAME), (_("Marked live"), STAYS), (_("In the report"), STAYS)):
            columns.addWidget(label(words, "caption", wrap=True), stretch)
        last = QHBoxLayout(self._last)
        last.setContentsMargins(0, 0, 0, 0)
        last.addWidget(label(_("To be kept"), "caption", wrap=True))
        columns.addWidget(self._last)
        self.body.addWidget(self._keys)
        self.body.addWidget(self._head)
        for part in (True, False):
            self._lists[part].setSpacing(Space.SM)
            self.body.addLayout(self._lists[part])
            if part:
                self.body.addWidget(self._line)
                self.body.addWidget(self._same)

    def show_comparison(self, comparison: Comparison) -> None:
        for part in (True, False):
            found = [row for row in comparison.rows if asks(row) is part]
            rows = self._rows[part]
            while len(rows) < len(found):
                made = KeptRow(self._theme, asks=part)
                made.chosen.connect(self.chosen)
                made.step_asked.connect(self._step)
                rows.append(made)
                self._lists[part].addWidget(made)
            for place, row in enumerate(rows):
                row.setVisible(place < len(found))
                if place < len(found):
                    row.display(comparison, found[place])
        there = {part: any(not row.isHidden() for row in rows) for part, rows in self._rows.items()}
        self._keys.setVisible(
            any(row.can_choose and not row.isHidden() for row in (*self._rows[True], *self._rows[False]))
        )
        self._line.setVisible(all(there.values()))

    def fit(self, room: int) -> None:
        """Arrange everything for this width."""
        narrow = room < self._theme.px(NARROW)
        rows = [*self._rows[True], *self._rows[False]]
        keep = max((row.keep_width() for row in rows), default=0)
        self._head.setVisible(not narrow)
        self._same.setVisible(narrow and any(not row.isHidden() for row in self._rows[False]))
        self._last.setFixedWidth(keep)
        for row in rows:
            row.fit(narrow=narrow, keep=keep)

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in the order in which they are seen."""
        return [*self._rows[True], *self._rows[False]]

    def first(self, *, open_only: bool) -> KeptRow | None:
        """The first row that asks, or that nobody has answered yet."""
        shown = (row for row in self._rows[True] if not row.isHidden())
        return next((row for row in shown if row.is_open or not open_only), None)

    def _step(self, step: int) -> None:
        shown = [
            row for row in (*self._rows[True], *self._rows[False]) if row.can_choose and not row.isHidden()
        ]
        at = next((place for place, row in enumerate(shown) if row is self.sender()), 0) + step
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.row_reached.emit(shown[at])
