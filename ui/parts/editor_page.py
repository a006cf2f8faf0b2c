"""A page for something that is gone through and then kept: cards that scroll under a heading, what they come to, and
the two ways out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme

# px at 100 %: below this width the buttons stand under the words
NARROW = 620


class EditorPage(QWidget):
    """Heading and buttons always stand above: what is said in the message bar stands over the lower edge.

    `widest`, px at 100 %: wider the page never gets.
    """

    left = Signal()

    def __init__(
        self, theme: Theme, *, cancel: str, keep: str, widest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._widest = theme, widest
        self._heading = label("", "heading", wrap=True)
        self._words = label("", "muted", wrap=True)
        self._sum = label("", "title", wrap=True)
        self._cancel = Button(theme, cancel, kind="quiet")
        self._keep = Button(theme, keep, "check", "primary")
        page = QWidget()
        self._within = QVBoxLayout(page)
        self._within.setContentsMargins(0, 0, 0, 0)
        self._within.setSpacing(Space.MD)
        self._within.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = Scroll(page)
        self._middle, self._top, self._row = QWidget(), QHBoxLayout(), QHBoxLayout(self)
        self._cards: list[tuple[Card, Callable[[int], object]]] = []
        self._place()
        self._cancel.clicked.connect(self.left)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        words, buttons = QVBoxLayout(), QHBoxLayout()
        self._top.setSpacing(Space.SM)
        words.setSpacing(Space.XS)
        words.addWidget(self._heading)
        words.addWidget(self._sum)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._keep)
        self._top.addLayout(words, 1)
        self._top.addLayout(buttons)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addLayout(self._top)
        column.addWidget(self._words)
        column.addSpacing(Space.XS)
        column.addWidget(self._scroll, 1000)
        column.addStretch(1)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        self._row.addWidget(self._middle, 100)
        self._row.addStretch(1)

    def put(self, part: QWidget) -> None:
        """Below what scrolls already."""
        self._within.addWidget(part)

    def put_card(self, card: Card, fit: Callable[[int], object]) -> None:
        """The same for a card; `fit` is told how much room there is inside it, px."""
        self.put(card)
        self._cards.append((card, fit))

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

    def _fit(self) -> None:
        px, narrow = self._theme.px, self.width() < self._theme.px(NARROW)
        side = Space.MD if narrow else Space.XL
        self._row.setContentsMargins(side, Space.LG, side, Space.SM)
        self._middle.setMaximumWidth(px(self._widest))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        for card, fit in self._cards:
            card.tighten(narrow)
            margins = card.body.contentsMargins()
            room = min(self.width() - 2 * side, px(self._widest)) - bar
            fit(room - margins.left() - margins.right())
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _show(self, part: QWidget) -> None:
        self._scroll.ensureWidgetVisible(part, 0, Space.MD)
