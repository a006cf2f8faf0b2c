"""What an empty list says instead of nothing: what belongs here, and how it gets here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme


class EmptyState(QWidget):
    """An icon, a title, a sentence, and the one thing to do (if `action` is given)."""

    action_chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        sentence: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.SM)
        column.addStretch(1)
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture)
        for text, role in ((title, "title"), (sentence, "muted")):
            if text:
                words = label(text, "title" if role == "title" else "muted", wrap=True, parent=self)
                words.setAlignment(Qt.AlignmentFlag.AlignCenter)
                column.addWidget(words)
        self._action = Button(theme, action, parent=self)
        self._action.clicked.connect(self._tell)
        self._action.setVisible(bool(action))
        if action:
            column.addSpacing(Space.XS)
            column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._tint()
        theme.changed.connect(self._tint)

    def let_act(self, may: bool) -> None:
        """Whether who sits here may do that one thing."""
        self._action.offer_if(may)

    def _tell(self) -> None:
        self.action_chosen.emit()

    def _tint(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._icon, "control", 28, self.devicePixelRatioF()))
