"""Which backups stay: all of the newest days, then one a day, a week, a month.

Days, weeks and months are counted by those in which a backup was made, not by what the clock says now: a clock that
was set forward for an hour, or a laptop that lay in a drawer for a year, costs no generation.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime

ALL, DAILY, WEEKLY, MONTHLY = (
    3,
    12,
    10,
    9,
)  # the newest day is not over: two whole ones and what there is of it
_EVERY: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAILY, lambda made: made.date()),
    (WEEKLY, lambda made: made.isocalendar()[:2]),
    (MONTHLY, lambda made: (made.year, made.month)),
)


def stay(made: Iterable[datetime], verified: datetime) -> frozenset[datetime]:
    """Those of the times that stay; `verified` is the one that was made last, and stays whatever its time says.

    The last backup of each span stands for it, so what stays today has stood for something all along.
    """
    times = sorted({each.astimezone(UTC) for each in made} | {verified.astimezone(UTC)})
    days = sorted({each.date() for each in times})[-ALL:]
    staying = {each for each in times if each.date() in days} | {verified.astimezone(UTC)}
    for count, span in _EVERY:
        last = {span(each): each for each in times}  # the later ones take the place of the earlier ones
        staying |= set(list(last.values())[-count:])
    return frozenset(staying)
