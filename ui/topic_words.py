"""Why a topic is the one for today, in words."""

from __future__ import annotations

from datetime import date

from app.model.decks import WhyTopic
from app.words import _, ngettext
from ui.language import locale


def why_words(why: WhyTopic | None, today: date) -> str:
    """One line; '' where nothing is known, as in sessions from before there were reasons."""
    if why is None:
        return ""
    match why.kind:
        case "pinned":
            return _("Kept for this day")
        case "chosen":
            return _("Chosen today; {need}").format(need=need_words(why))
        case "most_needed" if why.lacking:
            words = ngettext(
                "Still needed by {lacking} of {n} person expected",
                "Still needed by {lacking} of {n} people expected",
                why.people,
            )
            return words.format(lacking=why.lacking, n=why.people)
        case "most_needed" if why.people:
            return _("Everybody expected has had it; {last}").format(last=_last_words(why, today))
    return _("Next in the curriculum; {last}").format(last=_last_words(why, today))


def need_words(why: WhyTopic) -> str:
    """How many of those in the room still need a topic."""
    if not why.lacking:
        return _("everybody here has had it")
    words = ngettext(
        "needed by {lacking} of {n} person here", "needed by {lacking} of {n} people here", why.people
    )
    return words.format(lacking=why.lacking, n=why.people)


def _last_words(why: WhyTopic, today: date) -> str:
    """ "last on October 3" """
    if why.last is None:
        return _("new to this group")
    month = locale().monthName(why.last.month)
    words = _("last on {month} {day}") if why.last.year == today.year else _("last on {month} {day}, {year}")
    return words.format(month=month, day=why.last.day, year=why.last.year)
