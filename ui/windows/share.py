"""The window that is safe to share in the call: the time, the prompt, the plan, and no name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from typing import Final, Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QRect, QSize, Qt, QTime, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.live.public import PublicBlock, PublicView, share
from app.model.agenda import ZERO
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.parts.agenda_strip import AgendaStrip, StripBlock
from ui.parts.fitted_text import FittedText
from ui.parts.hidden_page import HiddenPage
from ui.parts.label import ElidedLabel, label
from ui.parts.ring import RingValue, TimerRing
from ui.theme import MEDIUM, NORMAL, Theme
from ui.times import clock_time

SMALLEST: Final = QSize(640, 400)
USUAL: Final = QSize(1280, 720)


@dataclass(frozen=True, slots=True)
class ShareWords:
    """What stands beside the ring: a small line, the large words, a quiet line."""

    overline: str
    large: str
    quiet: str


def share_words(view: PublicView) -> ShareWords:
    """The words for everybody; they come from the public view alone."""
    if view.ended:
        return ShareWords(
            "", _("Thank you for being here."), _("Take good care of yourselves until we meet again.")
        )
    block = view.block.upper()
    if view.is_break:
        return ShareWords(block, _back_words(view), _("Stand up, stretch, have some water."))
    if view.prompt:
        quiet = {
            "icebreaker": _("One or two sentences. Passing is always fine."),
            "topic": _("There is no wrong answer."),
        }
        return ShareWords(block, view.prompt, quiet.get(view.prompt_kind, ""))
    if _running(view):
        return ShareWords("", view.block, "")
    return ShareWords("", _("Welcome."), _("We begin in a moment."))


def _back_words(view: PublicView) -> str:
    if view.paused or view.back_at is None:
        return _("A short pause")
    if view.left <= ZERO:
        return _("We go on in a moment")
    return _("Back at {time}").format(time=clock_time(view.back_at, view.zone))


def share_ring(view: PublicView) -> RingValue:
    """Whole minutes, or seconds in a break; an over-run is nobody's business here and stands at zero."""
    left = max(0, math.ceil(view.left.total_seconds()))
    return RingValue(
        int(view.allotted.total_seconds()),
        left,
        "paused" if view.paused else "running",
        minutes_only=not view.is_break,
    )


def _running(view: PublicView) -> bool:
    return any(block.state == "now" for block in view.strip)


def _strip_block(block: PublicBlock) -> StripBlock:
    state: Literal["done", "now", "next"] = "done" if block.state == "passed_over" else block.state
    title = block.title or _("Block")
    return StripBlock(block.id, title, block.minutes, block.minutes, state, round(block.passed, 3))


def wall_clock(moment: datetime, zone: str) -> str:
    """The time of day in the group's zone, as this person's system writes it: "9:16 AM"."""
    local = moment.astimezone(ZoneInfo(zone))
    written = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return written.replace("\u202f", " ")


