"""Sentences about being there: minutes in and out, the telehealth statement; of who did not come, what was tried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from app.documents.no_show import attempt_words
from app.documents.wording import clock, day_in_words
from app.model.telehealth import TelehealthCheck
from app.review.facts import Known
from app.review.phrasing import chosen, from_to, listed, minutes_after, times_words
from app.review.standing import Sentence
from app.words import _, ngettext

# a connection that was gone for less is nobody's absence
SHORTEST_ABSENCE = timedelta(minutes=1)


def presence(known: Known) -> Iterator[Sentence]:
    if known.absent:
        yield from _absence(known)
        return
    yield Sentence("attendance", _attendance(known))
    if gaps := away(known):
        yield Sentence("away", _away(gaps))
    yield from _telehealth(known)


def stays(known: Known) -> list[tuple[datetime, datetime]]:
    """From when to when they were in the group, in the group's zone: what was before the start and after the end is
    cut off, and stays with no real absence between them are one."""
    zone = ZoneInfo(known.held.opened.zone)
    start, end = (each.astimezone(zone) for each in (known.held.started, known.held.ended))
    found: list[tuple[datetime, datetime]] = []
    for stay in known.record.stays:
        came, left = max(stay.start, start), min(stay.end or end, end)
        if came >= left:
            continue
        if found and came - found[-1][1] < SHORTEST_ABSENCE:
            found[-1] = (found[-1][0], max(left, found[-1][1]))
        else:
            found.append((came, left))
    return found


def away(known: Known) -> list[tuple[datetime, datetime]]:
    """When they were gone and came back."""
    there = stays(known)
    return [(before[1], after[0]) for before, after in pairwise(there)]


def by_what(known: Known) -> str:
    """ "by video", "by phone", '' where nobody asked."""
    if known.attendee.switched:
        # what stands in the check by then is what they switched to
        return _("by video and by phone")
    modality = known.attendee.check.modality if known.attendee.check else ""
    return {"video": _("by video"), "phone": _("by phone")}.get(modality, "")


def place_words(known: Known) -> str:
    """ "home", by the name that the usual place has; a street is never told."""
    check = known.attendee.check
    if check is None:
        return ""
    usual = known.person.locations if known.person else ()
    named = known.names.without(next((each.name for each in usual if each.id == check.location), ""))
    if named:
        return named[0].lower() + named[1:] if named.casefold() in ("home", "work") else named
    if not check.address:
        return ""
    state = check.state.upper()
    if not usual:
        # no place of theirs is kept, so this one is no other than usual
        gave = _("the address that they gave ({state})") if state else _("the address that they gave")
        return gave.format(state=state)
    return (
        _("another place than usual ({state})").format(state=state)
        if state
        else _("another place than usual")
    )


def _attendance(known: Known) -> str:
    how, there = by_what(known), stays(known)
    service, whole = known.record.service.minutes, known.held.record.held_service.minutes
    minutes = (
        ngettext("{n} service minute", "{n} service minutes", service).format(n=service)
        if service == whole
        else ngettext("{n} of {whole} service minute", "{n} of {whole} service minutes", whole).format(
            n=service, whole=whole
        )
    )
    if not there:
        return _("Was in the call, but not while the group ran.")
    came, left = there[0][0], there[-1][1]
    zone = ZoneInfo(known.held.opened.zone)
    start, end = known.held.started.astimezone(zone), known.held.ended.astimezone(zone)
    least = timedelta(minutes=known.held.opened.rules.late_minutes)
    late, early = came - start > least, end - left > least
    how = f" {how}" if how else ""
    values = {"how": how, "came": clock(came), "left": clock(left), "minutes": minutes}
    values["after"], values["before"] = minutes_after(came - start), minutes_after(end - left)
    if late and early:
        words = _(
            "Joined{how} at {came}, {after} after the start, and left at {left}, {before} before the end ({minutes})."
        )
    elif late:
        words = chosen(
            (came, left),
            _("Joined{how} at {came}, {after} after the start, and stayed to the end ({minutes})."),
            _("Came{how} {after} late, at {came}, and stayed until the group ended ({minutes})."),
        )
    elif early:
        words = chosen(
            (came, left),
            _("Attended{how} from {came} and left at {left}, {before} before the end ({minutes})."),
            _("Was there{how} from {came} to {left}, leaving {before} before the end ({minutes})."),
        )
    elif away(known):
        words = _("Attended{how} from {came} to {left}, with time away ({minutes}).")
    elif max(came - start, end - left) >= SHORTEST_ABSENCE or service != whole:
        words = _("Attended{how} from {came} to {left} ({minutes}).")
    else:
        words = chosen(
            (came, left, how),
            _("Attended the whole group{how}, {came} to {left} ({minutes})."),
            _("Was present{how} for the whole group, from {came} to {left} ({minutes})."),
            _("Attended{how} from the start at {came} to the end at {left} ({minutes})."),
        )
    return words.format(**values)


def _away(gaps: list[tuple[datetime, datetime]]) -> str:
    if len(gaps) == 1:
        words = chosen(
            gaps,
            _("Was away from {times} and came back."),
            _("Was out of the call from {times}, then returned."),
        )
        return words.format(times=from_to(*gaps[0]))
    return _("Was away {times} and came back each time: {when}.").format(
        times=times_words(len(gaps)), when=listed([from_to(*gap) for gap in gaps])
    )


def _telehealth(known: Known) -> Iterator[Sentence]:
    check = known.attendee.check
    if check is None:
        return
    place, safe = place_words(known), known.names.without
    pieces = _checked(check, safe(check.others))
    good = False not in (check.identity, check.private, check.not_driving)
    if place and pieces:
        words = _("Joined from {place}; {rest}.")
        if good:
            words = chosen((place, *pieces), words, _("Location today: {place}. Confirmed: {rest}."))
        yield Sentence("telehealth", words.format(place=place, rest=", ".join(pieces)))
    elif place:
        yield Sentence("telehealth", _("Joined from {place}.").format(place=place))
    elif pieces:
        words = _("Confirmed: {rest}.") if good else _("Telehealth check: {rest}.")
        yield Sentence("telehealth", words.format(rest=", ".join(pieces)))
    for switch in known.attendee.switched:
        when = clock(switch.at.astimezone(ZoneInfo(known.held.opened.zone)))
        words = (
            _("Changed to the phone at {time}.") if switch.modality == "phone" else _("Camera on at {time}.")
        )
        yield Sentence(f"modality-{switch.at.isoformat()}", words.format(time=when))


def _checked(check: TelehealthCheck, others: str) -> list[str]:
    """What was asked and answered; nothing of what was not asked."""
    alone = check.others.strip().casefold() in ("nobody", "no one", "none")
    return [
        words
        for there, words in (
            (check.identity is True, _("identity seen")),
            (check.identity is False, _("identity could not be seen")),
            (check.private is True, _("space private")),
            (check.private is False, _("space not private")),
            (bool(check.others) and alone, _("nobody else present")),
            (bool(check.others) and not alone, _("others present: {others}").format(others=others)),
            (check.not_driving is True, _("not driving")),
            (check.not_driving is False, _("was driving")),
        )
        if there
    ]


def _absence(known: Known) -> Iterator[Sentence]:
    zone = ZoneInfo(known.held.opened.zone)
    expected = clock(known.held.opened.scheduled.astimezone(zone))
    if known.record.status == "excused":
        yield Sentence("attendance", _("Was excused and did not attend."))
    else:
        words = _("Did not attend; was expected at {time}.").format(time=expected)
        yield Sentence("attendance", words)
    missed = known.care.no_shows.get(known.held.session.stream)
    tries = missed.tries if missed else ()
    for number, each in enumerate(tries):
        local = each.at.astimezone(zone)
        when = clock(local)
        if local.date() != known.held.opened.day:
            when = _("{time} on {day}").format(time=when, day=day_in_words(local.date()))
        attempt = each.attempt.model_copy(update={"words": known.names.without(each.attempt.words)})
        author = known.held.practice.users.get(each.author)
        by = f" ({author.signature})" if author else ""
        said = _("Attempt to reach at {time}: {attempt}{by}.").format(
            time=when, attempt=attempt_words(attempt).rstrip("."), by=by
        )
        yield Sentence(f"reach-{number}", said)
    if known.record.status != "excused":
        closed = missed is not None and missed.closed
        if not tries:
            words = _("No attempt to reach was made.") if closed else _("No attempt to reach was made yet.")
            yield Sentence("reached", words)
        elif not any(each.attempt.reached for each in tries):
            words = _("Not reached; nothing more is planned.") if closed else _("Not reached so far.")
            yield Sentence("reached", words)
