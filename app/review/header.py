"""What stands at the head of a note: the lines that a payer asks for, and the same in a few words for the screen."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from zoneinfo import ZoneInfo

from app.documents.wording import clock, day_in_words, guests
from app.review.facts import Held, Known
from app.review.phrasing import from_to, listed, times_words
from app.review.presence import away, by_what, place_words, stays
from app.words import _, ngettext, said_in


@said_in(attrgetter("opened.record_language"))
def header(held: Held, known: Known | None = None) -> tuple[tuple[str, str], ...]:
    """The labelled lines of the note about a person, or about the group. How many took part is told, never who."""
    record, here = held.record, held.opened
    lines = [
        (_("Program"), record.program),
        (_("Group"), _("{group}, session {n}").format(group=record.group, n=record.number)),
        (_("Date"), day_in_words(record.day)),
        (_("Scheduled"), from_to(record.scheduled_start, record.scheduled_end)),
        (_("Held"), _held(held)),
    ]
    if known is not None and not known.absent:
        lines.append((_("In the group"), _own_time(known)))
        lines.append((_("Telehealth"), _telehealth(known) or _("not asked")))
    elif known is not None:
        lines.append((_("Attendance"), _("excused") if known.record.status == "excused" else _("no-show")))
    lines.append((_("Participants"), _participants(held)))
    signatures = "; ".join(each.signature for each in here.facilitators)
    lines.append((_("Facilitators"), signatures))
    return tuple(lines)


def line(known: Known) -> str:
    """What stands below a name: "157 min · joined 9:10", "no-show · 2 tries, not reached"."""
    if known.record.status == "excused":
        return _("excused")
    if known.absent:
        return _no_show(known)
    pieces = [_("{n} min").format(n=known.record.service.minutes)]
    there = stays(known)
    if known.record.status == "late" and there:
        pieces.append(_("joined {time}").format(time=clock(there[0][0])))
    if known.record.status == "left_early" and there:
        pieces.append(_("left {time}").format(time=clock(there[-1][1])))
    if gaps := away(known):
        pieces.append(_("out {times}").format(times=times_words(len(gaps)) or _("once")))
    return " · ".join(pieces)


def facts(known: Known) -> tuple[str, ...]:
    """What stands beside the name."""
    if known.absent:
        return (line(known),)
    return tuple(_facts(known))


def group_line(held: Held) -> str:
    taught = held.record.topic
    return taught.title if taught is not None else _("topic, interventions")


def group_facts(held: Held) -> tuple[str, ...]:
    record = held.record
    return (
        _held(held),
        _("{attended} of {expected} attended").format(
            attended=record.participants_attended, expected=record.participants_expected
        ),
    )


def _facts(known: Known) -> Iterator[str]:
    if there := stays(known):
        yield _("in {time}").format(time=clock(there[0][0]))
        yield _("out {time}").format(time=clock(there[-1][1]))
    service = known.record.service.minutes
    yield ngettext("{n} service minute", "{n} service minutes", service).format(n=service)
    check = known.attendee.check
    if check is None:
        return
    place = place_words(known)
    at_home = place == "home"
    pieces = [_("at home") if at_home else place, _("private") if check.private else ""]
    pieces.append({"video": _("camera on"), "phone": _("by phone")}.get(check.modality, ""))
    if told := ", ".join(piece for piece in pieces if piece):
        yield told


def _held(held: Held) -> str:
    record = held.record
    zone = ZoneInfo(held.opened.zone)
    return _("{times}, {minutes} minutes, {service} of them service").format(
        times=from_to(held.started.astimezone(zone), held.ended.astimezone(zone)),
        minutes=record.held.minutes,
        service=record.held_service.minutes,
    )


def _own_time(known: Known) -> str:
    times = listed([from_to(*stay) for stay in stays(known)])
    minutes = _("{minutes} minutes, {service} of them service").format(
        minutes=known.record.group.minutes, service=known.record.service.minutes
    )
    return f"{times}; {minutes}" if times else minutes


def _telehealth(known: Known) -> str:
    check, place = known.attendee.check, place_words(known)
    if check is None:
        return ""
    state = check.state.upper()
    if place and state and state not in place:
        place = f"{place} ({state})"
    pieces = [by_what(known), _("from {place}").format(place=place) if place else ""]
    pieces += [_("identity seen")] if check.identity else []
    return ", ".join(piece for piece in pieces if piece)


def _participants(held: Held) -> str:
    count = str(held.record.participants_attended)
    if not held.record.guests:
        return count
    return _("{n}, and {guests}").format(n=count, guests=guests(held.record.guests))


def _no_show(known: Known) -> str:
    missed = known.care.no_shows.get(known.held.session.stream)
    if missed is None or not missed.tries:
        return _("no-show")
    count = len(missed.tries)
    tried = ngettext("{n} try", "{n} tries", count).format(n=count)
    reached = any(each.attempt.reached for each in missed.tries)
    return _("no-show · {tries}, {reached}").format(
        tries=tried, reached=_("reached") if reached else _("not reached")
    )
