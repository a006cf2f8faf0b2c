"""The foot of a note: how it stands, a copy for the record, and the one thing to do next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.words import _
from ui.keys import Act
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme


class NoteFoot(QWidget):
    """It never scrolls away. Where room is short its parts stand below each other."""

    copy_asked = Signal()
    go_asked = Signal()
    not_after_all = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stands, self._told, self._told_of, self._asked = "", "", "", ""
        self._status = label("", "caption", wrap=True)
        self._undo = Button(theme, _("Not entered after all"), kind="link")
        self._undo.make_small()
        self.copy = Button(theme, _("Copy for the record"), "clipboard")
        self.copy.reads = True
        self.go = Button(theme, _("Sign and next"), "pen-line", "primary")
        self._row, self._buttons = QHBoxLayout(self), QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        for row in (self._row, self._buttons):
            row.setSpacing(Space.MD)
        self._buttons.addWidget(self.copy)
        self._buttons.addWidget(self.go)
        self._row.addWidget(self._status, 1)
        self._row.addWidget(self._undo)
        self._row.addLayout(self._buttons)
        self.copy.tell_key(Act.COPY, _("As plain text; it leaves the clipboard after two minutes"))
        self.copy.clicked.connect(self.copy_asked)
        self.go.clicked.connect(self.go_asked)
        self._undo.clicked.connect(self.not_after_all)
        theme.changed.connect(self._fit)

    def tell(self, words: str) -> None:
        """What came of a key or a click, where the eyes are: until the note stands otherwise than now."""
        self._told, self._told_of = words, self._stands
        if self._asked:
            self._ask("")
        self._say()
        announce(self, words)

    def is_sure(self, question: str) -> bool:
        """Whether what the button does is not in question, or was asked just now: the second press of it answers."""
        if question in ("", self._asked):
            return True
        self.tell(question)
        self._ask(question)
        return False

    def _ask(self, question: str) -> None:
        self._asked = question
        self.go.display(_("Enter all the same") if question else _("Mark as entered"), "check")
        self._fit()

    def display(self, status: str, *, done: bool, elsewhere: bool, more: bool) -> None:
        """`done`: signed, or entered; `more`: another note is still owed."""
        if done or not elsewhere or status != self._stands:
            self._asked = ""
        if done:
            words, icon = (_("Next note"), "chevron-right") if more else (_("Done"), "check")
        elif elsewhere:
            words, icon = _("Enter all the same") if self._asked else _("Mark as entered"), "check"
        else:
            words, icon = _("Sign and next") if more else _("Sign"), "pen-line"
        self.go.display(words, icon)
        self.go.tell_key(Act.SIGN_AND_NEXT)
        self._stands = status
        self._say()
        self._undo.setVisible(done and elsewhere)
        self._fit()

    def _say(self) -> None:
        told = self._told if self._told_of == self._stands else ""
        self._status.setText(told or self._stands)
        role = "strong" if told else "caption"
        if self._status.property("role") != role:
            self._status.setProperty("role", role)
            self._status.style().polish(self._status)
        self._fit()

    def begin(self) -> None:
        """Another note: what was told is past."""
        self._told = self._asked = ""

    def stops(self) -> list[QWidget]:
        return [self._undo, self.copy, self.go]

    def minimumSizeHint(self) -> QSize:
        """All of it can stand below each other."""
        return QSize(self.go.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The line of words stands above, then the copy is an icon, then the buttons stand below each other."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.copy.show_word(_("Copy for the record"), True)
        buttons = self.copy.sizeHint().width() + self.go.sizeHint().width() + Space.MD
        self.copy.show_word(_("Copy for the record"), buttons <= self.width())
        narrowest = self.copy.sizeHint().width() + self.go.sizeHint().width() + Space.MD
        self._buttons.setDirection(across if narrowest <= self.width() else down)
        # a question is read in a line or two, not in a column beside the buttons
        beside = not self._asked and self._theme.px(160) + buttons <= self.width()
        self._row.setDirection(across if beside else down)
        right = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._buttons, right)
        self._status.setVisible(bool(self._status.text()))
