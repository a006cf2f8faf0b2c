"""Words about somebody who is erased, in the places where one does not look for them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.audit.events import Unlocked
from app.clock import SetClock
from app.desk import Desk
from app.erasing import erase, told_of
from app.errors import Refused
from app.live import commands
from app.live import events as e
from app.model.telehealth import TelehealthCheck
from app.practice.care import discharge
from app.practice.commands import change_person
from tests.app.test_erasing import erase_maria, plain_bytes
from tests.app.told_of_people import held
from tests.practice_for_tests import AISHA, ALEX, EVENING, JAMES, MARIA, NINE, minutes, opened


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


def test_what_another_answered_goes_from_the_roster_of_the_next_session(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, JAMES)
    check = TelehealthCheck(address="5 Oak, at Maria S.", location="Maria’s", others="Maria S. is with him")
    desk.act_live(ALEX.id, [e.TelehealthChecked(person=JAMES, check=check)], None)
    clock.pass_time(minutes(100))
    seat.do(commands.end, [JAMES])
    desk.put_away()
    clock.pass_time(timedelta(days=1) - minutes(100))
    opened(desk, scheduled=NINE + timedelta(days=1))
    assert desk.session is not None
    assert desk.session.opened is not None
    assert check in [each.last_check for each in desk.session.opened.expected]
    seat.do(commands.start)
    seat.do(commands.end, [])
    discharged(desk)
    erase_maria(seat)
    left = [each.last_check for each in desk.session.opened.expected if each.id == JAMES]
    assert left == [
        TelehealthCheck(
            address="5 Oak, at another group member",
            location="another group member’s",
            others="another group member is with him",
        )
    ]
    desk.close()
    assert b"Maria" not in plain_bytes(tmp_path / "vault")


def test_what_is_written_into_a_past_session_meanwhile_is_noticed(desk: Desk, clock: SetClock) -> None:
    held(desk, clock)
    assert desk.session is not None
    stream = desk.session.stream
    desk.put_away()
    discharged(desk)
    told = told_of(desk, MARIA).result()
    desk.take_out(desk.past_session(stream).result())
    desk.act_live(ALEX.id, [e.SectionWritten(about=AISHA, section="data", text="late, of Maria")], None)
    desk.put_away()
    with pytest.raises(Refused, match="changed meanwhile"):
        erase(desk.seat(ALEX.id), told, "Maria S.", "Over.", accounted_elsewhere=True)
    told = told_of(desk, MARIA).result()
    # what is written down around the record tells of nobody
    desk.seat(ALEX.id).note(Unlocked(way="passphrase"))
    erase(desk.seat(ALEX.id), told, "Maria S.", "Over.", accounted_elsewhere=True)
    section = desk.past_session(stream).result().progress[AISHA].sections["data"]
    assert section.text == "late, of another group member"
