"""The fields of a round: short answers side by side, long ones a line each. Enter goes from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.rounds import Question, answer_words, read_answer
from app.model.usual_questions import asked
from app.words import _
from ui.parts.field import ring_trouble
from ui.parts.label import label
from ui.theme import Space, Theme

# how wide the short answers stand, px at 100 %
_WIDTHS: Final = {"word": 84, "scale": 62, "yes_no": 62}
_ABREAST: Final = 4
_SLIM: Final = 2  # where large letters leave a slim column


class Answers(QObject):
    """Two widgets, `shorts` and `longs`, to be placed by the card, and `trouble`, the line that says what cannot be
    read, as long as it stands there; what was typed in them is read and filled here."""

    finished = Signal()  # Enter in the last field
    refused = Signal(str)  # what stands in a field cannot be read
    edited = Signal()  # somebody types

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._questions: tuple[Question, ...] = ()
        self._fields: dict[str, QLineEdit] = {}
        self._given: Mapping[str, str] = {}  # what was known when nobody had typed
        self._abreast = _ABREAST
        self._boxes: dict[str, tuple[QWidget, QLabel]] = {}  # short answers with their names above
        self.shorts, self.longs = QWidget(), QWidget()
        self.longs.setObjectName("long-answers")
        self.trouble = label("", "trouble", wrap=True, said=False)
        self.trouble.setVisible(False)
        self._short_grid, self._long_grid = QGridLayout(self.shorts), QGridLayout(self.longs)
        for grid in (self._short_grid, self._long_grid):
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(Space.SM)
            grid.setVerticalSpacing(Space.SM)
        self._long_grid.setColumnStretch(1, 1)
        self.shorts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    @property
    def long_first(self) -> bool:
        """Whether the round begins with a question that wants a sentence."""
        return bool(self._questions) and self._questions[0].kind == "text"

    @property
    def has_focus(self) -> bool:
        return any(field.hasFocus() for field in self._fields.values())

    def ask(self, questions: tuple[Question, ...]) -> bool:
        """Show fields for these questions; says whether they are other ones than before."""
        if questions == self._questions:
            return False
        self._questions = questions
        said = tuple(asked(question) for question in questions)
        for page in (self.shorts, self.longs):
            for child in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                child.deleteLater()
        self._fields = {question.id: self._field(question) for question in said}
        self._boxes = {}
        short = [question for question in said if question.kind != "text"]
        long = [question for question in said if question.kind == "text"]
        for place, question in enumerate(short):
            self._short_grid.addWidget(self._with_name_above(question), *divmod(place, self._abreast))
        for place, question in enumerate(long):
            name = self._name(question)
            self._long_grid.addWidget(name, place, 0)
            self._long_grid.addWidget(self._fields[question.id], place, 1)
        for widget in (*self._fields.values(), *(box for box, _name in self._boxes.values())):
            widget.show()  # a layout would do it later: until then the focus cannot go there
        self.shorts.setVisible(bool(short))
        self.longs.setVisible(bool(long))
        for one, other in pairwise(self._fields.values()):
            QWidget.setTabOrder(one, other)
        self._fit()
        return True

    def be_slim(self, slim: bool) -> None:
        """Fewer short answers beside each other."""
        abreast = _SLIM if slim else _ABREAST
        if abreast != self._abreast:
            self._abreast = abreast
            for place, (box, _name) in enumerate(self._boxes.values()):
                self._short_grid.addWidget(box, *divmod(place, abreast))

    def typed(self) -> dict[str, str]:
        return {question: field.text() for question, field in self._fields.items()}

    @property
    def begun(self) -> bool:
        """Whether something was typed that is not written down."""
        return any(
            text.strip() != self._given.get(question, "").strip() for question, text in self.typed().items()
        )

    def fill(self, answers: Mapping[str, str]) -> None:
        self._given = {question: self._shown(question, answers) for question in self._fields}
        for question, field in self._fields.items():
            field.setText(self._given[question])
        self._forgive()

    def go_on_with(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed and not written down."""
        for question, field in self._fields.items():
            field.setText(typed.get(question, field.text()))

    def fill_rest(self, answers: Mapping[str, str]) -> None:
        """Answers came from another window: they stand where nothing was typed here."""
        before = self._given
        self._given = {question: self._shown(question, answers) for question in self._fields}
        for question, field in self._fields.items():
            if field.text() == before.get(question, ""):
                field.setText(self._given[question])

    def _shown(self, question: str, answers: Mapping[str, str]) -> str:
        given = answers.get(question, "")
        kind = next(each.kind for each in self._questions if each.id == question)
        return answer_words(given) if kind == "yes_no" else given

    def start_typing(self) -> None:
        """Put the focus on the first answer that is still empty."""
        fields = list(self._fields.values())
        field = next((field for field in fields if not field.text()), fields[0] if fields else None)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def check(self) -> bool:
        """Whether all of it can be read; the first field that cannot has the focus then, and says why."""
        for question in self._questions:
            try:
                read_answer(asked(question), self._fields[question.id].text())
            except Refused as refusal:
                self._refuse(self._fields[question.id], refusal.sentence)
                return False
        return True

    def _refuse(self, field: QLineEdit, sentence: str) -> None:
        self._forgive()
        ring_trouble(field, True)
        field.setAccessibleDescription(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        self.trouble.setText(sentence)
        self.trouble.setVisible(True)
        self.refused.emit(sentence)

    def _forgive(self) -> None:
        for field in self._fields.values():
            ring_trouble(field, False)
            field.setAccessibleDescription("")
        self.trouble.setVisible(False)

    def _go_on(self) -> None:
        """Enter: to the next field, or to the end. What cannot be read keeps the focus."""
        places = list(self._fields)
        here = next((place for place, name in enumerate(places) if self._fields[name].hasFocus()), -1)
        field = self._fields[places[here]]
        try:
            question = asked(self._questions[here])
            read = read_answer(question, field.text())
            field.setText(answer_words(read) if question.kind == "yes_no" else read)
        except Refused as refusal:
            self._refuse(field, refusal.sentence)
            return
        if here + 1 < len(places):
            self._fields[places[here + 1]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _field(self, question: Question) -> QLineEdit:
        edit = QLineEdit()
        edit.setProperty("part", "answer" if question.kind != "text" else "")
        edit.setAccessibleName(question.label)
        edit.setToolTip(question.label)
        edit.returnPressed.connect(self._go_on)
        edit.textEdited.connect(self._forgive)
        edit.textEdited.connect(self.edited)
        if question.kind == "text":
            edit.setPlaceholderText(question.label)
        else:
            edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        match question.kind:
            case "scale":
                edit.setPlaceholderText(_("0–10"))
            case "yes_no":
                edit.setPlaceholderText(" / ".join(answer_words(each)[0] for each in ("yes", "no")))
        return edit

    def _name(self, question: Question) -> QLabel:
        name = label(question.short, "caption")
        name.setBuddy(self._fields[question.id])
        return name

    def _with_name_above(self, question: Question) -> QWidget:
        box, name = QWidget(), self._name(question)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._fields[question.id])
        self._boxes[question.id] = (box, name)
        return box

    def _fit(self) -> None:
        """Fields grow with the text, and with a name that is longer than they are wide."""
        for question in self._questions:
            if question.id in self._boxes:
                box, name = self._boxes[question.id]
                name.ensurePolished()
                box.setFixedWidth(max(self._theme.px(_WIDTHS[question.kind]), name.sizeHint().width()))
