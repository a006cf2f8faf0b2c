"""Who is here and what today's answers are, as the live windows say it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from app.live.attending import Attendee, Turn
from app.live.before_end import at_risk, craving
from app.live.caught import block_at
from app.live.rows import is_late
from app.live.state import Session
from app.live.turns import newcomer_day, round_of, to_come
from app.model.agenda import MINUTE
from app.model.marks import caught_title
from app.model.rounds import Round
from app.words import _
from ui.live.check_words import missing_words
from ui.live.round_words import Asked
from ui.parts.person_row import Mark, PersonRow
from ui.theme import Tone
from ui.times import clock_time

# of one person in a row, before the rest is only counted
MARKS_SHOWN = 2


def person_rows(
    session: Session, now: datetime, current: Asked | None = None, no_mark: Collection[str] = ()
) -> tuple[PersonRow, ...]:
    """The roster in its own order; `current` is whoever has the card, when it is not simply the next one.

    `no_mark` are those whom a soft dot points out; they stand before the others.
    """
    which = round_of(session)
    left = to_come(session, which) if which else ()
    if current is None and which is not None and left:
        current = Asked(left[0], which)
    following = next((person for person in left if current is None or person != current.person), "")
    flagged = Mark("flag", "danger", _("Flagged: see them before the end"))
    risky = Mark("triangle-alert", "danger", _("A note speaks of a risk: see them before the end"))
    at_risk_now = at_risk(session)
    seen = _marks_in_block(session)
    unmarked = Mark("circle", "neutral", _("No mark yet in this block"))
    rows = []
    for person, attendee in session.people.items():
        word, tone, icon = status_chip(session, attendee, now)
        turn = current is not None and person == current.person
        own = current.which if current is not None and turn else which
        line = [
            *_line(session, attendee, now, own, turn, person == following),
            _marks_words(seen.get(person, [])),
        ]
        rows.append(
            PersonRow(
                id=person,
                initials=attendee.person.initials,
                name=attendee.name,
                line=" · ".join(piece for piece in line if piece),
                status=attendee.presence,
                status_word=word,
                tone=tone,
                icon=icon,
                marks=(
                    *((flagged,) if attendee.flagged else ()),
                    *((risky,) if person in at_risk_now else ()),
                    *((unmarked,) if person in no_mark else ()),
                    *_check_marks(session, attendee),
                ),
                current=turn,
            )
        )
    return tuple(sorted(rows, key=lambda row: row.id not in no_mark))


def _marks_in_block(session: Session) -> dict[str, list[str]]:
    """The titles of the marks that each person has in the block that runs, the newest first."""
    block = session.block
    found: dict[str, list[str]] = {}
    for note in reversed(session.notes) if block is not None else ():
        if note.mark and not note.struck and block_at(session, note.at) == block:
            for person in note.people:
                found.setdefault(person, []).append(caught_title(note.mark, note.text))
    return found


def _marks_words(titles: list[str]) -> str:
    """The two newest in words, and how many more there are."""
    if len(titles) <= MARKS_SHOWN:
        return ", ".join(titles)
    shown = ", ".join(titles[:MARKS_SHOWN])
    return _("{marks}, {n} more").format(marks=shown, n=len(titles) - MARKS_SHOWN)


def turn_order_rows(session: Session, order: Sequence[str]) -> tuple[PersonRow, ...]:
    """Those still to come, numbered."""
    return tuple(
        PersonRow(
            id=person,
            initials=str(place),
            name=session.people[person].name,
            line=newcomer_words(session, session.people[person]),
        )
        for place, person in enumerate(order, start=1)
    )


def _check_marks(session: Session, attendee: Attendee) -> tuple[Mark, ...]:
    """Quietly, all session: who is on the phone, and what was not asked of somebody who is or was in the room."""
    zone = session.opened.zone if session.opened else "UTC"
    marks = []
    if attendee.check is not None and attendee.check.modality == "phone":
        words = _("On the phone")
        if attendee.switched and attendee.switched[-1].modality == "phone":
            time = clock_time(attendee.switched[-1].at, zone)
            words = _("On the phone since {time}").format(time=time)
        marks.append(Mark("phone", "info", words))
    if attendee.spans and (words := missing_words(attendee)):
        marks.append(Mark("circle-help", "neutral", words))
    return tuple(marks)


def here_words(session: Session) -> str:
    return _("{here} of {count} here").format(here=len(session.here), count=len(session.people))


def status_chip(session: Session, attendee: Attendee, now: datetime) -> tuple[str, Tone, str]:
    """Attendance now: word, tone, icon."""
    match attendee.presence:
        case "here":
            if _just_came_late(session, attendee) and session.run.started and attendee.arrived:
                late = (attendee.arrived - session.run.started) // MINUTE
                return _("Late {minutes} min").format(minutes=late), "warn", "clock"
            return _("Here"), "ok", "check"
        case "out":
            since = attendee.spans[-1].end or now
            minutes = max(0, (now - since) // MINUTE)
            return _("Out {minutes} min").format(minutes=minutes), "warn", "log-out"
        case "left":
            return _("Left"), "neutral", "log-out"
        case "excused":
            return _("Excused"), "info", "calendar-off"
        case "expected":
            if session.run.ended is not None:
                return _("No-show"), "neutral", "calendar-off"
            if session.run.started is not None:
                return _("Not here yet"), "warn", "hourglass"
            return _("Expected"), "neutral", "hourglass"


def _just_came_late(session: Session, attendee: Attendee) -> bool:
    """Late is said until the next block: after that the person is simply here."""
    visits = session.run.visits
    return bool(
        visits
        and attendee.arrived
        and is_late(attendee, session)
        and len(attendee.spans) == 1
        and attendee.arrived >= visits[-1].start
    )


def _line(
    session: Session, attendee: Attendee, now: datetime, which: Round | None, current: bool, following: bool
) -> list[str]:
    """The turn and today's answers."""
    zone = session.opened.zone if session.opened else "UTC"
    if attendee.presence == "excused":
        return []
    if attendee.presence == "expected":
        return [newcomer_words(session, attendee)]
    if attendee.presence == "left":
        end = attendee.spans[-1].end
        return [_("left {time}").format(time=clock_time(end, zone)) if end else ""]
    pieces = []
    if attendee.presence == "out":
        pieces.append(_("out {time}").format(time=clock_time(attendee.spans[-1].end or now, zone)))
    elif _just_came_late(session, attendee) and attendee.arrived:
        pieces.append(_("joined {time}").format(time=clock_time(attendee.arrived, zone)))
    turn = attendee.turn(which) if which else attendee.check_in
    if turn is not None:
        return pieces + (_checked_out(turn) if which is Round.CHECK_OUT else _checked_in(turn))
    return pieces + _turn_to_come(session, attendee, which, current, following)


