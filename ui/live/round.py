"""The card of a round: whose turn it is, their answers, and what they promised last time."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.live.state import Session
from app.live.turns import is_arrival_check, round_of, to_come, would_begin_again
from app.model.rounds import Round
from app.words import _
from ui.keys import Act
from ui.live.answers import Answers
from ui.live.round_words import Asked, RoundView, round_view, turn_line
from ui.live.turn_order import TurnOrderButton
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.flow import Flow
from ui.parts.label import ON_CARD, ElidedLabel, label
from ui.parts.tab_order import AFTER
from ui.theme import Space, Theme


class RoundPanel(QWidget):
    """Typing answers never leaves the keyboard: Enter goes on, and after the last field the person is done.

    Whoever has the card keeps it until their turn is over, also when somebody arrives who stands before them. Unless
    something is typed they give it away when the round is put in another order, when they began last time and somebody
    else comes, and in an arrival check to the newest. Words that were typed for somebody who waits stand there again
    when they have the card.
    """

    done_asked = Signal(str, str, dict, str)  # person, round, answers by question, what became of the promise
    pass_asked = Signal(str, str)
    later_asked = Signal(str, str)
    let_go = Signal()  # the person who was called out of turn is not to have the card now
    refused = Signal(str)
    over = (
        Signal()
    )  # nobody is to come any more, and the focus was here: it must not land on the next best button

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: RoundView | None = None
        self._asked: Asked | None = None
        self._half: dict[Asked, tuple[dict[str, str], str]] = {}  # typed for those who wait
        self._stream = ""
        self._order: object = None  # in which order the turns stood when the card was drawn
        self._shape: tuple[bool, bool, bool] | None = None  # narrow, compact, long answers first
        self._narrow = self._compact = False
        self._title = label("", "title")
        self._aside = ElidedLabel("", "muted")
        self._name = ElidedLabel("", "display")
        self._turn = ElidedLabel("", "muted", counts=True, ground=ON_CARD)
        self._small_name = ElidedLabel("", "heading")
        self._small_turn = ElidedLabel("", "muted", counts=True, ground=ON_CARD)
        self._turn_below = ElidedLabel("", "muted", self, counts=True, ground=ON_CARD)
        for words in (self._aside, self._small_turn):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.answers = Answers(theme, self)
        self._done = Button(theme, _("Done"), "check", "primary")
        self._done.tell_key(Act.DONE)
        self._pass = Button(theme, _("Pass"))
        self._pass.tell_key(Act.PASS, _("A pass is always welcome"))
        self._later = Button(theme, _("Later"), "clock", "quiet")
        self._later.make_small()
        self._later.tell_key(Act.LATER, _("Their turn comes after the others"))
        self._not_now = Button(theme, _("Not now"), "x", "quiet", _("Go on without this person’s turn"))
        self._not_now.make_small()
        self.order = TurnOrderButton(theme)
        self._before = label("", "body", wrap=True)
        self._kept = {
            "kept": Button(theme, _("Kept"), kind="quiet"),
            "partly": Button(theme, _("Partly"), kind="quiet"),
            "not_yet": Button(theme, _("Not yet"), kind="quiet"),
        }
        self._place()
        self._done.clicked.connect(self.finish)
        self._pass.clicked.connect(self.pass_on)
        self._later.clicked.connect(self.put_off)
        self._not_now.clicked.connect(self._leave)
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
        self._head_line, self._small_line = QHBoxLayout(self._head), QHBoxLayout(self._small_head)
        for line, left, right in (
            (self._head_line, self._title, self._aside),
            (self._small_line, self._small_name, self._small_turn),
        ):
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(left)
            line.addWidget(right, 1)
        names = QVBoxLayout(self._who)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(Space.HAIR)
        names.addWidget(self._name)
        names.addWidget(self._turn)
        self._quick = QWidget(self)
        self._quick_row = QHBoxLayout(self._quick)
        self._quick_row.setContentsMargins(0, 0, 0, 0)
        self._quick_row.setSpacing(Space.MD)
        self._quick_row.addWidget(self.answers.shorts)
        self._ways_on = QWidget(self)
        buttons = QHBoxLayout(self._ways_on)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(Space.SM)
        buttons.addStretch(1)
        for button in (self._done, self._pass):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._quick_row.addWidget(self._ways_on, 1)
        self._turn_box = QWidget(self)
        self._turn_row = QHBoxLayout(self._turn_box)
        self._turn_row.setContentsMargins(0, 0, 0, 0)
        self._turn_row.setSpacing(Space.MD)
        self._past_row = QWidget(self)
        self._past = QHBoxLayout(self._past_row)
        self._past.setContentsMargins(0, 0, 0, 0)
        self._past.setSpacing(Space.XS)
        self._past.addWidget(self._before, 1)
        keeping = Flow(gap=Space.XS)  # below each other where large letters leave no room beside each other
        for button in self._kept.values():
            button.make_small()
            keeping.add(button)
        self._past.addWidget(keeping)

    def fit(self, narrow: bool, compact: bool, stacked: bool, slim: bool) -> None:
        """`compact`: the name takes the title's place. In a narrow column the promise stands above its buttons,
        and `stacked` the answers do as well; in a `slim` one there are fewer answers beside each other."""
        self.answers.be_slim(slim)
        self._narrow, self._compact = narrow, compact or narrow
        self._small_turn.setVisible(not slim)  # the name needs the room
        self._later.show_word(_("Later"), not narrow)
        self._not_now.show_word(_("Not now"), not narrow)
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
        self._ways_on.setProperty(AFTER, None if self.answers.long_first else self.answers.longs.objectName())
        self._past.setDirection(
            QBoxLayout.Direction.TopToBottom if self._narrow else QBoxLayout.Direction.LeftToRight
        )
        self._head.setVisible(not self._compact)
        self._small_head.setVisible(self._compact)
        self._turn_box.setVisible(not self._compact)
        for button in (self._later, self._not_now, self.order):
            (self._small_line if self._compact else self._head_line).addWidget(button)
        self._turn_row.addWidget(self._who, 1)
        if not quick_last:
            self._turn_row.addWidget(self._quick)
        rows = [
            self._head,
            self._small_head,
            self._turn_below,
            self._turn_box,
            self.answers.longs,
            self._past_row,
        ]
        rows.insert(5 if self.answers.long_first else 4, self.answers.trouble)
        if quick_last:
            rows.insert(5 if self.answers.long_first else 4, self._quick)
        for row in rows:
            self._column.addWidget(row)
        self._fit_turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_turn()

    def _fit_turn(self) -> None:
        if not self._compact:  # it stands in its own line
            self._turn_below.setVisible(False)
            return
        beside = [button for button in (self._later, self._not_now, self.order) if not button.isHidden()]
        widths = [part.sizeHint().width() for part in (self._small_name, self._small_turn, *beside)]
        below = sum(widths) + Space.SM * (len(widths) - 1) > self.width()
        self._turn_below.setVisible(below and bool(self._turn_below.text()))
        self._small_turn.setVisible(not below)

    # Drawing

    @property
    def current(self) -> Asked | None:
        """Who has the card, and in which round."""
        view = self._view
        return Asked(view.person, view.which) if view is not None and view.person else None

    @property
    def whose_turn(self) -> str:
        """The same by their id, or ''."""
        return self.current.person if self.current is not None else ""

    def draw(self, session: Session, now: datetime) -> None:
        if session.stream != self._stream:
            # another group: what waited belonged to the one before
            self._stream, self._asked, self._view = session.stream, None, None
            self._half.clear()
        view = round_view(session, now, self._whose(session))
        focus = cast("QWidget | None", self.window().focusWidget())
        if (view is None or not view.person) and focus is not None and self.isAncestorOf(focus):
            self.over.emit()
        self.setVisible(view is not None)
        old, self._view = self._view, view
        self._order = _order(session)
        if old is not None and (view is None or (old.person, old.which) != (view.person, view.which)):
            self._put_aside(old)
        if view is None:
            return
        self.order.draw(session)
        self._title.setText(view.title)
        self._aside.setText(view.aside)
        fresh = self.answers.ask(view.questions)
        if fresh or old is None or (old.person, old.which) != (view.person, view.which):
            self._begin(view)
        elif old.answers != view.answers:
            self.answers.fill_rest(view.answers)
        self._before.setText(view.before if view.person else self._with_key(view.before))
        self._past_row.setVisible(bool(view.before))
        self._arrange()
        for words in (self._name, self._small_name):
            words.setText(view.name)
        called = self._asked is not None
        self._not_now.setVisible(called)
        self._later.setVisible(view.can_wait and not called)
        self._say_turn(view.turn)

    def count(self, session: Session, now: datetime) -> None:
        """The seconds alone: what is left of the turn that is drawn."""
        if self._view is not None and self._view.turn:
            self._say_turn(turn_line(session, now, self._view.person))

    def _say_turn(self, line: str) -> None:
        for words in (self._turn, self._small_turn, self._turn_below):
            words.setText(line)
            words.speak(_("Turn: {line}").format(line=line) if line else "")  # the block has a clock too
        self._fit_turn()

    def _whose(self, session: Session) -> Asked | None:
        """Who was called, or who has the card already and has not had their turn."""
        if self._asked is not None and self._asked.person not in session.here:
            self._asked = None
        if self._asked is not None or self._view is None:
            return self._asked
        person, which = self._view.person, self._view.which
        if which is not round_of(session):
            return None
        if person in session.here and person not in to_come(session, which) and self._begun:
            # done in the other window while somebody types here: their words do not go to the next person
            self._asked = Asked(person, which)
            return self._asked
        again = would_begin_again(session, which, person) and not (self._begun or self.answers.has_focus)
        if again or not self._may_keep(session) or person not in to_come(session, which):
            return None
        return Asked(person, which)

    def _may_keep(self, session: Session) -> bool:
        """Whether whoever has the card keeps it, though others may stand before them now."""
        if self._begun:
            return True
        if is_arrival_check(session):
            return self.answers.has_focus
        return self._order == _order(session)

    def _begin(self, view: RoundView) -> None:
        self.answers.fill(view.answers)
        typed, kept = self._half.pop(Asked(view.person, view.which), ({}, view.kept))
        self.answers.go_on_with(typed)
        for what, button in self._kept.items():
            button.setChecked(what == kept)
            button.setVisible(view.asks_promise)
        self._quick.setVisible(bool(view.person))
        self.answers.longs.setVisible(bool(view.person) and any(q.kind == "text" for q in view.questions))

    def _with_key(self, hint: str) -> str:
        """The same without a mouse."""
        key = self._theme.keys.shown(Act.FIND_PERSON)
        by_key = _("By keyboard: {key}, a name, then Enter twice.").format(key=key) if hint and key else ""
        return " ".join(filter(None, (hint, by_key)))

    # What a person does

    def choose(self, person: str, which: Round) -> None:
        """Somebody asked for this person now, out of turn."""
        self._asked = Asked(person, which)

    def start_typing(self) -> None:
        """Go to the answers of whoever has the card."""
        if self.current is not None:
            self.answers.start_typing()

    def finish(self) -> None:
        """The person is done: hand the answers over."""
        if self._view is not None and self._view.person and self.answers.check():
            typed = self.answers.typed()
            self.done_asked.emit(self._view.person, self._view.which.value, typed, self._promise)

    def turn_taken(self, person: str, which: Round) -> None:
        """The answers were written down: whoever is next has the card, and the focus stays in the fields."""
        asked = Asked(person, which)
        self._go_on(asked)
        self._half.pop(asked, None)

    def turn_put_off(self, person: str, which: Round) -> None:
        """They wait, and what was typed waits with them."""
        if self._view is not None and self.current == Asked(person, which):
            self._put_aside(self._view)
        self._go_on(Asked(person, which))

    def _go_on(self, over: Asked) -> None:
        """Clear the card of a person who may have given it away already, with the act itself."""
        if self.current in (over, None):
            typing = self.answers.has_focus
            self._asked = self._view = None
            self.answers.fill({})
            if typing:
                self.answers.start_typing()
        elif self.answers.has_focus:
            self.answers.start_typing()

    @property
    def _promise(self) -> str:
        return next((what for what, button in self._kept.items() if button.isChecked()), "")

    @property
    def _begun(self) -> bool:
        """Whether something was said of whoever has the card that is not written down."""
        return self.answers.begun or (self._view is not None and self._promise != self._view.kept)

    def _put_aside(self, view: RoundView) -> None:
        if view.person and (self.answers.begun or self._promise != view.kept):
            self._half[Asked(view.person, view.which)] = (self.answers.typed(), self._promise)

    def _leave(self) -> None:
        if self._view is not None:
            self._put_aside(self._view)
            self.answers.fill({})
        self._asked = self._view = None
        self.let_go.emit()

    def pass_on(self) -> None:
        """A pass is always welcome."""
        if self._view is not None and self._view.person:
            self.pass_asked.emit(self._view.person, self._view.which.value)

    def put_off(self) -> None:
        """Others go on; who was called out of turn is let go instead."""
        if self._asked is not None:
            self._leave()
        elif self._view is not None and self._view.person:
            self.later_asked.emit(self._view.person, self._view.which.value)

    def say_promise(self) -> None:
        """One key: kept, partly, not yet, and nothing again."""
        if self._view is None or not self._view.asks_promise:
            return
        said = ["", *self._kept]
        now = said[(said.index(self._promise) + 1) % len(said)]
        for what, button in self._kept.items():
            button.setChecked(what == now)
        announce(self, self._kept[now].text() if now else _("Nothing said about the promise"))

    def _keep_one(self) -> None:
        """A click with the mouse takes the focus from the answers: without it what is typed next would be a note."""
        for button in self._kept.values():
            if button is not self.sender():
                button.setChecked(False)
        if not any(button.hasFocus() for button in self._kept.values()):
            self.answers.start_typing()


def _order(session: Session) -> object:
    """What says in which order the turns stand; another one, and the card goes to whoever is first in it."""
    which = round_of(session)
    return (which, session.orders.get(which), session.put_off.get(which)) if which else None
