"""Small groups in a session: who sits in which room, who leads it, and what a facilitator can do with them.

Keep apart is never broken, by no act, and nothing here says why two people are kept apart. The rooms stay in the vault,
so that next time can be the same as this time; no document tells of them, since each would tell with whom somebody sat.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from app.errors import Refused
from app.live import events as e
from app.live.conditions import not_over, opened
from app.live.group_events import SmallGroupsDrawn
from app.live.state import Session
from app.live.turns import newcomer_day
from app.model.fresh_rooms import draw_rooms
from app.model.same_rooms import rooms_as_before
from app.model.seating import Apart, Seats, can_be_apart
from app.model.small_groups import DrawnBy, Room
from app.words import _, ngettext

Events = Sequence[e.LiveEvent]

# rooms are drawn for about so many people each, until somebody asks for another number
ABOUT = 4
# so many of the last times are of today at most, so that those of other days still count
OF_TODAY = 3


# What stands


def most_rooms(session: Session) -> int:
    """So many rooms there can be: two people in each, and a facilitator, where the program asks for one."""
    if session.opened is None:
        return 0
    pairs = len(session.here) // 2
    alone = session.opened.rules.rooms_alone
    return pairs if alone else min(pairs, len(leading(session)))


def leading(session: Session) -> tuple[str, ...]:
    """Users who can lead a room: those of the opening, and who came to the practice later and acts in this session."""
    known = session.opened.facilitators if session.opened is not None else ()
    return tuple(dict.fromkeys([*(user.id for user in known), *(entry.author for entry in session.entries)]))


def usual_rooms(session: Session) -> int:
    """As many as last time, else one for about four people; at least two, at most what there can be."""
    last = last_rooms(session)
    wished = len(last) if last else round(len(session.here) / ABOUT)
    return max(2, min(wished, most_rooms(session)))


def last_rooms(session: Session) -> tuple[Room, ...]:
    """The small groups of last time: of earlier today, once everybody is together again, else of the last session."""
    if not session.small_groups and session.sat:
        return session.sat
    before = session.opened.rooms_before if session.opened is not None else ()
    return before[0] if before else ()


def not_placed(session: Session) -> tuple[str, ...]:
    """Who came after the drawing: here, and in no room."""
    if not session.small_groups:
        return ()
    placed = {person for room in session.small_groups for person in room.people}
    return tuple(person for person in session.people if person in session.here and person not in placed)


def not_here(session: Session) -> tuple[tuple[str, int], ...]:
    """Who was placed and is not here now, with the room that waits for them, from 0."""
    return tuple(
        (person, number)
        for number, room in enumerate(session.small_groups)
        for person in room.people
        if person not in session.here
    )


def in_room(session: Session, number: int) -> tuple[str, ...]:
    """Who is in a room now."""
    return tuple(person for person in session.small_groups[number].people if person in session.here)


def fitting_room(session: Session, person: str, apart: Apart) -> int | None:
    """The smallest room in which nobody is whom this person is kept apart from, from 0; None when there is none."""
    fitting = [
        number
        for number, room in enumerate(session.small_groups)
        if not _kept_apart(person, room.people, apart)
    ]
    return min(fitting, key=lambda number: len(in_room(session, number)), default=None)


def together(session: Session, apart: Apart) -> frozenset[int]:
    """Rooms, from 0, with two people who were kept apart after the drawing only."""
    return frozenset(
        number
        for number, room in enumerate(session.small_groups)
        if any(_kept_apart(person, room.people, apart) for person in room.people)
    )


# What a facilitator does


def draw_fresh(session: Session, now: datetime, rooms: int, apart: Apart) -> Events:
    """Draw small groups anew. What was drawn today counts as the last times, and does not come again while there are
    others: another draw is another one."""
    people = _to_place(session, rooms)
    today = _seen_today(session)
    before = [*today[:OF_TODAY], *([room.people for room in each] for each in opened(session).rooms_before)]
    draws = sum(isinstance(entry.event, SmallGroupsDrawn) for entry in session.entries)
    seed = f"{session.stream} {draws}"
    seats = draw_rooms(people, rooms, apart, _newcomers(session), before, seed, today)
    if seats is None:
        raise _cannot_be(session, people, rooms, apart)
    leads = _leads(session, [""] * rooms)
    return _drawn(session, [Room(people=p, lead=lead) for p, lead in zip(seats, leads, strict=True)], "fresh")


def draw_as_last_time(session: Session, now: datetime, rooms: int, apart: Apart) -> Events:
    """The small groups of last time, with those who are here now; fresh ones where there were none."""
    last = last_rooms(session)
    if not last:
        return draw_fresh(session, now, rooms, apart)
    people = _to_place(session, rooms)
    again = rooms_as_before(people, rooms, [room.people for room in last], apart, _newcomers(session))
    if again is None:
        raise _cannot_be(session, people, rooms, apart)
    wished = [last[origin].lead if origin is not None else "" for _people, origin in again]
    leads = _leads(session, wished)
    seats = [Room(people=p, lead=lead) for (p, _origin), lead in zip(again, leads, strict=True)]
    return _drawn(session, seats, "as_last_time")


def swap_people(session: Session, now: datetime, one: str, other: str, apart: Apart) -> Events:
    """Two people of different rooms change places."""
    here, there = _room_of(session, one), _room_of(session, other)
    if here is None or there is None:
        raise Refused(_("Only people in small groups can change places."))
    if here == there:
        return []
    rooms = [list(room.people) for room in session.small_groups]
    rooms[here][rooms[here].index(one)] = other
    rooms[there][rooms[there].index(other)] = one
    for person, number in ((other, here), (one, there)):
        _refuse_together(person, rooms[number], apart)
    return _by_hand(session, rooms)


def move_person(session: Session, now: datetime, person: str, number: int, apart: Apart) -> Events:
    """Put somebody into a room, from 0: from another one, or who came after the drawing."""
    if not 0 <= number < len(session.small_groups):
        raise Refused(_("There is no such small group."))
    if person not in session.people:
        raise Refused(_("That person is not on today's list."))
    before = _room_of(session, person)
    if before == number:
        return []
    if before is None and person not in session.here:
        raise Refused(_("{name} is not in the room now.").format(name=session.people[person].name))
    if before is not None and len(session.small_groups[before].people) == 1:
        raise Refused(_("A small group cannot be left without anybody. Swap two people, or draw again."))
    _refuse_together(person, session.small_groups[number].people, apart)
    rooms = [[one for one in room.people if one != person] for room in session.small_groups]
    rooms[number].append(person)
    return _by_hand(session, rooms)


def seat_latecomer(session: Session, now: datetime, person: str, apart: Apart) -> Events:
    """Put somebody who came after the drawing into the smallest room that fits."""
    if not session.small_groups:
        raise Refused(_("There are no small groups now."))
    if person not in not_placed(session):
        raise Refused(_("Only somebody who is here and in no small group can be put into one."))
    number = fitting_room(session, person, apart)
    if number is None:
        raise Refused(_("No small group fits. Swap two people first."))
    return move_person(session, now, person, number, apart)


def set_lead(session: Session, now: datetime, number: int, user: str) -> Events:
    """Who leads a room, from 0; '' for nobody. Whoever led another one changes with the lead of this one."""
    not_over(session)
    begun = opened(session)
    if not 0 <= number < len(session.small_groups):
        raise Refused(_("There is no such small group."))
    old = session.small_groups[number].lead
    if user == old:
        return []
    if user and user not in leading(session):
        raise Refused(_("That facilitator is not here any more."))
    leads = [old if user and room.lead == user else room.lead for room in session.small_groups]
    leads[number] = user
    if not begun.rules.rooms_alone and not all(leads):
        raise Refused(_("In this program every small group has a facilitator."))
    rooms = [
        Room(people=room.people, lead=lead) for room, lead in zip(session.small_groups, leads, strict=True)
    ]
    return _drawn(session, rooms, "hand")


def come_together(session: Session, now: datetime) -> Events:
    """Everybody is one group again."""
    not_over(session)
    opened(session)
    return [SmallGroupsDrawn(rooms=(), by="hand")] if session.small_groups else []


def _seen_today(session: Session) -> list[Seats]:
    """Who sat with whom in this session, newest first; what was undone was seen all the same."""
    drawn = (
        entry.event.rooms for entry in reversed(session.entries) if isinstance(entry.event, SmallGroupsDrawn)
    )
    return list(dict.fromkeys(tuple(room.people for room in rooms) for rooms in drawn if rooms))


def _to_place(session: Session, rooms: int) -> list[str]:
    """Everybody who is here, in the order of the list. Refused where so many rooms cannot be, whoever sits in them."""
    opened(session)
    not_over(session)
    here = [person for person in session.people if person in session.here]
    if len(here) < 4:
        raise Refused(_("Small groups need at least four people who are here."))
    if rooms < 2:
        raise Refused(_("Draw two small groups or more."))
    if rooms > len(here) // 2:
        raise Refused(_("That is too many small groups: each needs two people or more."))
    if rooms > most_rooms(session):
        leads = len(leading(session))
        raise Refused(
            ngettext(
                "There is {n} facilitator. A program can allow small groups without one: Settings, Programs. "
                "It counts from the next session on.",
                "There are {n} facilitators. A program can allow small groups without one: Settings, Programs. "
                "It counts from the next session on.",
                leads,
            ).format(n=leads)
        )
    return here


def _cannot_be(session: Session, people: Sequence[str], rooms: int, apart: Apart) -> Refused:
    """Nobody is named: the sentence may be read by somebody who looks over a shoulder."""
    others = [n for n in range(2, most_rooms(session) + 1) if n != rooms]
    would = min(
        (n for n in others if can_be_apart(people, n, apart)), key=lambda n: abs(n - rooms), default=0
    )
    if would:
        return Refused(
            _(
                "With {n} small groups not everybody can be kept apart who should be. {would} would do."
            ).format(n=rooms, would=would)
        )
    return Refused(_("With {n} small groups not everybody can be kept apart who should be.").format(n=rooms))


def _newcomers(session: Session) -> frozenset[str]:
    """Who is in their first two weeks, as everywhere in a session. Without a first day somebody is not new."""
    return frozenset(
        person for person, each in session.people.items() if newcomer_day(session, each) is not None
    )


def _leads(session: Session, wished: Sequence[str]) -> list[str]:
    """A facilitator for each room, those who are wished where they are; '' where there are no more of them."""
    known = leading(session)
    kept = [user if user in known and user not in wished[:place] else "" for place, user in enumerate(wished)]
    free = iter([user for user in known if user not in kept])
    return [user or next(free, "") for user in kept]


def _room_of(session: Session, person: str) -> int | None:
    found = (number for number, room in enumerate(session.small_groups) if person in room.people)
    return next(found, None)


def _kept_apart(person: str, others: Iterable[str], apart: Apart) -> bool:
    """Whether there is somebody among them whom this person is kept apart from."""
    return any(one != person and frozenset((person, one)) in apart for one in others)


def _refuse_together(person: str, others: Collection[str], apart: Apart) -> None:
    """Nobody is named: the screen may be shared."""
    if _kept_apart(person, others, apart):
        raise Refused(_("These two cannot sit together. Choose another room."))


def _by_hand(session: Session, people: Sequence[Sequence[str]]) -> Events:
    not_over(session)
    rooms = [
        Room(people=tuple(seated), lead=room.lead)
        for seated, room in zip(people, session.small_groups, strict=True)
    ]
    return _drawn(session, rooms, "hand")


def _drawn(session: Session, rooms: Sequence[Room], by: DrawnBy) -> Events:
    return [SmallGroupsDrawn(rooms=tuple(rooms), by=by)]
