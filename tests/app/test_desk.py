"""What a person gets from the desk: acts that stand, come back after a restart, and can be taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk
from app.errors import Refused, VaultClosed
from app.live import commands, steering
from app.live import events as e
from app.live.before_end import left_open
from app.model.agenda import lay
from app.model.decks import DeckKind
from app.model.people import Person
from app.model.rounds import Round
from app.opening import another
from app.practice import commands as practice
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, MORNING, PASSPHRASE, SAM, minutes, opened


def reopened(desk: Desk, clock: SetClock, folder: Path) -> Desk:
    desk.close()
    return Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock, shipped_library())


def test_a_running_session_goes_on_after_a_restart_with_the_right_time_left(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(30))
    seat.do(commands.next_block)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.catch_note, "@Maria named two warning signs #insight")
    clock.pass_time(minutes(10))

    again = reopened(desk, clock, tmp_path / "vault")

    assert again.session is not None
    assert again.session.block is not None
    assert again.session.block.title == "Education"
    assert again.session.run.remaining(again.session.block, again.now()) == minutes(35)
    assert [(note.people, note.tags) for note in again.session.notes] == [((MARIA,), ("insight",))]
    again.close()


def test_a_wall_clock_changed_between_two_starts_moves_nobodys_minutes(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(5))
    clock.change_wall(timedelta(hours=-1))

    again = reopened(desk, clock, tmp_path / "vault")

    assert again.session is not None
    assert again.session.run.elapsed(again.session.run.blocks[0], again.now()) == minutes(5)
    corrected = [entry.event for entry in again.session.entries if isinstance(entry.event, e.ClockCorrected)]
    assert [round(event.seconds) for event in corrected] == [-3600]
    again.close()


def test_a_clock_changed_in_mid_session_is_written_down_once_and_moves_nobodys_minutes(
    desk: Desk, clock: SetClock
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    desk.notice_clock()
    clock.pass_time(minutes(3))
    clock.change_wall(timedelta(minutes=20))
    desk.notice_clock()
    clock.pass_time(minutes(1))
    desk.notice_clock()
    assert desk.session is not None
    assert desk.session.run.elapsed(desk.session.run.blocks[0], desk.now()) == minutes(4)
    assert sum(isinstance(entry.event, e.ClockCorrected) for entry in desk.session.entries) == 1


def test_minutes_pass_while_the_laptop_sleeps(desk: Desk, clock: SetClock) -> None:
    opened(desk).do(commands.start)
    clock.sleep(minutes(4))
    assert desk.notice_clock().slept == minutes(4)
    assert desk.session is not None
    assert desk.session.run.elapsed(desk.session.run.blocks[0], desk.now()) == minutes(4)


def test_undo_takes_back_ones_own_acts_and_the_clocks_but_not_the_other_persons(
    desk: Desk, clock: SetClock
) -> None:
    alex, sam = opened(desk), desk.seat(SAM.id)
    alex.do(commands.start)
    clock.pass_time(minutes(1))
    alex.do(commands.mark_arrived, MARIA)
    clock.pass_time(minutes(1))
    sam.do(commands.catch_note, "@Maria smiled at the plan")
    clock.pass_time(minutes(1))
    alex.do(commands.next_block)
    clock.pass_time(minutes(1))

    assert sam.undo() == "Taken back: moving to another block."
    assert sam.undo() == "Taken back: note."
    assert desk.session is not None
    assert desk.session.block is not None
    assert desk.session.block.title == "Check-in & icebreaker"
    assert desk.session.notes == ()
    assert desk.session.people[MARIA].presence == "here"
    sam.undo()  # the start: the clock's
    with pytest.raises(Refused, match="nothing of the last ten minutes"):
        sam.undo()
    assert desk.session.people[MARIA].presence == "here"


def test_what_was_done_long_ago_is_not_taken_back(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.mark_arrived, MARIA)
    clock.pass_time(minutes(11))
    with pytest.raises(Refused):
        seat.undo()


def test_a_refused_command_changes_nothing(desk: Desk) -> None:
    seat = opened(desk)
    before = desk.session
    with pytest.raises(Refused, match="not started"):
        seat.do(commands.next_block)
    seat.do(commands.mark_arrived, MARIA)
    with pytest.raises(Refused, match="0 to 10"):
        seat.do(commands.check_in, MARIA, {"craving": "eleven"})
    assert desk.session is not None
    assert desk.session.people[MARIA].check_in is None
    assert before is not None
    assert len(desk.session.entries) == len(before.entries) + 1


def test_an_arrival_can_be_back_dated_and_keeps_when_it_was_written_down(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(10))
    seat.at(desk.now() - minutes(4)).do(commands.mark_arrived, JAMES)
    assert desk.session is not None
    entry = desk.session.entries[-1]
    assert entry.recorded_at - entry.at == minutes(4)
    assert desk.session.people[JAMES].arrived == desk.now() - minutes(4)


def test_the_next_session_remembers_what_was_promised_and_draws_something_new(
    desk: Desk, clock: SetClock
) -> None:
    seat = opened(desk)
    assert desk.session is not None
    first = desk.session.icebreaker
    topic = desk.session.topic
    assert first is not None
    assert topic is not None
    seat.do(commands.start)
    for person in (MARIA, AISHA):
        seat.do(commands.mark_arrived, person)
    seat.do(commands.check_in, MARIA, {"craving": "4", "used": "no"}, "kept")
    for _block in range(4):
        clock.pass_time(minutes(30))
        seat.do(commands.next_block)
    seat.do(commands.cover_topic)
    seat.do(commands.check_out, MARIA, {"craving": "2", "promise": "text two people"})
    seat.do(commands.pass_turn, AISHA, Round.CHECK_OUT)
    seat.do(commands.end)
    desk.put_away()

    next_time = desk.prepare(desk.practice.groups[MORNING], desk.now() + timedelta(days=2)).result()

    maria = next(person for person in next_time.expected if person.id == MARIA)
    assert (maria.last_promise, maria.last_craving) == ("text two people", 2)
    assert next_time.number == 2
    assert next_time.icebreaker is not None
    assert next_time.icebreaker.id != first.id
    assert next_time.topic is not None
    assert next_time.topic.id != topic.id


def test_another_icebreaker_is_never_one_of_today(desk: Desk) -> None:
    seat = opened(desk)
    seen = set()
    for _time in range(len(desk.library.of(DeckKind.ICEBREAKER)[0].items) - 1):
        assert desk.session is not None
        item = another(desk.session, desk.practice, desk.library, DeckKind.ICEBREAKER)
        assert item.id not in seen
        seen.add(item.id)
        seat.do(commands.draw_icebreaker, item)
    assert desk.session is not None
    with pytest.raises(Refused, match="no other icebreaker"):
        another(desk.session, desk.practice, desk.library, DeckKind.ICEBREAKER)


def test_a_half_typed_note_is_there_after_a_restart_and_gone_once_it_is_saved(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = opened(desk)
    desk.keep_draft(seat.draft_key("note"), ALEX.id, "@Aisha said she")
    again = reopened(desk, clock, tmp_path / "vault")
    seat = again.seat(ALEX.id)
    assert again.drafts() == {seat.draft_key("note"): (ALEX.id, "@Aisha said she")}
    seat.do(commands.catch_note, "@Aisha said she slept well")
    assert again.drafts() == {}
    again.close()


def test_a_session_ends_only_when_everybody_was_seen_or_let_go(desk: Desk) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    seat.do(commands.check_out, MARIA, {})
    with pytest.raises(Refused, match="1 person"):
        seat.do(commands.end)
    seat.do(commands.end, [JAMES])
    assert desk.session is not None
    assert desk.session.let_go == (JAMES,)


def test_somebody_new_in_mid_session_is_a_member_from_today_and_expected_now(desk: Desk) -> None:
    seat = opened(desk)
    seat.join(Person(id="person-new", name="Noor A."), MORNING)
    assert desk.session is not None
    assert desk.session.people["person-new"].presence == "expected"
    with pytest.raises(Refused, match="Add an initial"):
        seat.join(Person(id="person-newer", name="noor a"), MORNING)


def test_two_people_of_one_name_in_a_group_are_refused_with_advice(desk: Desk) -> None:
    with pytest.raises(Refused, match="Add an initial"):
        desk.seat(ALEX.id).arrange(
            practice.add_person, Person(id="x", name="maria s"), MORNING, desk.now().date()
        )
    assert "x" not in desk.practice.people


def test_rebuilt_views_say_the_same_as_the_ones_written_on_the_way(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.catch_note, "@Maria brought her plan")
    clock.pass_time(minutes(40))
    seat.do(commands.next_block)
    clock.pass_time(minutes(10))
    seat.do(commands.cover_topic, False)
    seat.do(commands.end, [MARIA])
    vault = desk.vault

    def views() -> list[object]:
        return [
            vault.sessions().result(),
            vault.attendance("2026-01-01", "2026-12-31").result(),
            vault.deck_use(MORNING).result(),
            vault.coverage().result(),
            vault.block_minutes(MORNING).result(),
            vault.search("plan").result(),
        ]

    before = views()
    desk.rebuild_views()  # what is asked afterwards is answered afterwards
    assert views() == before
    assert all(before)


def test_the_plan_says_how_late_a_session_will_end(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    clock.pass_time(minutes(2))
    seat.do(commands.start)
    clock.pass_time(minutes(34))
    assert desk.session is not None
    assert lay(desk.session.run, desk.now()).drift == minutes(6)
    seat.do(commands.next_block)
    seat.do(steering.accept_catch_up)
    assert lay(desk.session.run, desk.now()).drift == minutes(0)


def test_a_past_session_can_be_laid_on_the_desk_again_and_put_away(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    assert desk.session is not None
    stream = desk.session.stream
    clock.pass_time(minutes(180))
    seat.do(commands.end, [])
    desk.put_away()
    past = desk.past_session(stream).result()
    desk.take_out(past)
    seat.do(commands.send_document, "csv", "program’s own record", "0" * 64)
    desk.put_away()
    assert [entry.event.kind for entry in desk.past_session(stream).result().entries if entry.event][-1] == (
        "document_sent"
    )


def test_a_past_session_never_takes_the_place_of_a_running_one(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    assert desk.session is not None
    running = desk.session
    seat.do(commands.end, [])
    past = desk.session
    desk.put_away()
    opened(desk)
    now = desk.session
    with pytest.raises(Refused, match="already open"):
        desk.take_out(past)
    assert desk.session is now
    assert running.stream == past.stream


def test_a_fault_on_the_way_to_the_disk_leaves_the_state_as_it_was(desk: Desk) -> None:
    seat = opened(desk)
    before = desk.session
    desk.close()
    with pytest.raises(VaultClosed):
        seat.do(commands.catch_note, "@Maria a note that nothing keeps")
    assert desk.session is before
    assert desk.saving.pending == 0


def test_one_changed_clock_is_written_down_once_however_often_the_session_is_picked_up(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    opened(desk).do(commands.start)
    clock.change_wall(timedelta(hours=1))
    for _start in range(3):
        desk = reopened(desk, clock, tmp_path / "vault")
    assert desk.session is not None
    assert sum(isinstance(entry.event, e.ClockCorrected) for entry in desk.session.entries) == 1
    desk.close()


def test_a_room_that_was_opened_by_mistake_is_closed_and_leaves_no_attendance(desk: Desk) -> None:
    seat = opened(desk)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.end)
    desk.put_away()
    assert desk.vault.running().result() == []
    assert desk.vault.attendance("2026-01-01", "2026-12-31").result() == []
    assert desk.prepare(desk.practice.groups[MORNING], desk.now()).result().number == 1


def test_a_session_that_was_left_open_over_night_ended_with_its_last_entry(
    desk: Desk, clock: SetClock
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(170))
    seat.do(commands.mark_arrived, MARIA)
    last = desk.now()
    assert desk.session is not None
    assert left_open(desk.session, last + minutes(50)) is None
    clock.pass_time(timedelta(hours=20))
    assert left_open(desk.session, desk.now()) == last
    seat.at(last).do(commands.end, [MARIA])
    (row,) = (
        row for row in desk.vault.attendance("2026-01-01", "2026-12-31").result() if row.person_id == MARIA
    )
    assert row.group_seconds == 0


def test_a_running_session_is_found_although_the_views_have_to_be_rebuilt(
    desk: Desk, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(desk).do(commands.start)
    desk.close()
    monkeypatch.setattr("app.vault.views.VERSION", 999)
    again = reopened(desk, clock, tmp_path / "vault")
    assert again.session is not None
    again.close()


def test_what_happens_while_the_views_are_rebuilt_is_in_them_afterwards(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    rebuilt = desk.rebuild_views()
    seat.do(commands.catch_note, "@Maria named a lighthouse")
    seat.do(commands.end, [])
    rebuilt.result()
    assert desk.session is not None
    found = desk.vault.search("lighthouse").result()
    assert [entry.id for entry in found] == [desk.session.notes[0].id]
