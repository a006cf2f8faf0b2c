"""The words that documents have in common: dates, times, minutes, statuses."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from app.model.day_words import day_in_words as day_in_words
from app.model.zone_words import zone_words
from app.words import _, ngettext

if TYPE_CHECKING:
    from app.documents.record import (
        Amount,
        GuestCount,
        PersonRecord,
        SessionRecord,
        Status,
        TopicRecord,
        Turn,
    )


def clock(moment: datetime | None) -> str:
    """ "9:02 AM", which stays on one line; nothing for what has not happened."""
    if moment is None:
        return ""
    words = _("{hour}:{minutes}\u00a0AM") if moment.hour < 12 else _("{hour}:{minutes}\u00a0PM")
    return words.format(hour=moment.hour % 12 or 12, minutes=f"{moment.minute:02d}")


def stretch(start: datetime | None, end: datetime | None) -> str:
    if start is None:
        return ""
    if end is None:
        return _("from {start}").format(start=clock(start))
    return _("{start} to {end}").format(start=clock(start), end=clock(end))


def times_in(record: SessionRecord) -> str:
    """Whose clocks its times are of, as they stood that day: summer time counts."""
    return zone_words(record.zone, record.scheduled_start.utcoffset())


def minutes(count: int) -> str:
    return _("{minutes} min").format(minutes=count)


def drift(amount: Amount) -> str:
    # counted as the clock shows it: planned 12:00, ended at 12:03:40, is three minutes later
    late = math.floor(amount.seconds / 60)
    if late == 0:
        return _("on plan")
    if late > 0:
        return ngettext("{n} minute later than planned", "{n} minutes later than planned", late).format(
            n=late
        )
    return ngettext("{n} minute earlier than planned", "{n} minutes earlier than planned", -late).format(
        n=-late
    )


def status(which: Status) -> str:
    match which:
        case "expected":
            return _("Expected")
        case "present":
            return _("Present")
        case "late":
            return _("Late")
        case "left_early":
            return _("Left early")
        case "no_show":
            return _("No-show")
        case "excused":
            return _("Excused")


def attended(record: SessionRecord) -> str:
    """ "2 of 3 on the roster" """
    return _("{attended} of {expected} on the roster").format(
        attended=record.participants_attended, expected=record.participants_expected
    )


def covered(topic: TopicRecord) -> str:
    """How much of a topic, and of one that was covered in part which parts, where that is known."""
    said = {"wholly": _("covered"), "partly": _("partly covered"), "not_marked": _("not marked as covered")}
    words = said[topic.covered]
    return f"{words}: {', '.join(topic.parts)}" if topic.parts else words


def kept(turn: Turn) -> str:
    """What became of the last promise; '' where that was not asked."""
    return {"": "", "kept": _("kept"), "partly": _("partly kept"), "not_yet": _("not yet")}[turn.kept]


def let_go(person: PersonRecord) -> str:
    """Why somebody was still to be seen when the session was ended; mostly ''."""
    said = {
        "flagged": _("flagged"),
        "craving_higher": _("craving above the check-in"),
        "used": _("told of use since the last group"),
        "risk": _("a note about a risk"),
        "not_checked_out": _("no check-out"),
        "safety": _("steps were taken for their safety"),
    }
    return ", ".join(said[why] for why in person.let_go)


def guests(counts: Iterable[GuestCount]) -> str:
    """ "2 family members, 1 observer": how many, never who."""
    pieces = []
    for each in counts:
        match each.role:
            case "family":
                words = ngettext("{n} family member", "{n} family members", each.count)
            case "observer":
                words = ngettext("{n} observer", "{n} observers", each.count)
            case _:
                words = ngettext("{n} other guest", "{n} other guests", each.count)
        pieces.append(words.format(n=each.count))
    return ", ".join(pieces)
