"""A signed note, to be read: its words, who signed them, and below them what was added since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.card import rule
from ui.parts.field import Field
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.review.name_question import NameQuestions
from ui.review.risk_field import LeftWords
from ui.theme import Space, Theme


@dataclass(frozen=True, slots=True)
class SignedWords:
    """A signed note in words: (title, text) of each section, the line of the signature, addenda and co-signatures.

    An addendum is its text and its line. `can_cosign`: whoever sits here did not sign it yet.
    """

    sections: tuple[tuple[str, str], ...]
    signature: str
    addenda: tuple[tuple[str, str], ...] = ()
    cosigned: tuple[str, ...] = ()
    can_cosign: bool = False


class SignedPanel(QWidget):
    """Nothing of it can be changed; it can be added to."""

    added = Signal(str)
    typed = Signal(str)
    judged = Signal(str, bool)  # a word of the addendum: whether it is another member's name
    cosign_asked = Signal()
    send_asked = Signal()  # it is to leave
    opened = Signal()  # the form for an addendum

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: SignedWords | None = None
        self._parts: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.MD)
        self._open = Button(theme, _("Add an addendum"), "plus")
        self._cosign = Button(theme, _("Co-sign"), "pen-line")
        self._send = Button(theme, _("Print, save or copy…"), "printer")
        self._cosign.reads = self._send.reads = True  # each is offered by a right of its own
        self._text = LeftWords(theme, least=2)
        self._field = Field(
            theme, _("Addendum: dated and signed by you, shown with the note"), self._text, framed=True
        )
        self._sign = Button(theme, _("Sign the addendum"), "pen-line")
        self._drop = Button(theme, _("Throw away"), kind="quiet")
        acts, buttons = Flow(), Flow()
        for button in (self._open, self._cosign, self._send):
            acts.add(button)
        for button in (self._sign, self._drop):
            buttons.add(button)
        self.form = QWidget()
        form = QVBoxLayout(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(Space.SM)
        self._questions = NameQuestions(theme)
        form.addWidget(self._field)
        form.addWidget(self._questions)
        form.addWidget(buttons)
        self._acts = acts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LG)
        column.addLayout(self._list)
        column.addWidget(acts)
        column.addWidget(self.form)
        self.form.setVisible(False)
        self._open.clicked.connect(self.begin_addendum)
        self._cosign.clicked.connect(self.cosign_asked)
        self._send.clicked.connect(self.send_asked)
        self._sign.clicked.connect(self._add)
        self._drop.clicked.connect(self._close)
        self._text.typed.connect(self._type)
        self._questions.answered.connect(self.judged)
        self._questions.emptied.connect(self._go_to_words)

    def begin(self) -> None:
        """Another person's note."""
        self._text.write("")
        self.form.setVisible(False)
        self._acts.setVisible(True)

    def restore(self, text: str) -> None:
        """A half-typed addendum."""
        if text and text != self._text.words:
            self._text.write(text)
            self.form.setVisible(True)
            self._acts.setVisible(False)

    def ask(self, names: dict[str, str]) -> None:
        """Words of the addendum that could be another member's name."""
        self._questions.ask(names)

    def display(self, words: SignedWords) -> None:
        self._cosign.setVisible(words.can_cosign)
        if words == self._shown:
            return
        self._shown = words
        for part in self._parts:
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = list(self._made(words))
        for part in self._parts:
            self._list.addWidget(part)
            part.show()  # the layout would do it later

    def begin_addendum(self) -> None:
        self.form.setVisible(True)
        self._acts.setVisible(False)
        self._go_to_words()
        self.opened.emit()

    def stops(self) -> list[QWidget]:
        return [
            self._open,
            self._cosign,
            self._send,
            self._text,
            *self._questions.stops(),
            self._sign,
            self._drop,
        ]

    def _made(self, words: SignedWords) -> Sequence[QWidget]:
        parts = [_section(title, text) for title, text in words.sections]
        parts.append(_lines(rule(), _signature(words.signature)))
        parts += [_lines(_read(text), _signature(line)) for text, line in words.addenda]
        parts += [_signature(line) for line in words.cosigned]
        return parts

    def _add(self) -> None:
        if self._text.words:
            self.added.emit(self._text.words)

    def _close(self) -> None:
        """What was typed is thrown away."""
        self._text.write("")
        self.typed.emit("")
        self.form.setVisible(False)
        self._acts.setVisible(True)
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_words(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self) -> None:
        self.typed.emit(self._text.words)


def _section(title: str, text: str) -> QWidget:
    return _lines(label(title, "title", wrap=True), _read(text))


def _read(text: str) -> QWidget:
    words = label(text, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _signature(line: str) -> QWidget:
    return label(line, "caption", wrap=True)


def _lines(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    for widget in widgets:
        column.addWidget(widget)
    return page
