"""The plan of the session as a strip of blocks: done, now, next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.words import _
from ui.parts.agenda_segment import AgendaSegment, StripBlock
from ui.theme import Theme

__all__ = ["AgendaStrip", "StripBlock"]

_GAP: Final = 6
_COMPACT_BELOW: Final = 140  # px a block at 100 % text: five blocks turn compact under 700 px


class AgendaStrip(QWidget):
    """Blocks side by side, wider when longer. One stop of the Tab key; arrows go from block to block."""

    block_chosen = Signal(str)
    block_menu = Signal(str, QPoint)  # the right button or the menu key; the point is global

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: tuple[StripBlock, ...] = ()
        self._segments: list[AgendaSegment] = []
        self.setAccessibleName(_("Agenda"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def display(self, blocks: Sequence[StripBlock]) -> None:
        blocks = tuple(blocks)
        if blocks == self._blocks:
            return
        reshaped = [(b.title, b.minutes, b.state) for b in blocks] != [
            (b.title, b.minutes, b.state) for b in self._blocks
        ]
        self._blocks = blocks
        while len(self._segments) < len(blocks):
            self._add_segment()
        while len(self._segments) > len(blocks):
            self._segments.pop().deleteLater()
        for segment, block in zip(self._segments, blocks, strict=True):
            segment.display(block)
        if reshaped:
            self._fit()
            self._set_tab_stop()

    def segment(self, block_id: str) -> QPushButton:
        """The button of a block, for a window that wants to open something beside it."""
        return next(s for s in self._segments if s.block.id == block_id)

    @property
    def compact(self) -> bool:
        """Minutes alone, where the titles have no room; better no title than a cut one."""
        narrow = self.width() < self._theme.px(_COMPACT_BELOW) * len(self._blocks)
        return narrow or sum(segment.full_need() for segment in self._segments) > self._usable()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(700), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(44) * max(len(self._blocks), 1), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        segment = self.childAt(event.pos())
        if isinstance(segment, AgendaSegment):
            self.block_menu.emit(segment.block.id, event.globalPos())

    def _add_segment(self) -> None:
        segment = AgendaSegment(self._theme, self)
        segment.clicked.connect(self._choose)
        segment.stepped.connect(self._step)
        segment.show()
        self._segments.append(segment)

    def _choose(self) -> None:
        segment = self.sender()
        if isinstance(segment, AgendaSegment):
            self.block_chosen.emit(segment.block.id)

    def _step(self, by: int) -> None:
        here = next((i for i, segment in enumerate(self._segments) if segment.hasFocus()), 0)
        there = min(max(here + by, 0), len(self._segments) - 1)
        self._segments[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _set_tab_stop(self) -> None:
        now = next((i for i, block in enumerate(self._blocks) if block.state == "now"), 0)
        for i, segment in enumerate(self._segments):
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if i == now else Qt.FocusPolicy.ClickFocus)

    def _height(self) -> int:
        return self._theme.px(40) if self.compact else self._theme.px(64)

    def _fit(self) -> None:
        compact = self.compact
        for segment in self._segments:
            segment.compact = compact
        left = 0.0
        height = self._height()
        for segment, width in zip(self._segments, self._widths(), strict=True):
            right = left + width
            segment.setGeometry(QRect(round(left), 0, round(right) - round(left), height))
            segment.update()
            left = right + _GAP
        if self.height() != height:
            self.setFixedHeight(height)
            self.updateGeometry()

    def _usable(self) -> int:
        count = len(self._segments)
        return max(self.width() - _GAP * (count - 1), count)

    def _widths(self) -> list[float]:
        """By minutes to the power of 0.55 (short ones stay legible), but no title cut while there is room."""
        usable = self._usable()
        needs = [segment.need() for segment in self._segments]
        weights = [max(block.minutes, 1) ** 0.55 for block in self._blocks]
        if self.compact:
            weights = [1.0 if block.state != "now" else 2.0 for block in self._blocks]
        if sum(needs) >= usable:
            return _squeeze(needs, [block.state == "now" for block in self._blocks], usable)
        return _share_out(usable, weights, needs)


def _share_out(usable: float, weights: list[float], needs: list[float]) -> list[float]:
    """By weight; who would get less than it needs gets just that, and the others share the rest."""
    pinned: dict[int, float] = {}
    while True:
        free = [i for i in range(len(weights)) if i not in pinned]
        rest = usable - sum(pinned.values())
        total = sum(weights[i] for i in free)
        short = [i for i in free if rest * weights[i] / total < needs[i]]
        if not short:
            return [pinned[i] if i in pinned else rest * weights[i] / total for i in range(len(weights))]
        pinned.update({i: needs[i] for i in short})


def _squeeze(needs: list[float], giving: list[bool], usable: float) -> list[float]:
    """Only the block that is now gives way: its title is also told beside the clock."""
    excess = sum(needs) - usable
    return [max(need - excess, 0) if gives else need for need, gives in zip(needs, giving, strict=True)]
