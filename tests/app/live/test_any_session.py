"""A clock that can be trusted: what holds in every session, whatever two people do to it and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.errors import Refused
from app.live import commands as c
from app.live import events as e
from app.live import steering
from app.live.rows import room_time, rows
from app.live.state import LiveEntry, Session, fold_all
from app.model.agenda import MINUTE, ZERO, Run, lay
from app.model.drift import catch_up, causes, room
from app.model.entry import Entry
from tests.app.live.any_session import ANY, LIVE, NOT_STARTED, SHORT, Deed, Played
from tests.events_for_tests import ALEX, SAM, without_entries

LATER = st.integers(0, 90 * 60_000).map(lambda later: timedelta(milliseconds=later))


def allotted(run: Run) -> dict[str, timedelta]:
    return {block.id: run.allotted(block) for block in run.blocks}


def kept(run: Run) -> dict[str, timedelta]:
    """The minutes of the blocks that catching up never touches."""
    return {block.id: run.allotted(block) for block in run.blocks if block.protected}


@given(ANY, LATER)
def test_the_times_in_blocks_and_pauses_add_up_to_the_time_since_the_start(
    played: Played, later: timedelta
) -> None:
    for session, now in [
        *((act.after, act.at) for act in played.acts),
        (played.session, played.now + later),
    ]:
        run = session.run
        if run.started is not None:
            in_blocks = sum((run.elapsed(block, now) for block in run.blocks), ZERO)
            stretches = [pause.until(run.ended or now) for pause in run.pauses]
            paused = sum((end - start for start, end in stretches), ZERO)
            assert in_blocks + paused == (run.ended or now) - run.started


@given(LIVE, LATER)
def test_each_block_left_when_the_plan_says_ends_the_session_when_the_plan_said(
    played: Played, later: timedelta
) -> None:
    played.now += later
    hand = Deed(0, ALEX.id, "next block")
    played.do(hand, c.resume)
    timeline = lay(played.session.run, played.now)
    expected = [(laid.block.id, laid.end) for laid in timeline.blocks if laid.state in ("now", "next")]
    assert expected
    went: list[tuple[str, datetime]] = []
    while played.session.block is not None:
        run, here = played.session.run, played.session.block
        # a block is left at the later of now and its end
        played.now = max(played.now, played.now + run.remaining(here, played.now))
        went.append((here.id, played.now))
        if not played.do(hand, c.next_block):
            assert played.do(hand, lambda session, now: c.end(session, now, tuple(session.people)))
    assert went == expected
    assert played.session.run.ended == timeline.projected_end
    assert lay(played.session.run, played.now).drift == timeline.drift


@given(NOT_STARTED, LATER)
def test_before_the_start_the_projection_is_what_comes_of_starting_on_time_or_now(
    played: Played, later: timedelta
) -> None:
    run, now = played.session.run, played.now + later
    timeline = lay(run, now)
    start = max(now, run.scheduled)
    assert timeline.projected_end == start + sum(allotted(run).values(), ZERO)
    assert timeline.blocks[0].start == start


@given(LIVE, LATER)
def test_a_proposal_brings_the_end_to_its_target_or_says_exactly_what_is_missing(
    played: Played, later: timedelta
) -> None:
    played.now += later
    before = lay(played.session.run, played.now)
    proposal = catch_up(before)
    assume(proposal is not None)
    assert proposal is not None
    if proposal.taken:
        assert played.do(Deed(0, ALEX.id, "catch up"), steering.accept_catch_up)
    else:
        missing = f"{proposal.missing} minute" if before.drift > ZERO else "No later block can take"
        with pytest.raises(Refused, match=f"^{missing}"):
            steering.accept_catch_up(played.session, played.now)
    after = lay(played.session.run, played.now)
    least = {laid.block.id: laid.block.least_minutes * MINUTE for laid in before.blocks}
    left = after.drift - timedelta(minutes=proposal.missing) * (1 if before.drift > ZERO else -1)
    assert abs(left) < MINUTE  # the seconds of the drift stay
    for laid in after.blocks:
        if proposal.taken.get(laid.block.id, 0) > 0:
            assert laid.state == "next"
            assert laid.remaining >= least[laid.block.id]
    if proposal.missing and before.drift > ZERO:
        assert room(after) == {}


@given(ANY)
def test_catching_up_never_changes_a_protected_block(played: Played) -> None:
    for act in played.acts:
        if act.deed.what in ("catch up", "catch up by hand"):
            assert kept(act.after.run) == kept(act.before.run)


@given(ANY)
def test_no_block_gets_shorter_or_longer_on_its_own(played: Played) -> None:
    for act in played.acts:
        was, now = allotted(act.before.run), allotted(act.after.run)
        changed = {block for block in was if now.get(block) != was[block]}
        match act.deed.what:
            case "minutes":
                assert changed == {act.before.block.id if act.before.block else ""}
                (block,) = changed
                assert now[block] - was[block] == (act.deed.much - 20) * MINUTE
            case "put in":
                assert changed == set()
            case "drop":
                assert len(changed) == 1
                assert now.keys() | changed == was.keys()
            case "catch up" | "catch up by hand" | "take back":
                pass
            case _:
                assert now == was


@given(ANY, LATER)
def test_the_causes_of_the_drift_add_up_to_it_exactly(played: Played, later: timedelta) -> None:
    for session, now in [
        *((act.before, act.at) for act in played.acts),
        *((act.after, act.at) for act in played.acts),
        (played.session, played.now + later),
    ]:
        timeline = lay(session.run, now)
        assert sum((cause.span for cause in causes(timeline)), ZERO) == timeline.drift


@given(SHORT, st.data())
def test_taking_back_one_by_one_leads_through_the_same_states_to_the_beginning(
    played: Played, data: st.DataObject
) -> None:
    """The clock's acts from either window, everything else from the one that did it."""
    opened = played.session.entries[0]
    standing = list(played.acts)
    while standing:
        author = data.draw(st.sampled_from([ALEX.id, SAM.id]))
        mine = [act for act in standing if act.deed.author == author or _of_the_clock(act.entries)]
        taken = c.last_act(played.session, played.now, author)
        if not mine:
            assert taken == ()
            author = SAM.id if author == ALEX.id else ALEX.id
            mine = [act for act in standing if act.deed.author == author]
            taken = c.last_act(played.session, played.now, author)
        last = mine[-1]
        assert taken == last.entries
        assert played.do(Deed(0, author, "take back"), partial(c.undo, by=author))
        if last is standing[-1] and standing == played.acts[: len(standing)]:
            assert without_entries(played.session) == without_entries(last.before)
        standing.remove(last)
        remaining = [opened, *(entry for act in standing for entry in act.entries)]
        assert without_entries(played.session) == without_entries(fold_all("session-1", remaining))
    for author in (ALEX.id, SAM.id):
        with pytest.raises(Refused):
            c.undo(played.session, played.now, author)


