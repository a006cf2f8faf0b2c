"""The way to erasing a person, at the end of their page of care, for whoever may."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.people import Person
from app.model.roles import Right
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme


class EraseSection(QWidget):
    """Asked about before anything is done."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._acting, self._person = acting, ""
        self._erase = Button(theme, _("Erase…"), "trash-2")
        words = _("When nothing about them may be kept any longer, all words about them can be erased.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self._erase, 0, Qt.AlignmentFlag.AlignLeft)
        self._erase.clicked.connect(self._ask)

    def display(self, person: Person) -> None:
        self._person = person.id
        self.setVisible(self._acting.seat.may(Right.VAULT))

    def _ask(self) -> None:
        self._acting.erase_asked.emit(self._person)
