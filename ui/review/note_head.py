"""The head of a note: whose it is, the facts beside the name, and its format."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.words import _
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.theme import Space, Theme

# below this width the facts stand under the name, px at 100 % text
NARROW = 560
# of a widget that may be as wide as it likes, as Qt has it
ANY_WIDTH = 16_777_215


class NoteHead(QWidget):
    format_picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape: tuple[bool, int] | None = None  # whether it is narrow, and how wide the name is
        self.name, self._facts = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self.format = Picker(theme, _("Format of the note"))
        self.format.setProperty("kind", "chip")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MD)
        self._grid.setVerticalSpacing(Space.HAIR)
        self.format.picked.connect(self.format_picked)
        theme.changed.connect(self._fit)
        self._fit()

    def display(self, name: str, facts: str, formats: Sequence[tuple[str, str]], chosen: str) -> None:
        """Without formats there is none to choose."""
        self.name.setText(name)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
        self.format.setVisible(len(formats) > 1)
        self.format.display(formats, chosen)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # the letters may have another size by now

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside the name the facts stand on its line, where both have room."""
        self.name.ensurePolished()
        name = self.name.fontMetrics().horizontalAdvance(self.name.text()) + 4
        narrow = self.width() < self._theme.px(NARROW) or name > self.width() // 2
        if (narrow, name) == self._shape:
            return
        self._shape = narrow, name
        middle = Qt.AlignmentFlag.AlignVCenter
        top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        # no wider than it is: the facts stand beside it, whoever was shown before
        self.name.setMinimumWidth(0 if narrow else name)
        self.name.setMaximumWidth(ANY_WIDTH if narrow else name)
        if narrow:
            self._grid.addWidget(self.name, 0, 0)
            self._grid.addWidget(self.format, 0, 2, top_right)
            self._grid.addWidget(self._facts, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self.name, 0, 0, middle)
            self._grid.addWidget(self._facts, 0, 1, middle)
            self._grid.addWidget(self.format, 0, 2, top_right)
        self._grid.setColumnStretch(0, 1 if narrow else 0)
        self._grid.setColumnStretch(1, 0 if narrow else 1)
