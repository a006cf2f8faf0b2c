"""The head of the live screen: which group and day it is, and the doors to the other windows."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.live.state import Session
from app.words import _
from ui.keys import Act
from ui.live import clock_words
from ui.parts.button import Button
from ui.parts.label import ElidedLabel
from ui.theme import Space, Theme


class LiveHeader(QWidget):
    share_asked = Signal()
    co_facilitator_asked = Signal()
    mini_asked = Signal()
    hide_asked = Signal()
    crisis_asked = Signal()
    end_asked = Signal()
    back_asked = Signal()  # before the start there is nothing to end

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", "heading")
        self._subtitle = ElidedLabel("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row.addLayout(words, 1)
        safe = _("The window that is safe to share in the call")
        second = _("A second window with everything live")
        small = _("A small timer above the call")
        for text, icon, act, tip, asked in (
            (_("Share view"), "monitor-up", Act.SHARE_VIEW, safe, self.share_asked),
            (_("Co-facilitator"), "users", Act.CO_FACILITATOR, second, self.co_facilitator_asked),
            (_("Mini timer"), "picture-in-picture-2", Act.MINI_TIMER, small, self.mini_asked),
            (_("Hide"), "eye-off", Act.HIDE, "", self.hide_asked),
            (_("Crisis"), "life-buoy", Act.CRISIS, "", self.crisis_asked),
        ):
            button = Button(theme, text, icon, "quiet")
            button.tell_key(act, tip)
            button.clicked.connect(asked)
            row.addWidget(button)
        row.addSpacing(Space.SM)
        self._end = Button(theme, _("End session"), "log-out", "danger")
        self._end.tell_key(Act.END_SESSION)
        leads_to = _("{act}: {thing}").format(act=_("End session"), thing=_("Before you end"))
        self._end.setAccessibleName(leads_to)  # there a button of the same word does it
        self._back = Button(theme, _("Back to Today"), "arrow-left", tip=_("The room stays open"))
        self._end.clicked.connect(self.end_asked)
        self._back.clicked.connect(self.back_asked)
        row.addWidget(self._end)
        row.addWidget(self._back)

    def draw(self, session: Session, now: datetime, *, ends: bool = True) -> None:
        """`ends`: who sits here may end the session."""
        title, subtitle = clock_words.header_words(session, now)
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        started = session.run.started is not None
        self._end.setVisible(started and ends)
        self._back.setVisible(not started)
