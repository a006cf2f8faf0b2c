"""One time of day and the days on which a group meets at it: "Mon Tue Thu at 9:00"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import time

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.groups import Meeting
from app.words import _
from ui.language import locale
from ui.parts.button import Button, IconButton
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.parts.number_field import TimeField
from ui.practice.shared_with import SharedWith
from ui.theme import Space, Theme

# below this width the sign for sharing stands without its word, px at 100 %
SLIM = 260


class MeetingDays(QWidget):
    """Seven days to press, a time, who else comes then, and a sign that takes the whole line away."""

    edited = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days = [_day(theme, number) for number in range(7)]
        self._time = TimeField(theme, _("Time"))
        self._remove = IconButton(theme, "x", _("Leave this time out"))
        self._share = SharedWith(theme)
        self._shared = label("", "muted", wrap=True)
        days = Flow()  # with large letters a narrow column has no room for a whole week
        for day in self._days:
            days.add(day)
            day.clicked.connect(self.edited)
        end = QHBoxLayout()
        end.setSpacing(Space.SM)
        end.addWidget(self._time)
        end.addWidget(self._share, 0, Qt.AlignmentFlag.AlignVCenter)
        end.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        end.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._line = QHBoxLayout()
        self._line.setSpacing(Space.SM)
        self._line.addWidget(days)
        self._line.addLayout(end)
        column.addLayout(self._line)
        column.addWidget(self._shared)
        self._tell_shared()
        self._share.edited.connect(self._share_anew)
        self._time.edited.connect(self.edited)
        self._remove.clicked.connect(self.remove_asked)

    def offer_groups(self, groups: Sequence[tuple[str, str]]) -> None:
        """Other groups, as (id, name), with which this time can be shared."""
        self._share.offer(groups)
        self._tell_shared()

    def display(self, days: Collection[int], at: time, also: Collection[str] = ()) -> None:
        """Show these days (0 is Monday), and the groups that come as well; nothing is emitted."""
        self._share.choose(also)
        self._tell_shared()
        for number, day in enumerate(self._days):
            day.setChecked(number in days)
        self._time.display(QTime(at.hour, at.minute))

    def meetings(self) -> list[Meeting]:
        """Raises Refused while a time stands there that cannot be read."""
        if self._time.unread:
            raise Refused(self._time.unread)
        at = time(self._time.time().hour(), self._time.time().minute())
        also = self._share.chosen
        return [
            Meeting(weekday=number, start=at, also=also)
            for number, day in enumerate(self._days)
            if day.isChecked()
        ]

    def let_remove(self, can: bool) -> None:
        """The last line stays."""
        self._remove.setVisible(can)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share.be_slim(self.width() < self._theme.px(SLIM))
        beside = [self._time, self._remove, *([] if self._share.isHidden() else [self._share])]
        end = sum(each.sizeHint().width() + Space.SM for each in beside)
        one_line = self.width() >= self._width_of_days() + end
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom
        )

    def _share_anew(self) -> None:
        self._tell_shared()
        self.edited.emit()

    def _tell_shared(self) -> None:
        self._shared.setText(self._share.words)
        self._shared.setVisible(bool(self._share.words))

    def _width_of_days(self) -> int:
        return sum(day.sizeHint().width() + Space.SM for day in self._days) - Space.SM


def _day(theme: Theme, number: int) -> Button:
    here = locale()
    day = Button(theme, here.dayName(number + 1, QLocale.FormatType.ShortFormat))
    day.setProperty("shape", "day")
    day.setCheckable(True)
    day.setAccessibleName(here.dayName(number + 1, QLocale.FormatType.LongFormat))
    return day
