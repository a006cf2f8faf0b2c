"""Live attendance against a report: what agrees is kept, what differs is asked about, and nobody is made absent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.model.reconciling import InReport, Row, Stay, choose, kept, kept_spans, reconcile, undecided

NINE = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
NOON = NINE + timedelta(hours=3)


def stay(start: int, end: int) -> Stay:
    """In minutes after the session's start."""
    return NINE + timedelta(minutes=start), NINE + timedelta(minutes=end)


def told(name: str, *stays: Stay, minutes: int | None = None) -> InReport:
    whole = sum((end - start for start, end in stays), timedelta())
    return InReport(name, int(whole.total_seconds()) // 60 if minutes is None else minutes, stays)


def one_row(live: tuple[Stay, ...], *report: InReport) -> Row:
    (row,) = reconcile({"maria": live}, report, {one.name: "maria" for one in report}, NINE, NOON)
    return row


WHOLE = stay(0, 180)


def test_what_was_marked_live_is_kept_when_the_two_agree() -> None:
    row = one_row((WHOLE,), told("Maria S.", stay(-6, 178)))
    assert (row.live_minutes, row.report_minutes, row.difference, row.choice) == (180, 178, "", "live")
    assert row.names == ("Maria S.",)


@pytest.mark.parametrize(
    ("live", "report", "minutes", "words"),
    [
        ((WHOLE,), stay(30, 180), (180, 150), "30 minutes less in the report"),
        ((stay(0, 90),), stay(0, 180), (90, 180), "90 minutes more in the report"),
        ((stay(0, 90),), stay(90, 180), (90, 90), "at other times"),
        ((), stay(0, 180), (0, 180), "not marked live"),
        ((WHOLE,), stay(-60, -10), (180, 0), "not in the report while the session ran"),
    ],
)
def test_where_they_differ_nothing_is_decided(
    live: tuple[Stay, ...], report: Stay, minutes: tuple[int, int], words: str
) -> None:
    row = one_row(live, told("Maria S.", report))
    assert ((row.live_minutes, row.report_minutes), row.difference, row.choice) == (minutes, words, None)
    assert undecided([row]) == (row,)
    assert kept([row]) == {}


def test_a_host_who_ends_the_call_early_makes_nobody_leave_early() -> None:
    """Also eight minutes early, and also where the report is kept for another reason."""
    live = {"maria": (WHOLE,), "james": (stay(0, 180),)}
    report = [told("Maria S.", stay(0, 172)), told("James T.", stay(40, 172))]
    rows = reconcile(live, report, {"Maria S.": "maria", "James T.": "james"}, NINE, NOON)
    assert [row.choice for row in rows] == ["live", None]
    rows = choose(rows, "james", "report")
    assert kept_spans(rows) == {"james": (stay(40, 180),)}
    assert kept(rows) == {"maria": "live", "james": "report"}


def test_what_the_report_knows_of_before_the_start_and_after_the_end_is_kept_as_well() -> None:
    (row,) = choose([one_row((), told("Maria S.", stay(-6, 190)))], "maria", "report")
    assert (row.report_minutes, row.spans) == (180, (stay(-6, 190),))


def test_who_left_before_the_call_was_closed_has_left() -> None:
    live = {"maria": (WHOLE,), "james": (WHOLE,)}
    report = [told("Maria S.", WHOLE), told("James T.", stay(0, 150))]
    rows = reconcile(live, report, {"Maria S.": "maria", "James T.": "james"}, NINE, NOON)
    assert rows[1].difference == "30 minutes less in the report"
    assert kept_spans(choose(rows, "james", "report")) == {"james": (stay(0, 150),)}


def test_nobody_is_made_absent_by_a_report() -> None:
    missing = one_row((WHOLE,))
    assert (missing.choice, missing.difference, missing.report_minutes) == ("live", "not in the report", None)
    elsewhere = one_row((WHOLE,), told("Maria S.", stay(-60, -10)))
    for row in (missing, elsewhere):
        assert not row.can_take_report
        with pytest.raises(Refused, match="does not say when"):
            choose([row], "maria", "report")


@pytest.mark.parametrize("report", [told("M", minutes=120), told("M", WHOLE, minutes=120)])
def test_a_report_that_does_not_say_when_is_shown_and_cannot_be_kept(report: InReport) -> None:
    row = one_row((WHOLE,), report)
    assert row.difference == "60 minutes less in the report, which does not say when"
    assert (row.report_minutes, row.choice, row.can_take_report) == (120, None, False)
    assert one_row((stay(0, 122),), report).choice == "live"


def test_two_names_of_one_person_count_together() -> None:
    row = one_row((WHOLE,), told("Maria S.", stay(0, 90)), told("iPhone", stay(80, 180)))
    assert (row.names, row.report_minutes, row.choice) == (("Maria S.", "iPhone"), 180, "live")


def test_a_stranger_has_a_row_and_takes_nothing() -> None:
    rows = reconcile({"maria": (WHOLE,)}, [told("iPhone", WHOLE)], {}, NINE, NOON)
    assert [(row.person, row.names, row.difference) for row in rows] == [
        ("maria", (), "not in the report"),
        (None, ("iPhone",), "nobody on the roster yet"),
    ]
    assert kept(rows) == {"maria": "live"}
    assert not undecided(rows)


STAYS = st.lists(
    st.tuples(st.integers(-30, 200), st.integers(1, 90)).map(lambda found: stay(found[0], sum(found))),
    max_size=4,
)


@given(st.dictionaries(st.sampled_from("abcdef"), STAYS), st.dictionaries(st.sampled_from("ABCDEFGH"), STAYS))
def test_whatever_the_two_say_everybody_has_a_row_and_nobody_loses_all_time(
    live: dict[str, list[Stay]], report: dict[str, list[Stay]]
) -> None:
    matches = {name: name.lower() for name in report}
    rows = reconcile(live, [told(name, *stays) for name, stays in report.items()], matches, NINE, NOON)
    assert [row.person for row in rows if row.person] == list(live)
    assert {name for row in rows for name in row.names} == set(report)
    for row in rows:
        assert 0 <= row.live_minutes <= 180
        assert row.choice in ("live", None)
        assert row.agrees <= (row.choice == "live")
        if row.can_take_report:
            assert any(start < NOON and end > NINE for start, end in row.spans)


@pytest.mark.parametrize(("before", "until"), [(10, 180), (11, 169)])
def test_a_call_that_is_closed_up_to_ten_minutes_early_is_left_by_nobody(before: int, until: int) -> None:
    row = one_row((stay(0, 90),), told("Maria S.", stay(0, 180 - before)))
    assert row.spans == (stay(0, until),)


def test_one_minute_more_is_told_as_one() -> None:
    assert (
        one_row((stay(0, 60),), told("Maria S.", stay(60, 121))).difference == "1 minute more in the report"
    )


def test_who_is_in_neither_agrees() -> None:
    row = one_row(())
    assert (row.agrees, row.difference, row.choice) == (True, "", "live")
