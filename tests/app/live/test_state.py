"""Folding: what happened comes to the same session however it is read, and undoing leaves no trace of an act."""

from functools import reduce

from hypothesis import assume, given
from hypothesis import strategies as st

from app.documents.taking import take_record
from app.live import events as e
from app.live.before_end import to_be_seen
from app.live.public import share
from app.live.rows import room_time, rows
from app.live.state import LiveEntry, Session, fold, fold_all
from app.live.words import describe
from app.model.agenda import ZERO, lay
from app.model.drift import catch_up, causes
from app.model.entry import Entry
from tests.events_for_tests import (
    AISHA,
    CLOCKS,
    JAMES,
    JOURNALS,
    LATER,
    MARIA,
    NINE,
    ONE_THING,
    ROOMS,
    WEATHER,
    arrived,
    at,
    entries,
    minutes,
    opening,
    started,
    told,
    without_entries,
)


@given(JOURNALS, st.data())
def test_folding_in_two_halves_comes_to_the_same_as_folding_at_once(
    journal: list[LiveEntry], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(journal)))
    half = fold_all("session-1", journal[:cut])
    assert reduce(fold, journal[cut:], half) == fold_all("session-1", journal)


@given(JOURNALS, st.data())
def test_any_order_and_any_part_of_what_happened_can_be_folded_measured_and_shown(
    journal: list[LiveEntry], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(journal))
    part = shuffled[: data.draw(st.integers(0, len(shuffled)))]
    session = fold_all("session-1", part)
    timeline = lay(session.run, LATER)
    catch_up(timeline)
    causes(timeline)
    rows(session)
    share(session, LATER)
    to_be_seen(session)
    for entry in part:
        assert describe(entry.event)
    if session.opened is not None:
        take_record(session, LATER, {})
    assert session.entries == tuple(part)


@given(JOURNALS, st.data())
def test_undoing_comes_to_the_session_without_the_act(journal: list[LiveEntry], data: st.DataObject) -> None:
    session = fold_all("session-1", journal)
    can_be = [
        entry
        for entry in journal
        if entry.event is not None
        and not isinstance(entry.event, e.LASTING_EVENTS)
        and entry.id not in session.undone
    ]
    assume(can_be)
    act = data.draw(st.sampled_from(can_be))
    undone = Entry("undo", "session-1", "alex", LATER, LATER, e.Undone(entry=act.id))

    after = fold(session, undone)

    without = fold_all("session-1", [entry for entry in journal if entry.id != act.id])
    assert without_entries(after) == without_entries(without)
    assert after.entries == (*journal, undone)
    assert after.undone == session.undone | {act.id}


@given(JOURNALS)
def test_what_lasts_is_never_undone(journal: list[LiveEntry]) -> None:
    lasting = [entry for entry in journal if entry.event is None or isinstance(entry.event, e.LASTING_EVENTS)]
    session = fold_all("session-1", journal)
    tries = [
        Entry(f"try-{entry.id}", "session-1", "alex", LATER, LATER, e.Undone(entry=entry.id))
        for entry in lasting
    ]
    assert without_entries(reduce(fold, tries, session)) == without_entries(session)


@given(ROOMS)
def test_nobody_is_in_the_room_of_a_session_that_is_over(journal: list[LiveEntry]) -> None:
    session = fold_all("session-1", journal)
    if session.run.ended is not None:
        assert session.here == frozenset()
        for attendee in session.people.values():
            assert all(span.end is not None for span in attendee.spans)


@given(ROOMS)
def test_only_the_last_stay_of_a_person_can_be_open_and_none_ends_before_it_began(
    journal: list[LiveEntry],
) -> None:
    for attendee in fold_all("session-1", journal).people.values():
        assert all(span.end is not None for span in attendee.spans[:-1])
        assert all(span.end >= span.start for span in attendee.spans if span.end is not None)
        is_open = bool(attendee.spans) and attendee.spans[-1].end is None
        assert is_open == (attendee.presence == "here")


@given(CLOCKS)
def test_time_in_blocks_and_pauses_is_the_time_since_the_start_to_the_millisecond(
    journal: list[LiveEntry],
) -> None:
    run = fold_all("session-1", journal).run
    if run.started is not None:
        last = run.ended or LATER
        in_blocks = sum((run.elapsed(block, LATER) for block in run.blocks), ZERO)
        in_pauses = sum(((pause.end or last) - pause.start for pause in run.pauses), ZERO)
        assert in_blocks + in_pauses == last - run.started


