"""An education topic as a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.words import _
from ui.parts.field import Field
from ui.parts.number_field import NumberField
from ui.parts.words_edit import WordsEdit
from ui.practice.detail_rows import words_of
from ui.theme import Space, Theme


class TopicForm(QWidget):
    """Shows fields and gives back what was typed."""

    save_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = QLineEdit()
        self._outline = WordsEdit(theme, least=3, by_line=True)
        self._question = WordsEdit(theme)
        self._minutes = NumberField(theme, _("Minutes"), 5, 240)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(Field(theme, _("Title"), self._title))
        column.addWidget(Field(theme, _("Outline, line by line"), self._outline, framed=True))
        column.addWidget(Field(theme, _("Question to the group"), self._question, framed=True))
        column.addWidget(Field(theme, _("Minutes"), self._minutes))
        for edit in (self._outline, self._question):
            edit.entered.connect(self.save_asked)
        self._title.returnPressed.connect(self.save_asked)

    def begin(self) -> None:
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, found: Mapping[str, Any]) -> None:
        """Show these fields of a topic; the usual values stand for those that are missing."""
        self._title.setText(found.get("title", ""))
        self._outline.write(*found.get("outline", ()))
        self._question.write(found.get("question", ""))
        self._minutes.display(found.get("minutes", 45))

    def typed(self) -> dict[str, Any]:
        """The fields of a topic as they stand."""
        return {
            "title": words_of(self._title),
            "outline": tuple(self._outline.lines),
            "question": self._question.words,
            "minutes": self._minutes.value(),
        }
