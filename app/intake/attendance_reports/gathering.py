"""The rows of a report gathered into people: one person a mail address, or a name where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from app.intake.attendance_reports.calendar import ROUNDING
from app.intake.attendance_reports.report import ReportedPerson, Stay
from app.intake.rosters import same
from app.model.agenda import ZERO, merged


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as one row calls them."""

    name: str
    email: str
    original_name: str = ""

    @property
    def key(self) -> tuple[str, str]:
        if self.email:
            return "email", self.email.casefold()
        return "name", same(self.name) or self.name


@dataclass(slots=True)
class Gathered:
    """What the rows of one person say. `visits` are single stays, `spreads` from the first to the last moment."""

    who: Who
    visits: list[tuple[Stay, float | None]] = field(default_factory=list)
    spreads: list[tuple[Stay, float | None]] = field(default_factory=list)
    # seconds of rows without times, for one stay each and for all of them
    totals: list[float] = field(default_factory=list)
    sums: list[float] = field(default_factory=list)
    # moments whose other half is in another row, or nowhere
    first_joins: list[datetime] = field(default_factory=list)
    joins: list[datetime] = field(default_factory=list)
    leaves: list[datetime] = field(default_factory=list)

    @property
    def stays(self) -> list[tuple[Stay, float | None]]:
        return self.visits or self.spreads

    @property
    def is_loose(self) -> bool:
        """Whether somebody was away between two moments that are known, and nothing says when."""
        return any(
            stated is not None and (end - start).total_seconds() - stated > ROUNDING.total_seconds()
            for (start, end), stated in self.stays
        )

    @property
    def is_contradicted(self) -> bool:
        """Whether a duration is longer than the time between joining and leaving."""
        return any(
            stated is not None and stated - (end - start).total_seconds() > ROUNDING.total_seconds()
            for (start, end), stated in self.stays
        )

    def person(self) -> ReportedPerson:
        spans = tuple(merged(stay for stay, _stated in self.stays))
        seconds = sum((end - start for start, end in spans), ZERO).total_seconds()
        if self.is_loose:
            counted = (
                min(stated, (end - start).total_seconds())
                if stated is not None
                else (end - start).total_seconds()
                for (start, end), stated in self.stays
            )
            seconds = min(seconds, sum(counted))
        seconds += sum(self.totals)
        if not self.stays and not self.totals:
            seconds = sum(self.sums)
        minutes = int(seconds + 30) // 60
        return ReportedPerson(self.who.name, self.who.email, self.who.original_name, minutes, spans)


class People:
    """The people of a report, in the order in which they come."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Gathered] = {}

    def of(self, who: Who, has_emails: bool) -> Gathered:
        """Whose row it is. A list without addresses means the person of that name in the list before it."""
        key = who.key
        if not who.email and not has_emails and key not in self._found:
            namesakes = [one for one in self._found.values() if same(one.who.name) == key[1]]
            if len(namesakes) == 1:
                return namesakes[0]
        found = self._found.setdefault(key, Gathered(who))
        if who.original_name and not found.who.original_name:
            found.who = Who(found.who.name, found.who.email, who.original_name)
        return found

    def all(self) -> Iterable[Gathered]:
        return self._found.values()

    def keep_those_with_time(self) -> None:
        """Take out whoever has neither a stay nor a duration."""
        self._found = {key: one for key, one in self._found.items() if one.stays or one.totals or one.sums}
