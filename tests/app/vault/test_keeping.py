"""Which backups stay: enough of every age, whatever the clock did, and never at the cost of the last one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.vault.keeping import ALL, DAILY, MONTHLY, WEEKLY, stay

times = st.integers(0, 35_000).map(lambda hours: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
SPANS: list[tuple[int, Callable[[datetime], tuple[int, ...]]]] = [
    (DAILY, lambda made: (made.toordinal(),)),
    (WEEKLY, lambda made: tuple(made.isocalendar()[:2])),
    (MONTHLY, lambda made: (made.year, made.month)),
]
START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def lived(
    jumps: dict[int, timedelta], days: int = 400
) -> list[tuple[datetime, datetime, frozenset[datetime]]]:
    """A backup each hour of four on every day, thinned each time: true time, what the clock said, what stayed."""
    kept: frozenset[datetime] = frozenset()
    off, told = timedelta(), []
    for day in range(days):
        off = jumps.get(day, off)
        for hour in range(4):
            true = START + timedelta(days=day, hours=hour)
            said = true + off
            while said in kept:
                said += timedelta(seconds=1)
            kept = stay({*kept, said}, said)
            told.append((true, said, kept))
    return told


@given(st.sets(times, max_size=80), times)
def test_what_stays_is_among_them_and_the_newest_and_the_last_made_always_do(
    made: set[datetime], verified: datetime
) -> None:
    kept = stay(made, verified)
    assert verified in kept
    assert max({*made, verified}) in kept
    assert kept <= {*made, verified}
    assert stay(kept, verified) == kept


@given(st.sets(times, min_size=1, max_size=80), times)
def test_nothing_of_two_whole_days_goes_and_every_newest_day_week_and_month_has_one(
    made: set[datetime], verified: datetime
) -> None:
    everything = {*made, verified}
    kept = stay(made, verified)
    newest = max(everything)
    assert {each for each in everything if newest - each <= timedelta(days=2)} <= kept
    assert len({each.date() for each in kept}) >= min(DAILY, len({each.date() for each in everything}))
    for count, span in SPANS:
        newest_spans = sorted({span(each) for each in everything})[-count:]
        assert {span(each) for each in kept} >= set(newest_spans)


@given(st.sets(times, max_size=200), times)
def test_there_are_never_many_beside_those_of_the_newest_days(
    made: set[datetime], verified: datetime
) -> None:
    kept = stay(made, verified)
    days = sorted({each.date() for each in {*made, verified}})[-ALL:]
    older = {each for each in kept if each.date() not in days}
    assert len(older) <= DAILY + WEEKLY + MONTHLY + 1


def test_after_a_year_there_is_one_of_every_age() -> None:
    true, _said, kept = lived({})[-1]
    ages = sorted((true - each).days for each in kept)
    assert all(age in ages for age in range(12))
    assert all(any(7 * week - 7 <= age <= 7 * week for age in ages) for week in range(1, 10))
    assert all(any(31 * month - 31 <= age <= 31 * month for age in ages) for month in range(1, 9))
    assert len(kept) < 12 + 12 + 10 + 9


@settings(max_examples=12)
@given(
    st.dictionaries(
        st.integers(200, 390),
        st.integers(-3000, 3000).map(lambda days: timedelta(days=days)) | st.just(timedelta()),
        max_size=4,
    )
)
def test_a_clock_that_jumps_costs_no_generation_but_what_its_own_days_take(
    jumps: dict[int, timedelta],
) -> None:
    """Whatever a wrong clock says, the backups from before it was wrong are thinned by the rules and no faster."""
    steps = lived({**jumps, 395: timedelta()})
    for (_true, _said, before), (_true2, said, after) in pairwise(steps):
        gone = before - after
        assert said in after
        # each backup that goes leaves a later one of its day, or there are newer days, weeks and months enough
        for each in gone:
            same_day = any(other.date() == each.date() and other > each for other in after)
            newer = {other.date() for other in after if other.date() > each.date()}
            assert same_day or len(newer) >= DAILY
    final = steps[-1][2]
    assert len({each.date() for each in final}) >= DAILY
