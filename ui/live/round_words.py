"""Whose turn it is in a round, and what its card says. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from app.live.attending import Attendee
from app.live.state import Session
from app.live.turns import is_arrival_check, round_of, share_of, to_come, turn_left
from app.model.agenda import ZERO
from app.model.rounds import Question, Round
from app.words import _
from ui.times import minutes_and_seconds


class Asked(NamedTuple):
    """A person who was called to the card out of turn, perhaps in a block without a round of its own."""

    person: str
    which: Round


def questions(session: Session, which: Round) -> tuple[Question, ...]:
    if session.opened is None:
        return ()
    rules = session.opened.rules
    return rules.check_in if which is Round.CHECK_IN else rules.check_out


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

    `answers` and `kept` are those that were given before, if any. `can_wait`: others are there to go on with.
    """

    which: Round
    title: str
    aside: str
    person: str
    name: str
    turn: str
    before: str
    asks_promise: bool
    can_wait: bool
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
    if not left and asked is None and is_arrival_check(session):
        return None  # the rest of the block belongs to something else
    person = asked.person if asked and asked.person in session.people else left[0] if left else ""
    attendee = session.people.get(person)
    turn = attendee.turn(which) if attendee else None
    in_turn = which is own and turn is None
    return RoundView(
        which,
        _title(session, which, own),
        _aside(session, which) if which is own else "",
        person,
        attendee.name if attendee else _nobody_words(session),
        turn_line(session, now, person) if in_turn else "",
        _before(attendee, which) if attendee else _nobody_hint(session),
        bool(attendee and which is Round.CHECK_IN and attendee.person.last_promise),
        person in left and len(left) > 1,
        questions(session, which),
        turn.answers if turn else {},
        turn.kept if turn else "",
    )


def _nobody_words(session: Session) -> str:
    """What stands where the name would be."""
    if not session.here:
        return _("Nobody is here yet")
    return _("Everybody here has had a turn")


def _nobody_hint(session: Session) -> str:
    """How the round gets somebody to begin with; '' where it has had somebody, or nobody is still to come."""
    awaited = any(attendee.presence == "expected" for attendee in session.people.values())
    if session.here or not awaited:
        return ""
    return _("When somebody comes, click “Not here yet” beside the name.")


def _title(session: Session, which: Round, own: Round | None) -> str:
    if which is not own:
        return _("Check-in") if which is Round.CHECK_IN else _("Check-out")
    if which is Round.CHECK_OUT:
        return _("Check-out round")
    return _("Arrival check") if is_arrival_check(session) else _("Check-in round")


def _aside(session: Session, which: Round) -> str:
    """ "3 of 8 done · fair share 2:40"."""
    here = [attendee for attendee in session.people.values() if attendee.presence == "here"]
    done = sum(attendee.turn(which) is not None for attendee in here)
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
    """What is worth knowing before the person speaks: the last promise and craving, and this day's goal and craving."""
    pieces = []
    promise, last = attendee.person.last_promise, attendee.person.last_craving
    answers = attendee.check_in.answers if which is Round.CHECK_OUT and attendee.check_in else {}
    if answers.get("goal"):
        pieces.append(_("Today’s goal: “{goal}”").format(goal=answers["goal"]))
    if answers.get("craving"):
        pieces.append(_("Craving was {craving} at check-in.").format(craving=answers["craving"]))
    if promise:
        pieces.append(_promise_words(attendee, which).format(promise=promise))
    if last is not None:
        words = _("Craving was {craving}.") if promise else _("Craving was {craving} last time.")
        if promise and answers:
            words = _("Craving was {craving} then.")
        pieces.append(words.format(craving=last))
    return "  ".join(pieces)


def _promise_words(attendee: Attendee, which: Round) -> str:
    """The last promise, and in the closing round what became of it."""
    kept = attendee.check_in.kept if which is Round.CHECK_OUT and attendee.check_in else ""
    return {
        "kept": _("Last time: “{promise}” (kept)"),
        "partly": _("Last time: “{promise}” (partly kept)"),
        "not_yet": _("Last time: “{promise}” (not yet kept)"),
    }.get(kept, _("Last time: “{promise}”"))
