"""One person in a session: in the room from when to when, what they answered, and how events change that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, NamedTuple

from app.live import events as e
from app.model.agenda import Span
from app.model.rounds import Round, scale_number
from app.model.telehealth import Modality, TelehealthCheck
from app.words import _

Presence = Literal["expected", "here", "out", "left", "excused"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's turn in a round: answers by question, or passed."""

    at: datetime
    answers: Mapping[str, str] = field(default_factory=dict)
    kept: str = ""
    passed: bool = False


class Switched(NamedTuple):
    """From the camera to the phone, or back, at a moment."""

    at: datetime
    modality: Modality


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person in this session. `check` is the newest telehealth check, with the modality of now."""

    person: e.Expected
    presence: Presence = "expected"
    spans: tuple[Span, ...] = ()
    check_in: Turn | None = None
    check_out: Turn | None = None
    flagged: bool = False
    check: TelehealthCheck | None = None
    switched: tuple[Switched, ...] = ()
    seen: bool = False

    @property
    def erased(self) -> bool:
        """What is left of somebody whose words were erased: an id, and when they were there."""
        return not self.person.name

    @property
    def name(self) -> str:
        return self.person.name or _("A person who was erased")

    @property
    def arrived(self) -> datetime | None:
        return self.spans[0].start if self.spans else None

    def turn(self, round: Round) -> Turn | None:
        return self.check_in if round is Round.CHECK_IN else self.check_out


PersonEvent = (
    e.PersonArrived
    | e.PersonSteppedOut
    | e.PersonReturned
    | e.PersonLeft
    | e.PersonExcused
    | e.PersonFlagged
    | e.StayCorrected
    | e.PersonSeen
    | e.TelehealthChecked
    | e.ModalityChanged
    | e.CheckedIn
    | e.CheckedOut
    | e.TurnPassed
)


def after(attendee: Attendee, at: datetime, event: PersonEvent, ended: datetime | None) -> Attendee:
    """The person after an event at a moment; `ended` is when the session ended, if it has."""
    match event:
        case e.PersonArrived() | e.PersonReturned():
            # nobody enters a session that is over: a span that nothing closes would run for ever
            return attendee if ended is not None else _in(attendee, at)
        case e.PersonSteppedOut():
            return _out(attendee, at, "out") if attendee.presence == "here" else attendee
        case e.PersonLeft():
            return _out(attendee, at, "left") if attendee.spans else attendee
        case e.PersonExcused():
            return attendee if attendee.spans else replace(attendee, presence="excused")
        case e.PersonFlagged():
            # a flag that is set anew is a new reason to see them
            return replace(attendee, flagged=event.flagged, seen=attendee.seen and not event.flagged)
        case e.StayCorrected():
            return _corrected(attendee, event.spans, ended)
        case e.PersonSeen():
            return replace(attendee, seen=True)
        case e.TelehealthChecked():
            return replace(attendee, check=event.check)
        case e.ModalityChanged():
            check = (attendee.check or TelehealthCheck()).model_copy(update={"modality": event.modality})
            switched = (*attendee.switched, Switched(at, event.modality))
            return replace(attendee, check=check, switched=switched)
        case e.CheckedIn():
            return replace(attendee, check_in=Turn(at, event.answers, event.kept))
        case e.CheckedOut():
            # so is a craving that rose
            seen = attendee.seen and not _rose(attendee.check_in, event.answers)
            return replace(attendee, check_out=Turn(at, event.answers), seen=seen)
        case e.TurnPassed():
            turn = Turn(at, passed=True)
            if event.round == Round.CHECK_IN:
                return replace(attendee, check_in=turn)
            return replace(attendee, check_out=turn)


def gone(attendee: Attendee, at: datetime) -> Attendee:
    """The end of the session closes what is open and changes nobody else."""
    return _out(attendee, at, "left") if attendee.presence in ("here", "out") else attendee


def _rose(check_in: Turn | None, answers: Mapping[str, str]) -> bool:
    before = scale_number(check_in.answers.get("craving", "")) if check_in else None
    after = scale_number(answers.get("craving", ""))
    return before is not None and after is not None and after > before


def _in(attendee: Attendee, at: datetime) -> Attendee:
    if attendee.presence == "here":
        return attendee
    return replace(attendee, presence="here", spans=(*attendee.spans, Span(at, None)))


def _out(attendee: Attendee, at: datetime, presence: Presence) -> Attendee:
    spans = attendee.spans
    if attendee.presence == "here":
        spans = (*spans[:-1], spans[-1]._replace(end=max(at, spans[-1].start)))
    return replace(attendee, presence=presence, spans=spans)


def _corrected(attendee: Attendee, stays: tuple[e.Stay, ...], ended: datetime | None) -> Attendee:
    """The spans as they really were, in order; only the last may be open, and only while the session is."""
    ends = (max(stay.end, stay.start) if stay.end is not None else None for stay in stays)
    spans = sorted((Span(stay.start, end) for stay, end in zip(stays, ends, strict=True)), key=_start)
    closed = [span for span in spans[:-1] if span.end is not None]
    last = spans[-1:]
    if last and last[0].end is None and ended is not None:
        last = [last[0]._replace(end=max(ended, last[0].start))]
    if not spans:
        return replace(attendee, presence="expected", spans=())
    if last[0].end is None:
        presence: Presence = "here"
    else:
        presence = "out" if attendee.presence in ("here", "out") and ended is None else "left"
    return replace(attendee, presence=presence, spans=(*closed, *last))


def _start(span: Span) -> datetime:
    return span.start