def _turn_to_come(
    session: Session, attendee: Attendee, which: Round | None, current: bool, following: bool
) -> list[str]:
    checking_in = which is Round.CHECK_IN
    if which is None:
        return [newcomer_words(session, attendee), "" if attendee.check_in else _no_check_in(session)]
    if current:
        return [_("checking in") if checking_in else _("checking out")]
    if attendee.presence != "here":
        return [_("to check in") if checking_in else _("to check out")]
    last = attendee.person.last_craving
    if attendee.person.id in session.put_off.get(which, ()):
        return [_("turn comes later")]
    if following:
        before = _("craving was {craving} last time").format(craving=last) if last is not None else ""
        return [_("next"), before if checking_in else ""]
    return [newcomer_words(session, attendee), _("to check in") if checking_in else _("to check out")]


def _no_check_in(session: Session) -> str:
    """Who came after the round still has a check-in to give, once the session is past it."""
    past = session.run.started is not None and session.opened is not None and session.opened.rules.check_in
    return _("to check in") if past else ""


def _checked_in(turn: Turn) -> list[str]:
    if turn.passed:
        return [_("passed")]
    used = {"yes": _("used yes"), "no": _("used no")}.get(turn.answers.get("used", ""), "")
    kept = {
        "kept": _("promise kept"),
        "partly": _("promise partly kept"),
        "not_yet": _("promise not yet kept"),
    }.get(turn.kept, "")
    level = _craving_words(turn)
    return [used, level, kept] if used or level or kept else [_("checked in")]


def _checked_out(turn: Turn) -> list[str]:
    return [_("passed") if turn.passed else _("checked out"), _craving_words(turn)]


def _craving_words(turn: Turn) -> str:
    level = craving(turn)
    return _("craving {craving}").format(craving=level) if level is not None else ""


def newcomer_words(session: Session, attendee: Attendee) -> str:
    """ "newcomer, day 9" in the first two weeks."""
    day = newcomer_day(session, attendee)
    return _("newcomer, day {day}").format(day=day) if day is not None else ""
