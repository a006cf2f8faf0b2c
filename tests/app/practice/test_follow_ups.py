"""Whoever was let go with something open about their safety is not lost sight of until it is followed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk, Seat
from app.errors import Refused
from app.live import commands as live
from app.live import safety
from app.model.people import Objective
from app.practice import care
from app.practice.commands import change_person
from app.practice.follow_ups import follow_up, to_follow_up
from app.review import commands as review
from app.review.sheets import note_sheet
from app.reviewing import sign
from tests.practice_for_tests import AISHA, JAMES, MARIA, clock_at, minutes, new_desk, opened


@pytest.fixture
def clock() -> SetClock:
    return clock_at()


@pytest.fixture
def seat(tmp_path: Path, clock: SetClock) -> Iterator[Seat]:
    """A group is running, with Maria and James in it."""
    desk = new_desk(tmp_path / "vault", clock)
    seat = opened(desk)
    seat.do(live.start)
    for person in (MARIA, JAMES):
        seat.do(live.mark_arrived, person)
    yield seat
    desk.close()


def end(seat: Seat, clock: SetClock) -> str:
    clock.pass_time(minutes(180))
    seat.do(live.end, [MARIA, JAMES])
    clock.pass_time(minutes(1))
    assert seat.desk.session is not None
    return seat.desk.session.stream


def stand(desk: Desk) -> list[tuple[str, str]]:
    found = to_follow_up(desk.practice, desk.vault.unsafe().result())
    return [(each.person.id, each.why) for each in found]


def risk(seat: Seat) -> None:
    seat.do(live.catch_note, "@Maria does not want to go home #risk")


def step(seat: Seat) -> None:
    seat.do(safety.write_step, MARIA, "risk_to_self", "Asked her directly")


def told(seat: Seat) -> None:
    seat.do(safety.tell_emergency, MARIA, "Dr. Lee", "County EMS", "Unresponsive for two minutes")


@pytest.mark.parametrize(("happened", "why"), [(risk, "risk"), (step, "safety"), (told, "safety")])
def test_whoever_was_let_go_stays_until_it_is_followed_up(
    seat: Seat, clock: SetClock, happened: Callable[[Seat], None], why: str
) -> None:
    happened(seat)
    assert stand(seat.desk) == [], "while the group runs they stand in the group"
    session = end(seat, clock)
    assert stand(seat.desk) == [(MARIA, why)]
    seat.desk.put_away()
    seat.arrange(care.discharge, MARIA, date(2026, 11, 24), "left the program")
    clock.pass_time(minutes(60 * 24 * 40))
    assert stand(seat.desk) == [(MARIA, why)], "discharged, and weeks later"
    seat.arrange(follow_up, MARIA, session)
    assert stand(seat.desk) == []
    seat.arrange(follow_up, MARIA, session, False)
    assert stand(seat.desk) == [(MARIA, why)]


def test_whoever_was_talked_with_before_the_end_does_not_stand_there(seat: Seat, clock: SetClock) -> None:
    risk(seat)
    step(seat)
    seat.do(safety.mark_seen, MARIA)
    end(seat, clock)
    assert stand(seat.desk) == []


def test_a_concern_in_a_note_stands_there_also_of_somebody_who_did_not_come(
    seat: Seat, clock: SetClock
) -> None:
    session = end(seat, clock)
    seat.do(review.answer_risk, AISHA, "concern", "Wrote that nothing makes sense any more.")
    assert stand(seat.desk) == [(AISHA, "concern")]
    seat.arrange(follow_up, AISHA, session)
    assert stand(seat.desk) == []
    clock.pass_time(minutes(5))
    seat.do(review.answer_risk, AISHA, "concern", "Wrote it again.")
    assert stand(seat.desk) == [(AISHA, "concern")], "something came after it was followed up"
    seat.do(review.answer_risk, AISHA, "not_seen")
    assert stand(seat.desk) == []


def test_a_signed_note_with_nothing_voiced_or_seen_closes_it(seat: Seat, clock: SetClock) -> None:
    risk(seat)
    end(seat, clock)
    desk = seat.desk
    assert desk.session is not None
    seat.do(review.answer_risk, MARIA, "none", "It was about her sister’s house.")
    assert stand(desk) == [(MARIA, "risk")], "until it is signed"
    for section in note_sheet(desk.session, desk.practice, MARIA).sections:
        if not section.drafted:
            seat.do(review.write_section, MARIA, section.id, "Talks about it more openly than before.")
    objective = Objective(id="calm", text="Name warning signs.")
    maria = desk.practice.people[MARIA].model_copy(update={"objectives": (objective,)})
    seat.arrange(change_person, maria)
    seat.do(review.name_objectives, desk.practice, MARIA, [objective.id])
    sign(seat, note_sheet(desk.session, desk.practice, MARIA))
    assert stand(desk) == []


def test_a_note_that_was_struck_leaves_nothing_open(seat: Seat, clock: SetClock) -> None:
    risk(seat)
    assert seat.desk.session is not None
    (note,) = seat.desk.session.notes
    end(seat, clock)
    seat.do(live.strike_note, note.id)
    assert stand(seat.desk) == []


def test_nobody_who_is_not_here_is_followed_up(seat: Seat) -> None:
    with pytest.raises(Refused, match="not here any more"):
        seat.arrange(follow_up, "gone", "session")
    entries = len(seat.desk.practice.entries)
    seat.arrange(follow_up, MARIA, "session", False)
    assert len(seat.desk.practice.entries) == entries
