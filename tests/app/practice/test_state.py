"""Folding the practice: the same however it is read, and membership by the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import reduce

from hypothesis import assume, given
from hypothesis import strategies as st

from app.intake.programs import shipped_programs
from app.model.care import CareStep
from app.model.entry import Entry
from app.model.groups import Group
from app.model.people import Person, User
from app.model.practice_head import PracticeHead
from app.practice import events as e
from app.practice.state import Enrollment, Practice, PracticeEntry, fold, fold_all

HARMONY, BLUE_HEART = (shipped.program for shipped in shipped_programs())
WHEN = datetime(2026, 11, 2, 14, tzinfo=UTC)
IDS = st.sampled_from(["one", "two", "three"])
DAYS = st.integers(0, 30).map(lambda days: date(2026, 11, 1) + timedelta(days=days))
PEOPLE = st.builds(Person, id=IDS, name=st.sampled_from(["Maria S.", "James T."]))
GROUPS = st.builds(
    Group,
    id=IDS,
    name=st.just("IOP Morning"),
    program_id=st.just("harmony"),
    zone=st.just("America/New_York"),
)
USERS = st.builds(User, id=IDS, name=st.sampled_from(["Alex Rivera", "Sam Okafor"]))
ENTRY_IDS = st.integers(0, 30).map(lambda number: f"entry-{number:03d}")
EVENTS = st.one_of(
    st.builds(e.PracticeNamed, head=st.builds(PracticeHead, name=st.sampled_from(["", "Riverside"]))),
    st.builds(e.UserAdded, user=USERS),
    st.builds(e.UserChanged, user=USERS),
    st.builds(e.ProgramAdded, program=st.sampled_from([HARMONY, BLUE_HEART])),
    st.builds(e.ProgramChanged, program=st.just(HARMONY)),
    st.builds(e.GroupAdded, group=GROUPS),
    st.builds(e.GroupChanged, group=GROUPS),
    st.builds(e.AgendaKept, agenda=st.sampled_from([HARMONY.agenda, BLUE_HEART.agenda])),
    st.builds(e.AgendaDropped, agenda=st.sampled_from(["harmony", "blue-heart", "none"])),
    st.builds(e.PersonAdded, person=PEOPLE),
    st.builds(e.PersonChanged, person=PEOPLE),
    st.builds(e.PersonEnrolled, person=IDS, group=IDS, on=DAYS),
    st.builds(e.PersonWithdrawn, person=IDS, group=IDS, on=DAYS),
    st.builds(e.CareStepTaken, person=IDS, step=st.builds(CareStep, kind=st.just("admitted"), on=DAYS)),
    st.builds(
        e.PersonDocumentSent, person=IDS, format=st.just("md"), purpose=st.just("a"), digest=st.just("0")
    ),
    st.builds(e.UnlocksFailed, times=st.integers(1, 9)),
    st.builds(e.Erased, entries=st.lists(ENTRY_IDS, max_size=2).map(tuple)),
    st.builds(e.Undone, entry=ENTRY_IDS),
    st.none(),
)


def entries(events: list[e.PracticeEvent | None]) -> list[PracticeEntry]:
    return [
        Entry(f"entry-{number:03d}", "practice", "alex", WHEN, WHEN, event)
        for number, event in enumerate(events)
    ]


JOURNALS = st.lists(EVENTS, max_size=25).map(entries)


@given(JOURNALS, st.data())
def test_folding_in_two_halves_comes_to_the_same_as_folding_at_once(
    journal: list[PracticeEntry], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(journal)))
    assert reduce(fold, journal[cut:], fold_all(journal[:cut])) == fold_all(journal)


@given(JOURNALS, st.data())
def test_any_order_and_any_part_of_what_happened_can_be_folded_and_asked(
    journal: list[PracticeEntry], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(journal))
    practice = fold_all(shuffled[: data.draw(st.integers(0, len(shuffled)))])
    for group in ("one", "two", "three"):
        members = practice.members(group, date(2026, 11, 15))
        assert len({member.id for member in members}) == len(members)
    for person in practice.people:
        assert all(group.id in practice.groups for group in practice.groups_of(person, date(2026, 11, 15)))
    for held in practice.enrollments:
        assert held.until is None or held.until >= held.since


@given(JOURNALS, st.data())
def test_undoing_comes_to_the_practice_without_the_act(
    journal: list[PracticeEntry], data: st.DataObject
) -> None:
    practice = fold_all(journal)
    can_be = [
        entry
        for entry in journal
        if entry.event is not None
        and not isinstance(entry.event, e.LASTING_EVENTS)
        and entry.id not in practice.undone
    ]
    assume(can_be)
    act = data.draw(st.sampled_from(can_be))
    undone: PracticeEntry = Entry("undo", "practice", "alex", WHEN, WHEN, e.Undone(entry=act.id))

    after = fold(practice, undone)

    without = fold_all(entry for entry in journal if entry.id != act.id)
    assert bare(after) == bare(without)
    assert after.entries == (*journal, undone)


@given(JOURNALS)
def test_what_lasts_is_never_undone(journal: list[PracticeEntry]) -> None:
    practice = fold_all(journal)
    tries: list[PracticeEntry] = [
        Entry(f"try-{entry.id}", "practice", "alex", WHEN, WHEN, e.Undone(entry=entry.id))
        for entry in journal
        if entry.event is None or isinstance(entry.event, e.LASTING_EVENTS)
    ]
    assert bare(reduce(fold, tries, practice)) == bare(practice)


def bare(practice: Practice) -> Practice:
    return replace(practice, entries=(), undone=frozenset())


def test_a_member_belongs_to_a_group_from_the_first_day_to_the_day_before_the_last() -> None:
    practice = fold_all(
        entries(
            [
                e.PersonAdded(person=Person(id="one", name="Maria S.")),
                e.PersonEnrolled(person="one", group="two", on=date(2026, 11, 3)),
                e.PersonWithdrawn(person="one", group="two", on=date(2026, 11, 10)),
            ]
        )
    )
    here = [day for day in range(1, 15) if practice.members("two", date(2026, 11, day))]
    assert here == list(range(3, 10))


def test_who_is_withdrawn_from_before_their_first_day_was_never_a_member() -> None:
    practice = fold_all(
        entries(
            [
                e.PersonEnrolled(person="one", group="two", on=date(2026, 11, 10)),
                e.PersonWithdrawn(person="one", group="two", on=date(2026, 11, 3)),
            ]
        )
    )
    (held,) = practice.enrollments
    assert (held.since, held.until) == (date(2026, 11, 10), date(2026, 11, 10))


def test_coming_back_is_a_second_membership() -> None:
    practice = fold_all(
        entries(
            [
                e.PersonEnrolled(person="one", group="two", on=date(2026, 11, 3)),
                e.PersonEnrolled(person="one", group="two", on=date(2026, 11, 4)),
                e.PersonWithdrawn(person="one", group="two", on=date(2026, 11, 10)),
                e.PersonEnrolled(person="one", group="two", on=date(2026, 11, 12)),
            ]
        )
    )
    assert practice.enrollments == (
        Enrollment("one", "two", date(2026, 11, 3), date(2026, 11, 10)),
        Enrollment("one", "two", date(2026, 11, 12)),
    )


def test_members_come_in_the_order_in_which_they_joined() -> None:
    joined = ["three", "one", "two"]
    practice = fold_all(
        entries(
            [
                *(e.PersonAdded(person=Person(id=person, name=person)) for person in ("one", "two", "three")),
                *(e.PersonEnrolled(person=person, group="g", on=date(2026, 11, 3)) for person in joined),
            ]
        )
    )
    assert [member.id for member in practice.members("g", date(2026, 11, 4))] == joined
