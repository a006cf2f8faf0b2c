"""One rule of a program: what it is called, one sentence on what it does, and the field to change it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.theme import Space, Theme

# below this width the field stands under the words, px at 100 %
NARROW = 400
FIELD = 120
# where the words of a box begin, px at 100 %
BOX = 30


class RuleLine(QWidget):
    """A screen reader says the sentence with the field."""

    def __init__(
        self, theme: Theme, name: str, why: str, editor: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._editor = theme, editor
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(why)
        self._name: QLabel = label(name, "strong", wrap=True)
        self._name.setBuddy(editor)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(label(why, "muted", wrap=True))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.LG)
        self._row.addLayout(words, 1)
        self._row.addWidget(editor, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        self._editor.setFixedWidth(self._theme.px(FIELD))
        self._row.setSpacing(Space.XS if narrow else Space.LG)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )


class RuleBox(QWidget):
    """A rule that is kept or not: a box to tick, and the sentence below its words."""

    def __init__(self, theme: Theme, name: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.box = CheckBox(theme, name)
        self.box.setAccessibleDescription(why)
        self._why: QLabel = label(why, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self._why)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._why.setContentsMargins(self._theme.px(BOX), 0, 0, 0)
        self.box.fit(self.width())

    def minimumSizeHint(self) -> QSize:
        """The words of the box break: they do not keep what it stands in wide."""
        return QSize(self._why.minimumSizeHint().width(), super().minimumSizeHint().height())
