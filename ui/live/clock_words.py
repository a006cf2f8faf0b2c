"""What the clock and the plan say in the live windows, computed from the session. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from app.live import steering
from app.live.block_titles import block_title
from app.live.drift_words import cause_words
from app.live.state import Session
from app.model.agenda import MINUTE, ZERO, Block, LaidBlock, Timeline, whole_minutes
from app.model.days import day_in, is_another_day
from app.model.drift import causes, in_minutes
from app.words import _, ngettext
from ui.language import locale
from ui.live.round_words import turn_words
from ui.live.speaker_words import speaker_piece
from ui.parts.agenda_strip import StripBlock
from ui.parts.ring import RingValue
from ui.times import clock_time, shaped, time_until


def ring(timeline: Timeline) -> RingValue:
    """The ring of the current block; before the start, of the first one."""
    run, laid = timeline.run, timeline.current
    if laid is None:
        first = run.blocks[0] if run.blocks else None
        total = run.allotted(first) if first else ZERO
        return RingValue(_seconds(total), _seconds(total), "not_started")
    state: Literal["running", "paused"] = "paused" if run.paused else "running"
    first_mark = max(laid.block.marks, default=0) * 60
    left = _whole_seconds_left(laid.remaining)
    return RingValue(_seconds(laid.allotted), left, state, warns_at=first_mark)


def strip(timeline: Timeline) -> tuple[StripBlock, ...]:
    return tuple(_strip_block(laid) for laid in timeline.blocks)


def _strip_block(laid: LaidBlock) -> StripBlock:
    state: Literal["done", "now", "next"] = (
        "now" if laid.state == "now" else "next" if laid.state == "next" else "done"
    )
    return StripBlock(
        laid.block.id,
        block_title(laid.block.title),
        laid.allotted // MINUTE,
        laid.block.minutes,
        state,
        round(min(1.0, laid.elapsed / laid.allotted), 2) if laid.allotted else 1.0,
        whole_minutes(laid.elapsed) if state == "done" else 0,
    )


@dataclass(frozen=True, slots=True)
class ClockLines:
    """The three lines below the buttons: each a name and a figure; and the place in the agenda."""

    overline: str
    place: str
    title: str
    block_ends: str
    session_ends: str
    drift_name: str
    drift: str


def clock_lines(session: Session, timeline: Timeline) -> ClockLines:
    zone = session.opened.zone if session.opened else "UTC"
    current = timeline.current
    count = len(timeline.blocks)
    if current is None:
        first = timeline.blocks[0]
        return ClockLines(
            _("BEFORE THE START"),
            "",
            block_title(first.block.title),
            clock_time(first.end, zone),
            clock_time(timeline.projected_end, zone),
            *drift_pair(timeline),
        )
    place = session.run.index(current.block.id) + 1
    return ClockLines(
        _("NOW  ·  {place} OF {count}").format(place=place, count=count),
        _("{place} of {count}").format(place=place, count=count),
        block_title(current.block.title),
        clock_time(max(current.end, timeline.at), zone),
        clock_time(timeline.projected_end, zone),
        *drift_pair(timeline),
    )


def top_lines(session: Session, timeline: Timeline) -> tuple[str, str]:
    """For a window that has the clock as a strip: the block, and what there is to know about it in one line."""
    zone = session.opened.zone if session.opened else "UTC"
    if session.run.ended is not None:
        return _("The session has ended"), _("ended {time}").format(time=clock_time(session.run.ended, zone))
    lines = clock_lines(session, timeline)
    pieces = (
        ring(timeline).state_word,
        _("ends {time}").format(time=lines.block_ends),
        drift_words(timeline),
        _("session ends {time}").format(time=lines.session_ends),
    )
    return lines.title, "  ·  ".join(piece for piece in pieces if piece)


def drift_pair(timeline: Timeline) -> tuple[str, str]:
    """Name and figure of the drift: ("Behind", "2 min")."""
    minutes = _drift_minutes(timeline)
    if minutes == 0:
        return _("On plan"), "✓"
    name = _("Behind") if minutes > 0 else _("Ahead")
    return name, _("{minutes} min").format(minutes=abs(minutes))


def drift_words(timeline: Timeline) -> str:
    """The drift as one phrase: "2 min behind"."""
    minutes = _drift_minutes(timeline)
    if minutes == 0:
        return _("on plan")
    if minutes > 0:
        return _("{minutes} min behind").format(minutes=minutes)
    return _("{minutes} min ahead").format(minutes=-minutes)


def drift_sentence(timeline: Timeline) -> str:
    """The drift and what it is made of: "5 min behind: started 4 min late, Check-in 1 min over."; or "On plan."."""
    words = drift_words(timeline)
    parts = in_minutes(causes(timeline), _drift_minutes(timeline))
    made_of = ", ".join(
        cause_words(cause.kind, block_title(cause.block.title) if cause.block else "", count)
        for cause, count in parts
    )
    said = f"{words}: {made_of}." if made_of else f"{words}."
    return said[:1].upper() + said[1:]


def other_day(scheduled: datetime, zone: str, now: datetime) -> str:
    """The day of a meeting that is not today's: "Tuesday, November 24"; '' for today's."""
    if not is_another_day(scheduled, zone, now):
        return ""
    local = day_in(zone, scheduled)
    return shaped(local, _("dddd, MMMM d"))


def other_day_words(group: str, scheduled: datetime, zone: str, now: datetime) -> str:
    """Before a meeting of another day starts; '' for today's."""
    day = other_day(scheduled, zone, now)
    words = _("This is {group} of {day}, not today’s. Press Start once more to hold an extra session now.")
    return words.format(group=group, day=day) if day else ""


