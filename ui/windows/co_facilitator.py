"""The co-facilitator's window: everything live, under their own name, on the second screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.live import commands
from app.model.agenda import lay
from app.words import _
from ui.acting import Acting
from ui.frame import Frame
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.live import clock_words
from ui.live.notes import NotesCard, is_note_text
from ui.live.people import PeopleCard
from ui.parts.agenda_strip import AgendaStrip
from ui.parts.label import ElidedLabel, label
from ui.theme import STRONG, Space, Theme


class CoFacilitatorWindow(Frame):
    """The clock as a strip on top, people and notes large. No ending of the session, no settings."""

    closed = Signal()

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, hiding: Hiding) -> None:
        super().__init__(theme, hub, ticker, acting, hiding)
        self.setWindowTitle(_("Groupside: co-facilitator"))
        self._time = label("", "figure")
        self._block = ElidedLabel("", "title")
        self._line = ElidedLabel("", "muted")
        self._strip = AgendaStrip(theme)
        self._people = PeopleCard(theme, acting, takes_turns=False)
        self.notes = NotesCard(theme, acting)
        self._place()
        self._strip.block_chosen.connect(self._enter)
        self._people.note_about.connect(self.notes.about)
        self.notes.noticed.connect(acting.said)
        hub.changed.connect(self.redraw)
        ticker.second.connect(self.redraw)
        ticker.follow(self)
        theme.changed.connect(self._dress)
        bind(
            self,
            {
                Act.NEXT_BLOCK: self._next,
                Act.PREVIOUS_BLOCK: self._previous,
                Act.UNDO: acting.undo,
                Act.FIND_PERSON: self._people.open_find,
                Act.HIDE: hiding.hide,
            },
        )
        self._dress()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.LG)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._block)
        words.addWidget(self._line)
        top.addWidget(self._time)
        top.addLayout(words, 1)
        columns = QHBoxLayout()
        columns.setSpacing(Space.LG)
        columns.addWidget(self.notes, 3)
        columns.addWidget(self._people, 2)
        self.content.setContentsMargins(Space.XL, 18, Space.XL, 0)
        self.content.setSpacing(Space.LG)
        self.content.addLayout(top)
        self.content.addWidget(self._strip)
        self.content.addLayout(columns, 1)

    def redraw(self) -> None:
        session, now = self._acting.desk.session, self._acting.desk.now()
        if session is None or session.opened is None or not self.isVisible():
            return
        ring = clock_words.ring(session, now)
        self._time.setText(ring.figure)
        self._time.setAccessibleName(ring.spoken)
        lines = clock_words.clock_lines(session, now)
        self._block.setText(lines.title)
        drift = clock_words.drift_words(lay(session.run, now))
        pieces = (
            ring.state_word,
            _("ends {time}").format(time=lines.block_ends),
            drift,
            _("session ends {time}").format(time=lines.session_ends),
        )
        self._line.setText("  ·  ".join(piece for piece in pieces if piece))
        self._strip.display(clock_words.strip(session, now))
        self._people.draw(session, now)
        self.notes.draw(session)

    def status(self) -> tuple[str, str]:
        left, _right = super().status()
        user = self._acting.desk.practice.users.get(self._acting.seat.user)
        name = user.name if user else ""
        return left, _("You write as {name}").format(name=name)

    def sizeHint(self) -> QSize:
        return QSize(1120, 760)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.keep_draft()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = (
            event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
        )
        if modifiers == Qt.KeyboardModifier.NoModifier and is_note_text(event.text()):
            self.notes.bar.start_with(event.text())
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self._time.setFont(self._theme.font(44, STRONG, tabular=True))
        self._time.setStyleSheet(f"font-size: {self._theme.px(44)}px;")

    def _enter(self, block: str) -> None:
        self._acting.do(commands.enter_block, block)

    def _next(self) -> None:
        self._acting.do(commands.next_block)

    def _previous(self) -> None:
        self._acting.do(commands.previous_block)
