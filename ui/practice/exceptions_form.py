"""Meetings that are not held, or held at another time: what was said about them, and one more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.groups import Group, ScheduleException
from app.words import _
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.number_field import TimeField
from ui.practice.meeting_row import MeetingRow
from ui.practice.meeting_words import exception_words, meeting_words
from ui.practice.person_card import day_shown, read_day
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme

# how far ahead meetings can be chosen
AHEAD = timedelta(weeks=26)
REASON_LENGTH = 80
# below this width fields stand under each other, px at 100 %
NARROW = 520

Kind = Literal["holiday", "cancelled", "moved"]


class ExceptionsForm(QWidget):
    """Holds the exceptions of a group while it is edited. Those of the past stay, and are not shown."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sets(self, Setting.HOLIDAYS)
        self._theme = theme
        self._exceptions: tuple[ScheduleException, ...] = ()
        self._rows: dict[QWidget, ScheduleException] = {}
        self._today = date.min
        self._none = label(_("Every meeting of the coming months is held as planned."), "muted", wrap=True)
        self._meeting, self._kind = Picker(theme, _("Meeting")), Picker(theme, _("What happens"))
        self._day, self._reason = QLineEdit(), QLineEdit()
        self._time = TimeField(theme, _("New time"))
        self._add = Button(theme, _("Note it"), "calendar-off")
        self._meeting.be_narrow()
        self._reason.setMaxLength(REASON_LENGTH)
        self._reason.setPlaceholderText(_("optional"))
        self._place()
        self._meeting.picked.connect(self._follow_meeting)
        self._kind.picked.connect(self._follow_kind)
        self._add.clicked.connect(self._note)
        self._follow_kind()

    def _place(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(label(words_of(Setting.HOLIDAYS), "strong", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.SM)
        self._new = QWidget()
        new = QVBoxLayout(self._new)
        new.setContentsMargins(0, 0, 0, 0)
        new.setSpacing(Space.SM)
        self._top, self._to_row = QHBoxLayout(), QHBoxLayout()
        self._to = QWidget()
        self._to.setLayout(self._to_row)
        self._to_row.setContentsMargins(0, 0, 0, 0)
        for row in (self._top, self._to_row):
            row.setSpacing(Space.MD)
        self._top.addWidget(Field(theme, _("Meeting"), self._meeting), 3)
        self._top.addWidget(Field(theme, _("What happens"), self._kind), 2)
        self._to_row.addWidget(Field(theme, _("New day"), self._day), 3)
        self._to_row.addWidget(Field(theme, _("New time"), self._time), 2)
        last = QHBoxLayout()
        last.addWidget(self._add)
        last.addStretch(1)
        new.addLayout(self._top)
        new.addWidget(self._to)
        new.addWidget(Field(theme, _("Reason"), self._reason))
        new.addLayout(last)
        for part in (self._none, self._new):
            column.addWidget(part)
        column.insertLayout(2, self._list)

    @property
    def exceptions(self) -> tuple[ScheduleException, ...]:
        return self._exceptions

    @property
    def half_typed(self) -> bool:
        """Whether something was typed about a meeting that is not noted yet."""
        return bool(self._reason.text().strip() or self._day.text().strip())

    def display(self, group: Group, now: datetime) -> None:
        """Show what is kept of a group; what was typed is gone."""
        self._exceptions = group.exceptions
        self._day.clear()
        self._reason.clear()
        self._kind.display(
            [("holiday", _("Holiday")), ("cancelled", _("Canceled")), ("moved", _("Moved"))], "holiday"
        )
        self._follow_kind()
        self.offer(group, now)
        self._follow_meeting()

    def offer(self, group: Group, now: datetime) -> None:
        """The meetings of this weekly schedule in the coming months, held or not, are offered."""
        here = now.astimezone(ZoneInfo(group.zone))
        self._today = here.date()
        plain = group.model_copy(update={"exceptions": ()})
        since = here.replace(hour=0, minute=0, second=0, microsecond=0)
        coming = []
        for start, meeting in plain.scheduled_between(since, since + AHEAD):
            day = start.date() - timedelta(days=(start.weekday() - meeting.weekday) % 7)
            coming.append((day, meeting.start))
        things = [(f"{day.isoformat()} {at.isoformat()}", meeting_words(day, at)) for day, at in coming]
        chosen = self._meeting.chosen
        first = things[0][0] if things else ""
        self._meeting.display(things, chosen if any(chosen == thing for thing, _w in things) else first)
        self._new.setVisible(bool(things))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        for row in (self._top, self._to_row):
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    # What is shown

    def _draw(self) -> None:
        shown = [each for each in self._exceptions if _last_day(each) >= self._today]
        shown.sort(key=lambda each: (each.day, each.start))
        self._none.setVisible(not shown)
        if shown == list(self._rows.values()):
            return
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for each in shown:
            row = MeetingRow(self._theme, _("Take back"))
            row.display(meeting_words(each.day, each.start), exception_words(each))
            row.asked.connect(self._take_back)
            self._list.addWidget(row)
            self._rows[row] = each
            row.show()  # a layout would do it later

    def _follow_kind(self) -> None:
        self._to.setVisible(self._kind.chosen == "moved")

    def _follow_meeting(self) -> None:
        """What is moved usually keeps its time; the day is to be said."""
        chosen = self._chosen()
        if chosen is not None:
            day, at = chosen
            self._time.display(QTime(at.hour, at.minute))
            self._day.setPlaceholderText(_("like {day}").format(day=day_shown(day)))

    # What a person does

    def _chosen(self) -> tuple[date, time] | None:
        day, _space, at = self._meeting.chosen.partition(" ")
        return (date.fromisoformat(day), time.fromisoformat(at)) if at else None

    def _note(self) -> None:
        try:
            made = self._typed()
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
            return
        others = (each for each in self._exceptions if (each.day, each.start) != (made.day, made.start))
        self._exceptions = (*others, made)
        self._day.clear()
        self._reason.clear()
        self._draw()
        self.edited.emit()

    def _typed(self) -> ScheduleException:
        chosen = self._chosen()
        if chosen is None:
            raise Refused(_("Give the group a day and a time first."))
        kind = cast("Kind", self._kind.chosen)
        to = self._typed_to() if kind == "moved" else None
        reason = " ".join(self._reason.text().split())
        return ScheduleException(day=chosen[0], start=chosen[1], kind=kind, to=to, reason=reason)

    def _typed_to(self) -> datetime:
        try:
            day = read_day(self._day.text())
        except ValueError:
            day = None
        if day is None:
            raise Refused(
                _("Type the new day like {day}. Nothing was changed.").format(day=day_shown(self._today))
            )
        if self._time.unread:
            raise Refused(self._time.unread)
        at = self._time.time()
        return datetime.combine(day, time(at.hour(), at.minute()))

    def _take_back(self) -> None:
        row = self.sender()
        gone = self._rows.get(row) if isinstance(row, QWidget) else None
        self._exceptions = tuple(each for each in self._exceptions if each is not gone)
        self._draw()
        self.edited.emit()


def _last_day(exception: ScheduleException) -> date:
    return max(exception.day, exception.to.date()) if exception.to is not None else exception.day
