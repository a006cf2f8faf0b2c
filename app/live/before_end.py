"""Who should still be seen before a session ends, so that nobody leaves unheld (a safety rule of the practice)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from app.live import events as e
from app.live.attending import Attendee, Turn
from app.live.state import Note, Session
from app.model.agenda import PartKind, lay
from app.model.marks import RISK
from app.model.rounds import scale_number

# a session may run late; nobody leaves one untouched for so long
FORGOTTEN_AFTER = timedelta(hours=1)

Why = Literal["flagged", "craving_higher", "used", "risk", "not_checked_out", "safety"]


class ToBeSeen(NamedTuple):
    """One person and every reason to see them."""

    person: str
    name: str
    why: tuple[Why, ...]


class StillOpen(NamedTuple):
    """Somebody about whose safety something is open after a session, why, and since when: its newest entry."""

    person: str
    why: Literal["risk", "safety", "concern"]
    since: datetime


def to_be_seen(session: Session) -> list[ToBeSeen]:
    """People who were here today and are flagged, whose craving rose, who told of use, of whom a note speaks of a risk,
    or who have not checked out, and everybody for whose safety something was done; who was seen after that is not.

    A check-out is missed only where the agenda has a check-out round.
    """
    found = []
    for person, attendee in session.people.items():
        why = reasons(session, person)
        if why and (not attendee.seen or _unsafe_since_seen(session, person) is not None):
            found.append(ToBeSeen(person, attendee.name, why))
    return found


def not_come(session: Session) -> frozenset[str]:
    """Expected people who have not come so far, or did not at all."""
    return frozenset(each for each, attendee in session.people.items() if attendee.presence == "expected")


def not_here_yet(session: Session, tried: Collection[str]) -> list[str]:
    """Expected people who did not come, and whom nobody has `tried` to reach, nor done anything for on the crisis
    page."""
    safety = {each.event.person for each in session.safety}
    away = not_come(session)
    return [person for person in session.people if person in away - safety and person not in tried]


def reasons(session: Session, person: str) -> tuple[Why, ...]:
    """Every reason to see a person before the end, whether they were seen or not."""
    attendee = session.people.get(person)
    has_round = any(block.has(PartKind.CHECK_OUT_ROUND) for block in session.run.blocks)
    was_here = attendee is not None and attendee.spans
    found = _reasons(attendee, has_round, person in at_risk(session)) if attendee and was_here else ()
    unsafe = attendee is not None and any(each.event.person == person for each in session.safety)
    return (*found, "safety") if unsafe else found


def at_risk(session: Session) -> frozenset[str]:
    """Of whom a note that stands speaks of a risk, by the mark or by the tag."""
    return frozenset(person for note in session.notes if _speaks_of_risk(note) for person in note.people)


def _speaks_of_risk(note: Note) -> bool:
    return not note.struck and (note.mark == RISK or RISK in note.tags)


def still_open(session: Session) -> list[StillOpen]:
    """About whose safety something is open after a session, the newest first: a note that stands speaks of a risk,
    something was done, or their progress note has a concern, and nobody talked with them after that.

    A note that is signed with nothing voiced or seen closes it as well.
    """
    found = [each for person in session.people if (each := _still_open(session, person)) is not None]
    return sorted(found, key=lambda each: each.since, reverse=True)


def _still_open(session: Session, person: str) -> StillOpen | None:
    note, since = session.progress_of(person), _unsafe_since_seen(session, person)
    answer = note.risk.answer if note.risk is not None else ""
    if answer == "none" and note.signed is not None:
        return None
    if answer == "concern" and (since is not None or not session.people[person].seen):
        answered = (each for each in session.entries if _answers_risk(each.event, person))
        return StillOpen(person, "concern", max(each.recorded_at for each in answered))
    if since is None:
        return None
    done = any(each.event.person == person for each in session.safety)
    return StillOpen(person, "safety" if done else "risk", since)


def _answers_risk(event: e.LiveEvent | None, person: str) -> bool:
    return isinstance(event, e.RiskAnswered) and event.about == person


def left_open(session: Session, now: datetime) -> datetime | None:
    """When a session that was forgotten really stopped: the moment of its last entry.

    Forgotten is one that nobody has touched for an hour, and that should have ended an hour ago: a laptop that went
    flat and was started again the next morning must not turn the night into service minutes.
    """
    if not session.run.live or not session.entries:
        return None
    # what the clock wrote down by itself is nobody's touch
    touched = [entry for entry in session.entries if not isinstance(entry.event, e.Slept | e.ClockCorrected)]
    last = touched[-1].recorded_at
    end = lay(session.run, last).projected_end
    return last if now - max(last, end) > FORGOTTEN_AFTER else None


def _unsafe_since_seen(session: Session, person: str) -> datetime | None:
    """When, since they were seen last, something was done for their safety or a note came to speak of a risk: the
    newest; None where nothing was."""
    of_risk = {note.id for note in session.notes if person in note.people and _speaks_of_risk(note)}
    for entry in reversed(session.entries):
        if entry.id in session.undone:
            continue
        match entry.event:
            case e.PersonSeen(person=seen) if seen == person:
                return None
            case e.SafetyStepTaken(person=unsafe) | e.EmergencyTold(person=unsafe) if unsafe == person:
                return entry.recorded_at
            case e.NoteCaught() if entry.id in of_risk:
                return entry.recorded_at
            case e.NoteAmended(note=note) if note in of_risk:
                return entry.recorded_at
    return None


def _reasons(attendee: Attendee, has_round: bool, is_at_risk: bool) -> tuple[Why, ...]:
    reasons: list[Why] = []
    if attendee.flagged:
        reasons.append("flagged")
    before, after = craving(attendee.check_in), craving(attendee.check_out)
    if before is not None and after is not None and after > before:
        reasons.append("craving_higher")
    if attendee.check_in is not None and attendee.check_in.answers.get("used") == "yes":
        reasons.append("used")
    if is_at_risk:
        reasons.append("risk")
    if has_round and attendee.check_out is None:
        reasons.append("not_checked_out")
    return tuple(reasons)


def craving(turn: Turn | None) -> int | None:
    """The craving of a turn, 0 to 10; None where it was not given."""
    return scale_number(turn.answers.get("craving", "")) if turn else None


def mood(turn: Turn | None) -> int | None:
    """The mood of a turn, 0 to 10, where a program asks for it as a number."""
    return scale_number(turn.answers.get("mood", "")) if turn else None
