"""An agenda while it is edited: what is typed comes back, and what is wrong is said at its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.errors import Refused
from app.intake.programs import ShippedProgram
from app.model.agenda import MOST_MINUTES, TITLE_LENGTH, Agenda, Block, Part, PartKind
from app.model.agenda_draft import AgendaDraft, BlockDraft, moved, parts_with, refuse_unsound
from tests.events_for_tests import BLUE_HEART, HARMONY

DAY = HARMONY.program.agenda
DRAFT = AgendaDraft.of(DAY)
TITLES = st.from_regex(r"[A-Za-z’&-]{1,12}( [A-Za-z]{1,12}){0,2}", fullmatch=True)
PARTS = st.lists(st.builds(Part, kind=st.sampled_from(PartKind), title=TITLES), max_size=4).map(tuple)


@st.composite
def blocks(draw: st.DrawFn, name: str) -> Block:
    minutes = draw(st.integers(1, 240))
    marks = draw(st.frozensets(st.integers(1, 240), max_size=3))
    return Block(
        id=name,
        title=draw(TITLES),
        minutes=minutes,
        parts=draw(PARTS),
        service=draw(st.booleans()),
        protected=draw(st.booleans()),
        least_minutes=draw(st.integers(0, minutes)),
        at_end=draw(st.sampled_from(["hold", "go_on"])),
        marks=tuple(sorted(marks, reverse=True)),
    )


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    names = [f"block-{number}" for number in range(draw(st.integers(1, 6)))]
    return Agenda(id="own", title=draw(TITLES), blocks=tuple(draw(blocks(name)) for name in names))


@given(agendas())
def test_what_is_not_touched_comes_back_as_it_was(agenda: Agenda) -> None:
    draft = AgendaDraft.of(agenda)
    assert draft.troubles() == ()
    assert draft.agenda() == agenda
    assert (draft.minutes, draft.service_minutes) == (agenda.minutes, agenda.service_minutes)


TYPED = st.builds(
    BlockDraft,
    id=st.sampled_from(["one", "two", "three"]),
    title=st.text(max_size=70),
    minutes=st.integers(-5, 999),
    service=st.booleans(),
    least_minutes=st.integers(-5, 999),
    marks=st.text("0123456789, x-", max_size=9),
)


@given(st.text(max_size=70), st.lists(TYPED, max_size=3).map(tuple))
def test_whatever_is_typed_is_an_agenda_or_is_said_to_be_wrong(
    title: str, typed: tuple[BlockDraft, ...]
) -> None:
    draft = AgendaDraft("own", title, typed)
    if draft.troubles():
        with pytest.raises(Refused) as refusal:
            draft.agenda()
        assert refusal.value.sentence == draft.troubles()[0].sentence
    else:
        agenda = draft.agenda()
        assert agenda.minutes == draft.minutes
        assert all(block.least_minutes <= block.minutes for block in agenda.blocks)
        refuse_unsound(agenda)


def with_block(**typed: Any) -> AgendaDraft:
    first, *rest = DRAFT.blocks
    return replace(DRAFT, blocks=(replace(first, **typed), *rest))


@pytest.mark.parametrize(
    ("draft", "what", "block", "sentence"),
    [
        (replace(DRAFT, title="  "), "title", "", "An agenda needs a title."),
        (replace(DRAFT, title="x" * 61), "title", "", "A title has 60 letters at most."),
        (replace(DRAFT, blocks=()), "blocks", "", "An agenda needs at least one block."),
        (replace(DRAFT, blocks=DRAFT.blocks * 2), "blocks", "", "One block is in this agenda twice."),
        (with_block(title=" "), "block_title", "check-in", "A block needs a title."),
        (with_block(title="x" * 61), "block_title", "check-in", "A title has 60 letters at most."),
        (with_block(minutes=0), "minutes", "check-in", "A block has 1 to 240 minutes."),
        (with_block(minutes=241), "minutes", "check-in", "A block has 1 to 240 minutes."),
        (
            with_block(least_minutes=31),
            "least_minutes",
            "check-in",
            "The block has 30 min, so its least minutes",
        ),
        (with_block(marks="soon"), "marks", "check-in", "Type whole minutes with commas between them"),
        (with_block(marks="0"), "marks", "check-in", "Type whole minutes with commas between them"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(draft: AgendaDraft, what: str, block: str, sentence: str) -> None:
    trouble = draft.troubles()[0]
    assert (trouble.what, trouble.block) == (what, block)
    assert trouble.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("typed", "marks"), [("", ()), ("1,5", (5, 1)), ("10 5; 1", (10, 5, 1)), ("5, 5", (5,)), ("240", (240,))]
)
def test_marks_are_typed_as_people_write_them(typed: str, marks: tuple[int, ...]) -> None:
    assert with_block(marks=typed).agenda().blocks[0].marks == marks


@given(blocks("one"), st.integers(-5, 300))
def test_least_minutes_and_marks_follow_the_minutes_down(block: Block, minutes: int) -> None:
    before = replace(BlockDraft.of(block), minutes=minutes)
    fitted = before.fitted()
    assert [trouble.what for trouble in fitted.troubles()] == ([] if 1 <= minutes <= 240 else ["minutes"])
    if 1 <= minutes <= 240:
        assert fitted.block().least_minutes == min(block.least_minutes, minutes)
        assert fitted.block().marks == tuple(mark for mark in block.marks if mark <= minutes)
        assert replace(fitted, least_minutes=before.least_minutes, marks=before.marks) == before


@pytest.mark.parametrize("past", [{"minutes": MOST_MINUTES + 1}, {"minutes": 0}, {"title": "x" * 61}])
def test_the_form_and_the_model_draw_the_same_lines(past: dict[str, Any]) -> None:
    first = DRAFT.blocks[0]
    longest = replace(first, title="x" * TITLE_LENGTH, minutes=MOST_MINUTES)
    assert longest.troubles() == ()
    Block.model_validate(longest.block().model_dump())
    assert replace(first, **past).troubles()
    with pytest.raises(ValidationError):
        Block.model_validate({**longest.block().model_dump(), **past})


def test_a_refusal_names_the_block_that_is_wrong() -> None:
    first, *rest = DAY.blocks
    longer = first.model_copy(update={"least_minutes": 40})
    with pytest.raises(Refused) as refusal:
        refuse_unsound(DAY.model_copy(update={"blocks": (longer, *rest)}))
    assert (
        refusal.value.sentence
        == "Check-in & icebreaker: The block has 30 min, so its least minutes cannot be more."
    )


@given(st.permutations(["a", "b", "c", "d"]), st.sampled_from("abcd"), st.integers(-5, 5))
def test_moving_one_keeps_all_and_the_order_of_the_others(order: list[str], one: str, by: int) -> None:
    after = moved(order, one, by)
    assert [name for name in after if name != one] == [name for name in order if name != one]
    assert after.index(one) == min(max(order.index(one) + by, 0), 3)


def test_a_part_that_stays_keeps_its_own_title() -> None:
    check_in = DAY.blocks[0].parts
    parts = parts_with(check_in, [PartKind.ICEBREAKER, PartKind.PLAN])
    assert parts == (check_in[1], Part(kind=PartKind.PLAN))
    assert parts_with(check_in, [part.kind for part in check_in]) == check_in


@pytest.mark.parametrize("program", [HARMONY, BLUE_HEART])
def test_shipped_agendas_protect_their_breaks_and_check_outs(program: ShippedProgram) -> None:
    for block in program.program.agenda.blocks:
        if block.is_break or block.has(PartKind.CHECK_OUT_ROUND):
            assert block.protected
    refuse_unsound(program.program.agenda)
