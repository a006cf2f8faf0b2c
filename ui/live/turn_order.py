"""The order of a round: a small menu of how it comes about, and the list that is put in order by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.live.state import Session
from app.live.turns import is_arrival_check, ordered_by, round_of, to_come
from app.model.rounds import Round, moved
from app.words import _
from ui.key_rules import native
from ui.keys import Act
from ui.live.people_words import turn_order_rows
from ui.parts.button import Button, IconButton
from ui.parts.card import Card, Foot
from ui.parts.label import label
from ui.parts.roster import PersonRow, RosterList
from ui.parts.row_list import RowList
from ui.theme import Theme


def order_words(by: str) -> str:
    """How an order comes about, as the menu calls it."""
    return {
        "rotation": _("By rotation"),
        "arrival": _("By arrival"),
        "newcomers_last": _("Newcomers last"),
        "hand": _("By hand"),
    }[by]


def can_be_ordered(session: Session) -> bool:
    """Whether the block holds a round; arrival checks take the newest first, whatever was chosen."""
    return round_of(session) is not None and not is_arrival_check(session)


class TurnOrderButton(IconButton):
    """Small and quiet: it says how the order came about, and opens the choice."""

    order_asked = Signal(str, str)  # the round; by what

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "arrow-up-down", "…", parent=parent)
        self._session: Session | None = None
        self.make_small()
        self.clicked.connect(self.open_menu)

    def draw(self, session: Session) -> None:
        self._session = session
        which = round_of(session)
        self.setVisible(can_be_ordered(session) and bool(session.here))
        if which is not None:
            words = _("Order of the round: {order}").format(order=order_words(ordered_by(session, which)))
            self.tell_key(Act.TURN_ORDER, words)

    def open_menu(self) -> None:
        session = self._session
        which = round_of(session) if session is not None else None
        if session is None or which is None or not can_be_ordered(session):
            return
        menu = QMenu(self)
        menu.setObjectName("order")
        now = ordered_by(session, which)
        tips = {
            "rotation": _("Whoever began last time comes last"),
            "arrival": _("Who came first begins"),
            "newcomers_last": _("By rotation, and newcomers hear the others first"),
            "hand": _("Put them in order yourself"),
        }
        menu.setToolTipsVisible(True)
        for by in ("rotation", "arrival", "newcomers_last", "hand"):
            words = order_words(by)
            action = menu.addAction(_("{choice}…").format(choice=words) if by == "hand" else words)
            action.setCheckable(True)
            action.setChecked(by == now)
            action.setToolTip(tips[by])
            action.setData((which.value, by))
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(menu.actions()[0])

    def _chosen(self, action: QAction) -> None:
        self.order_asked.emit(*action.data())


class TurnList(RosterList):
    """Ctrl+Up and Ctrl+Down move the person where the focus is; so does dragging."""

    move_asked = Signal(str, int)  # the person; places later, or earlier when below zero

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Who is still to come, in order"), tints_chosen=True)
        self._dragged, self._from, self._to = "", 0, 0
        self._before: Sequence[PersonRow] = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.chosen:
                self.move_asked.emit(self.chosen, steps)
        else:
            super().keyPressEvent(event)

    def display(self, rows: Sequence[PersonRow]) -> None:
        """At once: whoever moves people here sees them move."""
        RowList.display(self, rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._dragged, self._before = self.shown[index.row()].id, tuple(self.shown)
            self._from = self._to = index.row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row goes with the pointer; the order is written down once, where it is let go."""
        index = self.indexAt(event.position().toPoint())
        if not self._dragged or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif index.isValid() and index.row() != self._to:
            self._to = index.row()
            people = {row.id: row for row in self._before}
            order = moved(list(people), self._dragged, self._to - self._from)
            self.display([people[person] for person in order])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, steps = self._dragged, self._to - self._from
        self._dragged = ""
        super().mouseReleaseEvent(event)
        if dragged and steps:
            self.display(self._before)  # until the order is a fact
            self.move_asked.emit(dragged, steps)

    @property
    def is_dragged(self) -> bool:
        return bool(self._dragged)


class TurnOrder(Card):
    """Stands in the place of the block's card while somebody puts the round in order by hand."""

    move_asked = Signal(str, str, int)  # the person, the round, places later
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Order of the round"), parent=parent)
        self._theme = theme
        self._which = Round.CHECK_IN
        self.list = TurnList(theme)
        self.list.say_when_empty(_("Everybody here has had a turn."))
        up, down = native("Ctrl+Up"), native("Ctrl+Down")
        tip = _("{words} ({key})")
        self._earlier = IconButton(theme, "arrow-up", tip.format(words=_("Earlier"), key=up))
        self._later = IconButton(theme, "arrow-down", tip.format(words=_("Later"), key=down))
        done = Button(theme, _("Done"), "check", "primary")
        self.closing = Foot(done, leading=(self._earlier, self._later), parent=self)
        self.closing.left.connect(self.left)
        self._hint = label(
            _("{up} and {down} move a person, or drag them. Who is not here yet is not shown.").format(
                up=up, down=down
            ),
            "muted",
            wrap=True,
        )
        for part in (self._hint, self.list):
            self.body.addWidget(part)
        self.tighten(False)
        self.list.move_asked.connect(self._move)
        self.list.row_activated.connect(self._leave)
        self._earlier.clicked.connect(self._up)
        self._later.clicked.connect(self._down)
        done.clicked.connect(self.left)
        theme.changed.connect(self._fit)
        self._fit()

    def begin(self, session: Session) -> None:
        self.draw(session)
        if self.list.shown:
            self.list.choose(self.list.shown[0].id)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def draw(self, session: Session) -> None:
        """Who is still to come, as others act; where the block has no round any more the card goes."""
        which = round_of(session)
        if which is None or not can_be_ordered(session):
            self.left.emit()
            return
        self._which = which
        rows = turn_order_rows(session, to_come(session, which))
        if not self.list.is_dragged:
            self.list.display(rows)
        for button in (self._earlier, self._later):
            button.setEnabled(len(rows) > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, person: str, steps: int) -> None:
        self.move_asked.emit(person, self._which.value, steps)
        self.list.choose(person)

    def _up(self) -> None:
        self._move(self.list.chosen, -1)

    def _down(self) -> None:
        self._move(self.list.chosen, 1)

    def _leave(self, _person: str) -> None:
        self.left.emit()

    def _fit(self) -> None:
        self.list.setMinimumHeight(self._theme.px(220))
