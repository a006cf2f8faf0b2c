"""The card of a round: whose turn it is, their answers, and what they promised last time."""

from __future__ import annotations

from datetime import datetime
from gettext import gettext as _
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.live.state import Session
from app.model.rounds import Question
from ui.keys import Act, shown
from ui.live import people_words
from ui.parts.button import Button
from ui.parts.field import Field
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme

# how wide the short answers stand, px at 100 %
SHORT_FIELD = {"word": 84, "scale": 62, "yes_no": 62}


class RoundPanel(QWidget):
    """Typing answers never leaves the keyboard: Enter goes on, and after the last field the person is done."""

    done_asked = Signal(str, str, dict, str)  # person, round, answers by question, what became of the promise
    pass_asked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: people_words.RoundView | None = None
        self._chosen = ""
        self._narrow = False
        self._fields: dict[str, QLineEdit] = {}
        self._frames: list[Field] = []
        self._asked: tuple[Question, ...] = ()
        self._title = label("", "title")
        self._aside = ElidedLabel("", "muted")
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._name = ElidedLabel("", "display")
        self._then = ElidedLabel("", "muted")
        self._done = Button(theme, _("Done"), "check", "primary", tip=shown(Act.DONE))
        self._pass = Button(theme, _("Pass"), tip=_("A pass is always welcome"))
        self._last = label("", "body", wrap=True)
        self._kept = {
            "kept": Button(theme, _("Kept"), kind="quiet"),
            "partly": Button(theme, _("Partly"), kind="quiet"),
            "not_yet": Button(theme, _("Not yet"), kind="quiet"),
        }
        self._turn_row, self._promise_row = QHBoxLayout(), QHBoxLayout()
        self._short_row = QHBoxLayout()
        self._long_row = QHBoxLayout()
        self._place()
        self._done.clicked.connect(self.finish)
        self._pass.clicked.connect(self._pass_on)
        for button in self._kept.values():
            button.setCheckable(True)
            button.clicked.connect(self._keep_one)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._aside, 1)
        column.addLayout(head)
        self._turn_row.setSpacing(Space.MD)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._then)
        self._turn_row.addLayout(names, 1)
        answers = QHBoxLayout()
        answers.setSpacing(Space.MD)
        self._short_row.setSpacing(Space.SM)
        answers.addLayout(self._short_row)
        answers.addStretch(1)
        for button in (self._done, self._pass):
            answers.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._turn_row.addLayout(answers)
        column.addLayout(self._turn_row)
        self._long_row.setSpacing(Space.SM)
        column.addLayout(self._long_row)
        self._promise_row.setSpacing(Space.XS)
        self._promise_row.addWidget(self._last, 1)
        keeping = QHBoxLayout()
        keeping.setSpacing(Space.XS)
        for button in self._kept.values():
            button.make_small()
            keeping.addWidget(button)
        keeping.addStretch(0)
        self._promise_row.addLayout(keeping)
        column.addLayout(self._promise_row)

    def fold(self, narrow: bool) -> None:
        """In a narrow column the name is the title, and the promise stands above its buttons."""
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._turn_row.setDirection(across)
        self._promise_row.setDirection(across)
        self._narrow = narrow
        for words in (self._name, self._then):
            words.setVisible(not narrow)

    def draw(self, session: Session, now: datetime) -> None:
        chosen = self._chosen if self._chosen in session.here else ""
        view = people_words.round_view(session, now, chosen)
        self.setVisible(view is not None)
        if view is None:
            self._view = None
            return
        old, self._view = self._view, view
        self._title.setText(view.title)
        self._aside.setText(view.aside)
        if old is None or old.questions != view.questions:
            self._ask(view.questions)
        if old is None or (old.person, old.which) != (view.person, view.which):
            self._begin(view)
        name = view.name or (_("Everybody here has had a turn") if session.here else _("Nobody is here yet"))
        self._name.setText(name)
        self._then.setText(view.then)
        if self._narrow:
            self._title.setText(name)
            self._aside.setText("  ·  ".join(piece for piece in (view.then, view.share) if piece))

    def choose(self, person: str) -> None:
        """Somebody asked for this person now, out of turn."""
        self._chosen = person

    def start_typing(self) -> None:
        """Put the focus on the first answer that is still empty."""
        for field in self._fields.values():
            if not field.text():
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def finish(self) -> None:
        """The person is done: hand the answers over."""
        if self._view is not None and self._view.person:
            answers = {question: field.text() for question, field in self._fields.items()}
            kept = next((what for what, button in self._kept.items() if button.isChecked()), "")
            self.done_asked.emit(self._view.person, self._view.which.value, answers, kept)

    def turn_taken(self) -> None:
        """The answers were written down: the next person's turn begins with empty fields."""
        self._chosen = ""
        typing = any(field.hasFocus() for field in self._fields.values())
        for field in self._fields.values():
            field.clear()
        if typing:
            self.start_typing()

    def _begin(self, view: people_words.RoundView) -> None:
        for field in self._fields.values():
            field.clear()
        for button in self._kept.values():
            button.setChecked(False)
            button.setVisible(bool(view.promise))
        pieces = []
        if view.promise:
            pieces.append(_("Last time: “{promise}”").format(promise=view.promise))
        if view.craving:
            pieces.append(_("Craving was {craving}.").format(craving=view.craving))
        self._last.setText("  ".join(pieces))
        self._last.setVisible(bool(pieces))
        for thing in (self._done, self._pass, *self._frames):
            thing.setVisible(bool(view.person))

    def _ask(self, questions: tuple[Question, ...]) -> None:
        for row in (self._short_row, self._long_row):
            while (item := row.itemAt(0)) is not None and (field := item.widget()) is not None:
                row.removeWidget(field)
                field.deleteLater()
        self._fields, self._frames = {}, []
        self._asked = questions
        for question in questions:
            edit = QLineEdit()
            edit.setToolTip(question.label)
            edit.returnPressed.connect(self._go_on)
            self._fields[question.id] = edit
            field = Field(self._theme, question.short, edit)
            self._frames.append(field)
            if question.kind in SHORT_FIELD:
                edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
                field.setFixedWidth(self._theme.px(SHORT_FIELD[question.kind]))
                self._short_row.addWidget(field)
            else:
                edit.setPlaceholderText(question.label)
                field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                self._long_row.addWidget(field, 1)
        ordered = [self._fields[question.id] for question in questions]
        for one, other in pairwise(ordered):
            QWidget.setTabOrder(one, other)

    def _go_on(self) -> None:
        fields = [self._fields[question.id] for question in self._asked]
        here = next((place for place, field in enumerate(fields) if field.hasFocus()), len(fields) - 1)
        if here + 1 < len(fields):
            fields[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finish()

    def _pass_on(self) -> None:
        if self._view is not None and self._view.person:
            self.pass_asked.emit(self._view.person, self._view.which.value)

    def _keep_one(self) -> None:
        for button in self._kept.values():
            if button is not self.sender():
                button.setChecked(False)
