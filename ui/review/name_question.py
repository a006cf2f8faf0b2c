"""Words that could be another member's name: one small question each, and two answers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme


class NameQuestions(QWidget):
    """Gone while there is nothing to ask."""

    answered = Signal(str, bool)  # the key of a word: whether it is another member's name
    emptied = Signal()  # the last one that had the focus was answered

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked: dict[str, str] = {}
        self._lines: list[NameQuestion] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self.setVisible(False)

    def ask(self, words: dict[str, str]) -> None:
        """By the key under which the answer is kept, each word as it stands in the text."""
        if words == self._asked:
            return
        self._asked = words
        held = any(button.hasFocus() for button in self.stops())
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._question(key, word) for key, word in words.items()]
        self.setVisible(bool(words))
        if held and self._lines:
            self.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif held:
            self.emptied.emit()

    def stops(self) -> list[QWidget]:
        return [button for line in self._lines for button in line.findChildren(Button)]

    def _question(self, key: str, word: str) -> NameQuestion:
        line = NameQuestion(self._theme, word)
        line.answered.connect(partial(self.answered.emit, key))
        self._column.addWidget(line)
        line.show()  # the layout would do it later
        return line


class NameQuestion(QWidget):
    """ "Does “Grace” mean a member, a guest, or another’s contact here?" and two answers."""

    answered = Signal(bool)

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        question = _("Does “{word}” mean a member, a guest, or another’s contact here?").format(word=word)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        row.addWidget(label(question, "caption", wrap=True), 1)
        yes, no = Button(theme, _("Yes")), Button(theme, _("No"))
        for button, answer in ((yes, self._yes), (no, self._no)):
            button.make_small()
            button.setAccessibleName(f"{question} {button.text()}")
            button.clicked.connect(answer)
            row.addWidget(button)
        yes.tell(_("It becomes “another group member”, or “somebody else”."))
        no.tell(_("It stays as it is written."))

    def _yes(self) -> None:
        self.answered.emit(True)

    def _no(self) -> None:
        self.answered.emit(False)
