"""The short note of somebody who did not come: that they did not, and what was tried to reach them.

It names nobody, and may be the same as another person's: it goes into the person's own record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.documents.wording import clock, day_in_words
from app.model.care import ReachTry
from app.model.people import User
from app.practice.state import NoShow, Practice, Reached
from app.words import _


def no_show_note(
    practice: Practice, person: str, group: str, day: date, missed: NoShow, zone: str, now: datetime
) -> str:
    """Lines of plain text. Times are in `zone`, with the day where it is another one; `person` is whose note it is."""
    from app.documents.redaction import names_in, words_about  # with all the words that it knows

    safe = words_about(person, names_in(practice)).without
    lines = [
        _("{group}, {day}").format(group=group, day=day_in_words(day)),
        _("Did not attend."),
    ]
    if missed.tries:
        lines.append(_("Attempts to reach:"))
        lines += [_line(each, day, zone, practice.users, safe) for each in missed.tries]
    else:
        lines.append(_("No attempt to reach was made yet."))
    if any(each.attempt.reached for each in missed.tries):
        lines.append(_("Reached."))
    elif missed.tries:
        lines.append(_("Not reached; nothing more is planned.") if missed.closed else _("Not reached yet."))
    local = now.astimezone(ZoneInfo(zone))
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


def _line(each: Reached, day: date, zone: str, users: Mapping[str, User], safe: Callable[[str], str]) -> str:
    local = each.at.astimezone(ZoneInfo(zone))
    when = clock(local)
    if local.date() != day:
        when = _("{day}, {time}").format(day=day_in_words(local.date()), time=when)
    attempt = each.attempt.model_copy(update={"words": safe(each.attempt.words)})
    said = _("{time}: {attempt}").format(time=when, attempt=attempt_words(attempt))
    author = users.get(each.author)
    return f"- {said} ({author.signature})" if author else f"- {said}"
