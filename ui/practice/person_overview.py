"""A person over time: attendance as a picture, hours a week, their own trends, topics, and the last sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.live.about_person import AboutPerson
from app.practice.person_record import PersonRecord
from app.words import _
from ui.acting import Acting
from ui.parts.announce import announce
from ui.parts.attendance_calendar import AttendanceCalendar
from ui.parts.button import Button
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.parts.spark_line import SparkLine
from ui.parts.week_bars import WeekBars
from ui.practice import overview_words as words
from ui.practice.meeting_row import MeetingRow
from ui.practice.sent_list import SentList
from ui.practice.sent_words import sent_head, sent_line
from ui.practice.topics_section import TopicsSection
from ui.practice.week_words import bars_head
from ui.theme import Space, Theme

# below this width the trends stand below each other, px at 100 %
NARROW = 460


class PersonOverview(QWidget):
    """Shows a record; what a session says about the person may come later than the record."""

    session_asked = Signal(str)  # the stream of a past session

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._acting = theme, acting
        self._record: PersonRecord | None = None
        self._streams: list[str] = []
        self._week = label("", "muted", wrap=True)
        self._calendar = AttendanceCalendar(theme, _("Attendance"))
        self._day = label("", "muted", wrap=True)
        self._bars = WeekBars(theme)
        self._trends = [_Trend(theme) for _each in range(words.TRENDS)]
        self._no_trends = label(_("No answers yet."), "muted")
        self._trend_grid = QGridLayout()
        self._topics = TopicsSection(theme, acting)
        self._rows: list[MeetingRow] = []
        self._no_sessions = label(_("No session yet."), "muted")
        self._sessions = QVBoxLayout()
        self._sent = SentList(theme)
        account = Button(theme, _("See it in full…"), "list-checks")
        account.clicked.connect(self._ask_for_account)
        packet = Button(theme, _("Signed notes…"), "file-down")
        packet.clicked.connect(self._ask_for_packet)
        self._leaving = SideBySide(theme, account, packet, least=NARROW)
        self._place()
        self._calendar.day_reached.connect(self._tell)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MD, 0, 0)
        column.setSpacing(Space.SM)
        self._trend_grid.setHorizontalSpacing(Space.LG)
        self._trend_grid.setVerticalSpacing(Space.SM)
        self._sessions.setSpacing(Space.MD)
        self._section(column, _("Attendance"), self._week, self._calendar, self._day)
        self._section(column, _("Hours a week"), self._bars)
        self._section(column, _("Craving and mood"), self._no_trends)
        column.addLayout(self._trend_grid)
        self._fit()  # what belongs to nobody yet would be shown as a window of its own
        self._section(column, _("Topics"), self._topics)
        self._section(column, _("Last sessions"), self._no_sessions)
        column.addLayout(self._sessions)
        self._section(column, _("Documents sent"), self._sent)
        column.addWidget(self._leaving)

    def _section(self, column: QVBoxLayout, title: str, *parts: QWidget) -> None:
        if column.count():
            column.addSpacing(Space.MD)
        column.addWidget(label(title, "title"))
        for part in parts:
            column.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Trends beside each other where there is room."""
        narrow = self.width() < self._theme.px(NARROW)
        for at, trend in enumerate(self._trends):
            self._trend_grid.addWidget(trend, at if narrow else 0, 0 if narrow else at)
            self._trend_grid.setColumnStretch(at, 0 if narrow and at else 1)

    # Drawing

    def display(
        self,
        record: PersonRecord | None,
        titles: Mapping[str, str],
        groups: Mapping[str, str],
        about: Mapping[str, AboutPerson],
    ) -> None:
        """`titles` are those of topics, `groups` the groups' names by id; `about` what has been read of each session,
        by its stream."""
        self.setVisible(record is not None)
        if record is None:
            return
        if record != self._record:
            self._record = record
            self._tell("")
            self._show(record, titles, groups)
        self._topics.offer()
        self._show_sessions(words.lately(record, groups, about))

    def _show(self, record: PersonRecord, titles: Mapping[str, str], groups: Mapping[str, str]) -> None:
        self._week.setText("\n".join(words.standing(record)))
        self._calendar.display(
            words.calendar(record),
            record.today.weekday(),
            words.calendar_rows(),
            words.calendar_key(record),
            words.attended(record),
            partial(words.spoken, record, groups),
        )
        self._bars.display(words.week_bars(record), bars_head(words.last_weeks(record)))
        trends = words.trends(record)
        for part, trend in zip(self._trends, trends, strict=True):
            part.setVisible(trend is not None)
            if trend is not None:
                part.display(*trend)
        self._no_trends.setVisible(not any(trends))
        self._sent.display(sent_head(record), record.sent, partial(sent_line, record, groups))
        self._topics.display(record.person.id, record.topics, titles, record.today)

    def _show_sessions(self, lines: Sequence[words.SessionLine]) -> None:
        self._streams = [line.stream for line in lines]
        self._no_sessions.setVisible(not lines)
        while len(self._rows) < len(lines):
            made = MeetingRow(self._theme, _("Open"), tip=_("How the session went, and who was there"))
            made.asked.connect(self._ask)
            self._rows.append(made)
            self._sessions.addWidget(made)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(lines))
            if place < len(lines):
                row.display(lines[place].title, lines[place].words)

    # What a person does

    def _tell(self, spoken: str) -> None:
        """What the day says, for the eye below the calendar and for a screen reader."""
        self._day.setText(spoken)
        self._day.setVisible(bool(spoken))
        if spoken:
            announce(self, spoken)

    def _ask_for_account(self) -> None:
        if self._record is not None:
            self._acting.accounting_asked.emit(self._record.person.id)

    def _ask_for_packet(self) -> None:
        if self._record is not None:
            self._acting.packet_asked.emit(self._record.person.id)

    def _ask(self) -> None:
        place = next((at for at, row in enumerate(self._rows) if row is self.sender()), -1)
        if 0 <= place < len(self._streams):
            self.session_asked.emit(self._streams[place])


class _Trend(QWidget):
    """A line with its name above it and what it says below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        self._name, self._line = label("", "strong", wrap=True), SparkLine(theme)
        self._words: QLabel = label("", "caption", wrap=True)
        for part in (self._name, self._line, self._words):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def display(self, trend: words.Trend, said: str) -> None:
        self._name.setText(trend.name)
        self._line.display(trend)
        self._words.setText(said)
