"""A report of the call beside what was marked: who is who, what differs, and what is to be kept."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.intake.comparison import Comparison
from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.practice.comparison_words import head_words, open_words
from ui.practice.three_ways import ThreeWays
from ui.practice.who_is_who import WhoIsWho
from ui.theme import Space, Theme

# px at 100 %: below the first, the buttons stand under the words; wider than the second it never gets
NARROW, WIDEST = 620, 980


class ComparisonScreen(QWidget):
    """Draws a comparison and tells what a person says; it keeps nothing and changes nothing itself."""

    answered = Signal(str, str)  # a name of the report, and who it is
    chosen = Signal(str, str)  # a person, and "live" or "report"
    keep_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = label(_("The call’s report"), "heading", wrap=True)
        self._words = label("", "muted", wrap=True)
        self._open = label("", "title", wrap=True)
        self._open.setAccessibleDescription(_("What is still to be said"))
        self._warnings = label("", "muted", wrap=True)
        self._cancel = Button(theme, _("Cancel"), kind="quiet")
        self._keep = Button(theme, _("Keep these"), "check", "primary")
        self.who, self.ways = WhoIsWho(theme), ThreeWays(theme)
        self._place()
        self._cancel.clicked.connect(self.left)
        self._keep.clicked.connect(self.keep_asked)
        self.who.answered.connect(self.answered)
        self.who.grew.connect(self._follow_growth)
        self.ways.chosen.connect(self.chosen)
        self.ways.row_reached.connect(self._show)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        page = QWidget()
        within = QVBoxLayout(page)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(Space.MD)
        within.addWidget(self._warnings)
        within.addWidget(self.who)
        within.addWidget(self.ways)
        within.addStretch(1)
        self._scroll = Scroll(page)
        # above: what is said in the message bar stands over the lower edge
        self._top, words, buttons = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._top.setSpacing(Space.SM)
        words.setSpacing(Space.XS)
        words.addWidget(self._heading)
        words.addWidget(self._open)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._keep)
        self._top.addLayout(words, 1)
        self._top.addLayout(buttons)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addLayout(self._top)
        column.addWidget(self._words)
        column.addSpacing(Space.XS)
        column.addWidget(self._scroll, 1000)
        column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        self._row.addWidget(self._middle, 100)
        self._row.addStretch(1)

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
        self._open.setText(open_words(comparison))
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(300))

    def _follow_growth(self) -> None:
        self._order()
        self._fit()

    def _order(self) -> None:
        """Lines are made when they are needed: the Tab key would come to them last."""
        for one, other in pairwise([*self.who.stops(), *self.ways.stops(), self._cancel, self._keep]):
            self.setTabOrder(one, other)

    def _fit(self) -> None:
        px, narrow = self._theme.px, self.width() < self._theme.px(NARROW)
        side = Space.MD if narrow else Space.XL
        self._row.setContentsMargins(side, Space.LG, side, Space.SM)
        self._middle.setMaximumWidth(px(WIDEST))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        for card in (self.who, self.ways):
            card.tighten(narrow)
            margins = card.body.contentsMargins()
            card.fit(min(self.width() - 2 * side, px(WIDEST)) - bar - margins.left() - margins.right())
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _show(self, part: QWidget) -> None:
        self._scroll.ensureWidgetVisible(part, 0, Space.MD)
