"""The one page about a person: its figures are the journal's, and nobody else stands on it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.clock import SetClock
from app.desk import Desk
from app.documents.care_summary import take_summary
from app.documents.record import PersonRecord
from app.documents.taking import take_record
from app.live import commands as live
from app.live import events as e
from app.live.rows import rows
from app.model.care import BesideSession
from app.model.notes import folded
from app.model.people import Objective, Person
from app.model.rows import AttendanceRow
from app.practice import care, commands
from app.practice.beside import keep_beside
from app.practice.making_up import make_up_topic
from app.practice.state import Practice
from app.practice.weeks import sessions_of
from tests.events_for_tests import HARMONY, at, opening, told
from tests.names_for_tests import without_others
from tests.practice_for_tests import ALEX, JAMES, MARIA, minutes, opened
from tests.sent_for_tests import OWN_COPY, send_summary

TODAY = date(2026, 11, 24)


@pytest.fixture
def page(desk: Desk, clock: SetClock, tmp_path: Path) -> str:
    """Maria had one session of her group, one beside it, and steps of care; James T. stands in some of her words."""
    seat = opened(desk)
    seat.do(live.mark_arrived, MARIA)
    seat.do(live.start)
    clock.pass_time(minutes(30.5))
    seat.do(live.end, [MARIA])
    desk.put_away()
    maria = Person(
        id=MARIA,
        name="Maria S.",
        legal_name="Maria Santos",
        record_number="A-17",
        objectives=(
            Objective(id="1", text="Call James before the weekend | plan", review=date(2026, 12, 1)),
            Objective(id="2", text="Twelve meetings", met=True),
        ),
    )
    seat.arrange(commands.change_person, maria)
    seat.arrange(care.admit, MARIA, date(2026, 11, 2))
    seat.arrange(keep_beside, MARIA, BesideSession(id="b", kind="individual", on=TODAY, minutes=50))
    seat.arrange(care.discharge, MARIA, TODAY, "moves to the group of Aisha K.", "the Bridge")
    path = send_summary(seat, MARIA, tmp_path, OWN_COPY)
    assert path.name == "Summary of care 2026-11-24 A-17.md"
    return path.read_text(encoding="utf-8")


def test_the_page_says_what_happened(page: str) -> None:
    assert page.startswith("# Summary of care: Maria Santos\n")
    for line in (
        "- **Record number:** A-17",
        "| Harmony | IOP Morning | Monday, November 2, 2026 | Tuesday, November 24, 2026 |",
        "- **Group sessions attended:** 1\n",
        "- **Minutes in group:** 31\n",
        "- **Individual sessions:** 1 session, 50 min",
        "| Monday, November 2, 2026   | Admitted   |",
        "| Discharged | the Bridge |",
        "| Twelve meetings",
        "Tuesday, December 1, 2026",
    ):
        assert line in page, page


def test_nobody_else_stands_on_the_page(page: str) -> None:
    assert "Call another group member before the weekend \\| plan" in page
    assert "moves to the group of another group member" in page
    assert not {"James", "Aisha"} & set(page.replace("|", " ").split())


def test_what_left_is_written_down_and_stays(page: str, desk: Desk, tmp_path: Path) -> None:
    sent = desk.practice.care_of(MARIA).sent
    assert [(each.document, each.format, each.leaving, each.author) for each in sent] == [
        ("care_summary", "markdown", OWN_COPY, ALEX.id)
    ]
    digest = hashlib.sha256(page.encode()).hexdigest()
    assert any(digest in entry.event.model_dump_json() for entry in desk.practice.entries if entry.event)
    # a second one does not replace the first
    again = send_summary(desk.seat(ALEX.id), MARIA, tmp_path)
    assert again.name == "Summary of care 2026-11-24 A-17 (2).md"
    desk.reload()
    assert len(desk.practice.care_of(MARIA).sent) == 2
    assert desk.practice.care_of(JAMES).sent == ()


def test_topics_count_from_the_programs_share_on_and_make_ups_count_with_their_day(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = opened(desk)
    seat.do(live.start)
    seat.do(live.mark_arrived, MARIA)
    seat.do(live.next_block)
    clock.pass_time(minutes(30))
    seat.do(live.mark_arrived, JAMES)
    clock.pass_time(minutes(15))
    seat.do(live.cover_topic)
    seat.do(live.end, [MARIA, JAMES])
    desk.put_away()
    for person in (MARIA, JAMES):
        seat.arrange(make_up_topic, person, "goal-setting", TODAY, desk.library.topics)
    made_up = "Goal setting (made up on Tuesday, November 24, 2026)"
    page = send_summary(seat, MARIA, tmp_path).read_text(encoding="utf-8")
    assert f"## Topics covered\n\nDaily recovery routines · {made_up}\n" in page
    # a third of the block is not half of it
    page = send_summary(seat, JAMES, tmp_path).read_text(encoding="utf-8")
    assert f"## Topics covered\n\n{made_up}\n" in page


def test_who_has_nothing_yet_has_a_page_that_says_so(desk: Desk, tmp_path: Path) -> None:
    text = send_summary(desk.seat(ALEX.id), JAMES, tmp_path).read_text(encoding="utf-8")
    assert "- **Group sessions attended:** 0" in text
    assert "None so far." in text
    assert "Steps of care" not in text


@given(
    st.lists(
        st.tuples(st.integers(0, 180 * 60_000), st.integers(1, 180 * 60_000 + 30_500)), min_size=1, max_size=4
    )
)
@example([(0, 180 * 60_000 + 29_600)])
@example([(0, 29_000), (0, 29_000)])
def test_document_week_and_summary_say_the_same_minutes(stays: list[tuple[int, int]]) -> None:
    """Stays from one millisecond for so many others, one in each session."""
    said: list[PersonRecord] = []
    attendance: list[AttendanceRow] = []
    for start, length in stays:
        left = e.PersonLeft(person=MARIA)
        session = told(
            (0, e.SessionStarted()),
            (start / 60_000, e.PersonArrived(person=MARIA)),
            (75, e.BlockEntered(block="break")),
            (90, e.BlockEntered(block="small-group")),
            ((start + length) / 60_000, left),
            (400, e.SessionEnded()),
            opened=opening(HARMONY, e.Expected(id=MARIA, name="Maria S.", initials="MS")),
        )
        said += take_record(session, at(401), {}).people
        attendance += rows(session).attendance
    documents = [(person.group.minutes, person.service.minutes) for person in said]
    practice = Practice(people={MARIA: Person(id=MARIA, name="Maria S.")})
    week = sessions_of(practice, attendance)[MARIA]
    assert [(each.group_minutes, each.service_minutes) for each in week] == documents
    page = take_summary(practice, MARIA, attendance, [], {}, TODAY)
    assert (page.group_minutes, page.service_minutes) == tuple(map(sum, zip(*documents, strict=True)))


NAMES = st.lists(
    st.sampled_from(["Joaquín P.", "Bo", "Anne-Marie O’Neil", "Wren", "Tamsin Okoro-Lee", "李 S."]),
    max_size=4,
)


@given(NAMES, st.data())
def test_no_name_of_another_stays_however_it_is_written(names: list[str], data: st.DataObject) -> None:
    others = [name for name in names if name != "Wren"]
    words = [
        "then",
        "the",
        "group",
        *(part.strip(".") for name in names for part in name.split() if len(part) > 2),
    ]
    shapes = [str.upper, str.lower, str.title, lambda word: f"({word}),", lambda word: f"{word}’s"]
    text = " ".join(
        data.draw(st.sampled_from(shapes))(word)
        for word in data.draw(st.lists(st.sampled_from(words), max_size=8))
    )
    out = without_others(text, "Wren", others)
    left = {folded(word.removesuffix("’s").removesuffix("’S")) for word in out.strip("(),").split()}
    assert not left & {
        "joaquin",
        "bo",
        "anne",
        "marie",
        "annemarie",
        "oneil",
        "neil",
        "tamsin",
        "okoro",
        "lee",
    }
    if "wren" in folded(text):
        assert "wren" in folded(out)


def test_a_name_that_is_a_word_is_the_word_in_small_letters() -> None:
    assert (
        without_others("Maria will call Will", "Maria", ["Will P."]) == "Maria will call another group member"
    )


def test_a_surname_of_two_letters_is_a_name_where_it_has_a_capital_inside_a_sentence() -> None:
    said = without_others("So Mr. Li and Ms. So said so to J", "Maria", ["James Li", "Hana So", "Lena J"])
    assert said == "So Mr. another group member and Ms. another group member said so to J"
