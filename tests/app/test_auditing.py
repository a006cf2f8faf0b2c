"""What is read of the audit: every stream, newest first, narrowed, and by whoever may."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest

from app.audit.deeds import Deed
from app.audit.events import KeysChanged, LookedAt, Unlocked
from app.auditing import Pages, Sought, audit_parcel, read_on
from app.clock import SetClock
from app.desk import Desk, Seat
from app.erasing import erase, told_of
from app.errors import Refused
from app.live import commands as live
from app.model.leaving import Destination, Leaving
from app.model.people import Role
from app.practice import commands as practice
from app.practice.care import discharge
from app.review import commands as review
from app.sending import send
from tests.practice_for_tests import ALEX, BOTH, JAMES, MARIA, RUTH, SAM, held, opened

KEPT = Leaving(destination=Destination.RECORD)


def read(seat: Seat, sought: Sought | None = None, limit: int = 200) -> Pages:
    pages = Pages(sought or Sought())
    while not pages.is_whole:
        pages = read_on(seat, pages, limit).result()
    return pages


def acts(pages: Pages) -> list[str]:
    return [line.sentence for line in pages.lines]


def test_the_same_thing_within_a_minute_is_one_entry(desk: Desk, clock: SetClock) -> None:
    seat, looked = desk.seat(ALEX.id), LookedAt(what="person", person=MARIA)
    for after in (0, 20, 39, 2):
        clock.pass_time(timedelta(seconds=after))
        seat.note(looked)
    desk.seat(SAM.id).note(looked)
    seat.note(looked.model_copy(update={"person": JAMES}))
    entries = desk.vault.read("audit").result()
    assert [(each.author, MARIA in str(each.payload)) for each in entries] == [
        (ALEX.id, True),
        (ALEX.id, True),
        (SAM.id, True),
        (ALEX.id, False),
    ]
    assert entries[1].at - entries[0].at == timedelta(seconds=61)


def test_what_was_done_is_read_newest_first_and_narrowed(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.note(Unlocked(way="passphrase"))
    seat.do(live.start)
    seat.do(live.catch_note, "@Maria named a plan")
    desk.seat(SAM.id).note(LookedAt(what="plan", person=JAMES))
    seat.note(KeysChanged(what="changed", user=ALEX.id))
    assert acts(read(seat))[:5] == [
        "Changed their passphrase: Alex Rivera",
        "Looked at a plan: James T.",
        "Wrote a note: Maria S.",
        "Session started",
        "Unlocked the vault",
    ]
    assert acts(read(seat, Sought(user=SAM.id))) == ["Looked at a plan: James T."]
    assert acts(read(seat, Sought(person=JAMES)))[0] == "Looked at a plan: James T."
    assert "Wrote a note: Maria S." not in acts(read(seat, Sought(person=JAMES)))
    assert acts(read(seat, Sought(deed=Deed.OPENED))) == [
        "Changed their passphrase: Alex Rivera",
        "Unlocked the vault",
    ]
    (line,) = read(seat, Sought(deed=Deed.WROTE, person=MARIA)).lines[:1]
    assert (line.user, line.stream[:8]) == ("Alex Rivera", "session-")


def test_what_was_done_to_a_progress_note_is_named(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(live.start)
    held(seat, clock)
    seat.do(review.choose_format, desk.practice, MARIA, "BIRP")
    seat.do(review.judge_name, MARIA, "Rose", True)
    assert acts(read(seat))[:2] == [
        "Said whether a word is a name: Maria S.",
        "Chose the format of a progress note: Maria S.",
    ]


def test_what_was_emptied_is_told_and_what_it_says_since_of_others_is_found(
    desk: Desk, clock: SetClock
) -> None:
    seat = opened(desk)
    seat.do(live.start)
    seat.do(live.catch_note, "@Maria named a plan")
    seat.do(live.catch_note, "@James and @Maria will call each other")
    held(seat, clock)
    seat.arrange(discharge, MARIA, clock.read().wall.date(), "Done.")
    before = {line.id: line.act for line in read(seat, Sought(person=JAMES)).lines}
    erase(seat, told_of(desk, MARIA).result(), "Maria S.", "It is time.", accounted_elsewhere=True)
    lines = read(seat).lines
    assert "Something that a newer Groupside wrote" not in {line.act for line in lines}
    assert "rewritten" not in {line.kind for line in lines}
    assert lines[0].act == "Erased words. Reason: It is time."
    assert {"person_added", "note_caught"} <= {line.kind for line in lines if "erased since" in line.act}
    after = {line.id: line.act for line in read(seat, Sought(person=JAMES)).lines}
    assert before.items() <= after.items()


def test_whose_way_in_and_which_role_it_was_can_be_read(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.note(KeysChanged(what="added", user=SAM.id))
    seat.arrange(practice.change_user, SAM.model_copy(update={"role": Role.SUPERVISOR}), BOTH)
    assert acts(read(seat))[:2] == [
        "Changed a user: Sam Okafor, supervisor",
        "Gave somebody a way into the vault: Sam Okafor",
    ]


def test_pages_follow_each_other_without_a_gap(desk: Desk) -> None:
    seat = opened(desk)
    for number in range(30):
        seat.do(live.catch_note, f"note {number}")
    whole = read(seat).lines
    assert [line.number for line in whole] == list(range(len(whole), 0, -1))
    assert read(seat, limit=7).lines == whole


def test_who_may_not_read_it_is_told_and_a_supervisor_may(desk: Desk) -> None:
    desk.seat(ALEX.id).arrange(practice.add_user, RUTH)
    with pytest.raises(Refused, match="facilitator or a supervisor"):
        read_on(desk.seat(SAM.id), Pages())
    assert read(desk.seat(RUTH.id)).lines


def test_the_table_leaves_by_the_usual_way_and_is_written_down(desk: Desk, tmp_path: Path) -> None:
    seat = desk.seat(ALEX.id)
    seat.note(LookedAt(what="person", person=MARIA))
    parcel = audit_parcel(desk, read(seat, Sought(deed=Deed.LOOKED)).lines)
    (path,) = send(seat, parcel, parcel.usual, tmp_path, KEPT)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [(row["user"], row["what"], row["people"]) for row in rows] == [
        ("Alex Rivera", "Looked at the page of a person", "Maria S.")
    ]
    assert [sent.document for sent in desk.practice.care_of(MARIA).sent] == ["audit"]


def test_a_table_that_tells_of_nobody_is_written_down_as_well(desk: Desk, tmp_path: Path) -> None:
    seat = desk.seat(ALEX.id)
    seat.note(Unlocked(way="passphrase"))
    parcel = audit_parcel(desk, read(seat, Sought(deed=Deed.OPENED)).lines)
    assert parcel.people == ()
    send(seat, parcel, parcel.usual, tmp_path, KEPT)
    assert acts(read(seat))[0] == "Let a document leave"
    assert desk.drafts() == {}
    assert desk.vault.drafts().result() == {}
