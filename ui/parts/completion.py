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
    """Something that can stand after @ or #: the `word` to type, and beside it a person's `name` in full, or what a
    tag means. What is `likely` stands first until a letter is typed: the same letters always find the same."""

    sign: Literal["@", "#"]
    word: str
    name: str = ""
    likely: bool = False

    @property
    def id(self) -> str:
        return self.sign + self.word

    @property
    def spoken(self) -> str:
        if self.sign == "@":
            return self.name or self.word
        return f"{self.word}, {self.name}" if self.name else self.word


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
    """Offers with the letters in them, at most six: those whose word begins with them, then those where a later word
    of the name does, then those with the letters anywhere inside a person's name or a tag. Accents do not count."""
    letters = folded(typed.letters)
    ranked: list[tuple[int, Offer]] = []
    for offer in offers:
        rank = _rank(offer, letters) if offer.sign == typed.sign else None
        if rank is not None:
            ranked.append((rank, offer))
    if any(rank == _WHOLE for rank, _offer in ranked):
        # typed to its end: what has these letters only inside was hardly meant
        ranked = [each for each in ranked if each[0] < _INSIDE]
        if len(ranked) == 1:
            return []  # nothing is left to offer, and Enter is free to save
    ranked.sort(key=lambda each: (bool(letters) or not each[1].likely, each[0]))
    return [offer for _rank, offer in ranked][:_MOST]


_WHOLE, _BEGINS, _WORD, _INSIDE = range(4)


def _rank(offer: Offer, letters: str) -> int | None:
    """How well an offer fits what was typed so far; None where it does not."""
    word = folded(offer.word)
    if letters and word == letters:
        return _WHOLE
    if word.startswith(letters):
        return _BEGINS
    if offer.sign == "#":
        parts = offer.word.split("-")
        return _WORD if _begins(parts, letters) else _INSIDE if letters in word else None
    parts = offer.name.split()
    if _begins(parts, letters):
        return _WORD
    return _INSIDE if letters in word or letters in folded(offer.name) else None


def _begins(words: Sequence[str], letters: str) -> bool:
    return any(folded(word).startswith(letters) for word in words)


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

    @property
    def chosen(self) -> str:
        """What `take` would take, as it would be written."""
        offer = self.currentIndex().data(ROW)
        return offer.id if offer is not None and self.isVisible() else ""

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
        width = min(self._theme.px(340), window.width() - 8)
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
