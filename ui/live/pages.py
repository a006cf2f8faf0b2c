"""Where the parts of the live screen stand: three columns, one beside the call, or two in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import Space

Mode = Literal["wide", "pair", "column"]

# with less room than this at 100 % text, a column beside the call is slim: letters are large
SLIM = 320

# Qt’s own largest width: no limit
WIDEST = 16777215


@dataclass(frozen=True, slots=True)
class Pieces:
    """What there is to place. `middle` are the cards of which one is shown at a time."""

    header: QWidget
    strip: QWidget
    clock: QWidget
    clock_row: QWidget
    middle: tuple[QWidget, ...]
    notes: QWidget
    people: QWidget


def mode_for(width: float, height: float) -> Mode:
    """Which arrangement fits, by the room at 100 % text."""
    if width >= 1080 and height >= 520:
        return "wide"
    return "pair" if width >= 760 or (width >= 600 and height < 560) else "column"


class Pages(QWidget):
    """The same pieces in the arrangement of the moment. A piece that is added to one page leaves the other."""

    def __init__(self, pieces: Pieces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self._mode: Mode | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._wide, self._narrow = QWidget(self), QWidget(self)
        wide = _box(self._wide, Space.XL, 18, Space.LG)
        wide.addWidget(pieces.header)
        wide.addWidget(pieces.strip)
        self._columns, self._wide_middle = QHBoxLayout(), QVBoxLayout()
        self._columns.addWidget(pieces.clock)
        self._columns.addLayout(self._wide_middle, 1)
        wide.addLayout(self._columns, 1)
        narrow = _box(self._narrow, Space.LG, 14, Space.MD)
        narrow.addWidget(pieces.clock_row)
        self._below, self._narrow_middle = QHBoxLayout(), QVBoxLayout()
        for middle in (self._wide_middle, self._narrow_middle):
            middle.addStretch(0)  # where the column is higher than what stands in it
        self._below.addLayout(self._narrow_middle)
        narrow.addLayout(self._below, 1)
        for layout, space in (
            (self._columns, Space.LG),
            (self._wide_middle, Space.LG),
            (self._below, Space.MD),
            (self._narrow_middle, Space.MD),
        ):
            layout.setSpacing(space)

    def lay(self, mode: Mode, notes_grow: bool) -> bool:
        """Arrange the pieces; says whether anything moved. `notes_grow`: the stream is shown below the field."""
        self._narrow_middle.setStretchFactor(self._pieces.notes, 1 if notes_grow else 0)
        if mode == self._mode:
            return False
        self._mode = mode
        pieces = self._pieces
        if mode == "wide":
            _fill(self._wide_middle, (*pieces.middle, pieces.notes), pieces.notes)
            self._columns.addWidget(pieces.people)
        else:
            pieces.people.setMinimumWidth(0)
            pieces.people.setMaximumWidth(WIDEST)
            self._below.setDirection(
                QBoxLayout.Direction.LeftToRight if mode == "pair" else QBoxLayout.Direction.TopToBottom
            )
            _fill(self._narrow_middle, (*pieces.middle, pieces.notes), pieces.notes if notes_grow else None)
            self._below.addWidget(pieces.people, 1)
            self._below.setStretchFactor(self._narrow_middle, 1 if mode == "pair" else 0)
        page, other = (self._wide, self._narrow) if mode == "wide" else (self._narrow, self._wide)
        other.setVisible(False)
        self._column.addWidget(page)
        page.setVisible(True)
        return True


def _box(page: QWidget, side: int, top: int, space: int) -> QVBoxLayout:
    box = QVBoxLayout(page)
    box.setContentsMargins(side, top, side, 0)
    box.setSpacing(space)
    return box


def _fill(layout: QVBoxLayout, pieces: tuple[QWidget, ...], growing: QWidget | None = None) -> None:
    for place, piece in enumerate(pieces):
        layout.insertWidget(place, piece, 1 if piece is growing else 0)
