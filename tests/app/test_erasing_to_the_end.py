"""Words about somebody who is erased, in the places where one does not look for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.clock import SetClock
from app.desk import Desk
from app.live import commands
from app.practice.care import discharge
from app.practice.commands import change_person
from tests.app.test_erasing import erase_maria, plain_bytes
from tests.practice_for_tests import ALEX, EVENING, MARIA, minutes, opened


def discharged(desk: Desk) -> None:
    desk.seat(ALEX.id).arrange(discharge, MARIA, date(2026, 11, 24), "She moved away.")


def test_a_number_goes_from_a_session_that_does_not_name_them(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    numbers = {"record_number": "QX-77123", "callback": "(612) 555-0143"}
    desk.seat(ALEX.id).arrange(change_person, desk.practice.people[MARIA].model_copy(update=numbers))
    seat = opened(desk, EVENING)
    seat.do(commands.start)
    seat.do(commands.catch_note, "QX-77123 rang from (612) 555-0143")
    clock.pass_time(minutes(100))
    seat.do(commands.end, [])
    desk.put_away()
    discharged(desk)
    erase_maria(seat)
    assert desk.vault.search("QX").result() == []
    desk.close()
    left = plain_bytes(tmp_path / "vault")
    assert b"77123" not in left
    assert b"555-0143" not in left
