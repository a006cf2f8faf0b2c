"""When one person was in the room, corrected: rows from … to, what they come to, and who corrected them before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from app.errors import Refused
from app.live import stays
from app.live.events import Stay
from app.live.state import Session
from app.model.agenda import MINUTE
from app.model.days import day_in
from app.model.people import User
from app.words import _
from ui.acting import Acting
from ui.days import day_shown
from ui.parts.button import Button, IconButton
from ui.parts.card import Card
from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.parts.number_field import TimeField
from ui.theme import Space, Theme
from ui.times import clock_time


class StayLine(QObject):
    """One stretch in the room. A time that nobody changes keeps its seconds."""

    changed = Signal()
    gone = Signal()

    def __init__(self, theme: Theme, session: Session, stay: Stay, grid: QGridLayout, row: int) -> None:
        super().__init__(grid)
        self._session = session
        self._zone = ZoneInfo(session.opened.zone if session.opened else "UTC")
        self._start, self._end = stay.start, stay.end
        self._now = stay.end or stay.start
        self._from = TimeField(theme, _("In the room from"))
        self._to = TimeField(theme, _("In the room until"))
        self._open = CheckBox(theme, _("still here"))
        self._remove = IconButton(theme, "trash-2", _("Take this time away"))
        self._word: QLabel = label(_("to"), "muted")
        self._from.display(self._clock(stay.start))
        self._to.display(self._clock(stay.end or stay.start))
        self._open.setChecked(stay.end is None)
        self._cells: tuple[QWidget, ...] = (self._from, self._word, self._to, self._remove, self._open)
        self._grid, self._row = grid, row
        for column, cell in enumerate(self._cells):
            self._put(cell, *((row, column) if cell is not self._open else (row + 1, 2)))
            cell.show()  # the layout would do it later
        self._from.edited.connect(self._move_start)
        self._to.edited.connect(self._move_end)
        self._open.clicked.connect(self._turn_open)
        self._remove.clicked.connect(self.gone)

    @property
    def stay(self) -> Stay:
        return Stay(start=self._start, end=self._end)

    def finish(self) -> bool:
        """Take what stands in the fields; whether all of it can be read."""
        self._from.finish()
        if self._end is not None:
            self._to.finish()
        return not self._from.unread and not (self._end is not None and self._to.unread)

    def display(self, can_be_open: bool, now: datetime) -> None:
        """Only the last one can be open, and only while the session is."""
        self._now = now
        if not can_be_open and self._end is None:
            self._end = now
            self._to.display(self._clock(now))
        self._open.setVisible(can_be_open)
        self._open.setChecked(self._end is None)
        self._to.setVisible(self._end is not None)
        self._put(self._open, self._row + (self._end is not None), 2)

    def be_slim(self, slim: bool) -> None:
        """In a slim column the sign that takes it away stands below the times."""
        self._put(self._remove, *((self._row + 1, 0) if slim else (self._row, 3)))

    def take_focus(self) -> None:
        self._from.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self.deleteLater()

    def _put(self, cell: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def _clock(self, moment: datetime) -> QTime:
        local = moment.astimezone(self._zone)
        return QTime(local.hour, local.minute)

    def _move_start(self, time: QTime) -> None:
        self._start = stays.moment_of(self._session, time.hour(), time.minute())
        self.changed.emit()

    def _move_end(self, time: QTime) -> None:
        self._end = stays.moment_of(self._session, time.hour(), time.minute())
        self.changed.emit()

    def _turn_open(self) -> None:
        if self._open.isChecked():
            self._end = None
        else:
            self._end = self._now
            self._to.display(self._clock(self._now))
        self.changed.emit()


class StayEditor(Card):
    """Opens with the times as they stand; Save writes them down as one correction, whole or not at all."""

    left = Signal()

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.setObjectName("stay-editor")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme, self._acting = theme, acting
        self._person = self._stream = ""
        self._fresh = False  # a time was added and nobody has typed in it: nothing is wrong yet
        self._lines: list[StayLine] = []
        self._row = 0  # where the next one stands
        self._slim = False
        self._rows, self._grid = QWidget(), QGridLayout()
        self._rows.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SM)
        self._grid.setVerticalSpacing(Space.SM)
        self._grid.setColumnStretch(3, 1)
        self._none = label(_("No time in the room: this person was not here."), "muted", wrap=True)
        self._add = Button(theme, _("Add a time"), "plus", "quiet")
        self._sum = label("", "strong", wrap=True)
        self._parts = label("", "muted", wrap=True)
        self._trouble = label("", "trouble", wrap=True)
        self._trouble.setVisible(False)
        self._corrected = label("", "caption", wrap=True)
        self._back = Button(theme, _("Cancel"), kind="quiet")
        self._save = Button(theme, _("Save"), "check", "primary")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._save)
        self.body.setSpacing(Space.SM)
        self._add.make_small()
        self.body.addWidget(self._none)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._trouble, self._sum, self._parts, self._corrected):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self._add.clicked.connect(self.add)
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self.save)

    def fit(self, slim: bool) -> None:
        self._slim = slim
        for line in self._lines:
            line.be_slim(slim)

    @property
    def person(self) -> str:
        return self._person

    @property
    def lines(self) -> list[StayLine]:
        return list(self._lines)

    def begin(self, session: Session, person: str) -> None:
        """Start with what stands now."""
        self._person, self._stream = person, session.stream
        self._clear()
        self._fresh = False
        attendee = session.people[person]
        for span in sorted(attendee.spans, key=lambda span: span.start):
            self._append(session, Stay(start=span.start, end=span.end))
        self.display(_("Times of {name}").format(name=attendee.name))
        self._trouble.setVisible(False)
        self.draw(session)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, session: Session) -> None:
        """What the rows come to, as time goes on; the rows themselves are the person's."""
        if session.stream != self._stream:
            self.left.emit()  # another group: these times belonged to the one before
            return
        now = self._acting.desk.now()
        for line in self._lines:
            can_be_open = line is self._lines[-1] and session.run.ended is None
            line.display(can_be_open, session.run.ended or now)
        self._none.setVisible(not self._lines)
        self._rows.setVisible(bool(self._lines))
        self._say_sum(session, now)
        corrected = stays.correction(session, self._person)
        self._corrected.setVisible(corrected is not None)
        if corrected is not None:
            users = self._acting.desk.practice.users
            self._corrected.setText(_capital(correction_words(corrected, session, users)))

    def add(self) -> None:
        """One more stretch, from the end of the last one or the start of the session, until now."""
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is None:
            return
        until = session.run.ended or now
        before = self._lines[-1].stay.end if self._lines else session.run.started
        if self._lines and before is None:
            before = until
            self._lines[-1].display(False, now)
        start = min(before or until, until)
        self._append(session, Stay(start=start, end=until))
        self._fresh = True
        self.draw(session)
        self._lines[-1].take_focus()

    def save(self) -> None:
        read = [line.finish() for line in self._lines]
        session = self._acting.desk.session
        if session is None or not all(read):
            return
        spans = tuple(line.stay for line in self._lines)
        if self._acting.do(stays.correct_stay, self._person, spans):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _say_sum(self, session: Session, now: datetime) -> None:
        spans = sorted((line.stay for line in self._lines), key=lambda stay: stay.start)
        try:
            stays.refuse_unsound(session, now, spans)
        except Refused as refusal:
            self._trouble.setText(refusal.sentence)
        else:
            self._trouble.setText("")
        self._trouble.setVisible(bool(self._trouble.text()) and not self._fresh)
        self._sum.setVisible(bool(spans) and not self._trouble.text())
        self._parts.setVisible(self._sum.isVisibleTo(self))
        time = stays.time_of(session, now, spans)
        self._sum.setText(_("Comes to {minutes} min in the room").format(minutes=_minutes(time.whole)))
        pieces = [
            (time.group, _("group {n}")),
            (time.service, _("of it service {n}")),
            (time.before, _("before the start {n}")),
            (time.paused, _("in pauses {n}")),
            (time.after, _("after the end {n}")),
        ]
        told = [words.format(n=_minutes(spent)) for spent, words in pieces if _minutes(spent)]
        self._parts.setText("  ·  ".join(told))

    def _append(self, session: Session, stay: Stay) -> None:
        # each has a second row, for what the first has no room for
        line = StayLine(self._theme, session, stay, self._grid, self._row)
        line.be_slim(self._slim)
        self._row += 2
        line.changed.connect(self._changed)
        line.gone.connect(self._remove)
        self._lines.append(line)

    def _changed(self) -> None:
        self._fresh = False
        session = self._acting.desk.session
        if session is not None:
            self.draw(session)

    def _remove(self) -> None:
        gone = self.sender()
        for line in self._lines:
            if line is gone:
                line.go()
        self._lines = [line for line in self._lines if line is not gone]
        self._changed()

    def _clear(self) -> None:
        for line in self._lines:
            line.go()
        self._lines = []


def correction_words(corrected: stays.Correction, session: Session, users: Mapping[str, User]) -> str:
    """ "corrected by Alex Rivera at 10:47"; on another day than that of the session, with the day."""
    user, zone = users.get(corrected.author), session.opened.zone if session.opened else "UTC"
    name, time = user.name if user else _("somebody"), clock_time(corrected.at, zone)
    day = day_in(zone, corrected.at)
    if session.opened is not None and day != session.opened.day:
        return _("corrected by {name} on {day} at {time}").format(name=name, day=day_shown(day), time=time)
    return _("corrected by {name} at {time}").format(name=name, time=time)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _minutes(spent: timedelta) -> int:
    """Whole minutes, rounded half up as in documents."""
    return int((spent + MINUTE / 2) // MINUTE)
