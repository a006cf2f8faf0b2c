"""What the main and the co-facilitator's window share: banner, message bar, status line, and the hidden page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.desk import Desk
from app.model.agenda import lay
from app.words import _, ngettext
from ui.acting import Acting
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.language import locale
from ui.live import clock_words
from ui.parts import tab_order
from ui.parts.hidden_page import HiddenPage
from ui.parts.label import ElidedLabel
from ui.parts.message_bar import Banner, Message, MessageBar
from ui.parts.page_sides import side
from ui.theme import Space, Theme

# an entry that waits longer than this is "not saved"
WAITS_TOO_LONG = 3.0  # seconds
MESSAGE_STAYS = 7000  # milliseconds
# so long the place of “Not saved” says that everything is saved: what was meant for its buttons hits nothing else
SAVED_STAYS = 6000  # milliseconds
MESSAGE_WIDTH = 640  # px at 100 %
# a layout that follows from another one stands after that, milliseconds
LAYOUTS_TAKE = 50
# with less room on the disk the bottom line warns, bytes
HARDLY_ANY = 50_000_000
# what the button of `offer_undo` stands for
UNDO = "undo"
# what the buttons of “Not saved” stand for
RETRY, KEEP_ELSEWHERE = "retry", "keep_elsewhere"
# the smallest window, px: a column beside the call. What has no room in it scrolls or folds.
LEAST = (440, 480)

# what a message must not cover
_TYPED = (QLineEdit, QTextEdit)
_PRESSED = (QAbstractButton, QComboBox, *_TYPED)


def _elsewhere() -> tuple[str, str]:
    return _("Keep a copy elsewhere…"), KEEP_ELSEWHERE


def saving_words(hub: Hub) -> str:
    """The status line never claims what the disk lacks."""
    desk = hub.desk
    words = _("Saving…") if desk.saving.pending else _("Saved")
    if is_troubled(desk):
        words = _("Not saved")
    if hub.little_room is None:
        return words
    free = locale().formattedDataSize(hub.little_room, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
    return _("{saved}  ·  {free} free on the disk").format(saved=words, free=free)


def _waiting_words(entries: int) -> str:
    if not entries:
        return _("What is half typed is not saved yet.")
    return ngettext("{n} entry is not saved yet.", "{n} entries are not saved yet.", entries).format(
        n=entries
    )


def is_troubled(desk: Desk) -> bool:
    saving = desk.saving
    waiting = time.monotonic() - saving.oldest if saving.oldest is not None else 0.0
    return saving.trouble is not None or (bool(saving.pending) and waiting > WAITS_TOO_LONG)


def _highest_under(pressed: Sequence[QRect], place: QRect) -> int | None:
    """The upper edge of the highest of these that lies at a place; None where none does."""
    around = place.adjusted(0, -2, 0, 2)
    return min((each.top() for each in pressed if each.intersects(around)), default=None)


def _area(covered: Iterable[QRect], place: QRect) -> int:
    """How much of these lies at a place, px²."""
    met = (each & place for each in covered)
    return sum(each.width() * each.height() for each in met if each.isValid())


class Frame(QWidget):
    """Content in the middle; whatever has to be said stands around it and never moves it."""

    keys_asked = Signal()
    act_chosen = Signal(str)  # what the button of a message stands for

    def __init__(
        self,
        theme: Theme,
        hub: Hub,
        ticker: Ticker,
        acting: Acting,
        hiding: Hiding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Root")
        self._theme, self._hub, self._acting = theme, hub, acting
        self._undo: Callable[[], object] | None = None
        self._hiding = hiding
        self._banner = Banner(theme)
        self._banner.act_chosen.connect(self._act_on_disk)
        self._banner_goes = self._once(SAVED_STAYS, self._let_banner_go)
        self._laid_out = self._once(LAYOUTS_TAKE, self._place_message)
        self._left, self._right = ElidedLabel("", "caption"), ElidedLabel("", "caption")
        self._right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for words in (self._left, self._right):
            # each act changes them: they share the line, and nothing else moves
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hidden = HiddenPage(theme, self)
        self._hidden.woken.connect(hiding.show)
        self._pages = QStackedLayout()
        self._body = QWidget(self)
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._hidden)
        self.content = QVBoxLayout(self._body)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # screens that are not shown must not hold the window wide
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*LEAST)
        top = QVBoxLayout()
        top.setContentsMargins(Space.XL, 0, Space.XL, 0)
        top.addWidget(self._banner)
        column.addLayout(top)
        column.addLayout(self._pages, 1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(Space.XL, Space.SM, Space.XL, Space.MD)
        self._foot.setSpacing(Space.LG)
        self._foot.addWidget(self._left)
        self._foot.addWidget(self._right)
        column.addLayout(self._foot)
        self._message = MessageBar(theme, self)
        self._held_back: Message | None = None  # what was said while all was hidden
        self._message_goes = self._once(MESSAGE_STAYS, self._forget_message)
        self._message.act_chosen.connect(self._act)
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.setTimerType(Qt.TimerType.PreciseTimer)
        self._look_again.timeout.connect(self._redraw_frame)
        acting.refused.connect(self.refuse)
        acting.said.connect(self.say)
        acting.stands.connect(self.say_how_it_stands)
        acting.undoable.connect(self.offer_undo)
        acting.moved_on.connect(self.settle)
        theme.keys.changed.connect(self.settle)
        hub.changed.connect(self._redraw_frame)
        hub.saved.connect(self._redraw_frame)
        ticker.second.connect(self._count_hidden)
        hiding.changed.connect(self._turn)
        # while the page is hidden its own keys rest, so that this one brings it back like any other
        bind(theme.keys, self._body, {Act.HIDE: hiding.hide, Act.KEYS: self.keys_asked.emit})
        theme.keys.changed.connect(self._redraw_frame)
        theme.changed.connect(self._place_message)

    def _once(self, after: int, then: Callable[[], None]) -> QTimer:
        """Calls `then` so many milliseconds after each start."""
        timer = QTimer(self, singleShot=True, interval=after)
        timer.timeout.connect(then)
        return timer

    # What is said

    def say(self, sentence: str, action: str = "", act: str = "", *, nameless: bool = False) -> None:
        """What was done; with an `action` it waits for its button, or to be closed; `nameless` over all hidden too."""
        self._show(Message(sentence, "info", action, act, nameless=nameless))

    def say_with(self, sentence: str) -> None:
        """The same, before what waits for its button already."""
        waits = self._message.message
        if waits is not None and waits.action:
            self._show(replace(waits, sentence=f"{sentence} {waits.sentence}"))
        else:
            self.say(sentence)

    def say_how_it_stands(self, sentence: str) -> None:
        """What the next act may make untrue: it goes with that."""
        self._show(Message(sentence, "neutral"))

    @property
    def waits_for_answer(self) -> bool:
        """Whether what is said has a button, and stays until it is pressed."""
        message = self._message.message
        return message is not None and bool(message.action)

    def offer_undo(self, sentence: str, undo: Callable[[], object]) -> None:
        """What was done, and the way back from it."""
        self.say(sentence, _("Undo"), UNDO)
        self._undo = undo

    def refuse(self, sentence: str) -> None:
        self._show(Message(sentence, "warn"))

    def settle(self) -> None:
        """Something else was done, or is being looked at: what was refused, or how it stood, before is past."""
        message = self._message.message
        if message is not None and message.tone in ("warn", "neutral") and not message.action:
            self._forget_message()

    def withdraw(self, act: str) -> None:
        """What was asked was answered elsewhere."""
        if self._message.message is not None and self._message.message.act == act:
            self._forget_message()
        if self._held_back is not None and self._held_back.act == act:
            self._held_back = None

    def _show(self, message: Message) -> None:
        if self._hiding.hidden and not message.nameless:
            self._held_back = message
            return
        self._message.display(None)
        self._message.display(message)
        self.make_way()
        if message.action:
            self._message_goes.stop()
        else:
            self._message_goes.start()

    def make_way(self) -> None:
        """What can be pressed moves, or will while all is laid out: the message goes where nothing lies below it."""
        self._place_message()
        self._laid_out.start()

    def _forget_message(self) -> None:
        self._message.display(None)

    def _act(self, act: str) -> None:
        self._forget_message()
        undo, self._undo = self._undo, None
        if act != UNDO:
            self.act_chosen.emit(act)
        elif undo is not None:
            undo()

    def _place_message(self) -> None:
        """Above the status line, over the content: nothing moves when something is said, and nothing that can be
        pressed or typed into lies below it: where something would, it stands higher."""
        at_side = side(self._theme, self.width())
        self._foot.setContentsMargins(at_side, Space.SM, at_side, Space.MD)
        bar = self._message
        if bar.message is None or not self.isVisible():
            return
        room = self.width() - 2 * Space.LG
        wished = max(self._theme.px(MESSAGE_WIDTH), bar.minimumSizeHint().width())
        width = max(min(room, wished), LEAST[0] - 2 * Space.LG)
        height = bar.heightForWidth(width) if bar.hasHeightForWidth() else bar.sizeHint().height()
        low = self.height() - height - self._theme.px(44)
        place = QRect((self.width() - width) // 2, low, width, height)
        air = self._theme.px(Space.SM)
        pressed = self._seen_of(_PRESSED)
        while (under := _highest_under(pressed, place)) is not None and place.top() > self.height() // 4:
            place.moveBottom(min(under - air, place.bottom() - 1))
        # there is no free place: over nothing that is typed into, and where it covers least, be it the status line
        if under is not None:
            typed, lowest = self._seen_of(_TYPED), self.height() - height - air
            spots = [place.translated(0, top - place.top()) for top in range(max(lowest, 1), 0, -air)]
            place = min(spots, key=lambda spot: (_area(typed, spot), _area(pressed, spot)))
        bar.setGeometry(place)
        bar.raise_()

    def _seen_of(self, kinds: tuple[type[QWidget], ...]) -> list[QRect]:
        """Where something of these kinds stands, as far as it is seen."""
        found = []
        for kind in kinds:
            for part in self._body.findChildren(kind):
                if part.isVisible() and not (seen := part.visibleRegion().boundingRect()).isEmpty():
                    found.append(seen.translated(part.mapTo(self, QPoint(0, 0))))
        return found

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_message()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_way()
        self._redraw_frame()  # less room, fewer hints

    # What stands at the edges

    def status(self) -> tuple[str, str]:
        """Left and right of the line at the bottom."""
        return saving_words(self._hub), ""

    def _share_foot(self) -> None:
        """One third and two, unless that would cut one of them: then by what they need."""
        needs = (self._left.sizeHint().width(), self._right.sizeHint().width())
        room = self.width() - 2 * Space.XL - Space.LG
        thirds = needs[0] <= room // 3 and needs[1] <= room * 2 // 3
        for at, share in enumerate((1, 2) if thirds else needs):
            if share != self._foot.stretch(at):  # else all of the window would be laid out again
                self._foot.setStretch(at, share)

    def _redraw_frame(self) -> None:
        # while all is hidden no key works but to bring it back, which the page says
        left, right = (saving_words(self._hub), "") if self._hiding.hidden else self.status()
        self._left.setText(left)
        self._right.setText(right)
        room = self.width() - 2 * Space.XL - Space.LG
        while right and self._left.sizeHint().width() + self._right.sizeHint().width() > room:
            right = right.partition("  ·  ")[2]  # how things stand comes before the keys
            self._right.setText(right)
        free = self._hub.little_room
        self._left.warn_if(free is not None and free < HARDLY_ANY)
        self._share_foot()
        desk = self._acting.desk
        self._look_again_when_late()
        if is_troubled(desk):
            self._banner_goes.stop()
            if self._banner.message is None:
                self.make_way()
            trouble = desk.saving.trouble
            waiting = _waiting_words(desk.saving.pending)
            why = trouble.sentence if trouble else _("The disk does not answer. The session goes on.")
            self._banner.display(
                Message(f"{waiting} {why}", "danger", _("Try again now"), RETRY, self._other_way())
            )
        elif self._banner_goes.isActive():
            pass
        elif self._banner.message is not None and self._banner.message.act == RETRY:
            if not desk.saving.waits:
                self._banner.say_past(_("Everything is saved."))
                self._banner_goes.start()
        elif self._hub.standing is not None:
            sentence, action, act = self._hub.standing
            self._banner.display(Message(sentence, "warn", action, act))
        self._count_hidden()

    def _other_way(self) -> tuple[str, str]:
        """Where the vault is damaged, what helps is its recovery, which keeps what waits."""
        if self._hub.standing is not None and self._hub.standing[1]:
            return self._hub.standing[1:]
        return _elsewhere()

    def _let_banner_go(self) -> None:
        self._banner.go()
        self._redraw_frame()
        self.make_way()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward)

    def _count_hidden(self) -> None:
        """Each second: the clock of the hidden page."""
        desk = self._acting.desk
        if self._hiding.hidden:
            session = desk.session
            live = session is not None and session.run.live
            self._hidden.display(clock_words.ring(lay(session.run, desk.now())) if live and session else None)

    def _look_again_when_late(self) -> None:
        """Nothing ticks on a quiet screen, and a disk that hangs says nothing."""
        oldest = self._acting.desk.saving.oldest
        if oldest is not None and not self._look_again.isActive():
            left = WAITS_TOO_LONG - (time.monotonic() - oldest)
            self._look_again.start(round(max(left, 0.5) * 1000) + 50)

    def _act_on_disk(self, act: str) -> None:
        if act == RETRY:
            self._acting.desk.vault.retry_now()
        else:
            self.act_chosen.emit(act)

    def _turn(self) -> None:
        """Hidden or not: the message bar may hold a name too."""
        self._redraw_frame()
        self._pages.setCurrentWidget(self._hidden if self._hiding.hidden else self._body)
        if self._hiding.hidden:
            self._message.display(None)
            self._hidden.setFocus()
        elif self._held_back is not None:
            message, self._held_back = self._held_back, None
            self._show(message)
