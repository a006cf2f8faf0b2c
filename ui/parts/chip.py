"""The chip: an icon and a word on a soft tone, so that a status is never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import STRONG, Theme, Tone, Type


def chip_size(theme: Theme, word: str, icon: str = "") -> QSize:
    """How much room a chip takes."""
    metrics = QFontMetricsF(theme.font(Type.CAPTION, STRONG))
    width = metrics.horizontalAdvance(word) + theme.px(24)
    if icon:
        width += theme.px(14 + 5 - 4)
    return QSize(int(width + 1), theme.px(24))


def paint_chip(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    word: str,
    icon: str = "",
    tone: Tone = "neutral",
    ground: QColor | None = None,
) -> None:
    """Draw a chip into its box; `ground` replaces the tone's own soft colour on a tinted row."""
    colour, soft = theme.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground or soft)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    left = box.left() + theme.px(12)
    if icon:
        left -= theme.px(2)
        ratio = painter.device().devicePixelRatio()
        name = "muted" if tone == "neutral" else tone
        side = theme.px(14)
        painter.drawPixmap(
            QPointF(round(left), round(box.center().y() - side / 2)), theme.pixmap(icon, name, 14, ratio)
        )
        left += side + theme.px(5)
    painter.setFont(theme.font(Type.CAPTION, STRONG))
    painter.setPen(colour)
    room = QRectF(left, box.top(), box.right() - left, box.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
    painter.restore()


class Chip(QLabel):
    """A chip as a widget of its own; its word is its text, so screen readers read it."""

    def __init__(
        self,
        theme: Theme,
        word: str = "",
        icon: str = "",
        tone: Tone = "neutral",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(word, parent)
        self._theme = theme
        self._icon = icon
        self._tone: Tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def display(self, word: str, icon: str = "", tone: Tone = "neutral") -> None:
        if (word, icon, tone) != (self.text(), self._icon, self._tone):
            self._icon, self._tone = icon, tone
            self.setText(word)
            self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._theme, self.text(), self._icon)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self._theme, QRectF(self.rect()), self.text(), self._icon, self._tone)
