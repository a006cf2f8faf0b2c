"""Whose turn it is in a round, and what its card says. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from app.live.attending import Attendee, Turn
from app.live.state import Session
from app.model.agenda import ZERO, PartKind, Span
from app.model.rounds import Question, Round, fair_share, turns
from app.words import _
from ui.times import minutes_and_seconds

# minutes of a check-in block that are kept for its icebreaker when the fair share is reckoned
ICEBREAKER_MINUTES = timedelta(minutes=8)


class Asked(NamedTuple):
    """A person who was called to the card out of turn, perhaps in a block without a round of its own."""

    person: str
    which: Round


def round_of(session: Session) -> Round | None:
    """The round that the current block holds, if any."""
    block = session.block
    if block is None:
        return None
    if block.has(PartKind.CHECK_IN_ROUND) or block.has(PartKind.ARRIVAL_CHECK):
        return Round.CHECK_IN
    return Round.CHECK_OUT if block.has(PartKind.CHECK_OUT_ROUND) else None


def questions(session: Session, which: Round) -> tuple[Question, ...]:
    if session.opened is None:
        return ()
    rules = session.opened.rules
    return rules.check_in if which is Round.CHECK_IN else rules.check_out


def turn_of(attendee: Attendee, which: Round) -> Turn | None:
    return attendee.check_in if which is Round.CHECK_IN else attendee.check_out


def to_come(session: Session, which: Round) -> tuple[str, ...]:
    """Whose turn it is and who follows."""
    done = frozenset(
        person for person, attendee in session.people.items() if turn_of(attendee, which) is not None
    )
    return turns(tuple(session.people), session.here, done)


def first_name(session: Session, person: str) -> str:
    return session.people[person].name.split()[0]


def turn_words(session: Session) -> str:
    """ "Aisha, then Devon" while a round has people left."""
    which = round_of(session)
    left = to_come(session, which)[:2] if which else ()
    names = [first_name(session, person) for person in left]
    return (
        _("{one}, then {other}").format(one=names[0], other=names[1]) if len(names) == 2 else "".join(names)
    )


def share_of(session: Session) -> timedelta | None:
    """What each person still to come can have, as it stood when this turn began.

    None where no clock is wanted: outside a round, in arrival checks, and when everybody has had a turn.
    """
    which, block = round_of(session), session.block
    if which is None or block is None or _is_arrival_check(session):
        return None
    people = len(to_come(session, which))
    if not people:
        return None
    kept = ICEBREAKER_MINUTES if block.has(PartKind.ICEBREAKER) else ZERO
    return fair_share(session.run.remaining(block, _turn_began(session, which)), kept, people)


def turn_left(session: Session, now: datetime) -> timedelta | None:
    """What is left of the fair share of whoever's turn it is; below zero it is a little over.

    None when there is no such clock, or when the turn is so far over that it says nothing any more: the group was
    busy with something else, an icebreaker perhaps.
    """
    which, share = round_of(session), share_of(session)
    if which is None or not share:
        return None
    left = share - session.run.running_within(Span(_turn_began(session, which), None), now)
    return left if left > -share else None


def _turn_began(session: Session, which: Round) -> datetime:
    """When the turn before was over, or the block was entered."""
    entered = session.run.visits[-1].start
    before = (turn_of(attendee, which) for attendee in session.people.values())
    return max([entered, *(turn.at for turn in before if turn is not None)])


def turn_left_words(session: Session, now: datetime) -> str:
    """ "2:20 left", "0:15 over", or nothing."""
    left = turn_left(session, now)
    if left is None:
        return ""
    if left < ZERO:
        return _("{time} over").format(time=minutes_and_seconds(-left))
    return _("{time} left").format(time=minutes_and_seconds(left))


@dataclass(frozen=True, slots=True)
class RoundView:
    """The round as its card shows it; without a `person`, `name` says why.

    `answers` and `kept` are those that were given before, if any.
    """

    which: Round
    title: str
    aside: str
    person: str
    name: str
    turn: str
    before: str
    asks_promise: bool
    questions: tuple[Question, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    kept: str = ""


def round_view(session: Session, now: datetime, asked: Asked | None = None) -> RoundView | None:
    """The card of the round; `asked` is the person somebody wants instead of the next one."""
    own = round_of(session)
    which = asked.which if asked else own
    if which is None or session.opened is None:
        return None
    left = to_come(session, which)
    if not left and asked is None and _is_arrival_check(session):
        return None  # the rest of the block belongs to something else
    person = asked.person if asked and asked.person in session.people else left[0] if left else ""
    attendee = session.people.get(person)
    turn = turn_of(attendee, which) if attendee else None
    in_turn = which is own and turn is None
    return RoundView(
        which,
        _title(session, which, own),
        _aside(session, which) if which is own else "",
        person,
        attendee.name if attendee else _nobody_words(session),
        turn_line(session, now, person) if in_turn else "",
        _before(attendee, which) if attendee else "",
        bool(attendee and which is Round.CHECK_IN and attendee.person.last_promise),
        questions(session, which),
        turn.answers if turn else {},
        turn.kept if turn else "",
    )


def _nobody_words(session: Session) -> str:
    """What stands where the name would be."""
    if not session.here:
        return _("Nobody is here yet")
    return _("Everybody here has had a turn")


def _title(session: Session, which: Round, own: Round | None) -> str:
    if which is not own:
        return _("Check-in") if which is Round.CHECK_IN else _("Check-out")
    if which is Round.CHECK_OUT:
        return _("Check-out round")
    return _("Arrival check") if _is_arrival_check(session) else _("Check-in round")


def _is_arrival_check(session: Session) -> bool:
    return session.block is not None and session.block.has(PartKind.ARRIVAL_CHECK)


def _aside(session: Session, which: Round) -> str:
    """ "3 of 8 done · fair share 2:40"."""
    here = [attendee for attendee in session.people.values() if attendee.presence == "here"]
    done = sum(turn_of(attendee, which) is not None for attendee in here)
    words = _("{done} of {count} done").format(done=done, count=len(here))
    share = share_of(session)
    if not share:
        return words
    return f"{words}  ·  " + _("fair share {time}").format(time=minutes_and_seconds(share))


def turn_line(session: Session, now: datetime, person: str) -> str:
    """What is left of the turn that is a person's in the block's round: "2:20 left · then Devon, Lena"."""
    which = round_of(session)
    left = to_come(session, which) if which else ()
    others = [first_name(session, other) for other in left if other != person][:2]
    then = _("then {names}").format(names=", ".join(others)) if others else ""
    return " · ".join(piece for piece in (turn_left_words(session, now), then) if piece)


def _before(attendee: Attendee, which: Round) -> str:
    """What is worth knowing before the person speaks: the last promise, or this day's check-in."""
    pieces = []
    if which is Round.CHECK_IN:
        promise, craving = attendee.person.last_promise, attendee.person.last_craving
        if promise:
            pieces.append(_("Last time: “{promise}”").format(promise=promise))
        if craving is not None:
            pieces.append(_("Craving was {craving}.").format(craving=craving))
    elif attendee.check_in is not None:
        answers = attendee.check_in.answers
        if answers.get("goal"):
            pieces.append(_("Today’s goal: “{goal}”").format(goal=answers["goal"]))
        if answers.get("craving"):
            pieces.append(_("Craving was {craving} at check-in.").format(craving=answers["craving"]))
    return "  ".join(pieces)
