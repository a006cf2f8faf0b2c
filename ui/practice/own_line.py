"""A line of a list in Settings where some things ship and some are the practice's own: its words and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme

# below this width the buttons stand under the words, px at 100 %
NARROW = 480


class OwnLine(QWidget):
    """What ships can be copied; what is the practice's own can be changed and removed as well. Asks by its id."""

    copy_asked = Signal(str)
    change_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, theme: Theme, id: str, title: str, lines: tuple[str, ...], *, own: bool) -> None:
        super().__init__()
        self._theme, self._id = theme, id
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, "strong", wrap=True))
        for line in lines:
            words.addWidget(label(line, "muted", wrap=True))
        self._row, buttons = QHBoxLayout(self), QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        buttons.setSpacing(Space.XS)
        copy = Button(theme, _("Copy") if own else _("Copy and change"), kind="quiet")
        change, remove = Button(theme, _("Change"), kind="quiet"), Button(theme, _("Remove"), kind="quiet")
        copy.clicked.connect(self._ask_copy)
        change.clicked.connect(self._ask_change)
        remove.clicked.connect(self._ask_remove)
        for button in (change, copy, remove) if own else (copy,):
            button.make_small()
            button.setAccessibleName(f"{button.text()}: {title}")
            buttons.addWidget(button)
        buttons.addStretch(0)
        self._row.addLayout(words, 1)
        self._row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _ask_copy(self) -> None:
        self.copy_asked.emit(self._id)

    def _ask_change(self) -> None:
        self.change_asked.emit(self._id)

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self._id)
