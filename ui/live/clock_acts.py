"""What a person does with the clock, from any live window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.live import commands, steering
from app.live.block_titles import block_title
from app.model.agenda import MINUTE, lay
from app.model.roles import Right
from app.words import _
from ui.acting import Acting
from ui.keys import Act, Keys
from ui.live import clock_words
from ui.times import clock_time

SHORT_BREAK = 5  # minutes


class ClockActs(QObject):
    """Each is one command; the window that leads the group also comes to its end."""

    end_reached = Signal()  # next was asked for in the last block
    crisis_asked = Signal()
    rest_asked = Signal()  # the rest of the session, to be looked at and changed
    groups_asked = Signal()  # small groups, in any block

    def __init__(
        self, acting: Acting, keys_in_force: Keys, *, leads: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._acting = acting
        self.keys_in_force = keys_in_force
        self._leads = leads
        self._asked_of = ""  # the session of another day that was to be started

    def keys(self) -> dict[Act, Callable[[], object]]:
        return {
            Act.NEXT_BLOCK: self.next,
            Act.PREVIOUS_BLOCK: self.previous,
            Act.ADD_MINUTE: self.add,
            Act.TAKE_MINUTE: self.take,
            Act.PAUSE: self.pause,
            Act.SHORT_BREAK: self.short_break,
            Act.WHY: self.why,
            Act.CRISIS: self.crisis_asked.emit,
            Act.CATCH_UP: self.catch_up,
            Act.UNDO: self.undo,
        }

    def next(self) -> None:
        session = self._acting.desk.session
        if session is not None and session.opened is not None:
            if session.run.started is None:
                if self._is_meant():
                    self._acting.do(commands.start)
                return
            ends = self._leads and self._acting.seat.may(Right.END)
            if ends and session.run.live and clock_words.next_block(session) is None:
                self.end_reached.emit()
                return
        self._acting.do(commands.next_block)

    def previous(self) -> None:
        self._acting.do(commands.previous_block)

    def enter(self, block: str) -> None:
        """A click on the plan: said aloud, since it is done by mistake more easily than by a key."""
        before = self._acting.desk.session
        if self._acting.do(commands.enter_block, block):
            session = self._acting.desk.session
            if session is not None and session.block is not None and session is not before:
                self._say(_("{block} now.").format(block=block_title(session.block.title)))

    def _say(self, sentence: str) -> None:
        """What was done, and the key that takes it back."""
        if key := self.keys_in_force.shown(Act.UNDO):
            sentence = _("{sentence} {key} takes it back.").format(sentence=sentence, key=key)
        self._acting.said.emit(sentence)

    def minutes(self, minutes: int) -> None:
        self._acting.do(commands.add_minutes, minutes)

    def add(self) -> None:
        self.minutes(1)

    def take(self) -> None:
        self.minutes(-1)

    def pause(self) -> None:
        session = self._acting.desk.session
        if session is not None:
            self._acting.do(commands.resume if session.run.paused else commands.pause)

    def short_break(self) -> None:
        """Everybody has a few minutes; the same key brings them back to the same place."""
        session = self._acting.desk.session
        if session is not None and session.run.paused:
            self._acting.do(commands.resume)
        else:
            self.begin_short_break()

    def begin_short_break(self) -> None:
        self._acting.do(steering.take_short_break, SHORT_BREAK)

    def began_earlier(self, minutes: int) -> None:
        """What runs now really began so many minutes before it was marked."""
        session = self._acting.desk.session
        if session is None or not session.run.live:
            self._acting.refused.emit(_("The session has not started yet."))
            return
        run = session.run
        began = run.pauses[-1].start if run.paused else run.visits[-1].start
        when = began - minutes * MINUTE
        if self._acting.do_at(when, steering.correct_start):
            time = clock_time(when, session.opened.zone) if session.opened else ""
            self._say(_("Began at {time}.").format(time=time))

    def start_late(self) -> None:
        """Start now, and let the end move by as much."""
        if self._is_meant():
            self._acting.do(steering.start_late)

    def _is_meant(self) -> bool:
        """A meeting of another day is started by the second press alone."""
        session = self._acting.desk.session
        if session is None or session.opened is None or self._asked_of == session.stream:
            return True
        opened, now = session.opened, self._acting.desk.now()
        words = clock_words.other_day_words(opened.group_name, opened.scheduled, opened.zone, now)
        if words:
            self._asked_of = session.stream
            self._acting.refused.emit(words)  # it goes once something is done, as Start
        return not words

    def replan(self, taken: dict[str, int], end: datetime | None) -> bool:
        """The rest of the session as somebody has changed it."""
        return self._acting.do(steering.replan, taken, end)

    def undo(self) -> None:
        self._acting.undo()

    def why(self) -> None:
        """What the drift is made of, in the message bar."""
        session = self._acting.desk.session
        if session is not None and session.opened is not None:
            self._acting.stands.emit(clock_words.drift_sentence(lay(session.run, self._acting.desk.now())))

    def catch_up(self) -> None:
        self._acting.do(steering.accept_catch_up)
