"""The clock of the live screen: wide with the ring, or as one row beside the call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.live.state import Session
from app.model.agenda import Timeline
from app.words import _
from ui.keys import Act
from ui.live import clock_words, plan_words
from ui.parts.button import Button, IconButton
from ui.parts.card import Card
from ui.parts.label import ON_WINDOW, ElidedLabel, LineLabel, label
from ui.parts.ring import RingValue, TimerRing
from ui.theme import STRONG, Space, Theme, Type


class ClockCard(Card):
    """The loud thing is the time, the next thing is the primary button; pause is quiet."""

    next_asked = Signal()
    pause_asked = Signal()
    minute_asked = Signal(int)
    catch_up_asked = Signal()
    rest_asked = Signal()
    more_asked = Signal(QPoint)  # where the menu belongs

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._overline = label("", "overline")
        self._block = label("", "title", wrap=True)
        self._ring = TimerRing(theme, smallest=150)
        self._next = Button(theme, "…", "skip-forward", "primary")
        self._next.tell_key(Act.NEXT_BLOCK)
        self._pause = Button(theme, "…", "pause", "quiet")
        self._pause.tell_key(Act.PAUSE)
        self._less = Button(theme, _("1"), "minus")
        self._less.tell_key(Act.TAKE_MINUTE, _("One minute less"))
        self._more = Button(theme, _("1"), "plus")
        self._more.tell_key(Act.ADD_MINUTE, _("One minute more"))
        self._less.setAccessibleName(_("One minute less"))
        self._more.setAccessibleName(_("One minute more"))
        self._more_acts = IconButton(theme, "ellipsis", _("More for the clock"))
        self._more_acts.make_small()
        self._catch_up = Button(theme, "…", "rotate-ccw", "quiet")
        self._rest = IconButton(theme, "pen-line", "…")
        self._rest.tell_key(Act.REST_OF_SESSION, _("Look at it and change it"))
        self._taken = label("", "caption", wrap=True)
        self._taken.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self._make_room)
        for part in (self._catch_up, self._rest, self._taken):
            # what comes and goes keeps its place: the loud button must not move under the hand
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self._next_words = self._short_words = "…"
        self._names: list[QLabel] = []
        self._figures: list[QLabel] = []
        self._place()
        self._next.clicked.connect(self.next_asked)
        self._pause.clicked.connect(self.pause_asked)
        self._less.clicked.connect(self._take)
        self._more.clicked.connect(self._add)
        self._catch_up.clicked.connect(self.catch_up_asked)
        self._rest.clicked.connect(self.rest_asked)
        self._more_acts.clicked.connect(self._open_more)

    def _place(self) -> None:
        self.body.setSpacing(Space.SM)
        top = QHBoxLayout()
        top.addWidget(self._overline, 1)
        top.addWidget(self._more_acts)
        self.body.addLayout(top)
        self.body.addWidget(self._block)
        self.body.addWidget(self._ring, 1)
        self.body.addWidget(self._next)
        row = QHBoxLayout()
        row.setSpacing(Space.SM)
        row.addWidget(self._pause, 1)
        row.addWidget(self._less)
        row.addWidget(self._more)
        self.body.addLayout(row)
        grid = QGridLayout()
        grid.setVerticalSpacing(Space.XS)
        for line in range(3):
            name, figure = label("", "muted"), label("", "figure")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(name, line, 0)
            grid.addWidget(figure, line, 1)
            self._names.append(name)
            self._figures.append(figure)
        self.body.addLayout(grid)
        way_back = QHBoxLayout()
        way_back.setSpacing(Space.XS)
        way_back.addWidget(self._catch_up, 1)
        way_back.addWidget(self._rest)
        self.body.addLayout(way_back)
        self.body.addWidget(self._taken)

    def tighten(self, tight: bool) -> None:
        """Its head has a button, which is higher than a word: it stands level with those of the other cards."""
        super().tighten(tight)
        sides = self.body.contentsMargins()
        self.body.setContentsMargins(sides.left(), sides.top() - Space.XS, sides.right(), sides.bottom())

    def _make_room(self) -> None:
        """Three lines for what catching up does, whether they stand there or not."""
        self._taken.ensurePolished()
        self._taken.setFixedHeight(3 * self._taken.fontMetrics().lineSpacing())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_next()

    def _fit_next(self) -> None:
        """A long title leaves the button its first word; what stands in the plan says the rest."""
        self._next.display(self._next_words)
        margins = self.body.contentsMargins()
        short = self._next.sizeHint().width() > self.width() - margins.left() - margins.right()
        self._next.display(self._short_words if short else self._next_words)
        self._next.setAccessibleName(self._next_words if short else "")

    def draw(self, session: Session, timeline: Timeline) -> None:
        lines = clock_words.clock_lines(session, timeline)
        self._overline.setText(lines.overline)
        self._block.setText(lines.title)
        self.count(timeline)
        self._next.display(self._next.text(), _next_icon(session))
        self._next_words = clock_words.next_words(session)
        self._short_words = _("Next") if clock_words.next_block(session) is not None else self._next_words
        self._fit_next()
        paused = session.run.paused
        self._pause.display(_("Go on") if paused else _("Pause"), "play" if paused else "pause")
        for button in (self._pause, self._less, self._more):
            button.setEnabled(session.run.live)
        pairs = (
            (_("Block ends"), lines.block_ends),
            (_("Session ends"), lines.session_ends),
            (lines.drift_name, lines.drift),
        )
        for name, figure, pair in zip(self._names, self._figures, pairs, strict=True):
            name.setText(pair[0])
            figure.setText(pair[1])
        made_of = clock_words.drift_sentence(timeline)
        for words in (self._names[-1], self._figures[-1]):
            words.setToolTip(made_of)
        self._propose(timeline, session.opened.zone if session.opened else "UTC")

    def count(self, timeline: Timeline) -> None:
        """The seconds alone."""
        self._ring.display(clock_words.ring(timeline))

    def _propose(self, timeline: Timeline, zone: str) -> None:
        """One concrete way back, with what it does to the end: a click accepts it."""
        act, taken = plan_words.catch_up_words(timeline)
        effect = plan_words.catch_up_effect(timeline, zone)
        for button in (self._catch_up, self._rest):
            button.setVisible(bool(act))
        self._catch_up.display(act)
        self._taken.setVisible(bool(taken))
        self._taken.setText(_("{change}. {effect}").format(change=taken, effect=effect) if effect else taken)

    def _take(self) -> None:
        self.minute_asked.emit(-1)

    def _add(self) -> None:
        self.minute_asked.emit(1)

    def _open_more(self) -> None:
        self.more_asked.emit(self._more_acts.mapToGlobal(self._more_acts.rect().bottomLeft()))


class ClockRow(QWidget):
    """The clock in a narrow column: the time, the block, and the buttons that are needed with one hand."""

    next_asked = Signal()
    minute_asked = Signal(int)
    hide_asked = Signal()
    more_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._time = LineLabel("", "figure", ground=ON_WINDOW)
        self._time.setToolTip(_("Left in this block"))
        self._block = ElidedLabel("", "caption")
        self._next = Button(theme, "…", "skip-forward", "primary")
        self._ends = ElidedLabel("", "muted")
        self._steps = less, more = IconButton(theme, "minus", "…"), IconButton(theme, "plus", "…")
        less.tell_key(Act.TAKE_MINUTE, _("One minute less"))
        more.tell_key(Act.ADD_MINUTE, _("One minute more"))
        hide = IconButton(theme, "eye-off", "…")
        hide.tell_key(Act.HIDE, _("Hide names and notes"))
        self._more = IconButton(theme, "ellipsis", _("More"))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        self._top, self._below, self._words = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._icons = icons = QHBoxLayout()
        icons.setSpacing(Space.XS)
        for button in (*self._steps, hide, self._more):
            icons.addWidget(button)
        self._words.setSpacing(0)
        self._below.setSpacing(Space.MD)
        self._top.addLayout(self._words)
        self._top.addLayout(icons)
        column.addLayout(self._top)
        column.addLayout(self._below)
        self._across: bool | None = None
        self._next_words = self._short_words = "…"
        self._fitted: object = None  # what the button was last fitted to
        self.fit(across=False)
        self._next.clicked.connect(self.next_asked)
        self._steps[0].clicked.connect(self._take)
        self._steps[1].clicked.connect(self._add)
        hide.clicked.connect(self.hide_asked)
        self._more.clicked.connect(self.more_asked)
        theme.changed.connect(self._dress)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters the time needs the room; a minute more or less is in the menu then."""
        super().resizeEvent(event)
        for button in self._steps:
            button.setVisible(self.steps_fit)
        self._fit_words()

    def _fit_words(self) -> None:
        """The name of the next block, where there is room for it; else when this one ends stands in a line of its
        own, and so does the name of this one."""
        said = (self._next_words, self._ends.text(), self._block.text())
        fitted = (*said, self.width(), self._theme.look.scale, self._across)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        ends = self._ends.sizeHint().width() + Space.MD
        beside = self._show_next(self.width() - (0 if self._across else ends))
        if not self._across and not beside:
            self._show_next(self.width())
        ways = QBoxLayout.Direction
        self._below.setDirection(ways.LeftToRight if beside or self._across else ways.TopToBottom)
        self._below.setSpacing(Space.MD if beside or self._across else Space.XS)
        if not self._across:
            has_room = (
                self._block.sizeHint().width() <= self.width() - self._icons.sizeHint().width() - Space.SM
            )
            if has_room:
                self._words.addWidget(self._block)
            else:
                self._column.insertWidget(1, self._block)

    def _show_next(self, room: int) -> bool:
        """In full or in short; whether it has this room."""
        self._next.display(self._next_words)
        self._next.setAccessibleName("")
        if not self._across and self._next.sizeHint().width() > room:
            self._next.display(self._short_words)
            self._next.setAccessibleName(self._next_words)
        return self._next.sizeHint().width() <= room

    @property
    def steps_fit(self) -> bool:
        return self.width() >= self._theme.px(330)

    def fit(self, *, across: bool) -> None:
        """In one line where the room is low, else the time over the button."""
        if across == self._across:
            return
        self._across = across
        self._words.addWidget(self._time)
        if across:
            self._top.insertWidget(1, self._next, 1)
            self._below.addWidget(self._block, 1)
        else:
            self._words.addWidget(self._block)
            self._below.addWidget(self._next, 1)
        self._below.addWidget(self._ends)
        self._top.setStretchFactor(self._words, 0 if across else 1)
        self._top.setSpacing(Space.LG if across else Space.SM)

    def draw(self, session: Session, timeline: Timeline) -> None:
        ring = self.count(timeline)
        lines = clock_words.clock_lines(session, timeline)
        state = _("over its time") if ring.over else ring.state_word or lines.place
        self._block.setText(" · ".join(word for word in (lines.title, state) if word))
        self._next.display(self._next.text(), _next_icon(session))
        self._next_words = clock_words.next_words(session)
        self._short_words = _("Next") if clock_words.next_block(session) is not None else self._next_words
        drift = clock_words.drift_words(timeline)
        self._ends.setToolTip(clock_words.drift_sentence(timeline))
        self._ends.setText(_("ends {time}  ·  {drift}").format(time=lines.block_ends, drift=drift))
        self._fit_words()

    def count(self, timeline: Timeline) -> RingValue:
        """The seconds alone."""
        ring = clock_words.ring(timeline)
        self._time.setText(ring.figure)
        self._time.speak(ring.spoken)
        name = "warn" if ring.over else "text"
        if self._time.property("tone") != name:
            self._time.setProperty("tone", name)
            self._dress()
        return ring

    def open_menu(self, *acts: tuple[str, str, Callable[[], object]]) -> None:
        """What there is no room for: icon, words, and what is done."""
        menu = QMenu(self)
        for icon, words, act in acts:
            menu.addAction(self._theme.icon(icon), words).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _dress(self) -> None:
        self._time.setFont(self._theme.font(Type.CLOCK, STRONG, tabular=True))
        colour = self._theme.hex(self._time.property("tone") or "text")
        self._time.setStyleSheet(f"font-size: {self._theme.px(Type.CLOCK)}px; color: {colour};")

    def _take(self) -> None:
        self.minute_asked.emit(-1)

    def _add(self) -> None:
        self.minute_asked.emit(1)


def _next_icon(session: Session) -> str:
    if session.run.started is None:
        return "play"
    return "skip-forward" if clock_words.next_block(session) else "log-out"
