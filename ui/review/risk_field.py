"""Risk to self or others: answered for everybody, by whoever was there, and never filled in beforehand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.documents.risk_words import risk_heading, risk_sentence
from app.live.note_events import RiskAnswer
from app.live.noting import Risk
from app.words import _
from ui.parts.button import Button
from ui.parts.field import FieldFrame
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.parts.words_edit import WordsEdit
from ui.review.name_question import NameQuestions
from ui.theme import Space, Theme

_FOR_A_MOMENT: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class LeftWords(WordsEdit):
    """Says when a person goes on from it, and what they type."""

    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, *, least: int = 1, by_line: bool = False) -> None:
        super().__init__(theme, least=least, by_line=by_line)
        self._writing = False
        self._last = ""
        self.document().contentsChange.connect(self._changed)

    def write(self, *lines: str) -> None:
        self._writing = True
        super().write(*lines)
        self._writing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_MOMENT:
            self.left.emit()

    def _changed(self) -> None:
        text = self.toPlainText()
        if text != self._last:
            self._last = text
            if not self._writing:
                self.typed.emit()


class RiskField(QWidget):
    """Three answers. The one that was given is lit; pressed again, it is taken back. Whoever is led here comes to the
    field, and to none of its answers: those are never given by a key that was meant for something else."""

    answered = Signal(str, str)  # the answer, '' when it is taken back; its words
    typed = Signal(str)
    judged = Signal(str, bool)  # a word in them: whether it is another member's name

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._given, self._kept, self._said = "", "", ""
        self._open = False  # the words are being written
        self._answers: dict[RiskAnswer, Button] = {
            "none": Button(
                theme,
                _("None voiced or seen"),
                tip=risk_sentence("none"),
            ),
            "concern": Button(theme, _("Write"), "pen-line"),
            "not_seen": Button(theme, _("Not seen today")),
        }
        self.words = LeftWords(theme, least=2)
        self._frame = FieldFrame(theme, self.words)
        flow = Flow()
        for button in self._answers.values():
            button.setCheckable(True)
            button.setAccessibleName(_("Risk: {answer}").format(answer=button.text()))
            flow.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._title = label(_("Risk"), "title")
        self._how = label(_("Tab to an answer, then Space."), "caption")
        self._how.setVisible(False)
        head = QHBoxLayout()
        head.setSpacing(Space.SM)
        head.addWidget(self._title)
        head.addWidget(self._how, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(risk_heading())
        self._ring = QFrame(self)
        self._ring.setProperty("part", "ring")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.setVisible(False)
        column.addWidget(flow)
        column.addWidget(self._frame)
        self.questions = NameQuestions(theme)
        column.addWidget(self.questions)
        self.questions.answered.connect(self.judged)
        self.questions.emptied.connect(self._go_to_words)
        self._answers["none"].clicked.connect(self._none)
        self._answers["not_seen"].clicked.connect(self._not_seen)
        self._answers["concern"].clicked.connect(self._write)
        self.words.left.connect(self.keep)
        self.words.entered.connect(self.keep)
        self.words.typed.connect(self._type)

    def begin(self) -> None:
        """Another person's note."""
        self._open, self._given, self._kept = False, "", ""
        self.words.write("")

    def display(self, risk: Risk | None, names: dict[str, str], *, absent: bool, said: str) -> None:
        """`names` are words in it that could be another member's name; `absent`: the person was not there, and nobody
        saw them; `said` is what speaks of a risk to them."""
        self._said = said
        self._given = risk.answer if risk is not None else ""
        words = risk.words if risk is not None else ""
        if words != self._kept:
            self._kept = words
            if words and not self.words.hasFocus():
                self.words.write(words)
        for answer, button in self._answers.items():
            button.setVisible((answer == "not_seen") is absent or self._given == answer)
        if self._given != "concern" and self._given:
            self._open = False
        self.questions.ask(names)
        self._draw()

    def restore(self, text: str) -> None:
        """Half-typed words of an earlier time."""
        if text != self.words.words:
            self._open = True
            self.words.write(text)
            self._draw()

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        return [self, *self._answers.values(), self.words, *self.questions.stops()]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._how.setVisible(True)  # no letter answers here
        # a line below the title: a frame would run through the words and the buttons
        self._ring.setGeometry(0, self._title.geometry().bottom() + 1, self.width(), 2)
        self._ring.setVisible(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.setVisible(False)
        self._how.setVisible(False)

    def keep(self) -> None:
        """What was written counts, when it is left; a concern that was emptied is taken back."""
        words = self.words.words
        if self._frame.isVisibleTo(self) and words != self._kept and not self.words.isReadOnly():
            answer = self._given if self._given in ("none", "not_seen") else "concern" if words else ""
            self.answered.emit(answer, words)

    def _draw(self) -> None:
        shown = self._given or ("concern" if self._open else "")
        for answer, button in self._answers.items():
            button.setChecked(answer == shown)
        beside = shown == "not_seen" or (shown == "none" and bool(self._said or self._kept))
        words = {
            "none": _("What became of it"),
            "not_seen": _("What is known of risk all the same, if anything"),
        }.get(shown, _("What was voiced or seen, and what was done"))
        self.words.setAccessibleName(words)
        self.words.setPlaceholderText(words)
        self._frame.setVisible(shown == "concern" or beside)

    def _none(self) -> None:
        self._give("none")

    def _not_seen(self) -> None:
        self._give("not_seen")

    def _give(self, answer: RiskAnswer) -> None:
        self._open = False
        self.answered.emit("" if self._given == answer else answer, "")
        self._draw()
        if self._said and self._given == answer:
            self._go_to_words()  # what became of it

    def _write(self) -> None:
        """The answer is what will be written."""
        taken_back = self._given == "concern"
        self._open = not taken_back and not self._open
        if self._given:
            self.answered.emit("", "")
        self._draw()
        if self._open:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_words(self) -> None:
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self) -> None:
        self.typed.emit(self.words.words)
