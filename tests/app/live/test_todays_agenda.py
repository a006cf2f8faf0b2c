"""Today's agenda before the start: what was typed is what the blocks have, whatever was given and taken before."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.errors import Refused
from app.live import events as e
from app.live import steering
from app.live.state import LiveEntry, fold_all
from app.model.agenda import MINUTE, Block, lay
from tests.events_for_tests import (
    HARMONY,
    NINE,
    PUT_IN,
    after,
    at,
    entries,
    journals,
    minutes,
    opening,
    started,
    told,
    without_entries,
)

BLOCKS = (*HARMONY.program.agenda.blocks, PUT_IN)
SHORTER_EDUCATION = (-10, e.PlanChanged(minutes={"education": -5}))
IDS = st.sampled_from([block.id for block in BLOCKS])

BEFORE = journals(
    st.one_of(
        st.builds(e.PlanChanged, minutes=st.dictionaries(IDS, st.integers(-50, 200))),
        st.builds(e.TimeAdded, block=IDS, minutes=st.integers(-50, 200)),
        st.builds(
            e.BlocksArranged,
            blocks=st.lists(st.sampled_from(BLOCKS), max_size=6, unique_by=lambda block: block.id).map(tuple),
            anew=st.booleans(),
        ),
        st.builds(e.Undone, entry=st.integers(0, 12).map(lambda number: f"entry-{number:03d}")),
    ),
    most=10,
)


@st.composite
def typed(draw: st.DrawFn) -> tuple[Block, ...]:
    """Any agenda somebody could type."""
    order = draw(st.permutations(BLOCKS))[: draw(st.integers(1, len(BLOCKS)))]
    return tuple(
        block.model_copy(update={"minutes": draw(st.integers(1, 240)), "least_minutes": 0}) for block in order
    )


def test_minutes_that_were_taken_in_the_lobby_are_part_of_what_is_edited() -> None:
    session = told(SHORTER_EDUCATION)
    shown = session.run.allotted_blocks
    assert shown[1].minutes == 40
    assert steering.arrange_blocks(session, at(-5), shown) == []
    longer = (shown[0].of(35), *shown[1:])
    session = after(session, -5, steering.arrange_blocks(session, at(-5), longer))
    assert [session.run.allotted(block) for block in session.run.blocks][:2] == [minutes(35), minutes(40)]
    assert lay(session.run, at(-4)).drift == minutes(0)


def test_the_planned_minutes_can_be_typed_again() -> None:
    session = told(SHORTER_EDUCATION)
    planned = session.run.blocks
    session = after(session, -5, steering.arrange_blocks(session, at(-5), planned))
    assert session.run.allotted_blocks == planned


def test_putting_in_moving_and_dropping_keep_what_was_taken() -> None:
    session = told(SHORTER_EDUCATION)
    session = after(session, -5, steering.insert_block(session, at(-5), PUT_IN))
    session = after(session, -4, steering.move_block(session, at(-4), "education", 1))
    session = after(session, -3, steering.drop_block(session, at(-3), "break"))
    education = session.run.block("education")
    assert education is not None
    assert session.run.allotted(education) == minutes(40)


def test_a_block_made_shorter_than_its_least_minutes_can_still_be_used() -> None:
    session = told((-10, e.PlanChanged(minutes={"check-in": -27})))
    first = session.run.allotted_blocks[0]
    assert (first.minutes, first.least_minutes, first.marks) == (3, 3, (1,))
    shown = session.run.allotted_blocks
    after(session, -5, steering.arrange_blocks(session, at(-5), shown[:-1]))


@given(BEFORE, typed())
def test_each_block_has_exactly_the_minutes_that_were_typed_and_undo_brings_all_back(
    journal: list[LiveEntry], blocks: tuple[Block, ...]
) -> None:
    session = fold_all("session-1", journal)
    arranged = after(session, 301, steering.arrange_blocks(session, at(301), blocks))
    assert [block.id for block in arranged.run.blocks] == [block.id for block in blocks]
    assert [arranged.run.allotted(block) // MINUTE for block in arranged.run.blocks] == [
        block.minutes for block in blocks
    ]
    back = after(arranged, 302, [e.Undone(entry=arranged.entries[-1].id)])
    if len(arranged.entries) > len(session.entries):
        assert without_entries(back) == without_entries(session)


@given(BEFORE, IDS, st.integers(-5, 5))
def test_moving_a_block_before_the_start_changes_no_minutes(
    journal: list[LiveEntry], block: str, by: int
) -> None:
    session = fold_all("session-1", journal)
    try:
        moved = after(session, 301, steering.move_block(session, at(301), block, by))
    except Refused:
        assume(False)
    before = {one.id: session.run.allotted(one) for one in session.run.blocks}
    assert {one.id: moved.run.allotted(one) for one in moved.run.blocks} == before


def test_agendas_that_were_arranged_before_this_was_told_are_read_as_they_were() -> None:
    old = e.BlocksArranged.model_validate({"blocks": [block.model_dump() for block in BLOCKS]})
    session = fold_all("session-1", entries((-30, opening()), SHORTER_EDUCATION, (-5, old), started()))
    assert session.run.scheduled == NINE
    assert session.run.allotted(session.run.blocks[1]) == minutes(40)


@pytest.mark.parametrize("change", [-1, 1])
def test_a_block_of_other_minutes_is_the_same_in_all_else(change: int) -> None:
    education = HARMONY.program.agenda.blocks[1]
    other = education.of(education.minutes + change)
    assert other == education.model_copy(update={"minutes": education.minutes + change})
