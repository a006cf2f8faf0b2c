"""Words as large as their room allows: the prompt of the share window, which is never cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import STRONG, Theme

# below this nobody in a call could read it; a text that long still shrinks on
_SMALLEST = 8


class FittedText(QLabel):
    """Wraps its words in the largest size up to `largest` px at which all of them are seen."""

    def __init__(self, theme: Theme, weight: QFont.Weight = STRONG, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.weight = weight
        self._largest = 44
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def display(self, text: str, largest: int) -> None:
        if (text, largest) != (self.text(), self._largest):
            self._largest = largest
            self.setText(text)
            self.update()

    def pixels(self, width: int, height: int) -> int:
        """The size in which all words stand within a width and a height."""
        low, high = 1, max(self._largest, 1)
        while low < high:
            size = (low + high + 1) // 2
            if self._fits(size, width, height):
                low = size
            else:
                high = size - 1
        return low

    def needed(self, width: int, height: int) -> int:
        """The height that the words take in a width when `height` is the most they may have."""
        return self._box(self.pixels(width, height), width).height()

    def heightForWidth(self, width: int) -> int:
        return self.needed(width, self.height())

    def sizeHint(self) -> QSize:
        return QSize(320, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(_SMALLEST, _SMALLEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.exact_font(self.pixels(self.width(), self.height()), self.weight))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self._flags(), self.text())

    def _fits(self, size: int, width: int, height: int) -> bool:
        box = self._box(size, width)
        return box.width() <= width and box.height() <= height  # a word is never broken

    def _box(self, size: int, width: int) -> QRect:
        metrics = QFontMetrics(self._theme.exact_font(size, self.weight))
        return metrics.boundingRect(QRect(0, 0, width, 100_000), self._flags(), self.text())

    def _flags(self) -> int:
        return int(self.alignment().value | Qt.TextFlag.TextWordWrap.value)
