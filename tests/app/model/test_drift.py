"""What the drift is made of, and the way back to the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from app.live import events as e
from app.live.state import LiveEntry, fold_all
from app.model.agenda import MINUTE, ZERO, Block, Run, Visit, lay
from app.model.drift import Cause, catch_up, causes, in_minutes
from tests.app.model.test_agenda import BLOCKS, running
from tests.events_for_tests import CLOCKS, LATER, NINE, Fact, at, minutes, started, told

# What it is made of


def told_causes(*facts: Fact, now: float) -> list[tuple[str, str, float]]:
    """Kind, block and minutes of each cause."""
    timeline = lay(told(*facts).run, at(now))
    return [
        (cause.kind, cause.block.id if cause.block else "", cause.span / MINUTE) for cause in causes(timeline)
    ]


def test_a_late_start_an_over_run_and_a_pause_are_told_apart() -> None:
    facts = (
        started(2),
        (38, e.BlockEntered(block="education")),
        (40, e.Paused()),
        (43, e.Resumed()),
        (44, e.TimeAdded(block="small-group", minutes=-4)),
    )
    assert told_causes(*facts, now=50) == [
        ("start", "", 2),
        ("block", "check-in", 6),
        ("block", "small-group", -4),
        ("pauses", "", 3),
    ]


def test_before_the_start_only_the_waiting_tells() -> None:
    assert told_causes(now=-10) == []
    assert told_causes(now=4) == [("start", "", 4)]


def test_a_block_that_was_put_in_or_dropped_is_a_cause_of_its_own() -> None:
    visit = Block(id="visit", title="Visit", minutes=10)
    first, _education, *rest = BLOCKS
    facts = (started(), (5, e.BlocksArranged(blocks=(first, visit, *rest))))
    assert told_causes(*facts, now=6) == [("put_in", "visit", 10), ("dropped", "education", -45)]


def test_an_end_that_was_set_is_what_the_drift_is_measured_against() -> None:
    session = told(started(10), (11, e.EndSet(end=at(190))))
    timeline = lay(session.run, at(12))
    assert timeline.drift == ZERO
    assert [(cause.kind, cause.span) for cause in causes(timeline)] == [
        ("start", minutes(10)),
        ("end", minutes(-10)),
    ]


@given(CLOCKS)
def test_the_causes_always_add_up_to_the_drift(journal: list[LiveEntry]) -> None:
    timeline = lay(fold_all("session-1", journal).run, LATER)
    assert sum((cause.span for cause in causes(timeline)), ZERO) == timeline.drift


@given(st.lists(st.integers(-90 * 60_000, 90 * 60_000), max_size=9))
def test_whole_minutes_of_the_causes_add_up_to_the_drift_in_minutes(spans: list[int]) -> None:
    parts = tuple(Cause("block", timedelta(milliseconds=span)) for span in spans)
    total = int(sum((part.span for part in parts), ZERO) / MINUTE)
    told = in_minutes(parts, total)
    assert sum(count for _cause, count in told) == total
    assert all(abs(count * MINUTE - cause.span) < 2 * MINUTE for cause, count in told)


# Catching up


def test_less_than_two_minutes_late_needs_no_catching_up() -> None:
    assert catch_up(lay(running("education", 31.9), at(31.9))) is None
    assert catch_up(lay(Run(BLOCKS, NINE), at(30))) is None
    proposal = catch_up(lay(running("education", 32), at(32)))
    assert proposal is not None
    assert (proposal.taken, proposal.missing) == ({"small-group": 2}, 0)


def test_each_block_gives_in_proportion_to_its_length() -> None:
    proposal = catch_up(lay(told(started(14)).run, at(14)))
    assert proposal is not None
    assert proposal.taken == {"education": 6, "small-group": 8}


def test_a_block_never_gives_more_than_its_least_minutes_allow() -> None:
    proposal = catch_up(lay(told(started(60)).run, at(60)))
    assert proposal is not None
    assert proposal.taken == {"education": 15, "small-group": 20}
    assert proposal.missing == 25


def test_break_and_check_out_give_nothing_unless_the_practice_says_so() -> None:
    shipped = catch_up(lay(running("education", 80), at(80)))
    assert shipped is not None
    assert (shipped.taken, shipped.missing) == ({"small-group": 20}, 30)
    blocks = tuple(block.model_copy(update={"protected": False, "least_minutes": 10}) for block in BLOCKS)
    said = catch_up(lay(replace(running("education", 80), blocks=blocks), at(80)))
    assert said is not None
    assert said.taken.keys() == {"small-group", "break", "check-out"}
    assert said.missing == 0


def test_what_a_block_already_gave_is_not_taken_again() -> None:
    proposal = catch_up(lay(running("education", 60, added={"small-group": -15}), at(60)))
    assert proposal is not None
    assert (proposal.taken, proposal.missing) == ({"small-group": 5}, 10)


def test_minutes_that_were_won_go_to_a_block_that_has_just_used_its_own() -> None:
    used_up = (started(), (30, e.BlockEntered(block="education")), (75, e.BlockEntered(block="check-in")))
    ahead = told(*used_up, (75, e.TimeAdded(block="small-group", minutes=-20)))
    proposal = catch_up(lay(ahead.run, at(75)))
    assert proposal is not None
    assert proposal.taken.keys() == {"education", "small-group"}
    assert sum(proposal.taken.values()) == -20


@given(CLOCKS)
def test_catching_up_takes_whole_minutes_of_later_blocks_that_can_give(journal: list[LiveEntry]) -> None:
    run = fold_all("session-1", journal).run
    before = lay(run, LATER)
    proposal = catch_up(before)
    assume(proposal is not None)
    assert proposal is not None
    assume(before.drift > ZERO)
    late = before.drift // MINUTE
    assert sum(proposal.taken.values()) + proposal.missing == late
    giving = {laid.block.id: laid for laid in before.blocks}
    for block, taken in proposal.taken.items():
        laid = giving[block]
        assert taken > 0
        assert laid.state == "next"
        assert not laid.block.protected
        assert laid.remaining - taken * MINUTE >= laid.block.least_minutes * MINUTE
    added = dict(run.added)
    for block, taken in proposal.taken.items():
        added[block] = added.get(block, 0) - taken
    after = lay(replace(run, added=added), LATER)
    assert after.drift == before.drift - sum(proposal.taken.values()) * MINUTE


@given(st.lists(st.integers(5, 120), min_size=1, max_size=6), st.integers(2, 60), st.sampled_from([0, 5, 20]))
def test_a_longer_block_never_gives_less_unless_it_has_no_more_to_give(
    lengths: list[int], late: int, least: int
) -> None:
    blocks = [Block(id="first", title="First", minutes=10)]
    blocks += [
        Block(id=f"block-{number}", title="Later", minutes=length, least_minutes=least)
        for number, length in enumerate(lengths)
    ]
    run = Run(tuple(blocks), NINE, started=at(late), visits=(Visit("first", at(late), None),))
    proposal = catch_up(lay(run, at(late)))
    assert proposal is not None
    given_by = {block.id: proposal.taken.get(block.id, 0) for block in blocks[1:]}
    for one in blocks[1:]:
        for other in blocks[1:]:
            if one.minutes > other.minutes and given_by[one.id] < max(0, one.minutes - least):
                assert given_by[one.id] >= given_by[other.id]
    assert proposal.missing == max(0, late - sum(max(0, length - least) for length in lengths))


def test_ahead_of_the_plan_later_blocks_get_time_back() -> None:
    proposal = catch_up(lay(running("education", 20), at(21)))
    assert proposal is not None
    assert (proposal.taken, proposal.missing, proposal.service) == ({"small-group": -10}, 0, -10)


def test_a_block_that_is_over_its_minutes_already_gets_none_back() -> None:
    over = replace(
        running("education", 0),
        visits=(
            Visit("check-in", at(0), at(5)),
            Visit("education", at(5), at(60)),
            Visit("check-in", at(60), None),
        ),
        end=at(300),
    )
    proposal = catch_up(lay(over, at(62)))
    assert proposal is not None
    assert (proposal.taken, proposal.missing) == ({"small-group": -110}, 0)


def test_what_catching_up_costs_in_service_minutes_is_told() -> None:
    proposal = catch_up(lay(running("education", 40), at(41)))
    assert proposal is not None
    assert (proposal.taken, proposal.service) == ({"small-group": 10}, 10)


@given(CLOCKS)
def test_a_proposal_that_is_accepted_brings_the_end_to_its_target_or_says_what_is_missing(
    journal: list[LiveEntry],
) -> None:
    run = fold_all("session-1", journal).run
    before = lay(run, LATER)
    proposal = catch_up(before)
    assume(proposal is not None)
    assert proposal is not None
    added = dict(run.added)
    for block, taken in proposal.taken.items():
        added[block] = added.get(block, 0) - taken
    after = lay(replace(run, added=added), LATER)
    off = int(after.drift / MINUTE)
    assert abs(off) == proposal.missing
    for one, other in zip(before.blocks, after.blocks, strict=True):
        if one.block.protected:
            assert one.allotted == other.allotted
