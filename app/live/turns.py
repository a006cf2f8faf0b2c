"""Rounds as they go round: whose turn it is, what is a fair share, and how turns are put in order or put off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from app.errors import Refused
from app.live import events as e
from app.live.attending import Attendee
from app.live.conditions import not_over, opened, running_block
from app.live.state import Session
from app.model.agenda import ZERO, PartKind, Span
from app.model.rounds import OrderedBy, Round, by_arrival, by_rotation, fair_share, last_of_all, moved, turns
from app.words import _

Events = Sequence[e.LiveEvent]

# minutes of a check-in block that are kept for its icebreaker until it is done
ICEBREAKER_MINUTES: Final = timedelta(minutes=8)
# the first days in a program, in which a person is pointed out as new
NEWCOMER_DAYS: Final = 14


# Whose turn it is


def round_of(session: Session) -> Round | None:
    """The round that the current block holds, if any."""
    block = session.block
    if block is None:
        return None
    if block.has(PartKind.CHECK_IN_ROUND) or block.has(PartKind.ARRIVAL_CHECK):
        return Round.CHECK_IN
    return Round.CHECK_OUT if block.has(PartKind.CHECK_OUT_ROUND) else None


def is_arrival_check(session: Session) -> bool:
    """Whether people check in one by one as they arrive, without a round."""
    return session.block is not None and session.block.has(PartKind.ARRIVAL_CHECK)


def ordered_by(session: Session, which: Round) -> OrderedBy:
    """By rotation, until somebody chose otherwise today."""
    order = session.orders.get(which)
    return order.by if order is not None else "rotation"


def order_of(session: Session, which: Round) -> tuple[str, ...]:
    """Everybody on the list in the order of a round, whether they are here or not.

    Who arrives when the first turn was over already comes after all others; in an arrival check the newest is first.
    """
    people, arrived = tuple(session.people), _arrivals(session)
    if is_arrival_check(session):
        return tuple(reversed(by_arrival(tuple(reversed(people)), arrived)))
    order = session.orders.get(which)
    if order is None:
        chosen = _in_order(session, which, "rotation")
    else:
        known = [person for person in order.people if person in session.people]
        chosen = (*dict.fromkeys(known), *(person for person in people if person not in order.people))
        if order.by == "arrival":
            chosen = by_arrival(chosen, arrived)
    began = min((turn.at for each in session.people.values() if (turn := each.turn(which))), default=None)
    if began is None:
        return chosen
    stood = began if order is None else max(began, order.at)
    late = {person: when for person, when in arrived.items() if when > stood}
    return last_of_all(by_arrival(chosen, late) if late else chosen, late)


def to_come(session: Session, which: Round) -> tuple[str, ...]:
    """Whose turn it is and who follows. Who is not here has no turn now, and has one again when they are back."""
    had = frozenset(person for person, attendee in session.people.items() if attendee.turn(which) is not None)
    return turns(order_of(session, which), session.here, had, session.put_off.get(which, ()))


def would_begin_again(session: Session, which: Round, person: str) -> bool:
    """Whether somebody has the first turn though they began last time: nobody else was here when it came to them."""
    if session.opened is None or ordered_by(session, which) != "rotation":
        return False
    nobody = all(attendee.turn(which) is None for attendee in session.people.values())
    return nobody and session.opened.first_last_time.get(which) == person


def newcomer_day(session: Session, attendee: Attendee) -> int | None:
    """The person's day in the program, from 1, in their first two weeks; None when they are not new."""
    joined = attendee.person.joined
    if joined is None or session.opened is None:
        return None
    day = (session.opened.day - joined).days + 1
    return day if 1 <= day <= NEWCOMER_DAYS else None


# The soft clock


def share_of(session: Session) -> timedelta | None:
    """What each person still to come can have, as it stood when this turn began.

    None where no clock is wanted: outside a round, in arrival checks and in reflection, and when everybody has had
    a turn.
    """
    which, block = round_of(session), session.block
    if which is None or block is None or is_arrival_check(session) or block.has(PartKind.REFLECTION):
        return None
    people = len(to_come(session, which))
    if not people:
        return None
    waits = block.has(PartKind.ICEBREAKER) and (block.id, PartKind.ICEBREAKER) not in session.parts_done
    left = session.run.remaining(block, turn_began(session, which))
    return fair_share(left, ICEBREAKER_MINUTES if waits else ZERO, people)


