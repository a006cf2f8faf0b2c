"""A seat at the desk as a window uses it: a refusal becomes one sentence in the window's message bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec

from PySide6.QtCore import QObject, Signal

from app.desk import Desk, Seat
from app.errors import Refused
from app.live.events import LiveEvent, SessionOpened
from app.live.state import Session
from app.model.leaving import Destination, Leaving
from app.model.people import Person
from app.practice.events import PracticeEvent
from app.practice.state import Practice

if TYPE_CHECKING:
    from app.documents.name_questions import Question

P = ParamSpec("P")

RECORD: Final = Leaving(destination=Destination.RECORD)


@dataclass(frozen=True, slots=True)
class Copy:
    """A text that tells of `people` (nobody: it is written down nowhere), to be copied for the program's record unless
    `leaving` says otherwise. `document` is which kind, `stream` its session's, or '' where it is about the people
    alone; `also` the same in other formats by their MIME types, `said` the sentence once it is copied, if there is
    one.

    `asked` are the questions about names in it. While one has no answer there is no text; `again` makes it anew."""

    people: tuple[str, ...]
    document: str
    text: str
    said: str = ""
    stream: str = ""
    also: Mapping[str, bytes] = field(default_factory=dict)
    asked: tuple[Question, ...] = ()
    again: Callable[[], Copy] | None = None
    leaving: Leaving = RECORD


def nothing_to_back_up() -> Future[Any]:
    """Done at once."""
    future: Future[Any] = Future()
    future.set_result(None)
    return future


class Acting(QObject):
    """Does what a person asks and says what came of it; each returns whether it was done."""

    refused = Signal(str)
    said = Signal(str)
    stands = Signal(str)  # how it stands now: it goes with the next act, which may make it untrue
    undoable = Signal(str, object)  # what was done, and what takes it back when it is called
    hide_asked = Signal()  # from a dialog, which the keys of the window below do not reach
    note_asked = Signal(
        str
    )  # the signed note about a person of the open session, or its group's, is to leave
    leaving_asked = Signal(object, object)  # a Parcel, and the Destination to begin with
    copy_asked = Signal(object)  # a Copy
    accounting_asked = Signal(str)  # of this person
    erase_asked = Signal(str)  # of this person, every word
    packet_asked = Signal(str)  # the notes of this person
    set_up_asked = Signal()  # a first group, by its steps
    rehearse_asked = Signal(object)  # the Program whose day is tried, or None for any
    moved_on = Signal()  # something was done, or is being looked at: what was refused before is past

    def __init__(self, seat: Seat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        # what could go wrong waits for a backup of this moment; a rehearsal, which is not kept, needs none
        self.backed_up: Callable[[], Future[Any]] = nothing_to_back_up

    @property
    def desk(self) -> Desk:
        return self.seat.desk

    def of(self, user: str) -> Acting:
        """The same for another user's seat; what is refused or told there is said here."""
        other = Acting(self.desk.seat(user), self)
        other.refused.connect(self.refused)
        other.said.connect(self.said)
        other.stands.connect(self.stands)
        other.moved_on.connect(self.moved_on)
        return other

    def do(
        self,
        command: Callable[Concatenate[Session, datetime, P], Sequence[LiveEvent]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        return self._try(lambda: self.seat.do(command, *args, **kwargs))

    def do_at(
        self,
        when: datetime,
        command: Callable[Concatenate[Session, datetime, P], Sequence[LiveEvent]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """The same, back-dated."""
        return self._try(lambda: self.seat.at(when).do(command, *args, **kwargs))

    def arrange(
        self,
        command: Callable[Concatenate[Practice, datetime, P], Sequence[PracticeEvent]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        return self._try(lambda: self.seat.arrange(command, *args, **kwargs))

    def open_session(self, opened: SessionOpened) -> bool:
        return self._try(lambda: self.seat.open_session(opened))

    def join(self, person: Person, group: str) -> bool:
        """A new participant in the middle of a session."""
        return self._try(lambda: self.seat.join(person, group))

    def undo(self) -> bool:
        return self._try(self._undo)

    def _undo(self) -> None:
        self.said.emit(self.seat.undo())

    def _try(self, act: Callable[[], None]) -> bool:
        self.moved_on.emit()  # first: what is pointed out because of the act stays
        try:
            act()
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
            return False
        return True
