"""Before a session ends: who should still be seen or reached, so that nobody leaves unheld."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.live.attending import Attendee
from app.live.before_end import Why, craving, not_here_yet, reasons, to_be_seen
from app.live.safety import mark_seen, unmark_seen
from app.live.state import Session
from app.model.rounds import Round
from app.practice.no_shows import no_show
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, Foot
from ui.parts.label import label
from ui.reach_menu import ReachMenu
from ui.theme import Space, Theme

# below this width the buttons of a row stand under its words, px at 100 %
STACKED = 520


class _Open(NamedTuple):
    """One person on the list: why, and what can be done."""

    person: str
    name: str
    why: str
    came: bool  # and is to be seen; else nobody tried to reach them
    can_check_out: bool
    let_go: bool
    seen: bool  # while this list is open: it can be taken back
    risk: bool = False  # they are let go by a second press alone
    asked: bool = False  # the first one came

    @property
    def decided(self) -> bool:
        return self.let_go or self.seen


def why_words(why: Why, attendee: Attendee) -> str:
    match why:
        case "flagged":
            return _("flagged")
        case "used":
            return _("told of use since the last group")
        case "risk":
            return _("a note about a risk")
        case "craving_higher":
            return _("craving {after}, was {before} at check-in").format(
                after=craving(attendee.check_out), before=craving(attendee.check_in)
            )
        case "safety":
            return _("steps were taken for their safety")
        case "not_checked_out":
            if attendee.presence == "left":
                return _("left without checking out")
            return (
                _("is out, has not checked out") if attendee.presence == "out" else _("has not checked out")
            )


class BeforeEnd(Card):
    """Stands in the place of the block's card. Each person is seen, or consciously let go; then the session can end.

    The list is the session's as it goes on: who checks out or is seen elsewhere meanwhile leaves it. In a row S
    and L do what its buttons do; at first no row has the focus, so that no key that was meant for a note decides about
    a person. With whom there is a risk is let go by the second press alone.
    """

    end_asked = Signal(list)  # the people who were let go
    turn_asked = Signal(str, str)  # this person checks out first
    left = Signal()

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(_("Before you end"), parent=parent)
        self.setObjectName("before-end")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._theme, self._acting = theme, acting
        self._session: Session | None = None
        self._shown: tuple[_Open, ...] | None = None
        self._let_go: list[str] = []
        self._seen: list[str] = []  # here; it is in the journal at once
        self._asked = ""  # who is let go when it is pressed again
        self._rows: list[_Row] = []
        self._words = label("", "muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        self._back = Button(theme, _("Back to the group"), kind="quiet")
        self._end = Button(theme, _("End session"), "log-out", "danger")
        self._slim = False
        self.closing = Foot(self._back, self._end, parent=self)
        self.body.addWidget(self._words)
        self.body.addLayout(self._list)
        self.tighten(False)
        self.closing.left.connect(self.left)
        self._back.clicked.connect(self.left)
        self._end.clicked.connect(self.finish)

    def begin(self, session: Session) -> None:
        """Open with nobody let go."""
        self._shown, self._let_go, self._seen, self._asked = None, [], [], ""
        self.draw(session)
        (self if self._undecided() else self._end).setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, session: Session) -> None:
        self._session = session
        people = tuple(self._open(session))
        if people == self._shown:
            return
        held = next((row for row in self._rows if row.has_focus()), None)
        place = self._rows.index(held) if held is not None else -1
        self._shown = people
        for row in self._rows:
            row.setVisible(False)
            row.deleteLater()
        self._rows = [_Row(self._theme, each, self) for each in people]
        for row in self._rows:
            row.seen.connect(self._see)
            row.gone.connect(self._let)
            row.turn.connect(self._ask_turn)
            row.reach.connect(self._reach)
            self._list.addWidget(row)
            row.show()  # a layout would do it later: until then the focus cannot go there
        self._fit()
        # rows are made after the buttons below them: Tab goes down all the same
        order = [part for row in self._rows for part in (*(() if row.open.decided else (row,)), *row.buttons)]
        for one, other in pairwise([self, *order, self._back, self._end]):
            QWidget.setTabOrder(one, other)
        self._words.setText(
            _(
                "The session can end when each person is seen (you talked with them) or let go. Keys: Down, then S or "
                "L."
            )
            if people
            else _("Everybody has been seen. The clock stops, and the summary opens.")
        )
        self._look()
        if place >= 0:
            self._go_on()

    def finish(self) -> None:
        """Everybody was seen or let go: ask for the end."""
        if not self._undecided():
            there = {each.person for each in self._shown or () if each.came and not each.seen}
            self.end_asked.emit([person for person in self._let_go if person in there])

    def remind(self) -> None:
        """The end was asked for again while this stands here: say what it waits for. Two quick presses end nothing."""
        undecided = self._undecided()
        if not undecided:
            self._end.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        names = ", ".join(each.name for each in undecided)
        self._acting.refused.emit(
            _("The session can end when these are seen or let go: {names}").format(names=names)
        )

    @property
    def names(self) -> list[str]:
        """Who stands on the list."""
        return [each.name for each in self._shown or ()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = next((row for row in self._rows if row.has_focus()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif row is not None and event.isAutoRepeat():
            return  # a key that is held decides about one person
        elif event.key() == Qt.Key.Key_Down and self.hasFocus():
            self._go_on()
        elif row is not None and event.key() == Qt.Key.Key_S and not event.modifiers():
            row.first()
        elif row is not None and event.key() == Qt.Key.Key_L and not event.modifiers():
            row.second()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Its menus hold names and numbers: they go with it."""
        super().hideEvent(event)
        for menu in self.findChildren(ReachMenu):
            menu.close()

    def be_slim(self, slim: bool) -> None:
        """In a slim column, large letters beside the call, buttons stand below each other."""
        self._slim = slim
        self._fit()

    def _fit(self) -> None:
        self._back.be_icon_where(self._slim, _("Back to the group"), "arrow-left")
        for row in self._rows:
            row.stack(self._slim or self.width() < self._theme.px(STACKED), self._slim)

    def _open(self, session: Session) -> list[_Open]:
        practice = self._acting.desk.practice
        waiting = {each.person for each in to_be_seen(session)}
        found = [
            _Open(
                person,
                attendee.name,
                " · ".join(why_words(reason, attendee) for reason in why),
                True,
                "not_checked_out" in why and attendee.presence == "here",
                person in self._let_go,
                person not in waiting,
                bool({"risk", "safety"} & set(why)),
                person == self._asked,
            )
            for person, attendee in session.people.items()
            if (why := reasons(session, person)) and (person in waiting or person in self._seen)
        ]
        missed = {person: no_show(practice, person, session.stream) for person in session.people}
        for person in not_here_yet(
            session, [each for each in missed if missed[each].tries or missed[each].done]
        ):
            name, gone = session.people[person].name, person in self._let_go
            missed_words = _("did not come; nobody tried to reach them")
            found.append(_Open(person, name, missed_words, False, False, gone, False))
        return found

    def _undecided(self) -> list[_Open]:
        return [each for each in self._shown or () if not each.decided]

    def _go_on(self) -> None:
        """To the next person about whom nothing is decided yet, or to the end."""
        row = next((row for row in self._rows if not row.open.decided), None)
        asked = next((each for each in self._rows if each.open.asked and not each.open.decided), None)
        # on a person, not on what can be done: a key that is pressed twice decides about one of them
        target = asked.buttons[1] if asked is not None else row if row is not None else self._end
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self, person: str) -> None:
        self._asked = ""
        self._seen.append(person)
        self._acting.do(mark_seen, person)

    def _let(self, person: str) -> None:
        """Let go, or taken back, as it is also when they were seen."""
        if next((each.seen for each in self._shown or () if each.person == person), False):
            self._acting.do(unmark_seen, person)
            return
        risk = next((each.risk for each in self._shown or () if each.person == person), False)
        if person in self._let_go:
            self._let_go.remove(person)
            self._asked = ""
        elif risk and self._asked != person:
            self._asked = person
        else:
            self._let_go.append(person)
            self._asked = ""
        if self._session is not None:
            self.draw(self._session)

    def _reach(self, person: str) -> None:
        session, row = self._session, next(row for row in self._rows if row.open.person == person)
        if session is not None and session.opened is not None:
            menu = ReachMenu(self._theme, self._acting, person, session.stream, session.opened.zone, self)
            menu.open_at(row.buttons[0].mapToGlobal(row.buttons[0].rect().bottomLeft()))

    def _ask_turn(self, person: str) -> None:
        self.turn_asked.emit(person, Round.CHECK_OUT.value)

    def _look(self) -> None:
        count, left = len(self._shown or ()), len(self._undecided())
        self._end.setEnabled(not left)
        aside = _("{n} to go").format(n=left) if count else ""
        self.display(_("Before you end"), aside)