class ShareWindow(QWidget):
    """Built from the public view alone, which has no field for a person."""

    closed = Signal()
    held_back = Signal(str)  # what the facilitator is told: a text is not shown, and why

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, hiding: Hiding) -> None:
        super().__init__()
        self._theme = theme
        self._desk = hub.desk
        self._hiding = hiding
        self._told: tuple[str, ...] = ()
        self.setObjectName("Root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Groupside: for the group"))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._title = ElidedLabel()
        self._time = label("")
        self._words = _Words(theme)
        self._ring = TimerRing(theme, 80)
        self._strip = AgendaStrip(theme)
        self._strip.setEnabled(False)  # there is nothing to press here
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._time)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self._ring, 1)
        self._middle.addWidget(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self._strip)
        self._hidden = HiddenPage(theme, self)
        self._hidden.woken.connect(hiding.show)
        self._hidden.setVisible(False)
        hub.changed.connect(self.redraw)
        ticker.second.connect(self.redraw)
        ticker.follow(self)
        hiding.changed.connect(self.redraw)
        theme.changed.connect(self._fit)
        self._fit()
        self.redraw()

    def redraw(self) -> None:
        """Show the session as the group may see it; without a session, a blank page."""
        session, now = self._desk.session, self._desk.now()
        shared = share(session, now) if session is not None else None
        if shared is None:
            self._ring.setVisible(False)
            self._strip.setVisible(False)
            self._words.display(ShareWords("", "", ""))
            for words in (self._title, self._time):
                words.setText("")
            return
        view = shared.view
        running = _running(view) and not view.ended
        _say(self._title, view.title)
        _say(self._time, wall_clock(now, view.zone))
        self._words.display(share_words(view))
        self._words.centre(not running)
        self._ring.setVisible(running)
        self._strip.setVisible(not view.ended)
        if running:
            self._ring.display(share_ring(view))
        self._strip.display([_strip_block(block) for block in view.strip])
        self._hidden.setVisible(self._hiding.hidden)
        self._hidden.display(share_ring(view) if running else None)
        self._tell(shared.held_back)

    def _tell(self, held_back: tuple[str, ...]) -> None:
        """Point out once that a text is not shown, to the facilitator and not here."""
        if held_back != self._told:
            self._told = held_back
            if held_back:
                self.held_back.emit(
                    _("A name from the list stands in a text, so the share window does not show it.")
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        self._hidden.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _fit(self) -> None:
        """Margins and letters grow with the window: it is looked at as a picture in a call."""
        part = min(self.width() / USUAL.width(), self.height() / USUAL.height())
        side, end = max(24, round(64 * part)), max(16, round(42 * part))
        self._column.setContentsMargins(side, end, side, end)
        self._column.setSpacing(max(12, round(24 * part)))
        self._middle.setSpacing(max(24, round(64 * part)))
        small = max(self._theme.px(14), round(22 * part))
        for words, weight, colour in ((self._title, MEDIUM, "text"), (self._time, NORMAL, "muted")):
            words.setStyleSheet(
                f"font-size: {small}px; font-weight: {weight.value}; color: {self._theme.hex(colour)};"
            )
        self._words.fit(part)


class _Words(QWidget):
    """Three texts, one below the other and together in the middle; the large one gives way to the room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._part = 1.0
        self._overline = FittedText(theme, self)
        self._large = FittedText(theme, self)
        self._quiet = FittedText(theme, self)
        self._shown = ShareWords("", "", "")

    def display(self, words: ShareWords) -> None:
        if words != self._shown:
            self._shown = words
            self._lay()

    def centre(self, centred: bool) -> None:
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        for words in (self._overline, self._large, self._quiet):
            words.setAlignment(across | Qt.AlignmentFlag.AlignTop)

    def fit(self, part: float) -> None:
        self._part = part
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    def _lay(self) -> None:
        muted = f"color: {self._theme.hex('muted')};"
        gap = max(8, round(14 * self._part))
        small = max(self._theme.px(12), round(18 * self._part))
        quiet = max(self._theme.px(14), round(22 * self._part))
        for widget, text, largest, sheet in (
            (self._overline, self._shown.overline, small, muted),
            (self._quiet, self._shown.quiet, quiet, muted),
            (self._large, self._shown.large, max(self._theme.px(24), round(46 * self._part)), ""),
        ):
            widget.display(text, largest)
            widget.setVisible(bool(text))
            if widget.styleSheet() != sheet:
                widget.setStyleSheet(sheet)
        width = self.width()
        shown = [w for w in (self._overline, self._large, self._quiet) if w.text()]
        room = self.height() - gap * max(len(shown) - 1, 0)
        heights = {w: w.needed(width, room // 5) for w in (self._overline, self._quiet) if w.text()}
        if self._large.text():
            heights[self._large] = self._large.needed(width, room - sum(heights.values()))
        top = max(0, (room - sum(heights.values())) // 2)
        for words in shown:
            words.setGeometry(QRect(0, top, width, heights[words]))
            words.update()
            top += heights[words] + gap


def _say(words: QLabel, text: str) -> None:
    if words.text() != text:
        words.setText(text)
