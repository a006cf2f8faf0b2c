"""The rest of the session: when it is to end, and how many minutes each block that is still to come has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.live.block_titles import block_title
from app.live.state import Session
from app.live.steering import LATEST
from app.model.agenda import MINUTE, ZERO, LaidBlock, Timeline, lay
from app.model.drift import catch_up, changeable, preview, room
from app.words import _
from ui.live import plan_words
from ui.live.clock_words import drift_words
from ui.parts.button import Button, IconButton
from ui.parts.card import Card, Foot, rule
from ui.parts.label import ElidedLabel, label
from ui.parts.number_field import TimeField
from ui.theme import Space, Theme
from ui.times import clock_time


class BlockLine(QObject):
    """One block: its name, when it would be, its minutes, and a minute less or more where that can be."""

    changed = Signal(str, int)  # the block; minutes taken from it, below zero given

    def __init__(self, theme: Theme, laid: LaidBlock, grid: QGridLayout, row: int, *, stacked: bool) -> None:
        """`stacked`: the minutes stand below the name, where letters are large and room is narrow."""
        super().__init__(grid)
        self._id = laid.block.id
        names, buttons = QWidget(), QWidget()
        name, steps = QVBoxLayout(names), QHBoxLayout(buttons)
        for box in (name, steps):
            box.setContentsMargins(0, 0, 0, 0)
        name.setSpacing(0)
        self._aside = ElidedLabel("", "caption")
        title = block_title(laid.block.title)
        name.addWidget(ElidedLabel(title, "strong"))
        name.addWidget(self._aside)
        self._minutes = label("", "figure")
        self._minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._less = IconButton(theme, "minus", _("A minute less for {block}").format(block=title))
        self._more = IconButton(theme, "plus", _("A minute more for {block}").format(block=title))
        steps.setSpacing(Space.XS)
        for button in (self._less, self._more):
            button.make_small()
            steps.addWidget(button)
        self._cells = (names, self._minutes, buttons)
        if stacked:
            name.setContentsMargins(0, Space.SM, 0, 0)
            grid.addWidget(names, 2 * row, 0, 1, 3)
            grid.addWidget(self._minutes, 2 * row + 1, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(buttons, 2 * row + 1, 2)
        else:
            for column, cell in enumerate(self._cells):
                grid.addWidget(cell, row, column)
        for cell in self._cells:
            cell.show()  # the layout would do it later
        self._less.clicked.connect(self._take)
        self._more.clicked.connect(self._give)

    def go(self) -> None:
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self.deleteLater()

    def draw(self, laid: LaidBlock, before: LaidBlock, most: int | None, zone: str) -> None:
        """`laid` is the block as it would be, `before` as it stands; `most` are the minutes it can still spare, None
        when it keeps its minutes."""
        start, end = clock_time(laid.start, zone), clock_time(max(laid.end, laid.start), zone)
        pieces = (_("{start} to {end}").format(start=start, end=end), _aside(laid, most is not None))
        self._aside.setText("  ·  ".join(piece for piece in pieces if piece))
        was, minutes = before.allotted // MINUTE, laid.allotted // MINUTE
        words = _("{minutes} min") if was == minutes else _("{before} → {minutes} min")
        self._minutes.setText(words.format(before=was, minutes=minutes))
        for button in (self._less, self._more):
            button.setVisible(most is not None)
        self._less.setEnabled(bool(most and most > 0))

    def _take(self) -> None:
        self.changed.emit(self._id, 1)

    def _give(self) -> None:
        self.changed.emit(self._id, -1)


class RestOfSession(Card):
    """Stands in the place of the block's card. It opens with what catching up proposes; nothing changes until
    somebody says so, and then all of it at once."""

    chosen = Signal(dict, object)  # minutes taken by block; another end, or None
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("The rest of the session"), parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # begun there, Tab comes to its first button
        self._theme = theme
        self._taken: dict[str, int] = {}
        self._end: datetime | None = None
        self._timeline: Timeline | None = None
        self._zone = "UTC"
        self._stream = ""
        self._stacked = False
        self._lines: dict[str, BlockLine] = {}
        self._field = TimeField(theme, _("When the session is to end"))
        self._with_start = Button(theme, "…", "clock", "quiet")
        self._rows, self._grid = QWidget(), QGridLayout()
        self._sum = label("", "strong", wrap=True)
        self._back = Button(theme, _("Back to the group"), kind="quiet")
        self._propose = Button(theme, _("Propose"), "rotate-ccw", "quiet")
        self._propose.setToolTip(_("Share out the minutes that are missing, or over"))
        self._accept = Button(theme, _("Change the plan"), "check", "primary")
        self._place()
        self._field.edited.connect(self._choose_end)
        self._with_start.clicked.connect(self._move_end)
        self._propose.clicked.connect(self._take_proposal)
        self._back.clicked.connect(self.left)
        self._accept.clicked.connect(self.accept)

    def _place(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(Space.SM)
        ends = QHBoxLayout()
        ends.setSpacing(Space.SM)
        ends.addWidget(label(_("It is to end at"), "muted"))
        ends.addWidget(self._field)
        ends.addStretch(1)
        self._top.addLayout(ends, 1)
        self._top.addWidget(self._with_start, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LG)
        self._grid.setColumnStretch(0, 1)
        self._outcome = QHBoxLayout()
        self._outcome.setSpacing(Space.SM)
        self._outcome.addWidget(self._sum, 1)
        self._outcome.addWidget(self._propose, 0, Qt.AlignmentFlag.AlignLeft)
        self.closing = Foot(self._back, self._accept, parent=self)
        self.closing.left.connect(self.left)
        self.body.setSpacing(Space.SM)
        self.body.addLayout(self._top)
        self.body.addWidget(rule())
        self.body.addWidget(self._rows)
        self.body.addLayout(self._outcome)
        self.tighten(False)

    def fit(self, *, narrow: bool, low: bool) -> None:
        """In a narrow column the other end stands below the field; with large letters the foot has fewer words."""
        stacked = narrow and self._theme.look.scale > 1.2
        if stacked != self._stacked:
            self._stacked = stacked
            self._clear()
            self._redraw()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._outcome.setDirection(down if stacked else across)
        self._top.setDirection(down if narrow else across)
        self._back.be_icon_where(stacked, _("Back to the group"), "arrow-left")
        self._accept.display(_("Change the plan"), "" if stacked else "check")
        self._grid.setVerticalSpacing(Space.XS if low else Space.SM)
        self.tighten(narrow or low)

    def begin(self, session: Session, now: datetime) -> None:
        """Open with the proposal, if there is one."""
        timeline = lay(session.run, now)
        proposal = catch_up(timeline)
        self._taken, self._end = dict(proposal.taken) if proposal is not None else {}, None
        self._stream = session.stream
        self._clear()
        self.draw(session, timeline)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # on no button: Enter changes nothing by mistake

    def draw(self, session: Session, timeline: Timeline) -> None:
        """As time goes on: blocks that the session has come to cannot be changed here any more."""
        self._timeline, self._zone = timeline, session.opened.zone if session.opened else "UTC"
        if session.stream != self._stream:
            # another group: what was tried out belonged to the one before
            self._stream, self._taken, self._end = session.stream, {}, None
        self._redraw()

    def _redraw(self) -> None:
        timeline = self._timeline
        if timeline is None:
            return
        spare, open_to_change = room(timeline), {laid.block.id for laid in changeable(timeline)}
        self._taken = {
            block: minutes for block, minutes in self._taken.items() if block in open_to_change and minutes
        }
        planned = preview(timeline, self._taken, self._end)
        rest = [laid for laid in planned.blocks if laid.state in ("now", "next")]
        if list(self._lines) != [laid.block.id for laid in rest]:
            self._build(rest)
        standing = {laid.block.id: laid for laid in timeline.blocks}
        for laid in rest:
            block = laid.block.id
            most = (
                spare.get(block, (0, 0))[1] - self._taken.get(block, 0) if block in open_to_change else None
            )
            self._lines[block].draw(laid, standing[block], most, self._zone)
        self._say(timeline, planned)

    def _say(self, timeline: Timeline, planned: Timeline) -> None:
        target = planned.target.astimezone(ZoneInfo(self._zone))
        self._field.display(QTime(target.hour, target.minute))
        late = _late_start(timeline)
        self._with_start.setVisible(late > ZERO and planned.target != timeline.planned_end + late)
        time = clock_time(timeline.planned_end + late, self._zone)
        self._with_start.display(
            _("{time}, with the late start").format(time=time), "" if self._stacked else "clock"
        )
        self.display(_("The rest of the session"), drift_words(timeline))
        pieces = (
            plan_words.plan_sentence(timeline, planned, self._zone),
            plan_words.plan_cost(timeline, planned, self._taken),
        )
        self._sum.setText(" ".join(piece for piece in pieces if piece))
        self._accept.setEnabled(bool(self._taken) or planned.target != timeline.target)

    def _build(self, rest: list[LaidBlock]) -> None:
        self._clear()
        for row, laid in enumerate(rest):
            line = BlockLine(self._theme, laid, self._grid, row, stacked=self._stacked)
            line.changed.connect(self._change)
            self._lines[laid.block.id] = line

    def _clear(self) -> None:
        for line in self._lines.values():
            line.go()
        self._lines = {}

    # What a person does

    def _change(self, block: str, minutes: int) -> None:
        self._taken[block] = self._taken.get(block, 0) + minutes
        self._redraw()

    def _choose_end(self, time: QTime) -> None:
        """A time before the start is of the next day where that can be meant: a session may go past midnight."""
        if self._timeline is None:
            return
        start = (self._timeline.run.started or self._timeline.run.scheduled).astimezone(ZoneInfo(self._zone))
        end = start.replace(hour=time.hour(), minute=time.minute(), second=0, microsecond=0)
        tomorrow = end + timedelta(days=1)
        self._end = (tomorrow if end <= start and tomorrow - start <= LATEST else end).astimezone(UTC)
        self._redraw()

    def _move_end(self) -> None:
        if self._timeline is not None:
            self._end = self._timeline.planned_end + _late_start(self._timeline)
            self._redraw()

    def _take_proposal(self) -> None:
        """What catching up would do about the end that stands in the field."""
        if self._timeline is not None:
            proposal = catch_up(preview(self._timeline, {}, self._end))
            self._taken = dict(proposal.taken) if proposal is not None else {}
            self._redraw()

    def accept(self) -> None:
        self.chosen.emit(self._taken, self._end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _aside(laid: LaidBlock, changeable: bool) -> str:
    if laid.state == "now":
        return _("now")
    return "" if changeable else _("keeps its minutes")


def _late_start(timeline: Timeline) -> timedelta:
    """How much after its time the session started, or would if it started now."""
    run = timeline.run
    begun = run.started if run.started is not None else max(timeline.at, run.scheduled)
    return max(ZERO, begun - run.scheduled)
