"""What is offered while a name or a tag is typed, and the small list that offers it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.model.notes import folded
from app.words import _
from ui.parts.announce import announce
from ui.parts.row_model import ROW, RowModel
from ui.theme import NORMAL, STRONG, Theme, Type

_MOST: Final = 6
_BEING_TYPED: Final = re.compile(r"(?<!\w)([@#])([\w'’\-]*)$")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can stand after @ or #: the `word` to type, and for a person the `name` in full."""

    sign: Literal["@", "#"]
    word: str
    name: str = ""

    @property
    def id(self) -> str:
        return self.sign + self.word

    @property
    def spoken(self) -> str:
        return self.name or self.word


class Begun(NamedTuple):
    """A name or tag that is being typed: where its sign stands, and what follows it so far."""

    start: int
    sign: str
    letters: str


def begun(before_cursor: str) -> Begun | None:
    """What is being typed just before the cursor, if it is a name or a tag."""
    match = _BEING_TYPED.search(before_cursor)
    return Begun(match.start(), match[1], match[2]) if match else None


def matching(offers: Sequence[Offer], typed: Begun) -> list[Offer]:
    """Offers whose word, or any word of whose name, begins with the letters; words first. At most six."""
    letters = folded(typed.letters)
    same_sign = [offer for offer in offers if offer.sign == typed.sign]
    by_word = [offer for offer in same_sign if folded(offer.word).startswith(letters)]
    by_name = [
        offer
        for offer in same_sign
        if offer not in by_word and any(folded(part).startswith(letters) for part in offer.name.split())
    ]
    found = (by_word + by_name)[:_MOST]
    # Typed to its end: nothing is left to offer, and Enter is free to save.
    return [] if len(found) == 1 and letters and folded(found[0].word) == letters else found


class CompletionList(QListView):
    """Floats in its window beside the line; the focus stays in the line, which passes the keys on."""

    taken = Signal(str)  # the word with its sign

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._offers: RowModel[Offer] = RowModel(self)
        self.setModel(self._offers)
        self.setItemDelegate(_OfferDelegate(theme, self))
        self.setProperty("part", "popup")
        self.setAccessibleName(_("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._take_clicked)
        self.hide()

    def offer(self, offers: Sequence[Offer], line: QRect) -> None:
        """Show these below or above the line (its rectangle in this list's window); none hides the list."""
        fresh = [offer.id for offer in offers] != [offer.id for offer in self._offers.rows]
        self._offers.replace(offers)
        if not offers:
            self.hide()
            return
        self._place(line)
        if fresh or not self.isVisible():
            self.show()
            self.raise_()
            self._go_to(0)

    def step(self, by: int) -> None:
        self._go_to((self.currentIndex().row() + by) % self._offers.rowCount())

    def take(self) -> None:
        """The word that is chosen now."""
        self._take_clicked(self.currentIndex())

    @property
    def offered(self) -> list[str]:
        return [offer.id for offer in self._offers.rows] if self.isVisible() else []

    def row_height(self) -> int:
        return self._theme.px(32)

    def _go_to(self, row: int) -> None:
        index = self._offers.index(row)
        self.setCurrentIndex(index)
        announce(self, self._offers.rows[row].spoken)

    def _take_clicked(self, index: QModelIndex) -> None:
        offer = index.data(ROW)
        if offer is not None:
            self.hide()
            self.taken.emit(offer.id)

    def _place(self, line: QRect) -> None:
        window = self._window.rect()
        height = self._offers.rowCount() * self.row_height() + 2 * 5
        width = min(self._theme.px(280), window.width() - 8)
        below = window.bottom() - line.bottom() - 8
        above = line.top() - 8
        top = line.bottom() + 4 if height <= below or below >= above else line.top() - 4 - min(height, above)
        left = max(min(line.left(), window.right() - width - 4), 4)
        self.setGeometry(QRect(QPoint(left, top), QSize(width, min(height, max(below, above)))))


class _OfferDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: CompletionList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._view.viewport().width(), self._view.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, offer, box = self._theme, index.data(ROW), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        box.adjust(theme.px(8), 0, -theme.px(8), 0)
        painter.setFont(theme.font(Type.BODY, STRONG))
        painter.setPen(theme.colour("accent" if offer.sign == "@" else "info"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, offer.id)
        box.adjust(painter.fontMetrics().horizontalAdvance(offer.id) + theme.px(8), 0, 0, 0)
        painter.setFont(theme.font(Type.BODY, NORMAL))
        painter.setPen(theme.colour("muted"))
        name = QFontMetricsF(painter.font()).elidedText(
            offer.name, Qt.TextElideMode.ElideRight, max(box.width(), 0)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
