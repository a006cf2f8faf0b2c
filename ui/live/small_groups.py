"""Small groups in the card of the block: the rooms side by side, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.live.small_groups import usual_rooms
from app.live.state import Session
from app.model.people import User
from app.model.seating import Apart
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

    def __init__(self, theme: Theme, late: Late, *, large: bool) -> None:
        super().__init__()
        self._person = late.person
        self.button = Button(theme, late.act, "user-plus")
        self.button.setAccessibleDescription(late.words)
        self.button.setVisible(bool(late.act))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        self._row.addWidget(label(late.words, wrap=True), 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.fit(large)
        self.button.clicked.connect(self._tell)

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
        self._count: int | None = None  # as many rooms as somebody chose
        self._view: GroupsView | None = None
        self.grid = RoomsGrid(theme)
        self._late: list[LateRow] = []
        self._title = label(_("Small groups"), "strong")
        self._less = IconButton(theme, "minus", _("One room less"))
        self._more = IconButton(theme, "plus", _("One room more"))
        self._number = label("", "figure")
        self._words, self._trouble = label("", "muted", wrap=True), label("", "trouble", wrap=True)
        self._away, self._hint = label("", "muted", wrap=True), label("", "caption", wrap=True)
        self._same = Button(theme, _("Same as last time"), "rotate-ccw")
        self._draw = Button(theme, _("Draw"), "shuffle")
        self._draw.tell_key(Act.DRAW_GROUPS, _("Newcomers beside others, and other people than lately"))
        self._copy = IconButton(theme, "copy", _("Copy the list for the rooms of the call"))

        self._together = Button(
            theme, _("Together again"), "users", "quiet", tip=_("Everybody together again")
        )
        self._late_rows = QVBoxLayout()
        self._head, self._row, self._draws = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
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
        self._less.make_small()
        self._more.make_small()
        self._head.addWidget(self._title, 1)
        self._head.addLayout(steps)
        afterwards = QHBoxLayout()
        for row in (self._head, self._row, self._draws, afterwards):
            row.setSpacing(Space.SM)
        self._draws.addWidget(self._same)
        self._draws.addWidget(self._draw)
        afterwards.addWidget(self._copy)
        afterwards.addWidget(self._together)
        afterwards.addStretch(1)
        self._row.addLayout(self._draws)
        self._row.addLayout(afterwards, 1)
        self._late_rows.setSpacing(Space.SM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addLayout(self._head)
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
        for row in (self._head, self._row, self._draws):
            row.setDirection(_direction(self._large))
        for late in self._late:
            late.fit(self._large)
        self._together.show_word(_("Together again"), not narrow or self._large)
        self._hint.setVisible(bool(self.grid.rooms) and not narrow)

    def _render_count(self, session: Session) -> None:
        rooms = self._wished(session)
        most = self._view.most if self._view is not None else rooms
        self._number.setText(count_words(rooms))
        self._less.setEnabled(rooms > 2)
        self._more.setEnabled(rooms < most)

    def _wished(self, session: Session) -> int:
        """How many rooms the next drawing has: as many as stand, until somebody chose."""
        standing = len(session.small_groups)
        return self._count or standing or usual_rooms(session)

    def _render(self, view: GroupsView) -> None:
        drawn = bool(view.rooms)
        self._title.setText(_("Small groups") if drawn or view.why_not else _("Everybody is together"))
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
        self._copy.setVisible(drawn)
        self._together.setVisible(drawn)
        self.grid.display(view)
        self.grid.setVisible(drawn)
        self._render_late(view)
        stops = [self._less, self._more, *(row.button for row in self._late), *self.grid.stops()]
        for one, other in pairwise([*stops, self._same, self._draw, self._copy, self._together]):
            QWidget.setTabOrder(one, other)
        if self._session is not None:
            self._render_count(self._session)
        self._say_hint()

    def _render_late(self, view: GroupsView) -> None:
        for row in self._late:
            self._late_rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._late = [LateRow(self._theme, late, large=self._large) for late in view.late]
        for row in self._late:
            row.chosen.connect(self.late_asked)
            self._late_rows.addWidget(row)
            row.show()  # the layout would do it later

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
