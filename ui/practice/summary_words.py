"""What the summary of a session says, from its record. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from app.documents.plan_actual import Line, over_or_short, plan_actual, stretches
from app.documents.wording import guests
from app.live.block_titles import block_title
from app.words import _, ngettext
from ui.language import locale
from ui.parts.person_row import PersonRow
from ui.parts.plan_line import PlanBar
from ui.theme import Tone
from ui.times import clock_time

if TYPE_CHECKING:
    from app.documents.record import PersonRecord, SessionRecord, Stay

# more stays or visits than these are counted instead of listed
STRETCHES_LISTED = 3


def headline(record: SessionRecord) -> str:
    """ "IOP Morning · Tuesday · 9:02 to 12:02 · 180 min, 165 of service · 8 of 10 attended"."""
    started, ended = record.started, record.ended
    day = locale().dayName(record.day.isoweekday(), QLocale.FormatType.LongFormat)
    pieces = [record.group, day]
    if started is not None and ended is not None:
        start, end = clock_time(started, record.zone), clock_time(ended, record.zone)
        pieces.append(_("{start} to {end}").format(start=start, end=end))
    pieces.append(
        _("{group} min, {service} of service").format(
            group=record.held.minutes, service=record.held_service.minutes
        )
    )
    pieces.append(attended(record))
    return " · ".join(pieces)


def attended(record: SessionRecord) -> str:
    return _("{here} of {count} attended").format(
        here=record.participants_attended, count=record.participants_expected
    )


def plan_bars(record: SessionRecord) -> list[PlanBar]:
    """Each block, the pauses if there were any, and what they come to."""
    actual = plan_actual(record)
    bars = [
        PlanBar(
            line.block.id,
            block_title(line.block.title),
            line.planned,
            line.held,
            over_or_short(line.difference),
            _block_times(line, record.zone),
        )
        for line in actual.lines
    ]
    if record.paused.seconds:
        bars.append(PlanBar("pauses", _("Pauses"), None, actual.paused, kind="pauses"))
    for id_, title, planned, held in (
        ("blocks", _("All blocks"), actual.planned, actual.held),
        ("service", _("Of these service"), actual.planned_service, actual.service),
    ):
        bars.append(PlanBar(id_, title, planned, held, over_or_short(held - planned), kind="sum"))
    return bars


def _block_times(line: Line, zone: str) -> str:
    """When a block was held, and what was unusual about it: "9:02 to 9:36 · paused 3 min · put in"."""
    if line.left_out:
        return _("left out")
    if line.block.started is None or not line.held:
        return _("not held")
    held = stretches(line.block)
    if len(held) > STRETCHES_LISTED:
        pieces = [_stretch(held[0][0], held[-1][1], zone), _("{n} times").format(n=len(held))]
    else:
        pieces = [", ".join(_stretch(start, end, zone) for start, end in held)]
    if line.paused:
        pieces.append(_("paused {minutes} min").format(minutes=line.paused))
    if line.block.put_in:
        pieces.append(_("put in"))
    return " · ".join(pieces)


def facts(record: SessionRecord) -> str:
    """What else there is to know in one line: topic, notes, who was seen, who was still to be seen."""
    pieces = [] if record.topic is None else [record.topic.title]
    count = len(record.notes)
    pieces.append(ngettext("{n} note", "{n} notes", count).format(n=count))
    seen = sum(1 for person in record.people if person.seen)
    if seen:
        pieces.append(
            ngettext("{n} person seen at the end", "{n} people seen at the end", seen).format(n=seen)
        )
    if record.guests:
        pieces.append(guests(record.guests))
    let_go = sum(1 for person in record.people if person.let_go)
    if let_go:
        pieces.append(
            ngettext(
                "{n} person still to be seen at the end", "{n} people still to be seen at the end", let_go
            ).format(n=let_go)
        )
    return " · ".join(pieces)


def person_row(person: PersonRecord, record: SessionRecord) -> PersonRow:
    """Minutes by what they are, when the person was in the room, and why they were let go."""
    word, tone, icon = status_look(person.status)
    pieces = []
    if person.stays:
        pieces = [
            stays_words(person.stays, record.zone),
            _("{minutes} group min").format(minutes=person.group.minutes),
            _("{minutes} service").format(minutes=person.service.minutes),
            _("{minutes} break").format(minutes=person.breaks.minutes),
        ]
    if person.let_go:
        why = ", ".join(_why(reason) for reason in person.let_go)
        pieces.append(_("open at the end: {why}").format(why=why))
    if person.seen:
        pieces.append(_("seen before the end"))
    line = " · ".join(pieces)
    return PersonRow(person.id, _initials(person.name), person.name, line, person.status, word, tone, icon)


def stays_words(stays: tuple[Stay, ...], zone: str) -> str:
    """ "9:00 to 9:40, 9:45 to 12:00"; many stays as "9:00 to 12:00, out 4 times"."""
    if len(stays) > STRETCHES_LISTED:
        whole = _stretch(stays[0].start, stays[-1].end, zone)
        away = len(stays) - 1
        return ngettext("{stay}, out {n} time", "{stay}, out {n} times", away).format(stay=whole, n=away)
    return ", ".join(_stretch(stay.start, stay.end, zone) for stay in stays)


def _stretch(start: datetime, end: datetime | None, zone: str) -> str:
    ended = clock_time(end, zone) if end is not None else "…"
    return _("{start} to {end}").format(start=clock_time(start, zone), end=ended)


def status_look(status: str) -> tuple[str, Tone, str]:
    """Word, tone and icon of how somebody's day ended up."""
    match status:
        case "present":
            return _("Present"), "ok", "check"
        case "late":
            return _("Late"), "warn", "clock"
        case "left_early":
            return _("Left early"), "warn", "log-out"
        case "excused":
            return _("Excused"), "info", "calendar-off"
        case "no_show":
            return _("No-show"), "neutral", "calendar-off"
        case _:
            return _("Expected"), "neutral", "hourglass"


def _why(reason: str) -> str:
    match reason:
        case "flagged":
            return _("flagged")
        case "used":
            return _("told of use since the last group")
        case "risk":
            return _("a note about a risk")
        case "craving_higher":
            return _("craving is higher than at check-in")
        case "safety":
            return _("steps were taken for their safety")
        case _:
            return _("has not checked out")


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [name[:1]]
    return "".join(letters).upper()
