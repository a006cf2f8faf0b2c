"""Small groups in the card of the block: the rooms side by side, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.live.small_groups import most_rooms, usual_rooms
from app.live.state import Session
from app.model.people import User
from app.model.seating import Apart
from app.model.small_groups import Room
from app.words import _
from ui.key_rules import native
from ui.keys import Act
from ui.live.rooms_grid import RoomsGrid
from ui.live.small_groups_words import GroupsView, Late, count_words, groups_view
from ui.live.typing import leave_focus
from ui.parts.announce import announce
from ui.parts.button import Button, IconButton
from ui.parts.label import label
from ui.theme import Space, Theme


class LateRow(QWidget):
    """Somebody who came after the drawing, and one button that puts them where they fit."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, person: str) -> None:
        super().__init__()
        self._person = person
        self._words = label("", wrap=True)
        self.button = Button(theme, "…", "user-plus")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._tell)

    def display(self, late: Late, *, large: bool) -> None:
        self._words.setText(late.words)
        if late.act:
            self.button.display(late.act)
        self.button.setAccessibleDescription(late.words)
        self.button.setVisible(bool(late.act))
        self.fit(large)

    def fit(self, large: bool) -> None:
        self._row.setDirection(_direction(large))

    def _tell(self) -> None:
        self.chosen.emit(self._person)


