"""Who is here, whose turn it is, and what was caught, as the live windows say it. Pure but for a cache of notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from gettext import gettext as _
from zoneinfo import ZoneInfo

from app.live.before_end import craving
from app.live.rows import is_late
from app.live.state import Attendee, Note, Session, Turn
from app.model.agenda import MINUTE, ZERO, PartKind
from app.model.notes import TAGS, handles, read_note
from app.model.rounds import Question, Round, fair_share, turns
from ui.parts.completion import Offer
from ui.parts.note_stream import NoteRow, Tag
from ui.parts.person_row import Mark, PersonRow
from ui.theme import Tone
from ui.times import clock_time, minutes_and_seconds

# minutes of a check-in block that are kept for its icebreaker when the fair share is reckoned
ICEBREAKER_MINUTES = timedelta(minutes=8)
# the first days in a program, in which a person is pointed out as new
NEWCOMER_DAYS = 14

TAG_TONES: dict[str, Tone] = {
    "coping": "ok",
    "peer-support": "ok",
    "strength": "ok",
    "feedback": "ok",
    "check-in": "info",
    "insight": "info",
    "goal": "info",
    "out": "warn",
    "trigger": "warn",
    "follow-up": "danger",
}


# Rounds


def round_of(session: Session) -> Round | None:
    """The round that the current block holds, if any."""
    block = session.block
    if block is None:
        return None
    if block.has(PartKind.CHECK_IN_ROUND) or block.has(PartKind.ARRIVAL_CHECK):
        return Round.CHECK_IN
    return Round.CHECK_OUT if block.has(PartKind.CHECK_OUT_ROUND) else None


def questions(session: Session, which: Round) -> tuple[Question, ...]:
    if session.opened is None:
        return ()
    rules = session.opened.rules
    return rules.check_in if which is Round.CHECK_IN else rules.check_out


def turn_of(attendee: Attendee, which: Round) -> Turn | None:
    return attendee.check_in if which is Round.CHECK_IN else attendee.check_out


def to_come(session: Session, which: Round) -> tuple[str, ...]:
    """Whose turn it is and who follows."""
    done = frozenset(
        person for person, attendee in session.people.items() if turn_of(attendee, which) is not None
    )
    return turns(tuple(session.people), session.here, done)


def turn_words(session: Session) -> str:
    """ "Aisha, then Devon" while a round has people left."""
    which = round_of(session)
    left = to_come(session, which)[:2] if which else ()
    names = [session.people[person].name.split()[0] for person in left]
    return (
        _("{one}, then {other}").format(one=names[0], other=names[1]) if len(names) == 2 else "".join(names)
    )


@dataclass(frozen=True, slots=True)
class RoundView:
    """The round as its card shows it."""

    which: Round
    title: str
    aside: str
    share: str
    person: str
    name: str
    then: str
    promise: str
    craving: str
    questions: tuple[Question, ...]


def round_view(session: Session, now: datetime, chosen: str = "") -> RoundView | None:
    """The card of the round; `chosen` is the person somebody asked for instead of the next one."""
    which = round_of(session)
    if which is None or session.opened is None:
        return None
    left = to_come(session, which)
    person = chosen if chosen in session.people else left[0] if left else ""
    here = [attendee for attendee in session.people.values() if attendee.presence == "here"]
    done = sum(turn_of(attendee, which) is not None for attendee in here)
    aside = _("{done} of {count} done").format(done=done, count=len(here))
    share = share_of(session, now, len(left))
    share_words = ""
    if share is not None and left:
        share_words = _("fair share {time}").format(time=minutes_and_seconds(share))
        aside = f"{aside}  ·  {share_words}"
    attendee = session.people.get(person)
    others = [session.people[other].name.split()[0] for other in left if other != person][:3]
    then = _("then {names}").format(names=", ".join(others)) if others else ""
    known = attendee.person if attendee else None
    return RoundView(
        which,
        _round_title(session, which),
        aside,
        share_words,
        person,
        attendee.name if attendee else "",
        then,
        known.last_promise if known and which is Round.CHECK_IN else "",
        str(known.last_craving) if known and known.last_craving is not None else "",
        questions(session, which),
    )


def _round_title(session: Session, which: Round) -> str:
    if which is Round.CHECK_OUT:
        return _("Check-out round")
    block = session.block
    arrival = block is not None and block.has(PartKind.ARRIVAL_CHECK)
    return _("Arrival check") if arrival else _("Check-in round")


def share_of(session: Session, now: datetime, people: int) -> timedelta | None:
    """What each person still to come can have; None where there is no fair-share clock (arrival checks)."""
    block = session.block
    if block is None or block.has(PartKind.ARRIVAL_CHECK):
        return None
    kept = ICEBREAKER_MINUTES if block.has(PartKind.ICEBREAKER) else ZERO
    return fair_share(session.run.remaining(block, now), kept, people)


# People


def person_rows(session: Session, now: datetime, current: str = "") -> tuple[PersonRow, ...]:
    """The roster: people in the room first, as they stand on the list."""
    which = round_of(session)
    left = to_come(session, which) if which else ()
    current = current or (left[0] if left else "")
    following = next((person for person in left if person != current), "")
    return tuple(
        person_row(session, person, attendee, now, which, current, following)
        for person, attendee in session.people.items()
    )


def person_row(
    session: Session,
    person: str,
    attendee: Attendee,
    now: datetime,
    which: Round | None,
    current: str,
    following: str,
) -> PersonRow:
    word, tone, icon = status_chip(session, attendee, now)
    marks = (Mark("flag", "danger", _("Flagged: see them before the end")),) if attendee.flagged else ()
    return PersonRow(
        id=person,
        initials=attendee.person.initials,
        name=attendee.name,
        line=_line(session, attendee, now, which, person == current, person == following),
        status=attendee.presence,
        status_word=word,
        tone=tone,
        icon=icon,
        marks=marks,
        current=which is not None and person == current,
    )


def status_chip(session: Session, attendee: Attendee, now: datetime) -> tuple[str, Tone, str]:
    """Attendance now: word, tone, icon."""
    match attendee.presence:
        case "here":
            if is_late(attendee, session) and session.run.started and attendee.arrived:
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


def _line(
    session: Session, attendee: Attendee, now: datetime, which: Round | None, current: bool, following: bool
) -> str:
    """The turn and today's answers."""
    zone = session.opened.zone if session.opened else "UTC"
    if attendee.presence == "excused":
        return ""
    if attendee.presence == "expected":
        return newcomer_words(session, attendee)
    if attendee.presence == "left":
        end = attendee.spans[-1].end
        return _("left {time}").format(time=clock_time(end, zone)) if end else ""
    pieces = []
    if attendee.presence == "out":
        pieces.append(_("out {time}").format(time=clock_time(attendee.spans[-1].end or now, zone)))
    elif is_late(attendee, session) and attendee.arrived:
        pieces.append(_("joined {time}").format(time=clock_time(attendee.arrived, zone)))
    if which is Round.CHECK_OUT:
        pieces += _round_pieces(session, attendee, which, current, following)
    else:
        pieces += _answers(attendee) or _round_pieces(session, attendee, which, current, following)
    return " · ".join(piece for piece in pieces if piece)


