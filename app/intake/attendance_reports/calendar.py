"""Times as they are written made moments: on the session's day, in its zone, or refused. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from app.errors import UnreadableReport
from app.intake.attendance_reports.report import Stay
from app.intake.attendance_reports.stamps import FIRST_YEAR, LAST_YEAR, ORDERS, Order, Stamp
from app.words import _

DAY = timedelta(days=1)
# a stay is never longer, and platforms round a duration by no more than this
LONGEST_STAY = timedelta(hours=16)
ROUNDING = timedelta(minutes=2)


class Calendar:
    """Knows which day a report is of. Made for all of its times, since one alone does not tell."""

    def __init__(self, stamps: Sequence[Stamp], on: date | None, zone: tzinfo | None) -> None:
        """`on` is the session's day in `zone`; None for the only day that the report has, or the computer's zone.

        Raises UnreadableReport where the dates can be read in two ways, are of another day, or are missing.
        """
        if on is not None and not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise UnreadableReport(_("The day of the session cannot be right."))
        self._zone = zone
        dated = [stamp for stamp in stamps if stamp.days]
        if stamps and not dated and on is None:
            raise UnreadableReport(
                _("The times in this report have no date. Say which day the session was on.")
            )
        self._order: Order = self._order_by_day(dated, on) if on else self._order_by_itself(dated)
        self.on = on or min(
            (day for day in self._all_days(dated, self._order)), default=date(FIRST_YEAR, 1, 1)
        )
        # times without a date go on over midnight: the first of them is the one after the longest silence
        self._first_clock = _after_longest_silence(stamp.clock for stamp in stamps if not stamp.days)

    def stay(self, joined: Stamp | None, left: Stamp | None, seconds: float | None) -> Stay | None:
        """From when to when, by the two times or by one of them and the duration; None when that makes no sense.

        In the hour that comes twice when clocks are set back, the duration says which one is meant.
        """
        length = None if seconds is None else timedelta(seconds=seconds)
        if joined is None and left is None:
            return None
        starts = self._moments(joined) if joined else []
        ends = self._moments(left, starts) if left else []
        if joined is None and length is not None:
            starts = [end - length for end in ends]
        if left is None and length is not None:
            ends = [start + length for start in starts]
        if joined and left and not left.days:
            ends += [end + DAY for end in ends if all(end < start for start in starts)]
        fitting = [
            (start, end)
            for start in starts
            for end in ends
            if start <= end <= start + LONGEST_STAY and self._near(start) and self._near(end)
        ]
        if length is None:
            return min(fitting, default=None)
        return min(fitting, key=lambda stay: (abs(stay[1] - stay[0] - length), stay), default=None)

    def moment(self, stamp: Stamp) -> datetime | None:
        """When it was, in UTC; None for a time that is not of the session's day or that the clocks left out."""
        return next((moment for moment in self._moments(stamp) if self._near(moment)), None)

    def is_near(self, stamp: Stamp) -> bool:
        """Whether a time is of the session's day, or of the day beside it for a session over midnight."""
        return not stamp.days or self._is_beside(self._day(stamp))

    def _order_by_day(self, dated: Sequence[Stamp], on: date) -> Order:
        """The order in which the dates are those of the session's day. They cannot be so in both and differ."""
        fitting = {order: sum(_day_in(stamp, order, self._zone) == on for stamp in dated) for order in ORDERS}
        if dated and not any(fitting.values()):
            raise UnreadableReport(
                _("This report is not of the session’s day, {day}. Choose the report of that day.").format(
                    day=f"{on.month}/{on.day}/{on:%y}"
                )
            )
        return max(ORDERS, key=lambda order: fitting[order])

    def _order_by_itself(self, dated: Sequence[Stamp]) -> Order:
        possible = [order for order in ORDERS if all(order in stamp.days for stamp in dated)]
        if not possible:
            raise UnreadableReport(_("The dates in this report contradict each other."))
        if any(stamp.days[possible[0]] != stamp.days[possible[-1]] for stamp in dated):
            raise UnreadableReport(
                _("The dates in this report can be read in two ways. Say which day the session was on.")
            )
        days = self._all_days(dated, possible[0])
        if days and max(days) - min(days) > DAY:
            raise UnreadableReport(
                _("This report is of more than one day. Say which day the session was on.")
            )
        return possible[0]

    def _all_days(self, dated: Iterable[Stamp], order: Order) -> list[date]:
        days = (_day_in(stamp, order, self._zone) for stamp in dated)
        return [day for day in days if day is not None]

    def _day(self, stamp: Stamp) -> date | None:
        return _day_in(stamp, self._order, self._zone)

    def _is_beside(self, day: date | None) -> bool:
        return day is not None and abs((day - self.on).days) <= 1

    def _near(self, moment: datetime) -> bool:
        return self._is_beside(moment.astimezone(self._zone).date())

    def _moments(self, stamp: Stamp, after: Sequence[datetime] = ()) -> list[datetime]:
        """The moments that a time can be: one, two in the hour that comes twice, none in the one left out.

        A time without a date is on the day of `after`, of somebody's joining, where that has one.
        """
        if stamp.days:
            written = stamp.days.get(self._order)
            if written is None:
                return []
            day = written
        elif after:
            day = after[0].astimezone(self._zone).date()
        else:
            day = self.on if stamp.clock >= self._first_clock else self.on + DAY
        if stamp.zone is not None:
            return [datetime.combine(day, stamp.clock, stamp.zone).astimezone(UTC)]
        return [
            moment
            for moment in _on_the_clock(datetime.combine(day, stamp.clock), self._zone)
            if stamp.zone_name in ("", (moment.astimezone(self._zone).tzname() or "").casefold())
        ]


def _on_the_clock(local: datetime, zone: tzinfo | None) -> list[datetime]:
    """Each moment at which clocks in the zone show `local`; None is the computer's zone."""
    found = []
    for fold in (0, 1):
        shown = local.replace(fold=fold)
        moment = (shown.astimezone() if zone is None else shown.replace(tzinfo=zone)).astimezone(UTC)
        if moment not in found and moment.astimezone(zone).replace(tzinfo=None) == local:
            found.append(moment)
    return found


def _day_in(stamp: Stamp, order: Order, zone: tzinfo | None) -> date | None:
    """The day of a time in the session's zone; None where the order makes no date of it."""
    day = stamp.days.get(order)
    if day is None or stamp.zone is None:
        return day
    return datetime.combine(day, stamp.clock, stamp.zone).astimezone(zone).date()


def _after_longest_silence(clocks: Iterable[time]) -> time:
    """The first time of a session of which only clock times are known, so that what is earlier is past midnight."""
    seconds = sorted({clock.hour * 3600 + clock.minute * 60 + clock.second for clock in clocks})
    if not seconds:
        return time()
    silences = [
        (later - earlier) % 86400 for earlier, later in zip([seconds[-1], *seconds], seconds, strict=False)
    ]
    first = seconds[silences.index(max(silences))]
    return time(first // 3600, first // 60 % 60, first % 60)
