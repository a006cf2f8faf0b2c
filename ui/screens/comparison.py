"""A report of the call beside what was marked: who is who, what differs, and what is to be kept."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.intake.comparison import Comparison
from app.words import _
from ui.parts.editor_page import EditorPage
from ui.parts.label import label
from ui.practice.comparison_words import head_words, open_words
from ui.practice.three_ways import ThreeWays
from ui.practice.who_is_who import WhoIsWho
from ui.theme import Theme

WIDEST = 980  # px at 100 %


class ComparisonScreen(EditorPage):
    """Draws a comparison and tells what a person says; it keeps nothing and changes nothing itself."""

    answered = Signal(str, str)  # a name of the report, and who it is
    chosen = Signal(str, str)  # a person, and "live" or "report"
    keep_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, cancel=_("Cancel"), keep=_("Keep these"), widest=WIDEST, parent=parent)
        self._heading.setText(_("The call’s report"))
        self._sum.setAccessibleDescription(_("What is still to be said"))
        self._warnings = label("", "muted", wrap=True)
        self.who, self.ways = WhoIsWho(theme), ThreeWays(theme)
        self.put(self._warnings)
        self.put_card(self.who, self.who.fit)
        self.put_card(self.ways, self.ways.fit)
        self._keep.clicked.connect(self.keep_asked)
        self.who.answered.connect(self.answered)
        self.who.grew.connect(self._follow_growth)
        self.ways.chosen.connect(self.chosen)
        self.ways.row_reached.connect(self._show)

    def begin(self, comparison: Comparison) -> None:
        """Show a report that was just read."""
        self.who.begin(comparison)
        self._warnings.setText("\n".join(comparison.warnings))
        self._warnings.setVisible(bool(comparison.warnings))
        self.display(comparison)
        self._scroll.verticalScrollBar().setValue(0)

    def display(self, comparison: Comparison) -> None:
        """The same report after somebody said something."""
        self._words.setText(head_words(comparison))
        self._sum.setText(open_words(comparison))
        self.who.show_comparison(comparison)
        self.ways.show_comparison(comparison)
        self._order()
        self._fit()

    def take_focus(self) -> None:
        """Where there is something to say; on the button that keeps, where there is nothing."""
        self.go_to_first_open() or self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_first_open(self) -> bool:
        """Whether something is still to be said, and then the focus is there."""
        found = self.who.first_open() or self.ways.first(open_only=True)
        if found is None:
            return False
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(found)
        return True

    def _follow_growth(self) -> None:
        self._order()
        self._fit()

    def _order(self) -> None:
        """Lines are made when they are needed: the Tab key would come to them last."""
        for one, other in pairwise([*self.who.stops(), *self.ways.stops(), self._cancel, self._keep]):
            self.setTabOrder(one, other)
