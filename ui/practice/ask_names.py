"""Words that may be the name of somebody else: each is asked about where it stands, before anything leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from app.documents.name_questions import Question
from app.errors import Refused
from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme

# below this width the two answers stand below each other, px at 100 %
NARROW = 300


class AskNames(Asking):
    """Every question has two answers; what was answered before can be changed."""

    answered = Signal(object)  # Answers, by the place of each word

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        words = _("A name is taken out, and “another group member” or “somebody else” stands there.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self._rows: list[_Row] = []
        self.column.addStretch(1)

    def begin(self, questions: Sequence[Question]) -> None:
        """All of one document, those without an answer first."""
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(self._theme, each) for each in sorted(questions, key=_is_answered)]
        for row in self._rows:
            self.column.insertWidget(self.column.count() - 1, row)
        self.ask(_("Whose name is it?"), _("Go on"), self._rows[0].yes, width=520)

    def keep(self) -> None:
        if (open := next((row for row in self._rows if row.answer is None), None)) is not None:
            self.go_to(open.yes)
            raise Refused(_("Answer each question first. Nothing leaves before."))
        self.answered.emit({row.place: row.answer for row in self._rows})


class _Row(QWidget):
    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__()
        self.place = question.place
        self.yes, self.no = QRadioButton(_("Yes, take it out")), QRadioButton(_("No, leave it"))
        self.yes.setChecked(question.answer is True)
        self.no.setChecked(question.answer is False)
        for button in (self.yes, self.no):
            button.setAccessibleName(f"{question.words} {button.text()}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(question.words, wrap=True))
        column.addWidget(SideBySide(theme, self.yes, self.no, least=NARROW))

    @property
    def answer(self) -> bool | None:
        return self.yes.isChecked() if self.yes.isChecked() or self.no.isChecked() else None


def _is_answered(question: Question) -> bool:
    return question.answer is not None