def _of_the_clock(entries: tuple[LiveEntry, ...]) -> bool:
    return isinstance(entries[-1].event, e.CLOCK_EVENTS)


@given(ANY, st.data())
def test_whatever_of_it_comes_in_whatever_order_can_be_folded_and_shown(
    played: Played, data: st.DataObject
) -> None:
    """Entries of two windows, some lost, some of blocks that nobody knows, some of a start that was taken back."""
    there = list(played.session.entries)
    strays: list[e.LiveEvent] = [
        e.BlockEntered(block="nowhere"),
        e.TimeAdded(block="nowhere", minutes=-90),
        e.Undone(entry=data.draw(st.sampled_from(there)).id),
        e.Undone(entry="nowhere"),
    ]
    for number, event in enumerate(strays):
        stray: LiveEntry = Entry(f"stray-{number}", "session-1", SAM.id, there[-1].at, played.now, event)
        there.insert(data.draw(st.integers(0, len(there))), stray)
    in_order = data.draw(st.integers(0, len(there)))
    mixed = data.draw(st.permutations(there[in_order:]))
    part = [*there[:in_order], *mixed[: data.draw(st.integers(0, len(mixed)))]]
    session = fold_all("session-1", part)
    _is_sense(session, played.now)
    rows(session)
    catch_up(lay(session.run, played.now))
    assert session.entries == tuple(part)


@given(ANY, LATER)
def test_no_time_that_is_shown_is_less_than_nothing(played: Played, later: timedelta) -> None:
    for act in played.acts:
        _is_sense(act.after, act.at)
    _is_sense(played.session, played.now + later)


def _is_sense(session: Session, now: datetime) -> None:
    """Every stretch ends after it began, in order, and none lies in the future but what is to come."""
    run = session.run
    now = max([now, *(edge for visit in run.visits for edge in (visit.start, visit.end) if edge)])
    timeline = lay(run, now)
    for laid in timeline.blocks:
        assert laid.start <= laid.end
        assert laid.planned_start <= laid.planned_end
        assert laid.allotted >= ZERO
        assert laid.elapsed >= ZERO
    if run.live:
        assert timeline.projected_end >= now
        assert [laid.state for laid in timeline.blocks].count("now") == 1
    for one, other in zip(run.visits, run.visits[1:], strict=False):
        assert one.start <= (one.end or now) == other.start
    reached = run.started
    for pause in run.pauses:
        assert reached is not None
        assert reached <= pause.start <= (pause.end or now)
        reached = pause.end
    if run.started is not None:
        assert run.started == run.visits[0].start
        assert (run.ended or now) >= run.started
    back_at = steering.back_at(session)
    assert back_at is None or back_at > run.pauses[-1].start
    for attendee in session.people.values():
        assert room_time(attendee, session, now).whole >= ZERO
