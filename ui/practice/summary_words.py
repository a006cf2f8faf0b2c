"""What the summary of a session says, from its record. Pure."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.documents.record import BlockRecord, PersonRecord, SessionRecord, Stay
from app.words import _, ngettext
from ui.parts.person_row import PersonRow
from ui.parts.plan_bars import PlanBar
from ui.theme import Tone
from ui.times import clock_time

# more stays than these are counted instead of listed
STAYS_LISTED = 3


def headline(record: SessionRecord) -> str:
    """ "IOP Morning · Tuesday · 9:02 to 12:02 · 180 min, 165 of service · 8 of 10 attended"."""
    started, ended = record.started, record.ended
    day = QLocale().dayName(record.day.isoweekday(), QLocale.FormatType.LongFormat)
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
    return [
        PlanBar(block.id, block.title, block.planned_minutes, block.held.minutes, _block_times(block, record))
        for block in record.blocks
    ]


def _block_times(block: BlockRecord, record: SessionRecord) -> str:
    started, ended = block.started, block.ended
    if started is None or ended is None:
        return _("not held")
    start, end = clock_time(started, record.zone), clock_time(ended, record.zone)
    return _("{start} to {end}").format(start=start, end=end)


def facts(record: SessionRecord) -> str:
    """What else there is to know in one line: drift, pauses, topic, notes, who was let go."""
    pieces = [_drift(record)]
    if record.paused.minutes:
        pieces.append(_("{minutes} min of pauses").format(minutes=record.paused.minutes))
    if record.topic is not None:
        pieces.append(record.topic.title)
    count = len(record.notes)
    pieces.append(ngettext("{n} note", "{n} notes", count).format(n=count))
    let_go = sum(1 for person in record.people if person.let_go)
    if let_go:
        pieces.append(
            ngettext("{n} person seen or let go", "{n} people seen or let go", let_go).format(n=let_go)
        )
    return " · ".join(pieces)


def _drift(record: SessionRecord) -> str:
    minutes = record.drift.minutes
    if minutes > 0:
        return _("Ended {minutes} min after plan").format(minutes=minutes)
    if minutes < 0:
        return _("Ended {minutes} min before plan").format(minutes=-minutes)
    return _("Ended on plan")


def person_row(person: PersonRecord, record: SessionRecord) -> PersonRow:
    """Minutes by what they are, when the person was in the room, and why they were let go."""
    word, tone, icon = _status(person.status)
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
        pieces.append(_("seen or let go: {why}").format(why=why))
    line = " · ".join(pieces)
    return PersonRow(person.id, _initials(person.name), person.name, line, person.status, word, tone, icon)


def stays_words(stays: tuple[Stay, ...], zone: str) -> str:
    """ "9:00 to 9:40, 9:45 to 12:00"; many stays as "9:00 to 12:00, out 4 times"."""
    if len(stays) > STAYS_LISTED:
        whole = _stay(Stay(start=stays[0].start, end=stays[-1].end), zone)
        away = len(stays) - 1
        return ngettext("{stay}, out {n} time", "{stay}, out {n} times", away).format(stay=whole, n=away)
    return ", ".join(_stay(stay, zone) for stay in stays)


def _stay(stay: Stay, zone: str) -> str:
    end = clock_time(stay.end, zone) if stay.end is not None else "…"
    return _("{start} to {end}").format(start=clock_time(stay.start, zone), end=end)


def _status(status: str) -> tuple[str, Tone, str]:
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
        case "craving_higher":
            return _("craving is higher than at check-in")
        case _:
            return _("has not checked out")


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [name[:1]]
    return "".join(letters).upper()