class SmallGroupsPanel(QWidget):
    """Stands in blocks that hold small groups, and in any block while there are some or somebody asked for them."""

    same_asked = Signal(int)  # so many rooms, as last time
    draw_asked = Signal(int)
    swap_asked = Signal(str, str)
    move_asked = Signal(str, int)
    late_asked = Signal(str)
    lead_asked = Signal(int, str)
    copy_asked = Signal()
    together_asked = Signal()
    opened = Signal()  # asked for by key or menu

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.who_is_apart: Callable[[], Apart] = tuple
        self.who_leads: Callable[[], Mapping[str, User]] = dict  # users of the practice
        self._session: Session | None = None
        self._in_block = self._narrow = self._large = False
        self._asked_in = ""  # the block in which somebody asked for them
        self._stream = ""
        self._count: int | None = None  # as many rooms as somebody chose, until others stand
        self._stood: tuple[Room, ...] = ()
        self._view: GroupsView | None = None
        self.grid = RoomsGrid(theme)
        self._late: dict[str, LateRow] = {}
        self._title = label(_("Small groups"), "strong")
        self._less = IconButton(theme, "minus", _("One room less"))
        self._more = IconButton(theme, "plus", _("One room more"))
        self._number = label("", "figure")
        self._words, self._trouble = label("", "muted", wrap=True), label("", "trouble", wrap=True)
        self._away, self._hint = label("", "muted", wrap=True), label("", "caption", wrap=True)
        self._same = Button(theme, _("Same as last time"), "rotate-ccw")
        self._draw = Button(theme, _("Draw"), "shuffle")
        self._draw.tell_key(Act.DRAW_GROUPS, _("Newcomers beside others, and other people than lately"))
        self._copy = Button(
            theme, _("List for the host"), "users", "quiet", _("Copied with names: not for the chat")
        )
        self._together = Button(theme, _("Together"), "log-in", "quiet", tip=_("Everybody together again"))
        self._late_rows = QVBoxLayout()
        self._row, self._draws, self._afterwards = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._place()
        leave_focus(self)
        self.setVisible(False)
        self._less.clicked.connect(self._one_less)
        self._more.clicked.connect(self._one_more)
        self._same.clicked.connect(self._ask_same)
        self._draw.clicked.connect(self._ask_draw)
        self._copy.clicked.connect(self.copy_asked)
        self._together.clicked.connect(self.together_asked)
        self.grid.swap_asked.connect(self.swap_asked)
        self.grid.move_asked.connect(self.move_asked)
        self.grid.lead_asked.connect(self.lead_asked)
        self.grid.choice_changed.connect(self._say_hint)

    def _place(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(Space.XS)
        for part in (self._less, self._number, self._more):
            steps.addWidget(part)
        steps.addStretch(0)
        for step in (self._less, self._more):
            step.setProperty("shape", "step")
        for button in (self._same, self._draw, self._copy, self._together):
            button.make_small()
        for row in (self._row, self._draws, self._afterwards):
            row.setSpacing(Space.XS)
        self._draws.addLayout(steps)
        self._draws.addWidget(self._same)
        self._draws.addWidget(self._draw)
        self._afterwards.addWidget(self._copy)
        self._afterwards.addWidget(self._together)
        self._afterwards.addStretch(1)
        self._row.addLayout(self._draws)
        self._row.addLayout(self._afterwards, 1)
        self._late_rows.setSpacing(Space.SM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(self._row)
        column.addWidget(self._trouble)
        column.addLayout(self._late_rows)
        column.addWidget(self.grid)
        column.addWidget(self._away)
        column.addWidget(self._hint)

    # Drawing

    def draw(self, session: Session, in_block: bool) -> None:
        """`in_block`: the block that runs holds small groups."""
        if session.stream != self._stream:
            self._stream, self._asked_in, self._count = session.stream, "", None
        if session.small_groups != self._stood:
            self._stood, self._count = session.small_groups, None
        self._session, self._in_block = session, in_block
        asked = session.block is not None and session.block.id == self._asked_in
        there = session.run.live and (in_block or asked or bool(session.small_groups))
        self.setVisible(there)
        if not there:
            return
        self._render_count(session)
        view = groups_view(session, self.who_is_apart(), self.who_leads())
        if view != self._view:
            self._view = view
            self._render(view)

    def draw_anew(self) -> None:
        """What was chosen here was refused: show what stands."""
        self._view = None
        if self._session is not None:
            self.draw(self._session, self._in_block)

    def fit(self, narrow: bool) -> None:
        self._narrow, self._large = narrow, narrow and self._theme.look.scale > 1.2
        for row in (self._draws, self._afterwards):
            row.setDirection(_direction(self._large))
        for late in self._late.values():
            late.fit(self._large)
        self._show_words()
        self._hint.setVisible(bool(self.grid.rooms) and not narrow)

    def _show_words(self) -> None:
        """In a narrow column only Draw has a word while rooms stand; five with words take two rows."""
        view = self._view or GroupsView()
        drawn = bool(view.rooms)
        self._row.setDirection(_direction(self._large or (drawn and view.last_time and not self._narrow)))
        for button, word, there in (
            (self._same, _("Same as last time"), not (drawn and self._narrow)),
            (self._copy, _("List for the host"), not self._narrow),
            (self._together, _("Together"), not self._narrow),
        ):
            button.show_word(word, there or self._large)
            button.make_small()

    def _render_count(self, session: Session) -> None:
        rooms = self._wished(session)
        self._number.setText(count_words(rooms))
        self._less.setEnabled(rooms > 2)
        self._more.setEnabled(rooms < most_rooms(session))

    def _wished(self, session: Session) -> int:
        """How many rooms the next drawing has: as many as stand, until somebody chose; at most what there can be."""
        rooms = self._count or len(session.small_groups) or usual_rooms(session)
        return max(2, min(rooms, most_rooms(session)))

    def _render(self, view: GroupsView) -> None:
        drawn = bool(view.rooms)
        self._title.setText(_("Small groups") if view.why_not else _("Everybody is together"))
        self._title.setVisible(not drawn)  # rooms say what they are
        self._words.setText("" if drawn else view.why_not)
        self._words.setVisible(bool(self._words.text()))
        for words, text in ((self._trouble, view.trouble), (self._away, view.away)):
            words.setText(text)
            words.setVisible(bool(text))
        can = not view.why_not
        self._same.setVisible(can and view.last_time)
        self._draw.setVisible(can)
        self._draw.display(_("Draw again") if drawn else _("Draw"))
        for part in (self._less, self._number, self._more):
            part.setVisible(can)
        self._show_words()
        self._same.tell("" if self._same.text() else _("Same as last time"))
        self._copy.setVisible(drawn)
        self._together.setVisible(drawn)
        self.grid.display(view)
        self.grid.setVisible(drawn)
        self._render_late(view)
        acts = (self._less, self._more, self._same, self._draw, self._copy, self._together)
        for one, other in pairwise([*acts, *(row.button for row in self._late.values()), *self.grid.stops()]):
            QWidget.setTabOrder(one, other)
        if self._session is not None:
            self._render_count(self._session)
        self._say_hint()

    def _render_late(self, view: GroupsView) -> None:
        """Who stays late keeps their row; from the row of who was placed the focus goes to the next, or to them."""
        focused = next((person for person, row in self._late.items() if row.button.hasFocus()), "")
        before = list(self._late)
        for person in set(before) - {late.person for late in view.late}:
            row = self._late.pop(person)
            self._late_rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, late in enumerate(view.late):
            if late.person not in self._late:
                self._late[late.person] = LateRow(self._theme, late.person)
                self._late[late.person].chosen.connect(self.late_asked)
            row = self._late[late.person]
            if self._late_rows.indexOf(row) != place:
                self._late_rows.insertWidget(place, row)
            row.display(late, large=self._large)
            row.show()  # the layout would do it later
        if focused and focused not in self._late:
            order = before[before.index(focused) :] + before
            left = [self._late[person] for person in order if person in self._late]
            buttons = [row.button for row in left if row.button.isVisibleTo(self)]
            next_one = buttons[0] if buttons else self.grid.tiles.get(focused)
            if next_one is not None:
                next_one.setFocus(Qt.FocusReason.OtherFocusReason)

    # What a person does

    def open(self) -> None:
        """Show the small groups in any block, and go to them."""
        session = self._session
        if session is None or session.block is None or not session.run.live:
            return
        self._asked_in = session.block.id
        self.opened.emit()
        self.draw(session, self._in_block)
        button = self._same if self._same.isVisibleTo(self) else self._draw
        (self.grid.first() or button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_or_leave(self) -> None:
        """One key goes to them and away again."""
        focused = cast("QWidget | None", self.window().focusWidget())
        if self.isVisible() and focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
            self.leave()
        elif self.isVisible() and self._asked_in and self._view is not None and self._view.why_not:
            self.leave()  # there was nothing to press in them
        else:
            self.open()

    def leave(self) -> None:
        """Not asked for any more; rooms that stand stay to be seen."""
        self._asked_in = ""
        if self._session is not None:
            self.draw(self._session, self._in_block)

    def draw_by_key(self) -> None:
        """Draw again; where they are not to be seen they are shown first."""
        if self.isVisible():
            self._ask_draw()
        else:
            self.open()

    def _ask_same(self) -> None:
        if self._session is not None:
            self.same_asked.emit(self._wished(self._session))

    def _ask_draw(self) -> None:
        if self._session is not None:
            self.draw_asked.emit(self._wished(self._session))

    def _one_less(self) -> None:
        self._step(-1)

    def _one_more(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self._session is not None:
            self._count = self._wished(self._session) + by
            self._render_count(self._session)
            announce(self, self._number.text())

    def _say_hint(self) -> None:
        keys = {"left": native("Ctrl+Left"), "right": native("Ctrl+Right")}
        words = _(
            "Drag somebody to another room, or onto a person to change places. {left} and {right} move too."
        )
        if self.grid.chosen:
            words = _("Choose somebody in another room to change places, or {left} and {right} to move.")
            if self._hint.text() != words.format(**keys):
                announce(self, words.format(**keys))
        self._hint.setText(words.format(**keys))
        self._hint.setVisible(bool(self.grid.rooms) and (bool(self.grid.chosen) or not self._narrow))


def _direction(large: bool) -> QBoxLayout.Direction:
    """Below each other where letters are large and room is narrow."""
    return QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
