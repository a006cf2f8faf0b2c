"""Facts of the crisis page, one below the other: large, and each copied by one click."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.live.crisis_words import Fact
from ui.parts.button import IconButton
from ui.parts.card import Card
from ui.parts.label import Role, label
from ui.theme import Space, Theme

_ROLES: dict[str, Role] = {"loud": "display", "plain": "title", "quiet": "body"}


class FactsCard(Card):
    """Drawn anew only when something in it changed."""

    copy_asked = Signal(object)  # a Fact

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._small = False
        self._shown: tuple[Fact, ...] = ()
        self._rows: list[_FactRow] = []
        self._facts = QVBoxLayout()
        self._facts.setSpacing(Space.MD)
        self.body.addLayout(self._facts)

    def end_with(self, button: QWidget) -> None:
        """What can be done with all of it."""
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def fit(self, small: bool) -> None:
        """Where there is little room, the loud one is a little less so."""
        if small is not self._small:
            self._small = small
            facts, self._shown = self._shown, ()
            self.show_facts(facts)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        if facts == self._shown:
            return
        self._shown = facts
        for row in self._rows:
            row.setVisible(False)
            row.deleteLater()
        self._rows = [_FactRow(self._theme, fact, self._small, self) for fact in facts]
        for row in self._rows:
            row.copy_asked.connect(self.copy_asked)
            self._facts.addWidget(row)
            row.show()  # a layout would do it later: until then it is not on the page


class _FactRow(QWidget):
    """What is not known has the tone of trouble beside its word."""

    copy_asked = Signal(object)  # a Fact

    def __init__(self, theme: Theme, fact: Fact, small: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._fact = fact
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(fact.name, "caption", wrap=True))
        role = "heading" if small and fact.weight == "loud" else _ROLES[fact.weight]
        if fact.missing and fact.weight != "loud":
            role = "trouble" if fact.id in ("address", "contact") else "muted"
        value = label(fact.value, "body" if fact.id == "script" else role, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(value)
        if fact.hint:
            words.addWidget(label(fact.hint, "muted", wrap=True))
        row.addLayout(words, 1)
        if fact.copies:
            self._copy = IconButton(theme, "copy", _("Copy: {what}").format(what=fact.name))
            self._copy.clicked.connect(self._take_along)
            row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)

    def _take_along(self) -> None:
        self.copy_asked.emit(self._fact)
        self._copy.display("", "check")
