"""Words about somebody who is erased, in the places where one does not look for them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from secrets import token_bytes

import pytest

from app.audit.events import Unlocked
from app.clock import SetClock
from app.desk import Desk
from app.erasing import came_back, erase, erase_again, told_again, told_of
from app.errors import Refused
from app.lines import line
from app.live import commands
from app.live import events as e
from app.live.room_events import Expected
from app.model.entry import Entry, Event, new_id
from app.model.groups import ScheduleException
from app.model.people import Location
from app.model.plans import PlanLine, PlanPart
from app.model.telehealth import TelehealthCheck
from app.practice import events as practice
from app.practice.care import discharge
from app.practice.commands import change_group, change_person
from app.practice.retention import gone
from app.vault import aside
from app.vault.entries import Batch, StoredEntry
from app.vault.folder import unlock
from tests.app.test_erasing import erase_maria, plain_bytes
from tests.app.told_of_people import held
from tests.practice_for_tests import (
    AISHA,
    ALEX,
    EVENING,
    JAMES,
    MARIA,
    MORNING,
    NINE,
    PASSPHRASE,
    SAM,
    minutes,
    opened,
)


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


def test_what_is_brought_in_about_somebody_who_was_erased_is_erased_again(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    held(desk, clock)
    assert desk.session is not None
    stream = desk.session.stream
    desk.put_away()
    practice_words = [
        practice.PersonChanged(
            person=desk.practice.people[MARIA].model_copy(update={"naloxone": "asidename"})
        ),
        practice.PlanLineKept(
            person=JAMES, line=PlanLine(id="1", part=PlanPart.WARNING_SIGNS, text="sidestays")
        ),
    ]
    both = e.NoteCaught(text="@Maria and @James, of asideword", people=(MARIA, JAMES), tags=())
    late = Expected(id=MARIA, name="Maria S.", initials="MS", last_promise="asidely")
    kept = tmp_path / "kept"
    lines = [
        *(line_of(desk, "practice", each) for each in practice_words),
        *(line_of(desk, stream, each) for each in (both, e.PersonExpected(person=late))),
    ]
    aside.write(kept, [Batch(tuple(lines))], unlock(tmp_path / "vault", PASSPHRASE))
    discharged(desk)
    seat = desk.seat(ALEX.id)
    erase_maria(seat)
    brought = desk.vault.bring_in(kept).result()
    desk.reload()
    assert MARIA in desk.practice.people
    back = came_back(desk, brought).result()
    assert back == {MARIA: {"Maria S."}}
    # whoever brings it in: it was decided before
    assert erase_again(desk.seat(SAM.id), told_again(desk, MARIA, back[MARIA], brought).result()).result()
    assert not erase_again(seat, told_again(desk, MARIA, back[MARIA], brought).result()).result()
    assert MARIA not in desk.practice.people
    assert [each.text for each in desk.practice.care_of(JAMES).plan.lines] == ["sidestays"]
    shown, session = desk.practice, desk.past_session(stream).result()
    assert "another group member and @James, of asideword" in [note.text for note in session.notes]
    desk.reload()
    assert desk.practice == shown
    assert desk.vault.verify().result() == []
    assert [each.person for each in gone(desk.practice)] == [MARIA, MARIA]
    desk.close()
    left = plain_bytes(tmp_path / "vault")
    for word in (b"Maria", b"asidename", b"asidely"):
        assert word not in left


def test_what_is_brought_in_without_a_name_goes_whole_where_it_tells_of_them(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    held(desk, clock)
    assert desk.session is not None
    stream = desk.session.stream
    desk.put_away()
    both = e.NoteCaught(text="@Maria and @James, of asideword", people=(MARIA, JAMES), tags=())
    batch = Batch((line_of(desk, stream, both),))
    aside.write(tmp_path / "kept", [batch], unlock(tmp_path / "vault", PASSPHRASE))
    discharged(desk)
    seat = desk.seat(ALEX.id)
    erase_maria(seat)
    brought = desk.vault.bring_in(tmp_path / "kept").result()
    desk.reload()
    assert brought
    # also where Groupside ended before it could be erased again
    assert came_back(desk, ()).result() == {MARIA: set()}
    erase_again(seat, told_again(desk, MARIA, (), ()).result())
    assert came_back(desk, ()).result() == {}
    note = desk.past_session(stream).result().notes[-1]
    assert (note.text, note.people) == ("…", (JAMES,))
    desk.close()
    assert b"Maria" not in plain_bytes(tmp_path / "vault")


def line_of(desk: Desk, stream: str, event: Event) -> StoredEntry:
    now = desk.now()
    entry = Entry(new_id(now, token_bytes(10)), stream, ALEX.id, now, now, event)
    return line(entry, desk.vault.writer_id, 0, "boot")


def test_names_go_from_what_is_kept_about_others_and_about_groups(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    james = desk.practice.people[JAMES].model_copy(
        update={
            "naloxone": "With Maria S., top drawer",
            "pronouns": "like Maria",
            "locations": (Location(id="l", name="Maria’s flat", address="c/o Maria S., 5 Oak St"),),
            "known_as": ("Maria S. and James", "James’s phone"),
        }
    )
    group = desk.practice.groups[MORNING]
    first = group.meetings[0]
    away = ScheduleException(
        day=date(2026, 12, 1), start=first.start, kind="cancelled", reason="Maria S. died"
    )
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.catch_note, "@James stayed late #Maria #late")
    seat.do(commands.end, [JAMES])
    report = e.ReportTaken(platform="zoom", digest="d", matches={"Maria S. & James": JAMES, "M": MARIA})
    desk.act_live(ALEX.id, [report], None)
    seat.arrange(change_person, james)
    seat.arrange(change_group, group.model_copy(update={"exceptions": (away,)}))
    discharged(desk)
    erase_maria(seat)
    left = desk.practice.people[JAMES]
    assert left.known_as == ("James’s phone",)
    assert left.naloxone == "With another group member, top drawer"
    assert left.pronouns == "like another group member"
    assert left.locations[0].name == "another group member’s flat"
    assert desk.practice.groups[MORNING].exceptions[0].reason == "another group member died"
    assert desk.session is not None
    assert desk.session.notes[0].tags == ("late",)
    reports = [each.event for each in desk.session.entries if isinstance(each.event, e.ReportTaken)]
    assert [each.matches for each in reports] == [{"another group member & James": JAMES}]
    desk.close()
    assert b"maria s" not in plain_bytes(tmp_path / "vault").lower()
    assert b"like Maria" not in plain_bytes(tmp_path / "vault")


def test_a_reason_names_nobody(desk: Desk) -> None:
    discharged(desk)
    with pytest.raises(Refused, match="without the name of anybody"):
        erase_maria(desk.seat(ALEX.id), "Asked together with James T.")
    assert MARIA in desk.practice.people
    erase_maria(desk.seat(ALEX.id), "Retention is over, Alex says so.")
    assert MARIA not in desk.practice.people