@given(ROOMS)
def test_a_persons_minutes_add_up_to_the_time_they_were_in_the_room(journal: list[LiveEntry]) -> None:
    session = fold_all("session-1", journal)
    for attendee in session.people.values():
        # milliseconds counted one span after the other, overlaps once
        whole, reached = ZERO, at(-1000)
        for span in sorted(attendee.spans, key=lambda span: span.start):
            end = span.end or LATER
            whole += max(ZERO, end - max(span.start, reached))
            reached = max(reached, end)
        assert room_time(attendee, session, LATER).whole == whole


def test_a_session_without_its_first_entry_is_nothing_yet() -> None:
    session = fold_all("session-1", entries(started(), arrived(MARIA)))
    assert session.run.started is None
    assert session.people == {}
    assert len(session.entries) == 2


def test_entries_before_the_first_one_stay_in_the_list_when_it_comes() -> None:
    session = fold_all("session-1", entries(started(), (1, opening())))
    assert (session.run.started, len(session.entries)) == (None, 2)


def test_a_block_that_was_entered_closes_the_pause_in_it() -> None:
    session = told(started(), (5, e.Paused()), (8, e.BlockEntered(block="education")))
    assert not session.run.paused
    assert session.run.elapsed(session.run.blocks[0], at(20)) == minutes(5)
    assert session.run.elapsed(session.run.blocks[1], at(20)) == minutes(12)


def test_a_late_entry_of_another_author_never_moves_the_clock_back() -> None:
    session = told(
        started(), (20, e.BlockEntered(block="education")), (12, e.BlockEntered(block="break"), "sam")
    )
    assert [visit.start for visit in session.run.visits] == [NINE, at(20), at(20)]


def test_the_end_closes_what_is_open_and_changes_nobody_else() -> None:
    session = told(
        started(),
        arrived(MARIA),
        arrived(JAMES, 3),
        (50, e.PersonLeft(person="james")),
        (60, e.PersonExcused(person="aisha")),
        (90, e.PromptShown(what="topic")),
        (180, e.SessionEnded()),
    )
    presence = {person: attendee.presence for person, attendee in session.people.items()}
    assert presence == {"maria": "left", "james": "left", "aisha": "excused"}
    assert session.people["maria"].spans[-1].end == at(180)
    assert session.people["james"].spans[-1].end == at(50)
    assert session.shown == ""


def test_nobody_arrives_after_the_end() -> None:
    session = told(started(), (180, e.SessionEnded()), arrived(MARIA, 181))
    assert session.people["maria"].spans == ()


def test_undoing_the_end_lets_everybody_back_into_the_room() -> None:
    session = told(started(), arrived(MARIA), (180, e.SessionEnded()), (181, e.Undone(entry="entry-003")))
    assert session.run.ended is None
    assert session.here == {"maria"}
    assert session.people["maria"].spans[-1].end is None


def test_another_icebreaker_sends_the_one_before_back_to_the_deck() -> None:
    session = told((1, e.IcebreakerDrawn(item=WEATHER)))
    assert session.icebreaker == WEATHER
    assert session.skipped == (ONE_THING,)


def test_a_note_is_what_it_was_changed_to_and_struck_notes_stay_in_the_list() -> None:
    session = told(
        (1, e.NoteCaught(text="@Maria spoke", people=("maria",))),
        (2, e.NoteCaught(text="@James listened", people=("james",)), "sam"),
        (
            3,
            e.NoteAmended(
                note="entry-001", text="@Aisha spoke #insight", people=("aisha",), tags=("insight",)
            ),
        ),
        (4, e.NoteStruck(note="entry-002")),
    )
    first, second = session.notes
    assert (first.text, first.people, first.tags, first.amended) == (
        "@Aisha spoke #insight",
        ("aisha",),
        ("insight",),
        True,
    )
    assert (second.author, second.struck) == ("sam", True)


def test_a_person_expected_later_is_on_the_list_once() -> None:
    newcomer = e.Expected(id="noor", name="Noor A.", initials="NA")
    session: Session = told((1, e.PersonExpected(person=newcomer)), (2, e.PersonExpected(person=newcomer)))
    assert list(session.people) == ["maria", "james", "aisha", "noor"]
    assert AISHA.id in session.people


def test_a_leave_said_to_be_before_the_arrival_takes_no_time_away() -> None:
    session = told(started(), arrived(MARIA, 10), (4, e.PersonLeft(person="maria"), "sam"))
    (span,) = session.people["maria"].spans
    assert (span.start, span.end) == (at(10), at(10))


def test_a_block_that_is_not_in_the_agenda_is_never_entered() -> None:
    session = told(started(), (5, e.BlockEntered(block="lunch")), (6, e.TimeAdded(block="lunch", minutes=5)))
    assert session.block is not None
    assert session.block.id == "check-in"
    assert session.run.added == {}
