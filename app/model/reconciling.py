"""Attendance as it was marked live against a call platform's report: what both say, and what is to be kept. Pure.

Rules: what was marked live is kept where the two agree within some minutes. Where they do not, nothing is decided until
a person says so. A report makes nobody absent. Its last moment is when the call was closed: what was marked after that
is no difference, so a host who ends the call a little early makes nobody "left early".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from app.errors import Refused
from app.model.agenda import MINUTE, ZERO, merged, overlap, whole_minutes
from app.words import _, ngettext

Stay = tuple[datetime, datetime]
Choice = Literal["live", "report"]

# how far apart the two may be and still agree
TOLERANCE = 5 * MINUTE
# how much before the session's end a call can be closed without anybody having left it
CLOSED_EARLY = 10 * MINUTE
# who leaves so shortly before the call is closed has left with everybody
WITH_EVERYBODY = MINUTE


@dataclass(frozen=True, slots=True)
class InReport:
    """What a report says about somebody: the name there, the minutes it counts, and the stays it knows (aware)."""

    name: str
    minutes: int
    spans: tuple[Stay, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether the stays are all that is counted. Where a report knows only the first and the last moment, they
        hold more than the minutes, and cannot be kept."""
        whole = sum((end - start for start, end in merged(self.spans)), ZERO)
        return bool(self.spans) and abs(whole - self.minutes * MINUTE) <= 2 * MINUTE


@dataclass(frozen=True, slots=True)
class Row:
    """One person: marked live, in the report, and what is to be kept (`choice`; None while nobody has said).

    `person` is None for somebody in the report who is nobody of the roster, and `names` is empty for somebody who is
    not in the report. Minutes are whole and within the session, rounded half up; `report_minutes` is None without a
    report. `spans` is what is kept when the report is chosen, time before the start included; it is empty where that
    is not possible: nobody loses all time of the session by it.
    """

    person: str | None
    names: tuple[str, ...]
    live_minutes: int
    report_minutes: int | None
    agrees: bool
    difference: str
    choice: Choice | None
    spans: tuple[Stay, ...] = ()

    @property
    def can_take_report(self) -> bool:
        return self.person is not None and bool(self.spans)


def reconcile(
    live: Mapping[str, Sequence[Stay]],
    report: Iterable[InReport],
    matches: Mapping[str, str],
    started: datetime,
    ended: datetime,
    tolerance: timedelta = TOLERANCE,
) -> tuple[Row, ...]:
    """A row for each person on the roster, in its order, and one for each name of the report that is nobody's.

    `live` has the stays that were marked for each id of the roster, empty for who was absent; `matches` says which id a
    name of the report is. `started` and `ended` are of the session's run. Two names of one person count together.
    """
    people = list(report)
    closed = _closed(people, started, ended)
    rows = []
    for person, marked in live.items():
        theirs = [one for one in people if matches.get(one.name) == person]
        rows.append(_row(person, theirs, marked, (started, ended), closed, tolerance))
    strangers = [one for one in people if matches.get(one.name) not in live]
    rows += [_row(None, [one], (), (started, ended), closed, tolerance) for one in strangers]
    return tuple(rows)


def choose(rows: Iterable[Row], person: str, choice: Choice | None) -> tuple[Row, ...]:
    """The rows after somebody said what is to be kept. Raises Refused where the report does not say when."""
    changed = []
    for row in rows:
        if row.person == person:
            if choice == "report" and not row.can_take_report:
                raise Refused(
                    _("The report does not say when this person was there. What was marked live stays.")
                )
            row = replace(row, choice=choice)
        changed.append(row)
    return tuple(changed)


def undecided(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The people of the roster for whom somebody has to say what is to be kept."""
    return tuple(row for row in rows if row.person is not None and row.choice is None)


def kept(rows: Iterable[Row]) -> dict[str, Choice]:
    """What is to be kept for each person that is decided."""
    return {row.person: row.choice for row in rows if row.person is not None and row.choice is not None}


def kept_spans(rows: Iterable[Row]) -> dict[str, tuple[Stay, ...]]:
    """The stays to write down for those for whom the report is kept."""
    return {row.person: row.spans for row in rows if row.person is not None and row.choice == "report"}


def _closed(people: Sequence[InReport], started: datetime, ended: datetime) -> datetime:
    """When the call was closed, as far as that is a little before the session's end; else the session's end."""
    last = max((end for one in people for _start, end in one.spans), default=ended)
    return last if max(started, ended - CLOSED_EARLY) <= last < ended else ended


def _row(
    person: str | None,
    theirs: Sequence[InReport],
    marked: Sequence[Stay],
    session: Stay,
    closed: datetime,
    tolerance: timedelta,
) -> Row:
    stays = _within(marked, session)
    live = _length(stays)
    names = tuple(one.name for one in theirs)
    if not theirs:
        words = _("not in the report") if live else ""
        return Row(person, names, whole_minutes(live), None, not live, words, "live")
    told = _within((span for one in theirs for span in one.spans), session)
    exact = all(one.is_exact for one in theirs)
    counted = _length(told) if exact else sum((one.minutes for one in theirs), 0) * MINUTE
    if any(one.spans for one in theirs):
        counted = min(counted, _length(told))
    open_call = (session[0], closed)
    apart = _apart(_within(stays, open_call), _within(told, open_call)) if exact else abs(live - counted)
    agrees = person is not None and apart <= tolerance
    takeable = person is not None and exact and told
    whole = merged(span for one in theirs for span in one.spans)
    spans = tuple(_to_the_end(whole, closed, session[1])) if takeable else ()
    return Row(
        person,
        names,
        whole_minutes(live),
        whole_minutes(counted),
        agrees,
        _difference(live, counted, person, agrees, exact),
        "live" if agrees else None,
        spans,
    )


def _difference(live: timedelta, counted: timedelta, person: str | None, agrees: bool, exact: bool) -> str:
    """How the two differ, in words; '' when they agree."""
    if person is None:
        return _("nobody on the roster yet")
    if agrees:
        return ""
    if not live:
        return _("not marked live")
    if not counted:
        return _("not in the report while the session ran")
    more = whole_minutes(counted) - whole_minutes(live)
    if more == 0:
        return _("at other times")
    if more > 0:
        words = ngettext("{minutes} minute more in the report", "{minutes} minutes more in the report", more)
    else:
        words = ngettext("{minutes} minute less in the report", "{minutes} minutes less in the report", -more)
    told = words.format(minutes=abs(more))
    return told if exact else _("{difference}, which does not say when").format(difference=told)


def _to_the_end(stays: Iterable[Stay], closed: datetime, ended: datetime) -> list[Stay]:
    """Stays of the report; those that lasted until the call was closed last until the session's end, as one."""
    return merged((start, ended if closed - WITH_EVERYBODY <= end < ended else end) for start, end in stays)


def _within(stays: Iterable[Stay], session: Stay) -> list[Stay]:
    inside = ((max(start, session[0]), min(end, session[1])) for start, end in stays)
    return merged(stay for stay in inside if stay[1] > stay[0])


def _length(stays: Iterable[Stay]) -> timedelta:
    return sum((end - start for start, end in stays), ZERO)


def _apart(one: Sequence[Stay], other: Sequence[Stay]) -> timedelta:
    """How long only one of the two says that somebody was there."""
    both = sum((overlap(here, there) for here in one for there in other), ZERO)
    return _length(one) + _length(other) - 2 * both
