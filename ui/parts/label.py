"""Words on the screen: labels in the few roles that there are, and one that shortens itself."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

Role = Literal[
    "body", "display", "heading", "title", "strong", "figure", "muted", "caption", "overline", "trouble"
]


def label(text: str, role: Role = "body", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Plain text in a role; never read as markup, since people's words are shown in it."""
    made = QLabel(text, parent)
    _dress(made, role)
    made.setWordWrap(wrap)
    return made


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room, and tells all of it as a tooltip then."""

    def __init__(self, text: str = "", role: Role = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _dress(self, role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 2, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.text() if self.is_elided() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room().width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self._room(), self.alignment(), shown)

    def is_elided(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()

    def _room(self) -> QRect:
        return self.contentsRect()


def _dress(made: QLabel, role: Role) -> None:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if role == "figure":
        tabular = QFont()  # only the feature: size and weight come from the style sheet
        tabular.setFeature(QFont.Tag("tnum"), 1)
        made.setFont(tabular)
