"""The mini timer: a small window above the call, for one glance and one click."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.live import commands
from app.live.state import Session
from app.model.agenda import Timeline, lay
from app.model.roles import Right
from app.words import _
from ui.acting import Acting
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.live import clock_words
from ui.live.chat import Chat
from ui.live.clock_acts import ClockActs
from ui.parts.button import IconButton
from ui.parts.label import ON_WINDOW, ElidedLabel, LineLabel
from ui.parts.ring import RingValue
from ui.theme import STRONG, Space, Theme, Type


class MiniWindow(QWidget):
    """Time left, block, turn and drift; a minute more, next, hide. Drag it anywhere; Escape closes it."""

    closed = Signal()
    said = Signal(str)
    crisis_asked = Signal()
    keys_asked = Signal()

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, hiding: Hiding) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._theme, self._acting, self._hiding = theme, acting, hiding
        self._acts = ClockActs(acting, theme.keys, leads=True, parent=self)
        self._chat = Chat(acting, self)
        self._drag: QPoint | None = None
        self._moving = False
        self._warns = False
        self.setWindowTitle(_("Groupside: timer"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._time = LineLabel("", "figure", ground=ON_WINDOW)
        self._line = ElidedLabel("", "caption")
        self._more = IconButton(theme, "plus", "…")
        self._more.tell_key(Act.ADD_MINUTE, _("One minute more"))
        self._next = IconButton(theme, "skip-forward", "…")
        self._hide = IconButton(theme, "eye-off", "…")
        self._crisis = IconButton(theme, "life-buoy", "…")
        self._crisis.tell_key(Act.CRISIS, _("Crisis: what to do now"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.LG, Space.SM, Space.MD, Space.MD)
        self._row.setSpacing(Space.SM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._time)
        words.addWidget(self._line)
        self._row.addLayout(words, 1)
        self._row.addSpacing(Space.SM)
        for button in (self._more, self._next, self._hide, self._crisis):
            # a click leaves no focus behind: Space belongs to the call
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._row.addWidget(button)
        self._more.clicked.connect(self._acts.add)
        self._next.clicked.connect(self._go_next)
        self._hide.clicked.connect(self._turn)
        self._crisis.clicked.connect(self.crisis_asked)
        self._acts.crisis_asked.connect(self.crisis_asked)
        bind(
            theme.keys,
            self,
            {
                **self._acts.keys(),
                Act.NEXT_BLOCK: self._go_next,
                Act.HIDE: self._turn,
                Act.KEYS: self.keys_asked.emit,
            },
        )
        hub.changed.connect(self.redraw)
        ticker.second.connect(self.count)
        ticker.five_seconds.connect(self.redraw)
        ticker.follow(self)
        hiding.changed.connect(self.redraw)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def acting(self) -> Acting:
        """The seat of who asked for it."""
        return self._acting

    # Drawing

    def redraw(self) -> None:
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is None or session.opened is None or not self.isVisible():
            return
        timeline = lay(session.run, now)
        over = session.run.ended is not None
        ring = self._count(timeline)
        self._line.setText(self._words(session, timeline, ring))
        for button in (self._more, self._next, self._crisis):
            button.offer_if(self._leads)
        self._more.setEnabled(session.run.live)
        self._next.setEnabled(not over and not _is_last(session))
        forward = _("Start") if session.run.started is None else _("Next block")
        self._next.tell_key(Act.NEXT_BLOCK, forward)
        turn = _("Bring names and notes back") if self._hiding.hidden else _("Hide names and notes")
        self._hide.tell_key(Act.HIDE, turn)
        self._grow()

    @property
    def _leads(self) -> bool:
        return self._acting.seat.may(Right.GROUP)

    def count(self) -> None:
        """Each second: the time alone."""
        session = self._acting.desk.session
        if session is not None and session.opened is not None and self.isVisible():
            self._count(lay(session.run, self._acting.desk.now()))

    def _count(self, timeline: Timeline) -> RingValue:
        ring = clock_words.ring(timeline)
        over = timeline.run.ended is not None
        self._time.setText(_("Ended") if over else ring.figure)
        # by the minute: a screen reader should not be told every second
        self._time.speak("" if over else replace(ring, minutes_only=True).spoken)
        self._warn(ring.over and not over)
        return ring

    def _words(self, session: Session, timeline: Timeline, ring: RingValue) -> str:
        """The line names people, the clock does not."""
        if self._hiding.hidden:
            return _("Hidden")
        if session.run.ended is not None:
            return _("The summary is in the main window")
        line = clock_words.mini_line(session, timeline)
        return f"{ring.state_word} · {line}" if ring.state == "paused" else line

    def _warn(self, warns: bool) -> None:
        if warns != self._warns:
            self._warns = warns
            self._dress()

    def _grow(self) -> None:
        """Wide enough for the line, towards the middle of the screen; it never shrinks under somebody's hand."""
        more = self._line.sizeHint().width() - self._line.width()
        room = self.screen().availableGeometry()
        width = min(self.width() + more, room.width())
        if more > 0 and width > self.width():
            right = self.geometry().center().x() > room.center().x()
            left = self.x() - (width - self.width() if right else 0)
            self.setGeometry(left, self.y(), width, self.height())

    def _dress(self) -> None:
        colour = self._theme.hex("warn" if self._warns else "text")
        self._time.setFont(self._theme.font(Type.SMALL_CLOCK, STRONG, tabular=True))
        self._time.setStyleSheet(
            f"font-size: {self._theme.px(Type.SMALL_CLOCK)}px; font-weight: 600; color: {colour};"
        )
        self.setFixedHeight(self._theme.px(84))
        if self.width() < self.sizeHint().width():
            self.resize(self.sizeHint())
        if self.isVisible():
            self._grow()  # larger letters need a longer line
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(440), self._theme.px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline around it: it stands on other people's windows."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        painter.setPen(self._theme.colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    # Where it stands

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_on_top()
        self.setFocus()
        self.redraw()

    def _keep_on_top(self) -> None:
        """Through the window handle: the widget's own flag would hide it first."""
        handle = self.windowHandle()
        if QGuiApplication.platformName().startswith("wayland"):
            self.said.emit(_("On this desktop the timer cannot stay above other windows by itself."))
        else:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, True)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Moved):
            corner = self.screen().availableGeometry().topRight()
            self.move(corner - QPoint(self.width() + Space.XL, -Space.XL))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Once it is a drag and no click any more, the system moves it where it can; elsewhere it follows the mouse."""
        if self._drag is None:
            return
        place = event.globalPosition().toPoint() - self._drag
        if self._moving:
            self.move(place)
        elif (place - self.pos()).manhattanLength() >= QApplication.startDragDistance():
            if self.windowHandle().startSystemMove():
                self._drag = None
            else:
                self._moving = True
                self.move(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag, self._moving = None, False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    # What a person does

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        session = self._acting.desk.session
        if session is None:
            return
        paused, live = session.run.paused, session.run.live
        menu = QMenu(self)
        back = clock_words.back_at(session, lay(session.run, self._acting.desk.now()))
        if back:
            words = _("Copy “{words}” for the chat").format(words=back)
            menu.addAction(self._theme.icon("copy"), words).triggered.connect(self._copy_back)
        steers = (
            ("plus", _("One minute more"), self._acts.add, live),
            ("minus", _("One minute less"), self._acts.take, live),
            ("skip-forward", _("Next block"), self._go_next, live and not _is_last(session)),
            ("skip-back", _("Back to the block before"), self._acts.previous, live),
            ("play" if paused else "pause", _("Go on") if paused else _("Pause"), self._acts.pause, live),
            ("coffee", _("Short break, or back from it"), self._acts.short_break, live),
            ("undo-2", _("Take back the last act"), self._acting.undo, True),
        )
        crisis = ("life-buoy", _("Crisis: what to do now"), self.crisis_asked.emit, True)
        for icon, words, act, can in (
            *(steers if self._leads else ()),
            ("eye-off", _("Hide names and notes"), self._turn, not self._hiding.hidden),
            *((crisis,) if self._leads else ()),
            ("x", _("Close the timer"), self.close, True),
        ):
            action = menu.addAction(self._theme.icon(icon), words)
            action.setEnabled(can)
            action.triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _copy_back(self) -> None:
        session = self._acting.desk.session
        if session is not None:
            timeline = lay(session.run, self._acting.desk.now())
            self._chat.say(lambda: clock_words.back_at(session, timeline))

    def _turn(self) -> None:
        if self._hiding.hidden:
            self._hiding.show()
        else:
            self._hiding.hide()

    def _go_next(self) -> None:
        session = self._acting.desk.session
        started = session is not None and session.run.started is not None
        self._acting.do(commands.next_block if started else commands.start)


def _is_last(session: Session) -> bool:
    return session.run.live and clock_words.next_block(session) is None
