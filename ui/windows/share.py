"""The window that is safe to share in the call: the time, the prompt, the plan, and no name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Literal

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.live.public import PublicBlock, PublicView, share
from app.model.agenda import ZERO
from app.words import _, said_in, speaking
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.live.prompt_words import answer_words
from ui.machine import ShareLook
from ui.parts.agenda_strip import AgendaStrip, StripBlock
from ui.parts.fitted_text import FittedText
from ui.parts.hidden_page import HiddenPage
from ui.parts.label import ElidedLabel, label
from ui.parts.ring import RingValue, TimerRing
from ui.theme import NORMAL, STRONG, Space, Theme, Type
from ui.times import clock_time, wall_clock

SMALLEST: Final = QSize(640, 400)
USUAL: Final = QSize(1280, 720)
# below this width, px at 100 % text, the strip would cut its words; the line above the prompt names the block
STRIP_FROM: Final = 560


@dataclass(frozen=True, slots=True)
class ShareWords:
    """What stands beside the ring: a small line, the large words, a quiet line."""

    overline: str = ""
    large: str = ""
    quiet: str = ""


@said_in(attrgetter("language"))
def share_words(view: PublicView, look: ShareLook) -> ShareWords:
    """The words for everybody; they come from the public view alone."""
    if view.ended:
        return ShareWords(
            "", _("Thank you for being here."), _("Take good care of yourselves until we meet again.")
        )
    block = view.block.upper() if look.block else ""
    if view.is_break:
        return ShareWords(block, _back_words(view), _("Stand up, stretch, have some water."))
    if view.prompt_kind == "topic" and view.follow_up and look.prompts:
        # a step of an activity, under its title
        return ShareWords(view.prompt.upper(), view.follow_up, "")
    if view.prompt and look.prompts:
        return ShareWords(block, view.prompt, answer_words(view.prompt_kind))
    if _running(view):
        return ShareWords("", view.block if look.block else "", "")
    return ShareWords("", _("Welcome."), _("We begin in a moment."))


def _back_words(view: PublicView) -> str:
    if view.paused or view.back_at is None:
        return _("A short pause")
    if view.left <= ZERO:
        return _("We go on in a moment")
    return _("Back at {time}").format(time=clock_time(view.back_at, view.zone))


def share_ring(view: PublicView, look: ShareLook) -> RingValue:
    """Whole minutes; seconds in a break or where they are wished. An over-run is nobody’s business and stands at 0."""
    left = max(0, math.ceil(view.left.total_seconds()))
    state: Literal["running", "paused"] = "paused" if view.paused else "running"
    minutes_only = not view.is_break and look.clock != "seconds"
    return RingValue(
        int(view.allotted.total_seconds()), left, state, minutes_only=minutes_only, language=view.language
    )


def _running(view: PublicView) -> bool:
    return not view.ended and any(block.state == "now" for block in view.strip)


def _strip_block(block: PublicBlock, language: str) -> StripBlock:
    """Minutes as they are now, and as they were: that a block was made shorter is nothing for the group to read."""
    state: Literal["done", "now", "next"] = "done" if block.state == "passed_over" else block.state
    with speaking(language):
        title = block.title or _("Block")
    passed = round(block.passed, 2)
    return StripBlock(
        block.id, title, block.minutes, block.minutes, state, passed, block.held, language=language
    )


class ShareWindow(QWidget):
    """Built from the public view alone, which has no field for a person."""

    closed = Signal()
    keys_asked = Signal()
    held_back = Signal(str)  # one sentence for the person who facilitates

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, hiding: Hiding) -> None:
        super().__init__()
        self._theme, self._desk, self._hiding = theme, hub.desk, hiding
        self._told: tuple[str, ...] = ()
        self._told_off = ""
        self._look = ShareLook()
        self.setObjectName("Root")
        self.setWindowTitle(_("Groupside: for the group"))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._title, self._time = ElidedLabel(), label("", "figure")
        self._words = _Words(theme)
        self._ring = TimerRing(theme, 80, "window")
        self._strip = AgendaStrip(theme)
        self._strip.setEnabled(False)  # there is nothing to press here
        self._page = QWidget(self)
        self._hidden = HiddenPage(theme, self)
        self._hidden.setVisible(False)
        self._hidden.woken.connect(hiding.show)
        self._place()
        hub.changed.connect(self.redraw)
        ticker.second.connect(self.count)
        ticker.five_seconds.connect(self.redraw)
        ticker.follow(self)
        hiding.changed.connect(self._turn)
        theme.changed.connect(self._fit)
        bind(theme.keys, self, {Act.HIDE: hiding.hide, Act.KEYS: self.keys_asked.emit})

    def _place(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._time)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self._ring, 1)
        self._middle.addWidget(self._words, 1)
        self._column = QVBoxLayout(self._page)
        self._column.addLayout(head)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self._strip)

    def take(self, look: ShareLook) -> None:
        """What a person chose to show here, and how large."""
        self._look = look
        self._fit()

    def redraw(self) -> None:
        """Show the session as the group may see it; without a session, a blank page."""
        if not self.isVisible():
            return
        look = self._look
        session, now = self._desk.session, self._desk.now()
        shared = share(session, now) if session is not None else None
        view = shared.view if shared else None
        running = view is not None and _running(view)
        clock = view is not None and running and (view.is_break or look.clock != "none")
        words = share_words(view, look) if view else ShareWords()
        _say(self._title, view.title if view else "")
        with speaking(view.language if view else ""):
            _say(self._time, wall_clock(now, view.zone) if view else "")
        self._words.display(words)
        self._words.centre(not clock)
        self._words.setVisible(not clock or words != ShareWords())
        self._ring.setVisible(clock)
        self._strip.setVisible(
            look.plan and view is not None and not view.ended and self._has_room_for_strip()
        )
        self._strip.display([_strip_block(block, view.language) for block in view.strip] if view else [])
        if view is not None and running:
            self._ring.display(share_ring(view, look))
        if self._hiding.hidden:
            self._hidden.display(share_ring(view, look) if view is not None and running else None)
        self._tell(shared.held_back if shared else ())
        self._tell_off(view.prompt if view is not None and not look.prompts else "")

    def count(self) -> None:
        """Each second: a break counts seconds here, and any block where they are wished."""
        session = self._desk.session
        block = session.block if session is not None else None
        if (
            session is not None
            and block is not None
            and (block.is_break or session.run.back_in is not None or self._look.clock == "seconds")
        ):
            self.redraw()

    def _tell(self, held_back: tuple[str, ...]) -> None:
        """Point out once what is not shown; the texts themselves stay out of it."""
        new = set(held_back) - set(self._told)
        self._told = held_back
        if new:
            self.held_back.emit(
                _("A name from the list stands in a text, so the share window does not show that text.")
            )

    def _tell_off(self, prompt: str) -> None:
        """Somebody wants a prompt to be seen, and prompts are off."""
        if prompt and prompt != self._told_off:
            self.held_back.emit(
                _("Prompts are off for the share window. Settings, under Share view, has them.")
            )
        self._told_off = prompt

    def _turn(self) -> None:
        self._page.setVisible(not self._hiding.hidden)
        self._hidden.setVisible(self._hiding.hidden)
        if self._hiding.hidden:
            self._hidden.setFocus()
        self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What stands here may also be put into the call's chat."""
        if self._hiding.hidden or not self._words.text:
            return
        menu = QMenu(self)
        menu.addAction(self._theme.icon("copy"), _("Copy for the chat")).triggered.connect(self.copy)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words.text)

    def _has_room_for_strip(self) -> bool:
        return self.width() >= self._theme.px(STRIP_FROM)

    def _fit(self) -> None:
        """Margins and letters grow with the window: it is looked at as a picture in a call."""
        self._page.setGeometry(self.rect())
        self._hidden.setGeometry(self.rect())
        part = min(self.width() / USUAL.width(), self.height() / USUAL.height())
        side, end = max(Space.XL, round(64 * part)), max(Space.LG, round(42 * part))
        self._column.setContentsMargins(side, end, side, end)
        self._column.setSpacing(max(Space.MD, round(Space.XL * part)))
        self._middle.setSpacing(max(Space.XL, round((Space.XXL + Space.XXL) * part)))
        part *= self._look.percent / 100
        small = max(self._theme.px(Type.BODY), round(22 * part))
        for words, weight, colour in ((self._title, STRONG, "text"), (self._time, NORMAL, "muted")):
            words.setStyleSheet(
                f"font-size: {small}px; font-weight: {weight.value}; color: {self._theme.hex(colour)};"
            )
        self._words.fit(part)
        self.redraw()