def turn_left(session: Session, now: datetime) -> timedelta | None:
    """What is left of the fair share of whoever's turn it is; below zero it is a little over.

    None when there is no such clock, or when the turn is so far over that it says nothing any more: the group was
    busy with something else, an icebreaker perhaps.
    """
    which, share = round_of(session), share_of(session)
    if which is None or not share:
        return None
    left = share - session.run.running_within(Span(turn_began(session, which), None), now)
    return left if left > -share else None


def turn_began(session: Session, which: Round) -> datetime:
    """When the turn before was over or handed on, the icebreaker was done, or the block was entered."""
    entered = session.run.visits[-1].start
    before = (attendee.turn(which) for attendee in session.people.values())
    done = (
        when for (block, _part), when in session.parts_done.items() if block == session.run.visits[-1].block
    )
    handed_on = session.handed_on.get(which, entered)
    return max([entered, handed_on, *done, *(turn.at for turn in before if turn is not None)])


# What a facilitator does


def order_turns(session: Session, now: datetime, which: Round, by: OrderedBy) -> Events:
    """Put a round in order anew: who put their turn off has it in that order again."""
    not_over(session)
    opened(session)
    if by == "hand":
        return arrange_turns(session, now, which, order_of(session, which))
    return [e.TurnsOrdered(round=which, order=_in_order(session, which, by), by=by)]


def arrange_turns(session: Session, now: datetime, which: Round, order: Sequence[str]) -> Events:
    """Put a round in order by hand. `order` may leave people out: they keep their places after the others."""
    not_over(session)
    opened(session)
    if not set(order) <= set(session.people):
        raise Refused(_("That person is not on today's list."))
    named = tuple(dict.fromkeys(order))
    rest = (person for person in order_of(session, which) if person not in named)
    return [e.TurnsOrdered(round=which, order=(*named, *rest), by="hand")]


def move_turn(session: Session, now: datetime, person: str, which: Round, steps: int) -> Events:
    """Move a person among those who are still to come, so many places later, or earlier when below zero."""
    left = to_come(session, which)
    order = moved(left, person, steps)
    return [] if order == left else arrange_turns(session, now, which, order)


def put_off(session: Session, now: datetime, person: str, which: Round) -> Events:
    """Their turn comes later, after those who are still to come."""
    not_over(session)
    opened(session)
    if person not in session.people:
        raise Refused(_("That person is not on today's list."))
    attendee = session.people[person]
    left = to_come(session, which)
    if person not in left:
        had = attendee.turn(which) is not None
        words = _("{name} has had a turn.") if had else _("{name} is not in the room now.")
        raise Refused(words.format(name=attendee.name))
    if len(left) == 1:
        raise Refused(_("{name} is the last one. A pass is always welcome.").format(name=attendee.name))
    return [e.TurnPutOff(person=person, round=which, began=person == left[0])]


def finish_icebreaker(session: Session, now: datetime, done: bool = True) -> Events:
    """The icebreaker of this block is done, and the round has its minutes; or it is still to come after all."""
    block = running_block(session)
    if not block.has(PartKind.ICEBREAKER):
        raise Refused(_("This block has no icebreaker."))
    is_done = (block.id, PartKind.ICEBREAKER) in session.parts_done
    if is_done is done:
        return []
    return [e.PartDone(block=block.id, part=PartKind.ICEBREAKER, done=done)]


def icebreaker_over(session: Session) -> list[e.PartDone]:
    """What follows when an icebreaker was shown and is taken away: it is done, where the block holds one."""
    block = session.block
    part = PartKind.ICEBREAKER
    if block is None or not block.has(part) or (block.id, part) in session.parts_done:
        return []
    return [e.PartDone(block=block.id, part=part)]


def _in_order(session: Session, which: Round, by: OrderedBy) -> tuple[str, ...]:
    """Everybody on the list, put in order as the session stands."""
    people = tuple(session.people)
    if by == "arrival":
        return by_arrival(people, _arrivals(session))
    first = session.opened.first_last_time.get(which, "") if session.opened is not None else ""
    rotated = by_rotation(people, first)
    if by == "rotation":
        return rotated
    new = {person for person, each in session.people.items() if newcomer_day(session, each) is not None}
    return last_of_all(rotated, new)


def _arrivals(session: Session) -> dict[str, datetime]:
    return {person: each.arrived for person, each in session.people.items() if each.arrived is not None}
