"""Two years of two groups on a real vault, and the same draws again where only the journal was taken along."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.clock import SetClock
from app.desk import Desk, Seat
from app.errors import Refused
from app.live import commands
from app.model.days import day_in
from app.model.decks import Deck, DeckItem, DeckKind, Pin
from app.model.people import Person
from app.opening import another
from app.practice import choices
from app.practice import commands as practice
from app.practice import events as e
from app.practice.care import join
from app.setting_up import shipped_library
from app.vault.entries import Batch, StoredEntry
from app.vault.folder import Vault
from app.vault.journal import Journal
from tests.app.vault.making import CHEAP
from tests.app.years_of_sessions import drawn_again
from tests.practice_for_tests import ALEX, EVENING, MARIA, MORNING, PASSPHRASE, ZONE, new_desk

# two meetings a week of each group
WEEKS = 104
FIRST = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo(ZONE))


class Unhurried(Journal):
    """A real journal that does not wait for the disk: what takes its time here is fsync, thousands of times."""

    def open(self) -> None:
        super().open()
        self.ask(lambda db: db.execute("PRAGMA synchronous = OFF"))


def meetings() -> Iterator[tuple[str, datetime]]:
    for week in range(WEEKS):
        for day in (0, 2):
            for group, hour in ((MORNING, 9), (EVENING, 17)):
                yield group, (FIRST + timedelta(days=7 * week + day)).replace(hour=hour)


def hold(seat: Seat, group: str, scheduled: datetime, chance: random.Random) -> None:
    desk = seat.desk
    seat.open_session(desk.prepare(desk.practice.groups[group], scheduled).result())
    session = desk.session
    assert session is not None
    here = [person for person in session.people if chance.random() < 0.8]
    for person in here:
        seat.do(commands.mark_arrived, person)
    seat.do(commands.start)
    if chance.random() < 0.2:
        for kind, command in (
            (DeckKind.ICEBREAKER, commands.draw_icebreaker),
            (DeckKind.CLOSING_THOUGHT, commands.draw_closing_thought),
        ):
            assert desk.session is not None
            with suppress(Refused):  # all of them were here today
                seat.do(command, another(desk.session, desk.practice, desk.library, kind))
    if chance.random() < 0.9:
        seat.do(commands.enter_block, session.run.blocks[-1].id)
    seat.do(commands.end, here)
    desk.put_away()


def wish(seat: Seat, group: str, scheduled: datetime, chance: random.Random) -> None:
    """Now and then somebody joins, and somebody wishes something of the rotation."""
    desk = seat.desk
    deck = chance.choice(desk.library.decks)
    item = chance.choice(deck.items).id
    day = day_in(ZONE, scheduled)
    match chance.randrange(16):
        case 0:
            person = Person(id=f"person-{day}", name=f"Robin {day}")
            seat.arrange(practice.add_person, person, group, day)
        case 1:
            seat.arrange(choices.bar_item, desk.library, group, deck.id, item)
        case 2:
            pin = Pin(group=group, deck=deck.id, item=item, on=day + timedelta(days=chance.randrange(8)))
            with suppress(Refused):  # it is hidden, or never for this group
                seat.arrange(choices.pin_item, desk.library, pin)
        case 3:
            ours = desk.practice.offer.decks.get("ours")
            items = (*(ours.items if ours else ()), DeckItem(id=f"own-{day}", text=f"What of {day}?"))
            kept = Deck(id="ours", title="Ours", items=items)
            desk.act_practice(seat.user, [e.DeckKept(deck=kept)])
        case 4:
            desk.act_practice(seat.user, [e.ItemHidden(deck=deck.id, item=item)])


def taken_along(desk: Desk, folder: Path) -> tuple[Vault, list[StoredEntry]]:
    """A new vault with the entries of another one, and nothing else of it."""
    streams = [desk.vault.read(stream) for stream in desk.vault.streams().result()]
    journal = sorted((line for read in streams for line in read.result()), key=lambda line: line.seq)
    vault = Vault.create(folder, ALEX.id, PASSPHRASE, cost=CHEAP, disk=Unhurried)
    vault.append(Batch(tuple(journal)))
    return vault, journal


def test_two_years_of_two_groups_are_dealt_the_same_on_another_machine(tmp_path: Path) -> None:
    clock, chance = SetClock(FIRST - timedelta(hours=1)), random.Random(7)
    here = new_desk(tmp_path / "here", clock, disk=Unhurried)
    seat = here.seat(ALEX.id)
    program = here.practice.groups[MORNING].program_id
    evening = here.practice.groups[EVENING].model_copy(update={"program_id": program})
    seat.arrange(practice.change_group, evening)
    seat.arrange(join, MARIA, EVENING, FIRST.date())  # in both
    for group, scheduled in meetings():
        clock.pass_time(scheduled - here.now() - timedelta(minutes=10))
        wish(seat, group, scheduled, chance)
        hold(seat, group, scheduled, chance)

    vault, journal = taken_along(here, tmp_path / "there")
    there = Desk(vault, clock, shipped_library())
    there.rebuild_views().result()

    drawn = drawn_again(journal, shipped_library())
    assert drawn["other"] == 0
    assert drawn["same"] > 4 * WEEKS
    for group in (MORNING, EVENING):
        assert there.vault.deck_use(group).result() == here.vault.deck_use(group).result()
        anew, before = (
            desk.prepare(desk.practice.groups[group], scheduled + timedelta(days=1)).result()
            for desk in (there, here)
        )
        assert anew == before
    here.close()
    there.close()
