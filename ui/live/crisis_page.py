"""Crisis: what to do now, on one page, without a name. Opened by one key from every live window.

The numbers: 988 Suicide & Crisis Lifeline (call, text, chat) and SAMHSA's helpline for referral. That 911 reaches the
caller's own town, so that the dispatch center where the person is comes first, is in DOMAIN.md under "Safety".
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.acting import Acting
from ui.hiding import Hiding
from ui.hub import Ticker
from ui.keys import Act, bind
from ui.live.clock_acts import ClockActs
from ui.parts.button import Button
from ui.parts.label import LineLabel, label
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme
from ui.times import minutes_and_seconds


class CrisisPage(QDialog):
    """Says what to do and counts the time since it was opened; the group's clock goes on beside it."""

    def __init__(self, theme: Theme, ticker: Ticker, acting: Acting, hiding: Hiding, parent: QWidget) -> None:
        """`acting` is the seat of whoever opened it."""
        super().__init__(parent)
        self._acting = acting
        self._acts = ClockActs(acting, theme.keys, leads=False, parent=self)
        self._since: datetime = acting.desk.now()
        self.setObjectName("Root")
        self.setWindowTitle(_("Crisis"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._time = LineLabel("", "figure")
        self._break = Button(theme, _("Short break for all"), "coffee", "primary")
        self._break.tell_key(Act.SHORT_BREAK)
        self._copy = Button(theme, _("Copy 988 for the chat"), "copy")
        close = Button(theme, _("Close"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        head = QHBoxLayout()
        head.addWidget(label(_("Stay with the person"), "heading"), 1)
        head.addWidget(self._time)
        column.addLayout(head)
        column.addWidget(Scroll(_steps()), 1)
        buttons = QHBoxLayout()
        buttons.setDirection(
            QBoxLayout.Direction.TopToBottom if theme.look.scale > 1.5 else QBoxLayout.Direction.LeftToRight
        )
        buttons.setSpacing(Space.SM)
        for button in (self._break, self._copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column.addLayout(buttons)
        room = parent.screen().availableGeometry()
        self.resize(min(theme.px(620), room.width()), min(theme.px(640), room.height()))
        self._break.clicked.connect(self._take_break)
        self._copy.clicked.connect(self._take_along)
        close.clicked.connect(self.accept)
        ticker.second.connect(self.count)
        ticker.follow(self)
        keys = {Act.SHORT_BREAK: self._take_break, Act.HIDE: hiding.hide, Act.CRISIS: self.accept}
        bind(theme.keys, self, keys)
        self.count()
        close.setFocus()  # Enter does nothing to the group by mistake

    def count(self) -> None:
        """Each second: how long it has been open, and whether the group can still go on a break."""
        words = _("{time} since you opened this").format(
            time=minutes_and_seconds(self._acting.desk.now() - self._since)
        )
        self._time.setText(words)
        session = self._acting.desk.session
        self._break.setEnabled(session is not None and session.run.live and not session.run.paused)

    def _take_break(self) -> None:
        if self._break.isEnabled():
            self._acts.begin_short_break()
            self.count()

    def _take_along(self) -> None:
        QGuiApplication.clipboard().setText(
            _("You can call or text 988 at any hour, or chat at 988lifeline.org.")
        )
        self._copy.display(_("Copied"), "check")


def _steps() -> QWidget:
    """What to do, the most urgent first."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, Space.SM, 0)
    column.setSpacing(Space.XS)
    for title, words in (
        (
            _("A life is in danger"),
            _(
                "Call the dispatch center where the person is, by its ten-digit number. 911 reaches your own town: "
                "if you have no other number, say first which town the person is in."
            ),
        ),
        (
            _("No answer on camera"),
            _(
                "It is a medical emergency until you know better. Call, and ask whoever is near to look, "
                "and to bring naloxone."
            ),
        ),
        (
            _("Thoughts of suicide"),
            _(
                "Ask plainly, and stay on the call. 988 answers calls and texts day and night, "
                "and has a chat at 988lifeline.org."
            ),
        ),
        (
            _("Under the influence"),
            _(
                "No questions in the group. One of you talks with the person alone: no driving, "
                "and welcome again when not under the influence."
            ),
        ),
        (
            _("Everybody else"),
            _("A short break gives them something to do, and you a free hand."),
        ),
        (
            _("Afterwards"),
            _("Write down what was done, when, and who was told. For a referral: SAMHSA, 1-800-662-4357."),
        ),
    ):
        column.addWidget(label(title, "title"))
        column.addWidget(label(words, "body", wrap=True))
        column.addSpacing(Space.SM)
    column.addStretch(1)
    return page
