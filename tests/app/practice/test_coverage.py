"""Who has had which topic: from presence and make-ups, whichever group it was in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.model.programs import Format
from app.model.rows import CoverageRow
from app.practice import events as e
from app.practice.coverage import TopicOfPerson, curriculum, group_coverage, had_by, ledger
from app.practice.making_up import make_up_topic, take_back_make_up
from app.practice.state import Practice
from tests.app.practice.test_weeks import DAY, HARMONY, a_practice, on, told

FIRST, SECOND, THIRD = HARMONY.topics[:3]
NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)
PEOPLE = ("maria", "james", "aisha")


def met(
    topic: str,
    day: date,
    share: float = 1.0,
    person: str = "maria",
    group: str = "day",
    whole: int = 1,
    enough: int = 50,
) -> CoverageRow:
    return CoverageRow(f"session-{group}-{day}", person, topic, day.isoformat(), share, whole, enough)


def one(rows: list[CoverageRow], made_up: dict[str, date] | None = None) -> TopicOfPerson:
    """The first topic of one person."""
    return ledger(rows, made_up or {}, [FIRST])[0]


@pytest.mark.parametrize(
    ("share", "enough", "standing"),
    [
        (0.4999, 50, "in_part"),
        (0.5, 50, "covered"),
        (0.29, 29, "covered"),
        (0.2899, 29, "in_part"),
        (0.9999, 100, "in_part"),
        (1.0, 100, "covered"),
        (0.0, 1, "missing"),
    ],
)
def test_a_topic_is_covered_from_the_share_on_that_the_program_asks_for(
    share: float, enough: int, standing: str
) -> None:
    assert one([met(FIRST, on(0), share, enough=enough)]).standing == standing


def test_what_the_group_had_in_part_nobody_had_whole() -> None:
    part = met(FIRST, on(-7), whole=0)
    assert one([part]).standing == "in_part"
    assert had_by(a_practice(), PEOPLE, [part]) == {}
    # the largest share was of a part, the covered one was smaller
    assert one([part, met(FIRST, on(0), 0.6)]).standing == "covered"
    assert one([part, met(FIRST, on(0), 0.4)]).standing == "in_part"


def test_each_session_is_judged_by_the_share_that_was_asked_for_then() -> None:
    strict, mild = met(FIRST, on(-7), 0.6, enough=75), met(FIRST, on(-7), 0.6, enough=50)
    assert (one([strict]).standing, one([mild]).standing) == ("in_part", "covered")


def test_two_halves_are_no_whole_and_a_repeated_topic_counts_with_its_best_time() -> None:
    assert one([met(FIRST, on(-7), 0.3), met(FIRST, on(0), 0.3)]).in_part
    again = one([met(FIRST, on(-7), 0.9), met(FIRST, on(0), 0.1)])
    assert (again.covered, again.times, again.last) == (True, 2, on(0))


def test_a_make_up_does_what_the_group_did_not() -> None:
    assert one([], made_up={FIRST: on(0)}).standing == "made_up"
    assert one([met(FIRST, on(0), 0.2)], made_up={FIRST: on(0)}).standing == "made_up"
    assert one([met(FIRST, on(0))], made_up={FIRST: on(0)}).standing == "covered"


def test_the_rest_of_what_they_had_comes_behind_the_curriculum() -> None:
    found = ledger([met("elsewhere", on(0))], {"by-worksheet": on(0)}, [FIRST, SECOND])
    assert [topic.topic for topic in found] == [FIRST, SECOND, "elsewhere", "by-worksheet"]


def test_the_curriculum_is_what_all_formats_name_without_what_is_hidden() -> None:
    formats = (
        Format(id="1", name="First", weeks=12),
        Format(id="2", name="Second", weeks=12, topics=("more", FIRST)),
    )
    program = HARMONY.model_copy(update={"formats": formats})
    practice = told(e.ItemHidden(deck="topics", item=SECOND))
    assert curriculum(practice, program) == (FIRST, *HARMONY.topics[2:], "more")
    assert curriculum(practice, None) == ()


def test_a_missed_week_is_missing_for_those_alone_who_missed_it() -> None:
    rows = [met(FIRST, on(-7), person="maria"), met(FIRST, on(-7), person="aisha"), met(SECOND, on(0))]
    coverage = group_coverage(a_practice(), DAY, rows, on(1))
    assert [member.person.id for member in coverage.people] == ["maria", "aisha"]
    assert [member.done for member in coverage.people] == [2, 1]
    assert [coverage.lacking(at) for at in range(3)] == [0, 1, 2]


def test_who_is_in_both_cohorts_has_had_what_they_had_in_either() -> None:
    # Aisha is in the morning and on the islands
    rows = [met(FIRST, on(-1), person="aisha", group="far"), met(SECOND, on(0), person="aisha")]
    coverage = group_coverage(a_practice(), DAY, rows, on(1))
    aisha = next(member for member in coverage.people if member.person.id == "aisha")
    assert aisha.done == 2


def test_who_joins_an_open_group_later_still_needs_what_the_others_had() -> None:
    practice = a_practice(e.PersonEnrolled(person="james", group="day", on=on(0)))
    coverage = group_coverage(practice, DAY, [met(FIRST, on(-7)), met(FIRST, on(-7), person="aisha")], on(1))
    assert [member.topics[0].standing for member in coverage.people] == ["covered", "covered", "missing"]
    assert coverage.lacking(0) == 1


def test_who_left_is_not_in_the_picture_any_more() -> None:
    practice = a_practice(e.PersonWithdrawn(person="aisha", group="day", on=on(0)))
    assert [m.person.id for m in group_coverage(practice, DAY, [], on(1)).people] == ["maria"]


def test_a_make_up_is_marked_and_taken_back() -> None:
    practice = a_practice()
    (marked,) = make_up_topic(practice, NOW, "maria", FIRST, on(1), HARMONY.topics)
    practice = a_practice(marked)
    assert practice.care_of("maria").made_up == {FIRST: on(1)}
    assert had_by(practice, PEOPLE, []) == {FIRST: ("maria",)}
    assert not make_up_topic(practice, NOW, "maria", FIRST, on(1), HARMONY.topics)
    (back,) = take_back_make_up(practice, NOW, "maria", FIRST)
    assert a_practice(marked, back).care_of("maria").made_up == {}


@pytest.mark.parametrize(
    ("person", "topic", "day", "sentence"),
    [
        ("nobody", FIRST, on(1), "That person is not here any more."),
        ("maria", "no-such-topic", on(1), "That topic is not here any more."),
        ("maria", FIRST, on(4), "That day is still to come. A make-up is marked when it was done."),
        ("maria", FIRST, date(1026, 11, 24), "That day is before the year 1900. Check the year."),
    ],
)
def test_a_slip_is_refused(person: str, topic: str, day: date, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        make_up_topic(a_practice(), NOW, person, topic, day, HARMONY.topics)


def test_what_was_not_made_up_cannot_be_taken_back() -> None:
    with pytest.raises(Refused, match="That make-up is not here any more"):
        take_back_make_up(a_practice(), NOW, "maria", FIRST)


ROWS = st.lists(
    st.builds(
        met,
        topic=st.sampled_from([*HARMONY.topics, "elsewhere"]),
        day=st.integers(-40, 1).map(on),
        share=st.floats(0, 1).map(lambda share: round(share, 4)),
        person=st.sampled_from(PEOPLE),
        group=st.sampled_from(["day", "far"]),
        whole=st.integers(0, 1),
        enough=st.sampled_from([50, 80]),
    ),
    max_size=40,
)
MADE_UP = st.lists(
    st.builds(
        e.TopicMadeUp,
        person=st.sampled_from(PEOPLE),
        topic=st.sampled_from(HARMONY.topics),
        on=st.integers(-40, 1).map(on),
        done=st.booleans(),
    ),
    max_size=8,
)


@given(ROWS, MADE_UP)
def test_picture_and_count_of_a_group_say_the_same(
    rows: list[CoverageRow], made_up: list[e.TopicMadeUp]
) -> None:
    practice: Practice = a_practice(*made_up)
    coverage = group_coverage(practice, DAY, rows, on(1))
    people = [member.person.id for member in coverage.people]
    had = had_by(practice, people, rows)
    assert coverage.topics[: len(HARMONY.topics)] == HARMONY.topics
    for at, topic in enumerate(coverage.topics):
        assert coverage.lacking(at) == len(people) - len(had.get(topic, ()))
        for member in coverage.people:
            theirs = [r for r in rows if (r.person_id, r.topic) == (member.person.id, topic)]
            enough = any(r.whole and r.share >= r.enough / 100 for r in theirs)
            assert member.topics[at].covered == enough
            assert member.topics[at].done == (enough or topic in practice.care_of(member.person.id).made_up)
