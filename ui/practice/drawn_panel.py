"""One thing that was drawn for a meeting, on Today: what it is, why, and a quiet menu of what can be wished instead."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.parts.button import IconButton
from ui.parts.card import Panel
from ui.parts.label import label
from ui.practice.drawn_words import Drawn
from ui.theme import Space, Theme


class DrawnPanel(Panel):
    """Hidden while there is nothing of its kind; the menu is offered only before the session is open."""

    wishes_asked = Signal()

    def __init__(self, theme: Theme, menu_name: str, parent: QWidget | None = None) -> None:
        """`menu_name` is what a screen reader calls the menu: "Another icebreaker, or keep this one"."""
        super().__init__(parent=parent)
        self._overline = label("", "overline", wrap=True)
        self._text: QLabel = label("", "title", wrap=True)
        self._why: QLabel = label("", "muted", wrap=True)
        self._more = IconButton(theme, "ellipsis", menu_name)
        self._more.make_small()
        self._place()
        self._more.clicked.connect(self.wishes_asked)

    def _place(self) -> None:
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(Space.HAIR)
        head.addWidget(self._overline, 1)
        head.addWidget(self._more)
        words.addLayout(head)
        for line in (self._text, self._why):
            line.setContentsMargins(0, 0, Space.SM, 0)
            words.addWidget(line)
        words.addStretch(1)
        # the dots, not the button around them, end where the words do
        self.body.setContentsMargins(Space.LG, Space.SM, Space.SM, Space.MD)
        self.body.addLayout(words, 1)

    def display(self, drawn: Drawn | None) -> None:
        self.setVisible(drawn is not None)
        if drawn is None:
            return
        for line, words in (
            (self._overline, drawn.overline),
            (self._text, drawn.text),
            (self._why, drawn.why),
        ):
            if words != line.text():
                line.setText(words)
        self._why.setVisible(bool(drawn.why))

    def let_change(self, may: bool) -> None:
        self._more.offer_if(may)

    @property
    def place(self) -> QPoint:
        """Where its menu opens, on the screen."""
        return self._more.mapToGlobal(self._more.rect().bottomLeft())


class DrawnLine(DrawnPanel):
    """The same as one quiet line, for what nobody has to prepare."""

    def _place(self) -> None:
        self.setProperty("part", "")
        self._text.setProperty("role", "body")
        self._row, head = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(self._overline, 0, Qt.AlignmentFlag.AlignTop)
        for line in (self._text, self._why):
            line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._row.addWidget(line, 1)
        head.addLayout(self._row, 1)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(Space.LG, 0, Space.SM, 0)
        self.body.addLayout(head, 1)

    @property
    def wide(self) -> int:
        """The width of what it is called, px; 0 while it is hidden."""
        self._overline.ensurePolished()
        words = self._overline.fontMetrics().horizontalAdvance(self._overline.text())
        return 0 if self.isHidden() else words + 1

    def lay(self, across: bool, beside: int) -> None:
        """In one row, behind a column of names that is `beside` px wide; or the words below what they are."""
        self._overline.setWordWrap(not across)
        self._overline.setMinimumWidth(beside if across else 0)
        self._text.ensurePolished()
        name, words = self._overline.fontMetrics(), self._text.fontMetrics()
        # the first line of the words is level with the dots, and the smaller letters of the name stand on it
        top = max((self._more.sizeHint().height() - words.height()) // 2, 0) if across else 0
        for line in (self._text, self._why):
            line.setContentsMargins(0, top, 0, 0)
        on_it = top + words.ascent() - name.ascent() if across else Space.HAIR
        self._overline.setContentsMargins(0, on_it, 0, 0)
        self._row.setSpacing(Space.MD if across else Space.HAIR)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )
