"""Steps for somebody's safety: each has its time, and none can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.live import commands, safety
from app.live import events as e
from app.live.safety_steps import SITUATIONS, done_words, emergency_words, lead, steps, title
from app.live.state import LiveEntry, Session, fold_all
from tests.events_for_tests import ALEX, JAMES, MARIA, after, arrived, at, journals, minutes, started, told


def a_group() -> Session:
    return told(started(), arrived(MARIA), arrived(JAMES))


def take(session: Session, minute: float, step: str, situation: e.Situation = "unresponsive") -> Session:
    return after(session, minute, safety.take_step(session, at(minute), "maria", situation, step))


def test_a_step_has_its_time_and_is_taken_once() -> None:
    session = take(take(a_group(), 41, "called_by_name"), 42, "call_dispatch")
    assert safety.take_step(session, at(43), "maria", "unresponsive", "call_dispatch") == []
    assert [(taken.at, taken.step) for taken in safety.steps_taken(session, "maria")] == [
        (at(41), "called_by_name"),
        (at(42), "call_dispatch"),
    ]
    assert safety.steps_taken(session, "james") == ()


def test_the_same_step_of_another_situation_is_another_step() -> None:
    session = take(take(a_group(), 41, "call_dispatch"), 60, "call_dispatch", "risk_to_self")
    assert len(safety.steps_taken(session, "maria")) == 2
    assert safety.latest_situation(session, "maria") == "risk_to_self"


def test_no_answer_is_timed_from_the_first_step_until_help_is_there() -> None:
    session = a_group()
    assert safety.timing(session, "maria") is None
    session = take(take(session, 41, "called_by_name"), 42, "call_dispatch")
    running = safety.timing(session, "maria")
    assert running is not None
    assert running.length(at(45)) == minutes(4)
    over = safety.timing(take(session, 50, "help_there"), "maria")
    assert over is not None
    assert over.length(at(90)) == minutes(9)


def test_who_does_not_answer_a_second_time_is_timed_anew() -> None:
    session = take(take(a_group(), 41, "called_by_name"), 43, "answers_again")
    # what was left to write down is still of the first time
    for minute, step in ((44, "kept_camera"), (45, "team_told")):
        session = take(session, minute, step)
    for step in ("answers_again", "team_told"):
        assert safety.take_step(session, at(50), "maria", "unresponsive", step) == []
    first = safety.timing(session, "maria")
    assert first is not None
    assert first.length(at(60)) == minutes(2)
    session = take(session, 60, "called_by_name")
    assert safety.take_step(session, at(61), "maria", "unresponsive", "called_by_name") == []
    second = safety.timing(take(session, 62, "kept_camera"), "maria")
    assert second == (at(60), None)
    session = take(take(session, 64, "help_there"), 65, "team_told")
    assert safety.timing(session, "maria") == (at(60), at(64))
    assert [step.step for step in safety.this_time(session, "maria", "unresponsive")] == [
        "called_by_name",
        "help_there",
        "team_told",
    ]
    assert len(safety.steps_taken(session, "maria")) == 7


def test_steps_are_passed_over_by_undo() -> None:
    session = take(a_group(), 41, "called_by_name")
    act = commands.last_act(session, at(42), ALEX.id)
    assert not any(isinstance(entry.event, e.SafetyStepTaken) for entry in act)
    assert safety.steps_taken(
        after(session, 42, [e.Undone(entry=session.entries[-1].id)]), "maria"
    ) == safety.steps_taken(session, "maria")


def test_what_else_was_done_is_kept_in_its_own_words() -> None:
    session = a_group()
    session = after(session, 44, safety.write_step(session, at(44), "maria", "other", " Rang the landlord "))
    taken = safety.steps_taken(session, "maria")[0]
    assert done_words(taken.situation, taken.step, taken.words) == "Rang the landlord"
    with pytest.raises(Refused):
        safety.write_step(session, at(44), "maria", "other", "  ")


def test_the_record_of_whom_was_told_wants_all_that_the_rule_wants() -> None:
    session = a_group()
    for told_to, where, what in (
        ("", "County", "x"),
        ("Dispatcher 4", " ", "x"),
        ("Dispatcher 4", "County", ""),
    ):
        with pytest.raises(Refused):
            safety.tell_emergency(session, at(44), "maria", told_to, where, what)
    events = safety.tell_emergency(session, at(44), "maria", "Dispatcher 4", "County", "No response")
    record = safety.told_of(after(session, 44, events), "maria")[0]
    assert (record.at, record.author, record.told) == (at(44), ALEX.id, "Dispatcher 4")


def test_nothing_is_written_about_somebody_who_is_not_on_the_list() -> None:
    refused: tuple[Callable[[], object], ...] = (
        lambda: safety.take_step(a_group(), at(1), "nobody", "unresponsive", "call_dispatch"),
        lambda: safety.write_step(a_group(), at(1), "nobody", "other", "x"),
        lambda: safety.tell_emergency(a_group(), at(1), "nobody", "a", "b", "c"),
        lambda: safety.mark_seen(a_group(), at(1), "nobody"),
        lambda: safety.take_step(a_group(), at(1), "maria", "unresponsive", "no such step"),
    )
    for events in refused:
        with pytest.raises(Refused):
            events()


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_situation_says_what_to_do_and_how_it_is_recorded(situation: e.Situation) -> None:
    assert title(situation)
    assert lead(situation)
    assert emergency_words(situation)
    alone, together = steps(situation, alone=True), steps(situation, alone=False)
    # the same ids with and without a co-facilitator: a record reads the same
    assert [step.id for step in alone] == [step.id for step in together]
    assert len({step.id for step in alone}) == len(alone) <= 9  # one digit each
    assert "call_dispatch" in {step.id for step in alone[:4]}
    assert alone[-1].id == "team_told"
    for step in (*alone, *together):
        assert step.head
        assert step.words.endswith((".", "?", "”"))
        assert step.done == done_words(situation, step.id)
        assert "co-facilitator" not in (step.words.lower() if step in alone else "")


def test_a_step_of_a_later_version_is_still_read() -> None:
    assert done_words("unresponsive", "helicopter_called") == "helicopter called"


@given(journals(), st.sampled_from(["maria", "james"]))
def test_steps_are_told_in_the_order_of_their_times(entries: list[LiveEntry], person: str) -> None:
    session = fold_all("session-1", entries)
    taken = safety.steps_taken(session, person)
    assert list(taken) == sorted(taken, key=lambda each: each.at)
    assert len(taken) + len(safety.told_of(session, person)) == sum(
        each.event.person == person for each in session.safety
    )
