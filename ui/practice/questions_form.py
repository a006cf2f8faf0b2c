"""The questions of a round as a form: words, short name and kind of each, in an order of their own."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.rounds import Question, Round
from app.model.usual_questions import usual_questions
from app.words import _
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.ordered_lines import OrderedLines
from ui.theme import Space, Theme

SHORT_LENGTH = 16
# below this width fields stand under each other, px at 100 %
NARROW = 520


def kinds() -> list[tuple[str, str]]:
    return [
        ("word", _("One word")),
        ("scale", _("0 to 10")),
        ("yes_no", _("Yes or no")),
        ("text", _("In their words")),
    ]


def kept_for(question: str) -> str:
    """What else is made of the answers to a question, by its id."""
    return {
        "craving": _("Compared from day to day."),
        "mood": _("Compared from day to day."),
        "used": _("Stands below the person’s name in the group."),
        "promise": _("The next check-in asks what became of it."),
    }.get(question, "")


class QuestionsForm(QWidget):
    """Shows the questions of a round and gives them back; one that was changed keeps what is known of its answers."""

    def __init__(
        self, theme: Theme, round: Round, title: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._round, self._title = theme, round, title
        self._none = label(_("Nothing is asked."), "muted")
        self._lines = OrderedLines(theme, fields=True)
        self._usual = Picker(theme, _("Add a question"))
        self._usual.be_narrow()
        self._add = Button(theme, _("Add"), "plus")
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.SM)
        self._row.addWidget(self._usual, 1)
        self._row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label(hint, "muted", wrap=True))
        column.addWidget(self._none)
        column.addWidget(self._lines)
        column.addLayout(self._row)
        self._add.clicked.connect(self._add_chosen)
        self._lines.edited.connect(self._offer)

    def display(self, questions: Sequence[Question]) -> None:
        self._lines.clear()
        for question in questions:
            self._lines.add(QuestionLine(self._theme, question), question.short)
        self._offer()

    def questions(self) -> tuple[Question, ...]:
        """As they stand here. Raises Refused while one has no words."""
        found = []
        for line in self._question_lines():
            words, short = line.words, line.short
            if not words or not short:
                raise Refused(
                    _("Each question of the {round} needs words and a short name.").format(
                        round=_("check-in") if self._round is Round.CHECK_IN else _("check-out")
                    )
                )
            found.append(line.question.model_copy(update={"label": words, "short": short, "kind": line.kind}))
        return tuple(found)

    def _question_lines(self) -> list[QuestionLine]:
        return [cast("QuestionLine", body) for body in self._lines.bodies]

    def _offer(self) -> None:
        """The usual questions that are not asked yet, and one of one's own."""
        asked = {line.question.id for line in self._question_lines()}
        usual = [(each.id, each.label) for each in usual_questions(self._round) if each.id not in asked]
        self._usual.display([("", _("A question of our own")), *usual], "")
        self._none.setVisible(not asked)

    def _add_chosen(self) -> None:
        usual = {each.id: each for each in usual_questions(self._round)}
        # the words are asked for when it is saved
        own = Question.model_construct(id=f"question-{secrets.token_hex(4)}", label="", short="", kind="text")
        question = usual.get(self._usual.chosen, own)
        line = QuestionLine(self._theme, question)
        self._lines.add(line, question.short)
        self._offer()
        line.setFocus()


class QuestionLine(QWidget):
    """One question."""

    def __init__(self, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.question = theme, question
        self._words, self._short, self._kind = QLineEdit(), QLineEdit(), Picker(theme, "")
        self._words.setText(question.label)
        self._words.setCursorPosition(0)
        self._short.setMaxLength(SHORT_LENGTH)
        self._short.setText(question.short)
        self._kind.display(kinds(), question.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.SM)
        self._row.addWidget(Field(theme, _("Question"), self._words), 6)
        self._row.addWidget(Field(theme, _("Short name"), self._short), 2)
        self._row.addWidget(Field(theme, _("Answer"), self._kind), 3)
        column.addLayout(self._row)
        if why := kept_for(question.id):
            column.addWidget(label(why, "caption", wrap=True))
        self.setFocusProxy(self._words)

    @property
    def words(self) -> str:
        return " ".join(self._words.text().split())

    @property
    def short(self) -> str:
        return " ".join(self._short.text().split())

    @property
    def kind(self) -> str:
        return self._kind.chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
