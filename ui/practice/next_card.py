"""The card of the next meeting: when, who, today's icebreaker and topic, and Start."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.live.events import SessionOpened
from app.live.state import Session
from app.practice.schedule import NextMeeting
from app.practice.state import Practice
from app.words import _, ngettext
from ui.parts.button import Button
from ui.parts.card import Card, Panel
from ui.parts.label import label
from ui.theme import Space, Theme
from ui.times import day_words, time_until


class NextCard(Card):
    """One primary button: Start, or Go on while a session is running."""

    start_asked = Signal()
    lobby_asked = Signal()
    go_on_asked = Signal()
    people_asked = Signal()
    edit_asked = Signal()
    rehearse_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=Space.XXL, parent=parent)
        self._link = ""
        self._running = False
        self._overline = label("", "overline")
        self._title = label("", "display", wrap=True)
        self._when = label("", "body", wrap=True)
        self._people = label("", "muted", wrap=True)
        self._icebreaker = _Drawn(_("TODAY’S ICEBREAKER"))
        self._topic = _Drawn(_("TODAY’S TOPIC"))
        self._start = Button(theme, _("Start"), "play", "primary")
        self._start.setObjectName("start")
        self._lobby = Button(
            theme, _("Open the room"), "log-in", tip=_("Mark who arrives; the clock starts when you do")
        )
        self._call = Button(theme, _("Call"), "external-link", "quiet", tip=_("Open the call link"))
        self._edit = Button(theme, _("Edit group"), "settings", "quiet")
        self._rehearse = Button(
            theme, _("Rehearse"), "rotate-ccw", "quiet", tip=_("Try this agenda with a made-up group")
        )
        self._add_people = Button(theme, _("Add people"), "user-plus")
        self._place()
        self._start.clicked.connect(self._start_or_go_on)
        self._lobby.clicked.connect(self.lobby_asked)
        self._call.clicked.connect(self._open_call)
        self._edit.clicked.connect(self.edit_asked)
        self._rehearse.clicked.connect(self.rehearse_asked)
        self._add_people.clicked.connect(self.people_asked)

    def _place(self) -> None:
        self.body.setSpacing(Space.SM)
        for part in (self._overline, self._title, self._when, self._people):
            self.body.addWidget(part)
        self.body.addSpacing(Space.SM)
        self.body.addWidget(self._icebreaker)
        self.body.addWidget(self._topic)
        self.body.addSpacing(Space.MD)
        row = QHBoxLayout()
        row.setSpacing(Space.SM)
        for button in (self._start, self._lobby, self._add_people, self._call):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        quiet = QHBoxLayout()
        quiet.setSpacing(Space.SM)
        for button in (self._edit, self._rehearse):
            quiet.addWidget(button)
        quiet.addStretch(1)
        self.body.addLayout(quiet)

    def display_meeting(
        self,
        meeting: NextMeeting | None,
        prepared: SessionOpened | None,
        running: Session | None,
        now: datetime,
        practice: Practice,
    ) -> None:
        self._running = running is not None
        if running is not None and running.opened is not None:
            self._show_running(running, running.opened)
        elif meeting is None:
            self._show_nothing(practice)
        else:
            self._show_meeting(meeting, prepared, now)

    def _show_running(self, session: Session, opened: SessionOpened) -> None:
        self._overline.setText(_("GOING ON NOW"))
        self._title.setText(opened.group_name)
        block = session.block
        self._when.setText(block.title if block else _("The room is open. The clock has not started."))
        self._people.setText(
            _("{here} of {count} here").format(here=len(session.here), count=len(session.people))
        )
        self._start.display(_("Go on"), "play")
        self._start.setEnabled(True)
        for part in (
            self._icebreaker,
            self._topic,
            self._lobby,
            self._add_people,
            self._edit,
            self._rehearse,
        ):
            part.setVisible(False)
        self._start.setVisible(True)
        self._set_link(opened.call_link)

    def _show_nothing(self, practice: Practice) -> None:
        self._overline.setText(_("NEXT GROUP"))
        self._title.setText(_("No group is planned"))
        words = _("Give a group its days and times under Settings, and it appears here by itself.")
        self._when.setText(words)
        self._people.setText("")
        for part in (
            self._icebreaker,
            self._topic,
            self._start,
            self._lobby,
            self._add_people,
            self._rehearse,
        ):
            part.setVisible(False)
        self._edit.setVisible(False)
        self._set_link("")

    def _show_meeting(self, meeting: NextMeeting, prepared: SessionOpened | None, now: datetime) -> None:
        group = meeting.group
        self._overline.setText(_("NEXT GROUP"))
        self._title.setText(group.name)
        pieces = (
            day_words(meeting.starts, meeting.ends, group.zone, now),
            time_until(meeting.starts, now),
            meeting.program.name,
        )
        self._when.setText(" · ".join(piece for piece in pieces if piece))
        count = len(meeting.expected)
        names = ", ".join(person.name for person in meeting.expected)
        expected = ngettext("{n} person expected: {names}", "{n} people expected: {names}", count)
        self._people.setText(
            expected.format(n=count, names=names) if count else _("Nobody is in this group yet.")
        )
        icebreaker = prepared.icebreaker.text if prepared and prepared.icebreaker else ""
        topic = prepared.topic.title if prepared and prepared.topic else ""
        self._icebreaker.display(icebreaker)
        self._topic.display(topic)
        self._start.display(_("Start"), "play")
        for part in (self._start, self._lobby, self._edit, self._rehearse):
            part.setVisible(True)
        self._add_people.setVisible(not count)
        self._start.setEnabled(prepared is not None)
        self._lobby.setEnabled(prepared is not None)
        self._set_link(group.call_link)

    def _set_link(self, link: str) -> None:
        self._link = link
        self._call.setVisible(bool(link))

    def _start_or_go_on(self) -> None:
        (self.go_on_asked if self._running else self.start_asked).emit()

    def _open_call(self) -> None:
        if self._link.startswith("https://"):
            QDesktopServices.openUrl(QUrl(self._link))


class _Drawn(Panel):
    """What rotation drew for this meeting."""

    def __init__(self, overline: str) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(overline, "overline"))
        self._text: QLabel = label("", "title", wrap=True)
        words.addWidget(self._text)
        self.body.addLayout(words, 1)

    def display(self, text: str) -> None:
        self.setVisible(bool(text))
        if text != self._text.text():
            self._text.setText(text)
