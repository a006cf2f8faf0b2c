"""A field with a sign in it that empties it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.words import _
from ui.parts.button import IconButton
from ui.theme import Space, Theme


class ClearableEdit(QLineEdit):
    """Emptied by mouse with the sign; by keyboard, the text is chosen and deleted. Qt's own sign has no name, and does
    not grow with the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = IconButton(theme, "x", _("Empty the field"), parent=self)
        self._sign.make_small()
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sign.setCursor(Qt.CursorShape.ArrowCursor)
        self._sign.clicked.connect(self._empty)
        self.textEdited.connect(self._look)
        theme.changed.connect(self._place)  # the sign asks for its size after the field has its own
        self._look()

    def setText(self, text: str | None, /) -> None:
        super().setText(text)
        self._look()

    def clear(self) -> None:
        super().clear()
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self._sign.sizeHint().boundedTo(self.size())
        self._sign.resize(size)
        self._sign.move(self.width() - size.width() - Space.XS, (self.height() - size.height()) // 2)
        self.setTextMargins(0, 0, size.width(), 0)

    def _look(self) -> None:
        self._sign.setVisible(bool(self.text()))

    def _empty(self) -> None:
        self.clear()
        self.textEdited.emit("")  # a person did it