class _Words(QWidget):
    """Three texts, one below the other and together in the middle; the large one gives way to the room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._part = 1.0
        self._overline = FittedText(theme, STRONG, self)
        self._large = FittedText(theme, STRONG, self)
        self._quiet = FittedText(theme, NORMAL, self)
        self._shown = ShareWords()

    @property
    def text(self) -> str:
        """The large words with the quiet line, as they could be sent to somebody."""
        return "\n".join(line for line in (self._shown.large, self._shown.quiet) if line)

    def display(self, words: ShareWords) -> None:
        if words != self._shown:
            self._shown = words
            self._lay()

    def centre(self, centred: bool) -> None:
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        for words in (self._overline, self._large, self._quiet):
            if words.alignment() != across | Qt.AlignmentFlag.AlignTop:
                words.setAlignment(across | Qt.AlignmentFlag.AlignTop)

    def fit(self, part: float) -> None:
        self._part = part
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay()

    def _lay(self) -> None:
        muted = f"color: {self._theme.hex('muted')};"
        px, part = self._theme.px, self._part
        for widget, text, largest, sheet in (
            (
                self._overline,
                self._shown.overline,
                max(round(18 * part), min(px(12), round(26 * part))),
                muted,
            ),
            (self._quiet, self._shown.quiet, max(round(22 * part), min(px(14), round(32 * part))), muted),
            (self._large, self._shown.large, max(px(24), round(46 * part)), ""),
        ):
            widget.display(text, largest)
            widget.setVisible(bool(text))
            if widget.styleSheet() != sheet:
                widget.setStyleSheet(sheet)
        self._stack(max(8, round(14 * self._part)))

    def _stack(self, gap: int) -> None:
        """The small lines get a fifth of the height each at most, the large one what is left."""
        shown = [words for words in (self._overline, self._large, self._quiet) if words.text()]
        room = self.height() - gap * max(len(shown) - 1, 0)
        heights = {w: w.needed(self.width(), room // 5) for w in (self._overline, self._quiet) if w.text()}
        if self._large.text():
            heights[self._large] = self._large.needed(self.width(), room - sum(heights.values()))
        top = max(0, (room - sum(heights.values())) // 2)
        for words in shown:
            words.setGeometry(QRect(0, top, self.width(), heights[words]))
            top += heights[words] + gap


def _say(words: QLabel, text: str) -> None:
    if words.text() != text:
        words.setText(text)
