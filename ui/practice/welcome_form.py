"""The welcome page of a program: what new members are told before their first day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.handouts import welcome_lines
from app.model.programs import Program
from app.words import _
from ui.parts.button import Button
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.words_edit import WordsEdit
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Space, Theme

# so many lines have room from the start
LEAST = 6


class WelcomeForm(QWidget):
    """One line of the text is one point of the page; an empty text is what Groupside brings."""

    page_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = WordsEdit(theme, least=LEAST, by_line=True)
        show = sets(Button(theme, words_of(Setting.WELCOME_PAGE), "printer"), Setting.WELCOME_PAGE)
        words = _(
            "A page to print, or to paste into a message. Each line is a point. Empty it to start over."
        )
        row = QHBoxLayout()
        row.addWidget(show)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(label(_("For new members"), "title"))
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(Field(theme, called(Setting.WELCOME, self._lines), self._lines, framed=True))
        column.addLayout(row)
        show.clicked.connect(self.page_asked)

    def display(self, program: Program) -> None:
        self._lines.write(*(program.welcome or welcome_lines()))

    @property
    def lines(self) -> tuple[str, ...]:
        """The program's own lines; none where they are those that Groupside brings."""
        found = tuple(self._lines.lines)
        return () if found == welcome_lines() else found