def header_words(session: Session, now: datetime) -> tuple[str, str]:
    """Title and the line below it: "IOP Morning", "Harmony day · Tuesday · session 14 · started 9:02, …"."""
    opened = session.opened
    if opened is None:
        return "", ""
    local = opened.scheduled.astimezone(ZoneInfo(opened.zone))
    day = locale().dayName(local.isoweekday(), QLocale.FormatType.LongFormat)
    pieces = [opened.agenda.title, day, _("session {number}").format(number=opened.number)]
    started = session.run.started
    if started is None:
        pieces.append(_("planned for {time}").format(time=clock_time(opened.scheduled, opened.zone)))
    else:
        pieces.append(_started_words(started, opened.scheduled, opened.zone))
    another = other_day(opened.scheduled, opened.zone, now) if started is None else ""
    return " · ".join(piece for piece in (opened.group_name, another) if piece), " · ".join(pieces)


def _started_words(started: datetime, scheduled: datetime, zone: str) -> str:
    late = int((started - scheduled) / MINUTE)  # as the drift is counted
    time = clock_time(started, zone)
    if late > 0:
        return ngettext(
            "started {time}, {n} minute after plan", "started {time}, {n} minutes after plan", late
        ).format(time=time, n=late)
    if late < 0:
        return ngettext(
            "started {time}, {n} minute early", "started {time}, {n} minutes early", -late
        ).format(time=time, n=-late)
    return _("started {time}, on time").format(time=time)


def next_words(session: Session) -> str:
    """What the loud button says."""
    if session.run.started is None:
        return _("Start")
    following = next_block(session)
    return _("Next: {block}").format(block=block_title(following.title)) if following else _("End session")


def next_block(session: Session) -> Block | None:
    block = session.block
    if block is None:
        return None
    place = session.run.index(block.id) + 1
    return session.run.blocks[place] if place < len(session.run.blocks) else None


