"""The mini timer: a small window above the call, for one glance and one click."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.live import commands
from ui.acting import Acting
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind, shown
from ui.live import clock_words
from ui.parts.button import IconButton
from ui.parts.label import ElidedLabel, label
from ui.theme import STRONG, Space, Theme


class MiniWindow(QWidget):
    """Time left, block, turn and drift; a minute more, next, hide. Drag it anywhere; Escape closes it."""

    closed = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, hiding: Hiding) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._theme, self._acting, self._hiding = theme, acting, hiding
        self._drag: QPoint | None = None
        self._placed = False
        self.setObjectName("Root")
        self.setWindowTitle(_("Groupside: timer"))
        self._time = label("", "figure")
        self._line = ElidedLabel("", "caption")
        more = IconButton(theme, "plus", _("One minute more ({key})").format(key=shown(Act.ADD_MINUTE)))
        forward = IconButton(theme, "skip-forward", _("Next block ({key})").format(key=shown(Act.NEXT_BLOCK)))
        hide = IconButton(theme, "eye-off", _("Hide names and notes ({key})").format(key=shown(Act.HIDE)))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LG, Space.SM, Space.SM, Space.SM)
        row.setSpacing(Space.XS)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._time)
        words.addWidget(self._line)
        row.addLayout(words, 1)
        for button in (more, forward, hide):
            row.addWidget(button)
        more.clicked.connect(self._add)
        forward.clicked.connect(self._next)
        hide.clicked.connect(self._turn)
        bind(
            self,
            {
                Act.NEXT_BLOCK: self._next,
                Act.ADD_MINUTE: self._add,
                Act.TAKE_MINUTE: self._take,
                Act.UNDO: acting.undo,
                Act.HIDE: self._turn,
            },
        )
        hub.changed.connect(self.redraw)
        ticker.second.connect(self.redraw)
        ticker.follow(self)
        hiding.changed.connect(self.redraw)
        theme.changed.connect(self._dress)
        self._dress()

    def redraw(self) -> None:
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is None or session.opened is None or not self.isVisible():
            return
        ring = clock_words.ring(session, now)
        self._time.setText(ring.figure)
        self._time.setAccessibleName(ring.spoken)
        # the line names people, the clock does not
        self._line.setText("" if self._hiding.hidden else clock_words.mini_line(session, now))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_on_top()
        self.redraw()

    def _keep_on_top(self) -> None:
        """Through the window handle: the widget's own flag would hide it first."""
        handle = self.windowHandle()
        if QGuiApplication.platformName().startswith("wayland"):
            if not self._placed:
                self.said.emit(_("On this desktop the timer cannot stay above other windows by itself."))
        elif handle is not None:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, True)
        if not self._placed:
            self._placed = True
            corner = self.screen().availableGeometry().topRight()
            self.move(corner - QPoint(self.width() + Space.XL, -Space.XL))

    def _dress(self) -> None:
        self._time.setFont(self._theme.font(34, STRONG, tabular=True))
        self._time.setStyleSheet(f"font-size: {self._theme.px(34)}px;")
        self.resize(self._theme.px(430), self._theme.px(78))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            handle = self.windowHandle()
            # the system moves it where it can; elsewhere it follows the mouse
            if not handle.startSystemMove():
                self._drag = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self.move(event.globalPosition().toPoint() - self._drag)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _turn(self) -> None:
        if self._hiding.hidden:
            self._hiding.show()
        else:
            self._hiding.hide()

    def _add(self) -> None:
        self._acting.do(commands.add_minutes, 1)

    def _take(self) -> None:
        self._acting.do(commands.add_minutes, -1)

    def _next(self) -> None:
        self._acting.do(commands.next_block)
