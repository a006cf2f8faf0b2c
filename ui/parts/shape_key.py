"""What the shapes of a picture mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.attendance_calendar import Shape, paint_shape
from ui.theme import Theme, Type

_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ShapeKey(QWidget):
    """What the shapes mean, in as many lines as they need."""

    def __init__(
        self, theme: Theme, words: Sequence[tuple[Shape, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, tuple(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(", ".join(said for _shape, said in words))
        theme.changed.connect(self.updateGeometry)

    def _boxes(self, width: int) -> list[QRectF]:
        px, metrics = self._theme.px, QFontMetricsF(self._theme.font(Type.CAPTION))
        boxes: list[QRectF] = []
        left, top = 0.0, 0.0
        for _shape, words in self._words:
            wide = px(20) + metrics.horizontalAdvance(words)
            if boxes and left + wide > width:
                left, top = 0.0, top + px(20)
            boxes.append(QRectF(left, top, wide, px(20)))
            left += wide + px(16)
        return boxes

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._boxes(width)[-1].bottom()) + 2

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.heightForWidth(max(self.width(), self._theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.CAPTION))
        for box, (shape, words) in zip(self._boxes(self.width()), self._words, strict=True):
            corner = QPointF(box.left(), box.center().y() - px(7))
            paint_shape(painter, self._theme, QRectF(corner, QSize(px(14), px(14)).toSizeF()), shape)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(box.adjusted(px(20), 0, 2, 0), _LEFT | Qt.TextFlag.TextDontClip, words)