def mini_line(session: Session, timeline: Timeline) -> str:
    """Block, turn and drift in one line: "Check-in · Aisha, then Devon · 2 min behind"."""
    block = session.block
    if block is None:
        return _("Not started")
    if steering.back_at(session) is not None:
        return back_at(session, timeline)
    who = speaker_piece(session, timeline.at) or turn_words(session)
    pieces = [block_title(block.title), who, drift_words(timeline)]
    return " · ".join(piece for piece in pieces if piece)


def back_at(session: Session, timeline: Timeline) -> str:
    """In a break, planned or not, when everybody is back: "Back at 10:47"."""
    current = timeline.current
    if (back := steering.back_at(session)) is not None and session.opened is not None:
        return _("Back at {time}").format(time=clock_time(max(back, timeline.at), session.opened.zone))
    if current is None or session.opened is None or not current.block.is_break:
        return ""
    return _("Back at {time}").format(time=clock_time(max(current.end, timeline.at), session.opened.zone))


def lobby_words(session: Session, now: datetime) -> str:
    """Before the start, when it is planned: "Planned for 9:00 · in 7 minutes"."""
    opened = session.opened
    if opened is None or session.run.started is not None:
        return ""
    time = clock_time(opened.scheduled, opened.zone)
    if day := other_day(opened.scheduled, opened.zone, now):
        return _("Planned for {day}, {time}").format(day=day, time=time)
    planned = _("Planned for {time}").format(time=time)
    return " · ".join(piece for piece in (planned, time_until(opened.scheduled, now)) if piece)


def late_start_words(session: Session, timeline: Timeline) -> tuple[str, str]:
    """Once the planned time has passed: what *Start* does, and what the other button does. Both are empty before.

    Neither makes the blocks shorter: they differ in the end against which the drift is measured.
    """
    opened = session.opened
    if opened is None or session.run.started is not None or session.run.ended is not None:
        return "", ""
    late = timeline.at - opened.scheduled
    if late < MINUTE:
        return "", ""
    planned = clock_time(timeline.target, opened.zone)
    later = clock_time(timeline.planned_end + late, opened.zone)
    if planned == later:
        return "", ""
    return (
        _(
            "The planned time has passed. With Start you are {minutes} min behind plan, and end at {time} unless you "
            "catch up."
        ).format(minutes=int(late / MINUTE), time=later),
        _("Start, plan to end at {time}").format(time=later),
    )


# minutes after its time at which a session that nobody started is pointed out, while people are here
REMINDERS = (1, 3, 5)


def forgotten_words(session: Session, before: datetime, now: datetime) -> str:
    """A quiet reminder when one came due between two looks: people are here, and the clock was not started."""
    opened = session.opened
    if opened is None or session.run.started is not None or session.run.ended is not None or not session.here:
        return ""
    if not any(before < opened.scheduled + minutes * MINUTE <= now for minutes in REMINDERS):
        return ""
    time = clock_time(opened.scheduled, opened.zone)
    return _("The group was to start at {time}. The clock starts when you do.").format(time=time)


def going_on_words(session: Session, now: datetime) -> str:
    """After a restart: "IOP Morning was running. It goes on in Education, 12 min left."; empty before its start."""
    block, opened = session.block, session.opened
    if block is None or opened is None:
        return ""
    left = session.run.remaining(block, now) / MINUTE
    if left >= 0:
        sentence = _("{group} was running. It goes on in {block}, {minutes} min left.")
    else:
        sentence = _("{group} was running. It goes on in {block}, {minutes} min over.")
    minutes = math.ceil(left) if left >= 0 else int(-left)
    return sentence.format(group=opened.group_name, block=block_title(block.title), minutes=minutes)


def _drift_minutes(timeline: Timeline) -> int:
    """Whole minutes towards zero: half a minute is neither late nor early."""
    return int(timeline.drift / MINUTE)


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())


def _whole_seconds_left(left: timedelta) -> int:
    """Counts down to 0:00 when the block is over, and up from there."""
    return math.ceil(left.total_seconds()) if left > ZERO else -int(-left.total_seconds())
