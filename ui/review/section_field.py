"""One section of a note: its title, what it comes from, the words, and what is asked about names in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.review.sheet import SectionSheet
from app.words import _
from ui.parts.button import Button
from ui.parts.field import FieldFrame
from ui.parts.label import label
from ui.review.name_question import NameQuestions
from ui.review.section_edit import SectionEdit, Words
from ui.theme import Space, Theme


class SectionField(QWidget):
    """Says what a person did; it is kept elsewhere."""

    typed = Signal(str, str)  # section, the text so far
    left = Signal(str, str)  # section, the text as it was left
    judged = Signal(str, bool)  # a word: whether it is another member's name
    again_asked = Signal(str)
    copy_asked = Signal(str)
    fact_met = Signal(str)

    def __init__(self, theme: Theme, section: SectionSheet, fact_words: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self.id = theme, section.id
        self._fact_words = fact_words
        self._source = ""
        self._title = label("", "title")
        self._caption = label("", "caption", wrap=True)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._again = Button(
            theme,
            _("Draft again"),
            kind="link",
            tip=_("Put what was written aside, and draft from the facts"),
        )
        self._copy = Button(theme, _("Copy"), "copy", "quiet")
        self._copy.reads = True
        for button in (self._again, self._copy):
            button.make_small()
        self.edit = SectionEdit(theme, section.title, fact_words, least=1 if section.drafted else 2)
        self._frame = FieldFrame(theme, self.edit)
        self._head, self._tail, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (self._head, self._tail, buttons):
            row.setSpacing(Space.SM)
        self._tail.addWidget(self._caption, 1)
        self._tail.addLayout(buttons)
        buttons.addWidget(self._again)
        buttons.addWidget(self._copy)
        buttons.addStretch(0)
        self._head.addWidget(self._title)
        self._head.addLayout(self._tail, 1)
        self.questions = NameQuestions(theme)
        self._unknown = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(self._head)
        column.addWidget(self._frame)
        column.addWidget(self.questions)
        column.addWidget(self._unknown)
        self.edit.typed.connect(self._type)
        self.edit.left.connect(self._leave)
        self.edit.fact_met.connect(self._meet)
        self.questions.answered.connect(self.judged)
        self.questions.emptied.connect(self._go_to_words)
        self._again.clicked.connect(self._ask_again)
        self._copy.clicked.connect(self._ask_copy)

    def display(self, section: SectionSheet, *, elsewhere: bool, writes: bool = True) -> None:
        """`elsewhere`: the record is kept in another program, and each section is copied there. `writes`: who sits here
        may, or only reads."""
        self._title.setText(section.title)
        self._source = _source(section) if writes else section.source
        self._again.setVisible(section.drafted and section.own)
        self._again.setAccessibleName(_("Draft {section} again").format(section=section.title))
        self._copy.setVisible(elsewhere)
        self._copy.setAccessibleName(_("Copy {section}").format(section=section.title))
        words = [Words(start, end, "asked") for start, end, _word in section.asked]
        words += [Words(start, end, "unknown") for start, end, _word in section.unknown]
        words += [Words(start, end, "replaced") for start, end in section.replaced]
        offered = {piece.fact: piece.text for piece in section.standing.pieces if piece.fact}
        self.edit.display(section.standing.text, offered, words, section.drafted, section.kept)
        text = section.standing.text
        self.questions.ask({word: text[start:end] for start, end, word in section.asked})
        self._unknown.setText(_unknown(section))
        self._unknown.setVisible(bool(section.unknown))
        self._say_source()
        self._fit()

    def stops(self) -> list[QWidget]:
        """What the Tab key goes through, in order."""
        return [self._again, self._copy, self.edit, *self.questions.stops()]

    def minimumSizeHint(self) -> QSize:
        """What stands beside the title can stand below it."""
        return QSize(self._buttons_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons, words = self._buttons_width(), self._theme.px(140)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        beside = self._title.sizeHint().width() + words + buttons <= self.width()
        self._head.setDirection(across if beside else down)
        self._tail.setDirection(across if words + buttons <= self.width() else down)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._caption.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _buttons_width(self) -> int:
        shown = [button for button in (self._again, self._copy) if not button.isHidden()]
        return sum(button.sizeHint().width() + Space.SM for button in shown)

    # What a person does

    def _type(self) -> None:
        self.typed.emit(self.id, self.edit.text)

    def _leave(self) -> None:
        if self.edit.is_typed and not self.edit.isReadOnly():
            self.left.emit(self.id, self.edit.text)

    def _ask_again(self) -> None:
        self.again_asked.emit(self.id)

    def _ask_copy(self) -> None:
        self.copy_asked.emit(self.id)

    def _go_to_words(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _meet(self, fact: str) -> None:
        self._say_source()
        self.fact_met.emit(fact)

    # What is said

    def _say_source(self) -> None:
        """Where the sentence of the cursor comes from; without one, what the whole section was drafted from."""
        fact = self.edit.fact if self.edit.hasFocus() else ""
        words = self._fact_words(fact) if fact else self._source
        if words != self._caption.text():
            self._caption.setText(words)
        self.edit.setAccessibleDescription(words)


def _source(section: SectionSheet) -> str:
    """ "from 6 notes, check-in, check-out", or that it is the writer's own."""
    if not section.drafted or not section.source:
        return _("yours")
    return _("{source}, and yours").format(source=section.source) if section.own else section.source


def _unknown(section: SectionSheet) -> str:
    text = section.standing.text
    found = dict.fromkeys(text[start:end] for start, end, _word in section.unknown)
    words = ", ".join(f"“{word}”" for word in found)
    return _("{words}: is that a name? No other member’s name may stand in a note.").format(words=words)