class _Row(QFrame):
    """A name, why, and the two acts; who was let go can be taken back."""

    seen = Signal(str)
    gone = Signal(str)
    turn = Signal(str)
    reach = Signal(str)

    def __init__(self, theme: Theme, open_: _Open, parent: QWidget) -> None:
        super().__init__(parent)
        self.open = open_
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if open_.decided else Qt.FocusPolicy.TabFocus)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(Space.SM, Space.XS, Space.SM, Space.XS)
        self._row.setSpacing(Space.SM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(open_.name, "strong", wrap=True))
        why = open_.why
        if open_.seen:
            why = _("{why} · seen").format(why=why)
        elif open_.let_go:
            why = _("{why} · let go").format(why=why) if open_.came else _("later, on Today")
        elif open_.asked:
            why = _("{why}. Nobody has talked with them: let them go all the same?").format(why=why)
        words.addWidget(label(why, "muted", wrap=True))
        self.setAccessibleName(f"{open_.name}, {why}")
        self._row.addLayout(words, 1)
        self._acts = acts = QHBoxLayout()
        acts.setSpacing(Space.SM)
        if open_.decided:
            made = [(_("Take back"), self.second)]
        elif open_.came:
            gone = _("Let go all the same") if open_.asked else _("Let go")
            made = [(_("Seen"), self.first), (gone, self.second)]
        else:
            made = [(_("Try to reach"), self.first), (_("Later, on Today"), self.second)]
        if open_.can_check_out and not open_.decided:
            made.append((_("Check out now"), self._turn))
        self.buttons: list[QPushButton] = []
        for text, act in made:
            button = Button(theme, text, parent=self)
            button.make_small()
            button.setAccessibleName(f"{text}: {open_.name}, {why}")
            button.clicked.connect(act)
            acts.addWidget(button)
            self.buttons.append(button)
        acts.addStretch(1)
        self._row.addLayout(acts)

    def stack(self, stacked: bool, slim: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if stacked else across)
        self._acts.setDirection(down if slim else across)

    def has_focus(self) -> bool:
        return self.hasFocus() or any(button.hasFocus() for button in self.buttons)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tint("panel")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tint("")

    def _tint(self, part: str) -> None:
        self.setProperty("part", part)
        self.style().unpolish(self)
        self.style().polish(self)

    def first(self) -> None:
        if not self.open.decided:
            (self.seen if self.open.came else self.reach).emit(self.open.person)

    def second(self) -> None:
        self.gone.emit(self.open.person)

    def _turn(self) -> None:
        self.turn.emit(self.open.person)
