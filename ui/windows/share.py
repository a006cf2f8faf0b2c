"""The share window: big, friendly, without names. Built from PublicView alone, which has no field for a person."""

from __future__ import annotations

from gettext import gettext as _
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.live.public import PublicBlock, PublicView, share
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.parts.agenda_strip import AgendaStrip, StripBlock
from ui.parts.hidden_page import HiddenPage
from ui.parts.label import label
from ui.parts.ring import RingValue, TimerRing
from ui.theme import MEDIUM, NORMAL, STRONG, Theme
from ui.times import clock_time


class ShareWindow(QWidget):
    """Minutes only, but in a break, where everybody waits for the second."""

    closed = Signal()
    held_back = Signal(str)

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, hiding: Hiding) -> None:
        super().__init__()
        self._theme, self._desk, self._hiding = theme, hub.desk, hiding
        self._told: tuple[str, ...] = ()
        self.setObjectName("Root")
        self.setWindowTitle(_("Groupside: for the group"))
        self._title, self._now = label(""), label("", "figure")
        self._ring = TimerRing(theme, smallest=140)
        self._overline = label("")
        self._prompt = label("", wrap=True)
        self._below = label("", wrap=True)
        self._strip = AgendaStrip(theme)
        self._strip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hidden = HiddenPage(theme, self)
        self._hidden.woken.connect(hiding.show)
        self._page = QWidget(self)
        self._place()
        hub.changed.connect(self.redraw)
        ticker.second.connect(self.redraw)
        ticker.follow(self)
        hiding.changed.connect(self.redraw)
        theme.changed.connect(self._dress)

    def _place(self) -> None:
        column = QVBoxLayout(self._page)
        self._column = column
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._now)
        column.addLayout(head)
        middle = QHBoxLayout()
        self._middle = middle
        middle.addWidget(self._ring, 1)
        words = QVBoxLayout()
        words.setSpacing(14)
        words.addStretch(1)
        for line in (self._overline, self._prompt, self._below):
            words.addWidget(line)
        words.addStretch(1)
        middle.addLayout(words, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._strip)

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 360)

    def redraw(self) -> None:
        now = self._desk.now()
        shared = share(self._desk.session, now) if self._desk.session is not None else None
        if shared is None or not self.isVisible():
            return
        view = shared.view
        self._hidden.setVisible(self._hiding.hidden)
        self._hidden.display(_ring(view) if not view.ended else None)
        self._page.setVisible(not self._hiding.hidden)
        self._title.setText(view.title)
        self._now.setText(clock_time(now, view.zone))
        self._ring.setVisible(not view.ended)
        self._ring.display(_ring(view))
        overline, prompt, below = _words(view)
        changed = (overline, prompt, below) != (
            self._overline.text(),
            self._prompt.text(),
            self._below.text(),
        )
        self._overline.setText(overline)
        self._prompt.setText(prompt)
        self._below.setText(below)
        self._strip.display([_strip_block(block) for block in view.strip])
        if changed:
            self._dress()
        if shared.held_back != self._told:
            self._told = shared.held_back
            if self._told:
                self.held_back.emit(
                    _("A name from the list stands in a text, so the share window does not show it.")
                )

    def _dress(self) -> None:
        """Words as large as the window allows: the prompt shrinks until nothing is cut."""
        scale = min(self.width() / 1280, self.height() / 720)
        margin = round(64 * scale)
        self._column.setContentsMargins(margin, round(48 * scale), margin, round(40 * scale))
        self._column.setSpacing(round(24 * scale))
        self._middle.setSpacing(round(64 * scale))
        self._set(self._title, 22 * scale, STRONG, "text")
        self._set(self._now, 22 * scale, NORMAL, "muted")
        self._set(self._overline, 18 * scale, MEDIUM, "muted")
        self._set(self._below, 22 * scale, NORMAL, "muted")
        room = QSize((self.width() - 2 * margin - self._middle.spacing()) // 2, self.height())
        self._set(self._prompt, _fitting(self._prompt.text(), self._theme, room, scale), STRONG, "text")

    def _set(self, line: QLabel, px: float, weight: QFont.Weight, colour: str) -> None:
        size, colour = max(11, round(px)), self._theme.hex(colour)
        line.setStyleSheet(f"font-size: {size}px; font-weight: {weight.value}; color: {colour};")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.setGeometry(self.rect())
        self._hidden.setGeometry(self.rect())
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _fitting(text: str, theme: Theme, room: QSize, scale: float) -> float:
    """The largest size, 44 px at full size and down, at which the prompt takes no more than half the height."""
    size = 44 * scale
    while size > 12:
        metrics = QFontMetrics(theme.exact_font(round(size), STRONG))
        box = metrics.boundingRect(0, 0, room.width(), 10_000, Qt.TextFlag.TextWordWrap.value, text)
        widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
        if box.height() <= room.height() * 0.45 and widest <= room.width():
            break
        size -= 1
    return size


def _ring(view: PublicView) -> RingValue:
    total = int(view.allotted.total_seconds())
    left = int(view.left.total_seconds())
    if not view.block:
        return RingValue(total, total, "not_started", minutes_only=True)
    return RingValue(total, left, "paused" if view.paused else "running", minutes_only=not view.is_break)


def _words(view: PublicView) -> tuple[str, str, str]:
    """The small line, the large words, and the line below them."""
    if view.ended:
        return "", _("Thank you for being here today."), _("Take good care of yourselves until next time.")
    if view.is_break and view.back_at is not None and not view.prompt:
        back = _("Back at {time}").format(time=clock_time(view.back_at, view.zone))
        return view.block.upper(), back, _("Stand, stretch, move, have something to drink.")
    if not view.prompt:
        return "", view.block or _("Welcome. We start soon."), ""
    if view.prompt_kind == "closing_thought":
        return _("A THOUGHT TO TAKE ALONG"), view.prompt, ""
    if view.prompt_kind == "icebreaker":
        return view.block.upper(), view.prompt, _("One or two sentences. Passing is always fine.")
    return view.block.upper(), view.prompt, view.follow_up


def _strip_block(block: PublicBlock) -> StripBlock:
    """Minutes as they are now: that a block was shortened is nothing for the group to read."""
    state: Literal["done", "now", "next"] = "done" if block.state == "passed_over" else block.state
    return StripBlock(block.id, block.title, block.minutes, block.minutes, state, round(block.passed, 3))
