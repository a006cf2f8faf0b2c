"""A person's relapse prevention plan: kept line by line, and every day's plan can be had again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.errors import Refused
from app.intake.programs import shipped_programs
from app.model.entry import Entry
from app.model.groups import Group
from app.model.people import Person
from app.model.plans import Plan, PlanPart
from app.practice import care, plans
from app.practice import events as e
from app.practice.plan_versions import versions
from app.practice.plan_words import holds
from app.practice.state import STREAM, Practice, fold

Command = Callable[..., Sequence[e.PracticeEvent]]
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
MARIA, JAMES = "maria", "james"
COPING = PlanPart.COPING_SKILLS
WORDS = ("Call Ann", "Walk to the river", "Sunday evenings", "a word")


class Book:
    """A practice that acts come to, one after the other, each signed and dated."""

    def __init__(self, practice: Practice | None = None, now: datetime = NOW) -> None:
        self.practice, self.now = practice or Practice(), now
        if practice is None:
            people = (Person(id=MARIA, name="Maria S."), Person(id=JAMES, name="James T."))
            self.write([e.PersonAdded(person=person) for person in people])

    def do(self, command: Command, *args: Any, by: str = "alex") -> None:
        """What a command returns is written down; all commands here are about Maria."""
        self.write(command(self.practice, self.now, MARIA, *args), by)

    def write(self, events: Sequence[e.PracticeEvent], by: str = "alex") -> None:
        for event in events:
            number = f"{len(self.practice.entries):032}"
            self.practice = fold(self.practice, Entry(number, STREAM, by, self.now, self.now, event))

    def undo(self, place: int) -> None:
        entries = self.practice.entries
        self.write([e.Undone(entry=entries[place % len(entries)].id)])

    @property
    def plan(self) -> Plan:
        return self.practice.care_of(MARIA).plan


@pytest.fixture
def book() -> Book:
    return Book()


def test_a_line_is_kept_changed_moved_and_left_out_and_remembers_where_it_was_caught(book: Book) -> None:
    book.do(plans.keep_line, "1", COPING, "  walk  to the river ", "s", "n")
    book.do(plans.keep_line, "2", COPING, "Call Ann")
    book.do(plans.keep_line, "1", COPING, "Walk to the river", "elsewhere")
    book.do(plans.move_line, "1", PlanPart.CRAVING_STEPS)
    first, second = book.plan.lines
    assert (first.text, first.part, first.session, first.note) == (
        "Walk to the river",
        PlanPart.CRAVING_STEPS,
        "s",
        "n",
    )
    assert plans.lines_from(book.plan, "s", "n") == (first,)
    assert plans.lines_from(book.plan, "s", "") == ()
    book.do(plans.drop_line, "1")
    assert list(book.plan.lines) == [second]
    book.do(plans.put_back, first)
    assert list(book.plan.lines) == [second, first]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n ", "Write a few words first."),
        ("x" * 301, "That is too long for one line: 301 letters, and 300 fit."),
        ("call ann.", "That is in the plan already, under “Coping skills”."),
    ],
)
def test_a_line_that_cannot_be_kept_says_why(book: Book, text: str, sentence: str) -> None:
    book.do(plans.keep_line, "1", COPING, "Call Ann")
    with pytest.raises(Refused) as refused:
        book.do(plans.keep_line, "2", COPING, text)
    assert refused.value.sentence == sentence
    assert [line.text for line in book.plan.lines] == ["Call Ann"]


def test_the_same_words_may_stand_in_two_parts(book: Book) -> None:
    book.do(plans.keep_line, "1", PlanPart.TRIGGER_TIMES, "Sunday evenings")
    book.do(plans.keep_line, "2", PlanPart.WARNING_SIGNS, "Sunday evenings")
    with pytest.raises(Refused):
        book.do(plans.move_line, "2", PlanPart.TRIGGER_TIMES)
    assert [line.part for line in book.plan.lines] == [PlanPart.TRIGGER_TIMES, PlanPart.WARNING_SIGNS]


def test_half_a_letter_is_no_trouble(book: Book) -> None:
    book.do(plans.keep_line, "1", COPING, "call \ud83d")
    assert book.plan.lines[0].text == "call ?"


@pytest.mark.parametrize(
    ("line", "part", "sentence"),
    [
        ("", COPING, "That line is not in the plan any more."),
        ("1", "elsewhere", "Choose a part of the plan."),
        ("1", "", "Choose a part of the plan."),
    ],
)
def test_a_line_without_an_id_or_a_part_is_refused(book: Book, line: str, part: Any, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        book.do(plans.keep_line, line, part, "Call Ann")
    assert refused.value.sentence == sentence


def test_what_was_left_out_does_not_come_back_by_a_change_of_it(book: Book) -> None:
    """It would lose where it was caught; as it was, it can be put back."""
    book.do(plans.keep_line, "1", COPING, "Call Ann", "s", "n")
    book.do(plans.keep_goal, "g", "Thirty meetings")
    (line,), (goal,) = book.plan.lines, book.plan.goals
    book.do(plans.drop_line, "1")
    book.do(plans.drop_goal, "g")
    for command, rest in (
        (plans.keep_line, ("1", COPING, "Call Ann now")),
        (plans.keep_goal, ("g", "Forty")),
    ):
        with pytest.raises(Refused, match=r"That (line|goal) is not (in the plan|there) any more"):
            book.do(command, *rest)
    book.do(plans.put_back, line)
    book.do(plans.put_back, goal)
    assert (book.plan.lines, book.plan.goals) == ((line,), (goal,))


def test_two_signs_are_not_taken_for_the_same(book: Book) -> None:
    for line, text in zip("12", "❤☎", strict=True):
        book.do(plans.keep_line, line, COPING, text)
        book.do(plans.keep_goal, line, text)
        book.do(plans.add_feedback, "1", text)
        assert holds(book.plan, COPING, text)
    assert [line.text for line in book.plan.lines] == ["❤", "☎"]
    assert not holds(book.plan, COPING, "☀")
    with pytest.raises(Refused):
        book.do(plans.keep_line, "3", COPING, " ❤ ")


def test_a_goal_has_progress_and_what_the_group_said(book: Book) -> None:
    book.do(plans.keep_goal, "g", "Thirty meetings")
    book.do(plans.set_progress, "g", "halfway")
    book.do(plans.add_feedback, "g", "You sound  steadier")
    book.do(plans.keep_goal, "g", "Thirty meetings in thirty days")
    (goal,) = book.plan.goals
    assert (goal.text, goal.progress) == ("Thirty meetings in thirty days", "halfway")
    assert [(said.on, said.text) for said in goal.feedback] == [(date(2026, 11, 24), "You sound steadier")]
    with pytest.raises(Refused):
        book.do(plans.add_feedback, "g", "you sound steadier!")
    with pytest.raises(Refused):
        book.do(plans.keep_goal, "other", "thirty meetings in thirty days")
    book.do(plans.drop_feedback, "g", goal.feedback[0])
    assert book.plan.goals[0].feedback == ()
    book.do(plans.drop_goal, "g")
    assert book.plan == Plan()


def test_what_is_not_there_is_refused(book: Book) -> None:
    for command, what in (
        (plans.drop_line, "gone"),
        (plans.drop_goal, "gone"),
        (plans.take_again, date(2026, 11, 1)),
    ):
        with pytest.raises(Refused):
            book.do(command, what)
    with pytest.raises(Refused):
        plans.keep_goal(book.practice, NOW, "nobody", "g", "a goal")


def test_a_version_is_a_day_and_says_who_changed_the_plan(book: Book) -> None:
    book.do(plans.keep_line, "1", COPING, "Call Ann")
    book.do(plans.keep_goal, "g", "A goal", by="sam")
    monday = book.plan
    book.now += timedelta(days=1)
    book.do(plans.keep_line, "2", COPING, "and back")
    book.do(plans.drop_line, "2")  # nothing came of this day
    book.now += timedelta(days=1)
    book.do(plans.keep_line, "1", COPING, "Call Ann at noon")
    newest, first = versions(book.practice, MARIA)
    assert (newest.day, newest.plan, newest.authors) == (date(2026, 11, 26), book.plan, ("alex",))
    assert (first.day, first.plan, first.authors) == (date(2026, 11, 24), monday, ("alex", "sam"))
    assert versions(book.practice, JAMES) == ()
    with pytest.raises(Refused, match="just as it was then"):
        book.do(plans.take_again, newest.day)


def test_the_days_of_a_plan_stay_when_a_group_moves_to_another_zone(book: Book) -> None:
    """Half past eleven on Monday in New York is Tuesday in UTC."""
    (program, _other) = (shipped.program for shipped in shipped_programs())
    group = Group(id="g", name="IOP Morning", program_id=program.id, zone="America/New_York")
    book.write([e.ProgramAdded(program=program), e.GroupAdded(group=group)])
    book.write([e.PersonEnrolled(person=MARIA, group="g", on=date(2026, 11, 2))])
    book.now = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
    book.do(plans.keep_line, "1", COPING, "Call Ann")
    book.do(plans.keep_goal, "g", "Thirty meetings")
    book.write([e.GroupChanged(group=group.model_copy(update={"zone": "UTC"}))])
    assert [version.day for version in versions(book.practice, MARIA)] == [date(2026, 11, 23)]
    book.write(care.send_document(book.practice, book.now, (MARIA,), "plan", "own", "0" * 64))
    book.write([e.GroupChanged(group=group)])
    assert [sent.day for sent in book.practice.care_of(MARIA).sent] == [date(2026, 11, 24)]


def test_the_plan_of_a_day_comes_back_in_the_order_of_then(book: Book) -> None:
    for line, text in zip("123", WORDS, strict=False):
        book.do(plans.keep_line, line, COPING, text)
    before = book.plan
    book.now += timedelta(days=1)
    first = book.plan.lines[0]
    book.do(plans.drop_line, "1")
    book.do(plans.put_back, first)
    assert [line.id for line in book.plan.lines] == ["2", "3", "1"]
    book.now += timedelta(days=1)
    book.do(plans.take_again, NOW.date())
    assert book.plan == before


def test_a_change_that_was_taken_back_is_in_no_version(book: Book) -> None:
    book.do(plans.keep_line, "1", COPING, "Call Ann")
    book.undo(-1)
    assert (book.plan, versions(book.practice, MARIA)) == (Plan(), ())


ids = st.sampled_from("abcd")
parts = st.sampled_from(list(PlanPart)[:2])
steps = st.one_of(
    st.tuples(st.just("line"), ids, parts, st.sampled_from(WORDS)),
    st.tuples(st.just("move"), ids, parts),
    st.tuples(st.just("drop"), ids),
    st.tuples(st.just("goal"), ids, st.sampled_from(WORDS)),
    st.tuples(st.just("progress"), ids, st.sampled_from(plans.PROGRESS)),
    st.tuples(st.just("said"), ids, st.sampled_from(WORDS)),
    st.tuples(st.just("drop goal"), ids),
    st.tuples(st.just("again"), st.integers(0, 6)),
    st.tuples(st.just("sleep"), st.integers(1, 2)),
    st.tuples(st.just("undo"), st.integers(0, 40)),
)


COMMANDS: dict[str, Command] = {
    "line": plans.keep_line,
    "move": plans.move_line,
    "drop": plans.drop_line,
    "goal": plans.keep_goal,
    "progress": plans.set_progress,
    "said": plans.add_feedback,
    "drop goal": plans.drop_goal,
}


def act(book: Book, what: str, *rest: Any) -> None:
    held = versions(book.practice, MARIA)
    with suppress(Refused):
        match what:
            case "sleep":
                book.now += timedelta(days=rest[0])
            case "undo":
                book.undo(rest[0])
            case "again" if held:
                book.do(plans.take_again, held[rest[0] % len(held)].day)
            case "again":
                pass
            case _:
                book.do(COMMANDS[what], *rest)


@given(st.lists(steps, max_size=40))
def test_the_newest_version_is_the_plan_and_every_version_can_be_had_again(
    taken: list[tuple[Any, ...]],
) -> None:
    book = Book()
    people = book.practice.people
    for step in taken:
        act(book, *step)
    assume(book.practice.people == people)  # the person themselves was not taken back
    held = versions(book.practice, MARIA)
    assert (held[0].plan if held else Plan()) == book.plan
    assert [each.day for each in held] == sorted({each.day for each in held}, reverse=True)
    for version in held[1:]:
        again = Book(book.practice, book.now + timedelta(days=1))
        if version.plan != book.plan:
            again.do(plans.take_again, version.day)
        assert again.plan == version.plan
        assert versions(again.practice, MARIA)[0].plan == version.plan


@given(st.lists(steps.filter(lambda step: step[0] not in ("undo", "again")), max_size=40))
def test_no_part_ever_says_the_same_twice(taken: list[tuple[Any, ...]]) -> None:
    book = Book()
    for step in taken:
        act(book, *step)
    for part in PlanPart:
        texts = [line.text for line in book.plan.of(part)]
        assert len(set(texts)) == len(texts)