def _round_pieces(
    session: Session, attendee: Attendee, which: Round | None, current: bool, following: bool
) -> list[str]:
    if which is None:
        return [newcomer_words(session, attendee)]
    turn = turn_of(attendee, which)
    if turn is not None:
        out = attendee.check_out
        if which is Round.CHECK_OUT and out is not None:
            left = craving(out)
            return [
                _("passed") if out.passed else _("checked out"),
                _("craving {craving}").format(craving=left) if left is not None else "",
            ]
        return []
    if current:
        return [_("checking in") if which is Round.CHECK_IN else _("checking out")]
    last = attendee.person.last_craving
    if following:
        before = _("craving was {craving} last time").format(craving=last) if last is not None else ""
        return [_("next"), before if which is Round.CHECK_IN else ""]
    to_do = _("to check in") if which is Round.CHECK_IN else _("to check out")
    return [newcomer_words(session, attendee), to_do]


def _answers(attendee: Attendee) -> list[str]:
    turn = attendee.check_in
    if turn is None:
        return []
    if turn.passed:
        return [_("passed")]
    used = turn.answers.get("used", "")
    kept = {
        "kept": _("promise kept"),
        "partly": _("promise partly kept"),
        "not_yet": _("promise not yet kept"),
    }.get(turn.kept, "")
    level = craving(turn)
    return (
        [
            {"yes": _("used yes"), "no": _("used no")}.get(used, ""),
            _("craving {craving}").format(craving=level) if level is not None else "",
            kept,
        ]
        if (used or kept or level is not None)
        else [_("checked in")]
    )


def newcomer_words(session: Session, attendee: Attendee) -> str:
    """ "newcomer, day 9" in the first two weeks."""
    joined = attendee.person.joined
    if joined is None or session.opened is None:
        return ""
    today = session.opened.scheduled.astimezone(ZoneInfo(session.opened.zone)).date()
    day = (today - joined).days + 1
    return _("newcomer, day {day}").format(day=day) if 1 <= day <= NEWCOMER_DAYS else ""


def here_words(session: Session) -> str:
    return _("{here} of {count} here").format(here=len(session.here), count=len(session.people))


# Notes


def offers(session: Session) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """Who can follow @ and what can follow #."""
    people = tuple(
        Offer("@", handle, session.people[person].name) for person, handle in handles(session.names).items()
    )
    used = [tag for note in session.notes for tag in note.tags]
    return people, tuple(Offer("#", tag) for tag in dict.fromkeys((*TAGS, *used)))


class NoteRows:
    """Notes as rows of the stream, newest first; only what changed is read again."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Note, tuple[str, ...], NoteRow]] = {}

    def rows(
        self, session: Session, me: str, users: dict[str, str], is_saved: Callable[[str], bool]
    ) -> tuple[NoteRow, ...]:
        """`me` is the user at this window: their own name is left out, and only their notes can be changed."""
        names = tuple(session.names.values())
        made = []
        for note in reversed(session.notes):
            pending = not is_saved(note.id)
            kept = self._kept.get(note.id)
            if kept is None or kept[0] is not note or kept[1] != names or kept[2].pending != pending:
                row = note_row(session, note, me, users, pending)
                kept = self._kept[note.id] = (note, names, row)
            made.append(kept[2])
        return tuple(made)


def note_row(session: Session, note: Note, me: str, users: dict[str, str], pending: bool) -> NoteRow:
    zone = session.opened.zone if session.opened else "UTC"
    return NoteRow(
        id=note.id,
        time=clock_time(note.at, zone),
        names=tuple(
            session.people[person].name.split()[0] for person in note.people if person in session.people
        ),
        words=read_note(note.text, session.names).words or note.text,
        tags=tuple(Tag(tag, TAG_TONES.get(tag, "neutral")) for tag in note.tags),
        author="" if note.author == me else users.get(note.author, ""),
        pending=pending,
        struck=note.struck,
        changeable=note.author == me and not note.struck,
    )
