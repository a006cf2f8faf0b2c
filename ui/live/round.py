"""The card of a round: whose turn it is, their answers, and what they promised last time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.live.state import Session
from app.model.rounds import Round
from app.words import _
from ui.keys import Act
from ui.live.answers import Answers
from ui.live.round_words import Asked, RoundView, round_of, round_view, to_come, turn_line
from ui.parts.button import Button
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme


class RoundPanel(QWidget):
    """Typing answers never leaves the keyboard: Enter goes on, and after the last field the person is done.

    Whoever has the card keeps it until their turn is over, also when somebody arrives who stands before them.
    """

    done_asked = Signal(str, str, dict, str)  # person, round, answers by question, what became of the promise
    pass_asked = Signal(str, str)
    let_go = Signal()  # the person who was called out of turn is not to have the card now
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: RoundView | None = None
        self._asked: Asked | None = None
        self._shape: tuple[bool, bool, bool] | None = None  # narrow, compact, long answers first
        self._narrow = self._compact = False
        self._title = label("", "title")
        self._aside = ElidedLabel("", "muted")
        self._name = ElidedLabel("", "display")
        self._turn = ElidedLabel("", "muted", counts=True)
        self._small_name = ElidedLabel("", "heading")
        self._small_turn = ElidedLabel("", "muted", counts=True)
        for words in (self._aside, self._small_turn):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.answers = Answers(theme, self)
        self._done = Button(theme, _("Done"), "check", "primary")
        self._done.tell_key(Act.DONE)
        self._pass = Button(theme, _("Pass"))
        self._pass.tell_key(Act.PASS, _("A pass is always welcome"))
        self._later = Button(theme, _("Not now"), kind="quiet", tip=_("Go on without this person’s turn"))
        self._before = label("", "body", wrap=True)
        self._kept = {
            "kept": Button(theme, _("Kept"), kind="quiet"),
            "partly": Button(theme, _("Partly"), kind="quiet"),
            "not_yet": Button(theme, _("Not yet"), kind="quiet"),
        }
        self._place()
        self._done.clicked.connect(self.finish)
        self._pass.clicked.connect(self.pass_on)
        self._later.clicked.connect(self._leave)
        self.answers.finished.connect(self.finish)
        self.answers.refused.connect(self.refused)
        for button in self._kept.values():
            button.setCheckable(True)
            button.clicked.connect(self._keep_one)

    def _place(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MD)
        self._head, self._small_head, self._who = QWidget(self), QWidget(self), QWidget(self)
        for row, left, right in (
            (self._head, self._title, self._aside),
            (self._small_head, self._small_name, self._small_turn),
        ):
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(left)
            line.addWidget(right, 1)
        names = QVBoxLayout(self._who)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._turn)
        self._quick = QWidget(self)
        self._quick_row = QHBoxLayout(self._quick)
        self._quick_row.setContentsMargins(0, 0, 0, 0)
        self._quick_row.setSpacing(Space.MD)
        self._quick_row.addWidget(self.answers.shorts)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SM)
        buttons.addStretch(1)
        for button in (self._later, self._done, self._pass):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._quick_row.addLayout(buttons, 1)
        self._turn_box = QWidget(self)
        self._turn_row = QHBoxLayout(self._turn_box)
        self._turn_row.setContentsMargins(0, 0, 0, 0)
        self._turn_row.setSpacing(Space.MD)
        self._past_row = QWidget(self)
        self._past = QHBoxLayout(self._past_row)
        self._past.setContentsMargins(0, 0, 0, 0)
        self._past.setSpacing(Space.XS)
        self._past.addWidget(self._before, 1)
        keeping = QHBoxLayout()
        keeping.setSpacing(Space.XS)
        for button in self._kept.values():
            button.make_small()
            keeping.addWidget(button)
        keeping.addStretch(0)
        self._past.addLayout(keeping)

    def fit(self, narrow: bool, compact: bool, stacked: bool) -> None:
        """`compact`: the name takes the title's place. In a narrow column the promise stands above its buttons,
        and `stacked` the answers do as well."""
        self._narrow, self._compact = narrow, compact or narrow
        self._quick_row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._arrange()

    def _arrange(self) -> None:
        """Fields stand in the order in which they are asked: short ones beside the name, or below the long ones."""
        shape = (self._narrow, self._compact, self.answers.long_first)
        if shape == self._shape:
            return
        self._shape = shape
        quick_last = self._compact or self.answers.long_first
        self._past.setDirection(
            QBoxLayout.Direction.TopToBottom if self._narrow else QBoxLayout.Direction.LeftToRight
        )
        self._head.setVisible(not self._compact)
        self._small_head.setVisible(self._compact)
        self._turn_box.setVisible(not self._compact)
        self._turn_row.addWidget(self._who, 1)
        if not quick_last:
            self._turn_row.addWidget(self._quick)
        rows = [self._head, self._small_head, self._turn_box, self.answers.longs, self._past_row]
        rows.insert(4 if self.answers.long_first else 3, self.answers.trouble)
        if quick_last:
            rows.insert(4 if self.answers.long_first else 3, self._quick)
        for row in rows:
            self._column.addWidget(row)

    # Drawing

    @property
    def current(self) -> Asked | None:
        """Who has the card, and in which round."""
        view = self._view
        return Asked(view.person, view.which) if view is not None and view.person else None

    def draw(self, session: Session, now: datetime) -> None:
        view = round_view(session, now, self._whose(session))
        self.setVisible(view is not None)
        old, self._view = self._view, view
        if view is None:
            return
        self._title.setText(view.title)
        self._aside.setText(view.aside)
        fresh = self.answers.ask(view.questions)
        if fresh or old is None or (old.person, old.which) != (view.person, view.which):
            self._begin(view)
        elif old.answers != view.answers:
            self.answers.fill_rest(view.answers)
        self._arrange()
        for words in (self._name, self._small_name):
            words.setText(view.name)
        self._say_turn(view.turn)
        self._later.setVisible(self._asked is not None)

    def count(self, session: Session, now: datetime) -> None:
        """The seconds alone: what is left of the turn that is drawn."""
        if self._view is not None and self._view.turn:
            self._say_turn(turn_line(session, now, self._view.person))

    def _say_turn(self, line: str) -> None:
        for words in (self._turn, self._small_turn):
            words.setText(line)

    def _whose(self, session: Session) -> Asked | None:
        """Who was called, or who has the card already and has not had their turn."""
        if self._asked is not None and self._asked.person not in session.here:
            self._asked = None
        if self._asked is not None or self._view is None:
            return self._asked
        person, which = self._view.person, self._view.which
        if which is not round_of(session):
            return None
        if person in session.here and person not in to_come(session, which) and self.answers.begun:
            # done in the other window while somebody types here: their words do not go to the next person
            self._asked = Asked(person, which)
            return self._asked
        return Asked(person, which) if person in to_come(session, which) else None

    def _begin(self, view: RoundView) -> None:
        self.answers.fill(view.answers)
        for what, button in self._kept.items():
            button.setChecked(what == view.kept)
            button.setVisible(view.asks_promise)
        self._before.setText(view.before)
        self._past_row.setVisible(bool(view.before))
        self._quick.setVisible(bool(view.person))
        self.answers.longs.setVisible(bool(view.person) and any(q.kind == "text" for q in view.questions))

    # What a person does

    def choose(self, person: str, which: Round) -> None:
        """Somebody asked for this person now, out of turn."""
        self._asked = Asked(person, which)

    def start_typing(self) -> None:
        self.answers.start_typing()

    def finish(self) -> None:
        """The person is done: hand the answers over."""
        if self._view is not None and self._view.person and self.answers.check():
            kept = next((what for what, button in self._kept.items() if button.isChecked()), "")
            self.done_asked.emit(self._view.person, self._view.which.value, self.answers.typed(), kept)

    def turn_taken(self) -> None:
        """The answers were written down: whoever is next has the card, and the focus stays in the fields."""
        typing = self.answers.has_focus
        self._asked = self._view = None
        self.answers.fill({})
        if typing:
            self.answers.start_typing()

    def _leave(self) -> None:
        self._asked = self._view = None
        self.let_go.emit()

    def pass_on(self) -> None:
        """A pass is always welcome."""
        if self._view is not None and self._view.person:
            self.pass_asked.emit(self._view.person, self._view.which.value)

    def _keep_one(self) -> None:
        for button in self._kept.values():
            if button is not self.sender():
                button.setChecked(False)
