"""A running session of eight people, for tests of small groups."""

from __future__ import annotations

from datetime import date

from app.live import events as e
from app.live.state import Session
from app.model.small_groups import Room
from tests.events_for_tests import HARMONY, arrived, opening, started, told

NAMES = ("Aisha K.", "Ben L.", "Chris M.", "Dana N.", "Eli O.", "Fay P.", "Gus Q.", "Hana R.")
PEOPLE = tuple(e.Expected(id=name.split()[0].lower(), name=name, initials=name[0]) for name in NAMES)
IDS = tuple(person.id for person in PEOPLE)
AISHA, BEN, CHRIS, DANA, ELI, *_OTHERS = IDS

ZED = e.Expected(id="zed", name="Zed W.", initials="ZW")


def apart(*pairs: tuple[str, str]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


def session(
    here: int = 6,
    *before: tuple[Room, ...],
    alone: bool = False,
    newcomers: tuple[str, ...] = (),
) -> Session:
    """A running session with so many of eight people in the room."""
    expected = tuple(
        person.model_copy(update={"joined": date(2026, 11, 20 if person.id in newcomers else 1)})
        for person in PEOPLE
    )
    opened = opening(HARMONY, *expected).model_copy(
        update={
            "rooms_before": before,
            "rules": HARMONY.program.rules.model_copy(update={"rooms_alone": alone}),
        }
    )
    return told(*(arrived(person) for person in PEOPLE[:here]), started(), opened=opened)


def seats(held: Session) -> list[tuple[str, ...]]:
    return [room.people for room in held.small_groups]
