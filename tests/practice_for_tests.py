"""A small practice on a real vault, for tests that need a desk: one facilitator, one co-facilitator, three people."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.clock import Clock, SetClock, SystemClock
from app.desk import Desk, Seat
from app.intake.programs import shipped_programs
from app.live import commands as live
from app.model.groups import Meeting
from app.model.people import Person, Role, User
from app.practice import commands as practice
from app.setting_up import first_group, set_up, shipped_library
from app.vault.folder import Vault
from tests.app.vault.making import CHEAP

ZONE = "America/New_York"
PASSPHRASE = "a quiet lamp by the door"
SAMS_PASSPHRASE = "four boats drifting by"
RECOVERY_KEY = bytes(range(32))
ALEX = User(id="a1" * 16, name="Alex Rivera", credentials="LADC")
RUTH = User(id="c3" * 16, name="Ruth Amsel", credentials="LCSW", role=Role.SUPERVISOR)  # not there at first
SAM = User(id="b2" * 16, name="Sam Okafor", role=Role.CO_FACILITATOR)
BOTH = (ALEX.id, SAM.id)  # as those who have a passphrase
MORNING, EVENING = "group-morning", "group-evening"
MARIA, JAMES, AISHA = "person-maria", "person-james", "person-aisha"
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo(ZONE))


def clock_at(moment: datetime = NINE) -> SetClock:
    return SetClock(moment)


def new_desk(folder: Path, clock: Clock, **how: object) -> Desk:
    """A desk on a new vault in `folder`, with both programs, two users, and three people in the morning group."""
    vault = Vault.create(folder, ALEX.id, PASSPHRASE, **{"cost": CHEAP, **how})  # type: ignore[arg-type]
    desk = Desk(vault, clock, shipped_library())
    seat = desk.seat(ALEX.id)
    groups = [first_group(s, g, ZONE) for s, g in zip(shipped_programs(), (MORNING, EVENING), strict=True)]
    set_up(seat, ALEX, zip(shipped_programs(), groups, strict=True))
    seat.arrange(practice.add_user, SAM)
    people = [
        Person(id=MARIA, name="Maria S."),
        Person(id=JAMES, name="James T."),
        Person(id=AISHA, name="Aisha K."),
    ]
    seat.arrange(practice.add_people, people, MORNING, date(2026, 11, 2))
    return desk


def new_desk_today(folder: Path) -> Desk:
    """The same by this computer's clock. Whatever day it is, the morning group is the one that meets next: every day,
    about now; the evening group six hours later. Keys are made for all."""
    clock = SystemClock()
    desk = new_desk(folder, clock)
    desk.vault.keep_recovery_key(RECOVERY_KEY)
    desk.vault.add_user(SAM.id, SAMS_PASSPHRASE, cost=CHEAP)
    seat = desk.seat(ALEX.id)
    now = clock.read().wall.astimezone(ZoneInfo(ZONE)).replace(second=0, microsecond=0, tzinfo=None)
    for group, start in ((MORNING, now.time()), (EVENING, (now + timedelta(hours=6)).time())):
        meetings = tuple(Meeting(weekday=day, start=start) for day in range(7))
        seat.arrange(
            practice.change_group, desk.practice.groups[group].model_copy(update={"meetings": meetings})
        )
    return desk


def opened(desk: Desk, group: str = MORNING, scheduled: datetime = NINE) -> Seat:
    """The facilitator's seat with a session of the group open."""
    seat = desk.seat(ALEX.id)
    seat.open_session(desk.prepare(desk.practice.groups[group], scheduled).result())
    return seat


def held(seat: Seat, clock: SetClock) -> None:
    """A running session to its end after three hours: Maria is marked from now on, James forty minutes later, Aisha
    not; a minute has passed since."""
    seat.do(live.mark_arrived, MARIA)
    clock.pass_time(minutes(40))
    seat.do(live.mark_arrived, JAMES)
    clock.pass_time(minutes(140))
    seat.do(live.end, [MARIA, JAMES])
    clock.pass_time(minutes(1))


def minutes(amount: float) -> timedelta:
    return timedelta(minutes=amount)
