"""The short note of somebody who did not come: that they did not, and what was tried to reach them.

It names nobody, and may be the same as another person's: it goes into the person's own record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.documents.wording import clock, day_in_words
from app.model.care import ReachTry
from app.model.people import User
from app.practice.state import NoShow, Reached
from app.words import _

if TYPE_CHECKING:
    from app.documents.redaction import Redacted


@dataclass(frozen=True, slots=True)
class MissedSession:
    """A session of a group on a day that a person missed, and what was tried. Times are told in `zone`."""

    group: str
    day: date
    zone: str
    missed: NoShow

    def map_words(self, change: Callable[[str], str]) -> MissedSession:
        """The same with the words of each attempt changed."""
        tries = tuple(
            replace(each, attempt=each.attempt.model_copy(update={"words": change(each.attempt.words)}))
            for each in self.missed.tries
        )
        return replace(self, missed=replace(self.missed, tries=tries))


def no_show_note(told: Redacted[MissedSession], users: Mapping[str, User], now: datetime) -> str:
    """Lines of plain text; a time has its day where it is another one. Raises NamesToJudge: see `certain`."""
    from app.documents.redaction import certain  # with all the words that it knows

    said = certain(told)
    missed = said.missed
    lines = [
        _("{group}, {day}").format(group=said.group, day=day_in_words(said.day)),
        _("Did not attend."),
    ]
    if missed.tries:
        lines.append(_("Attempts to reach:"))
        lines += [_line(each, said.day, said.zone, users) for each in missed.tries]
    else:
        lines.append(_("No attempt to reach was made yet."))
    if any(each.attempt.reached for each in missed.tries):
        lines.append(_("Reached."))
    elif missed.tries:
        lines.append(_("Not reached; nothing more is planned.") if missed.closed else _("Not reached yet."))
    local = now.astimezone(ZoneInfo(said.zone))
    lines.append(_("Written {day} at {time}.").format(day=day_in_words(local.date()), time=clock(local)))
    return "\n".join(lines) + "\n"


def attempt_words(attempt: ReachTry) -> str:
    """ "call, no answer" """
    how = {
        "call": _("call"),
        "text": _("text"),
        "email": _("email"),
        "contact": _("call to the emergency contact"),
    }[attempt.how]
    if attempt.how in ("text", "email"):
        came_of_it = _("answered") if attempt.reached else _("no answer yet")
    else:
        came_of_it = _("reached") if attempt.reached else _("no answer")
    return ", ".join(piece for piece in (how, came_of_it, attempt.words) if piece)


def _line(each: Reached, day: date, zone: str, users: Mapping[str, User]) -> str:
    local = each.at.astimezone(ZoneInfo(zone))
    when = clock(local)
    if local.date() != day:
        when = _("{day}, {time}").format(day=day_in_words(local.date()), time=when)
    said = _("{time}: {attempt}").format(time=when, attempt=attempt_words(each.attempt))
    author = users.get(each.author)
    return f"- {said} ({author.signature})" if author else f"- {said}"
