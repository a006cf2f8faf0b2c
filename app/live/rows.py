"""What a session leaves for the lists that outlive it: its rows in the views, and its words for the search."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from app.live import events as e
from app.live.attending import Attendee
from app.live.before_end import craving, mood, still_open
from app.live.caught import block_at
from app.live.group_events import item_key
from app.live.note_events import GROUP_SECTION
from app.live.noting import note_words
from app.live.state import LiveEntry, Session
from app.model.agenda import PartKind, lay
from app.model.attendance import TimeInRoom, counted_spans, time_in_room
from app.model.days import day_in
from app.model.decks import TOPICS
from app.model.rounds import Question, Round, answer_words
from app.model.rows import (
    AttendanceRow,
    BlockRow,
    CheckRow,
    CoverageRow,
    DeckRow,
    FoundRow,
    GuestRow,
    ProgressRow,
    RoomRow,
    RoundRow,
    Rows,
    SentRow,
    SessionRow,
    UnsafeRow,
)
from app.model.telehealth import TelehealthCheck
from app.model.usual_questions import asked

PROMISE = "promise"
# what the rules of a session have for its rounds alone
QUESTIONS = {"check_in", "check_out"}
# a session's row in the list of sessions changes with these; all its rows are replaced once it has ended
LISTED = (e.SessionOpened, e.SessionStarted, e.Undone)


def rows(session: Session) -> Rows:
    """All rows of a session; they are replaced whole when it is opened, ended or corrected."""
    opened = session.opened
    if opened is None:
        return Rows()
    run = session.run
    day = opened.day.isoformat()
    head = SessionRow(
        session.stream,
        opened.group_id,
        opened.group_name,
        opened.program_id,
        day,
        opened.scheduled.isoformat(),
        run.started.isoformat() if run.started else "",
        run.ended.isoformat() if run.ended else "",
        len(session.people),
        len(session.attended),
        _first(session, Round.CHECK_IN),
        _first(session, Round.CHECK_OUT),
        opened.rules.model_dump_json(exclude=QUESTIONS),
    )
    if run.ended is None or run.started is None:
        # what was sent stays in other hands, whether the end is undone or there never was a start
        return Rows(
            (head,),
            sent=tuple(_sent(session, opened, day)),
            found=tuple(_found(session, opened, day)),
            # nor is somebody safe because a room was closed again
            unsafe=tuple(_unsafe(session, opened, day)) if run.ended else (),
        )
    return Rows(
        sessions=(head,),
        attendance=tuple(_attendance(session, opened, day, run.ended)),
        rounds=tuple(_rounds(session, day)),
        decks=tuple(_decks(session, opened, day)),
        coverage=tuple(_coverage(session, opened, day, run.ended)),
        blocks=tuple(_blocks(session, opened, day, run.ended)),
        checks=tuple(_checks(session, day)),
        rooms=tuple(_rooms(session, opened, day)),
        sent=tuple(_sent(session, opened, day)),
        found=tuple(_found(session, opened, day)),
        progress=tuple(_progress(session, opened, day, run.ended)),
        guests=tuple(GuestRow(session.stream, guest.name) for guest in session.guests.values()),
        unsafe=tuple(_unsafe(session, opened, day)),
    )


def words(entry: LiveEntry) -> str:
    """What the search finds an entry by; empty for entries that nobody looks for by words."""
    match entry.event:
        case e.NoteCaught(text=text) | e.NoteAmended(text=text):
            return text
        case e.NoteSigned(note=note):
            return note_words(note)
        case e.AddendumSigned(text=text):
            return text
        case e.CheckedIn(answers=answers) | e.CheckedOut(answers=answers):
            return " · ".join(answer for answer in answers.values() if answer)
        case _:
            return ""


def _answered(event: object, questions: Sequence[Question]) -> str:
    """The answers of a round, each with what was asked: "Craving: 4 · Promise: call Dee". Nobody looks for the
    questions, which are the same for everybody."""
    if not isinstance(event, (e.CheckedIn, e.CheckedOut)):
        return ""
    shorts = {question.id: asked(question).short for question in questions}
    given = ((id, answer_words(answer)) for id, answer in event.answers.items() if answer)
    return " · ".join(f"{shorts[id]}: {answer}" if id in shorts else answer for id, answer in given)


def note_due(opened: e.SessionOpened, ended: datetime) -> datetime:
    """Until when the notes of a session are owed: so many hours after its end, whatever the clocks on the wall do."""
    return ended.astimezone(UTC) + timedelta(hours=opened.rules.note_deadline_hours)


def noted_elsewhere(session: Session, opened: e.SessionOpened) -> bool:
    """Whether the notes of a session are entered in the program's own record: by the rules that it was opened with.
    What was begun by signing is finished by signing."""
    signed = any(note.signed is not None for note in session.progress.values())
    return opened.rules.record_elsewhere and not signed


def status(attendee: Attendee, session: Session) -> str:
    """How a person's day ended up, in the words of attendance; late follows the program's rule."""
    if not attendee.spans:
        if attendee.presence == "excused":
            return "excused"
        return "expected" if session.run.ended is None else "no_show"
    if is_late(attendee, session):
        return "late"
    return "left_early" if left_early(attendee, session) else "present"


def is_late(attendee: Attendee, session: Session) -> bool:
    if attendee.arrived is None or session.opened is None or session.run.started is None:
        return False
    minutes = session.opened.rules.late_minutes
    return (attendee.arrived - session.run.started).total_seconds() > minutes * 60


def left_early(attendee: Attendee, session: Session) -> bool:
    """Gone for good before the end, by more than the program's late rule: the last minutes make nobody early."""
    last = attendee.spans[-1].end if attendee.spans else None
    if last is None or attendee.presence != "left" or session.opened is None:
        return False
    end = session.run.ended or lay(session.run, last).projected_end
    return (end - last).total_seconds() > session.opened.rules.late_minutes * 60


def room_time(attendee: Attendee, session: Session, now: datetime) -> TimeInRoom:
    return time_in_room(attendee.spans, session.run, _last(attendee, now))


def _last(attendee: Attendee, now: datetime) -> datetime:
    """Somebody may have left after the moment at which the session is said to have ended: nothing is cut off there."""
    return max([now, *(span.end for span in attendee.spans if span.end is not None)])


def _attendance(
    session: Session, opened: e.SessionOpened, day: str, ended: datetime
) -> Iterator[AttendanceRow]:
    expected = {person.id for person in opened.expected}
    for person, attendee in session.people.items():
        time = room_time(attendee, session, ended)
        counted = counted_spans(attendee.spans, session.run, _last(attendee, ended))
        yield AttendanceRow(
            session.stream,
            person,
            opened.group_id,
            day,
            status(attendee, session),
            _seconds(time.group),
            _seconds(time.service),
            _seconds(time.breaks),
            _seconds(time.before),
            _seconds(time.paused),
            _seconds(time.after),
            int(person in expected),
            json.dumps([(start.isoformat(), end.isoformat()) for start, end in counted]),
        )


def _seconds(length: timedelta) -> int:
    """Cut, not rounded: minutes are rounded once, from these, as the documents round them."""
    return length // timedelta(seconds=1)


def _rounds(session: Session, day: str) -> Iterator[RoundRow]:
    for person, attendee in session.people.items():
        turned_in, turned_out = attendee.check_in, attendee.check_out
        if turned_in or turned_out:
            yield RoundRow(
                session.stream,
                person,
                day,
                craving(turned_in),
                craving(turned_out),
                turned_in.answers.get("used", "") if turned_in else "",
                turned_out.answers.get(PROMISE, "") if turned_out else "",
                turned_in.kept if turned_in else "",
                mood(turned_in),
            )


def _first(session: Session, round: Round) -> str:
    """Who had the first turn of a round; '' without one."""
    turns = ((turn.at, person) for person, each in session.people.items() if (turn := each.turn(round)))
    return min(turns, default=(None, ""))[1]


def _checks(session: Session, day: str) -> Iterator[CheckRow]:
    for person, attendee in session.people.items():
        if attendee.check is not None and not _only_switched(attendee, attendee.check):
            yield CheckRow(session.stream, person, day, attendee.check.model_dump_json())


def _rooms(session: Session, opened: e.SessionOpened, day: str) -> Iterator[RoomRow]:
    # also when everybody came together again before the end
    for number, room in enumerate(session.sat):
        for person in room.people:
            yield RoomRow(session.stream, opened.group_id, day, number, room.lead, person)


def _sent(session: Session, opened: e.SessionOpened, day: str) -> Iterator[SentRow]:
    for entry in session.entries:
        if isinstance(entry.event, e.DocumentSent):
            sent = entry.event
            yield SentRow(
                session.stream,
                day,
                sent.format,
                sent.purpose,
                sent.digest,
                entry.recorded_at.astimezone(UTC).isoformat(),
                entry.author,
                day_in(opened.zone, entry.recorded_at).isoformat(),
                sent.document,
                json.dumps(sent.people),
                sent.leaving.model_dump_json() if sent.leaving else "",
            )


def _found(session: Session, opened: e.SessionOpened, day: str) -> Iterator[FoundRow]:
    """Notes by the words that stand now, of each round a person's last answers, and whatever else has words; not what
    was struck or taken back."""

    def row(
        id: str, at: datetime, text: str, people: Sequence[str], tags: Sequence[str] = (), shown: str = ""
    ) -> FoundRow:
        block = block_at(session, at)
        title = block.title if block is not None else ""
        about = json.dumps(people), json.dumps(tags)
        return FoundRow(session.stream, id, opened.group_id, day, title, text, *about, shown)

    for note in session.notes:
        if not note.struck:
            yield row(note.id, note.at, note.text, note.people, note.tags)
    questions = (*opened.rules.check_in, *opened.rules.check_out)
    last: dict[object, FoundRow] = {}
    for entry in session.entries:
        text = "" if entry.id in session.undone else words(entry)
        if not text or isinstance(entry.event, (e.NoteCaught, e.NoteAmended)):
            continue
        person: str = getattr(entry.event, "person", "") or getattr(entry.event, "about", "")
        again = isinstance(entry.event, (e.CheckedIn, e.CheckedOut))
        last[(type(entry.event), person) if again else entry.id] = row(
            entry.id,
            entry.at,
            text,
            (person,) if person not in ("", GROUP_SECTION) else (),
            shown=_answered(entry.event, questions),
        )
    yield from last.values()


def _progress(session: Session, opened: e.SessionOpened, day: str, ended: datetime) -> Iterator[ProgressRow]:
    """Everybody on the roster is owed a note, and the group its section, until it is signed or stands elsewhere; nobody
    owes one to who was erased."""
    due, elsewhere = note_due(opened, ended).isoformat(), int(noted_elsewhere(session, opened))
    for about in (GROUP_SECTION, *session.names):
        note, state, done, by, text = session.progress_of(about), "owed", "", "", ""
        if note.signed is not None:
            state, done, by = "signed", note.signed.at.astimezone(UTC).isoformat(), note.signed.author
            text = "\n".join((note_words(note.signed.note), *(added.text for added in note.addenda)))
        elif note.entered is not None:
            state, done = "entered", note.entered.astimezone(UTC).isoformat()
        person = "" if about == GROUP_SECTION else about
        yield ProgressRow(session.stream, person, opened.group_id, day, state, due, done, by, text, elsewhere)


def _unsafe(session: Session, opened: e.SessionOpened, day: str) -> Iterator[UnsafeRow]:
    for each in still_open(session):
        since = each.since.astimezone(UTC).isoformat()
        yield UnsafeRow(session.stream, each.person, opened.group_id, day, each.why, since)


def _only_switched(attendee: Attendee, check: TelehealthCheck) -> bool:
    """Nobody was asked anything: there is only a switch from the camera to the phone, or back."""
    return bool(attendee.switched) and check == TelehealthCheck(modality=check.modality)


def _decks(session: Session, opened: e.SessionOpened, day: str) -> Iterator[DeckRow]:
    """What came up counts as used when its block was reached; what was skipped goes back to the deck."""

    def row(deck: str, item: str, outcome: str) -> DeckRow:
        pinned = int(item_key(deck, item) in opened.pinned)
        return DeckRow(session.stream, opened.group_id, deck, item, day, outcome, pinned)

    for item, part in (
        (session.icebreaker, PartKind.ICEBREAKER),
        (session.closing_thought, PartKind.CLOSING_THOUGHT),
        (session.reflection, PartKind.REFLECTION),
    ):
        if item is not None and part in session.reached:
            yield row(item.deck, item.id, "used")
    if session.topic is not None and session.topic_covered is not None:
        yield row(TOPICS, session.topic.id, "used")
    for skipped in session.skipped:
        yield row(skipped.deck, skipped.id, "skipped")


def _coverage(session: Session, opened: e.SessionOpened, day: str, ended: datetime) -> Iterator[CoverageRow]:
    """The share of the education block's minutes that each person was there for: of those that it was allotted, or of
    those that it took, if it took longer. A block that was left early is no whole topic."""
    if session.topic is None or session.topic_covered is None:
        return
    run, enough = session.run, opened.rules.topic_share
    visited = {visit.block for visit in run.visits}
    education = [block for block in run.blocks if block.id in visited and block.has(PartKind.EDUCATION)]
    if not any(run.elapsed(block, ended) for block in education):
        return
    minutes = sum(max(run.allotted(block), run.elapsed(block, ended)).total_seconds() for block in education)
    whole = int(session.topic_covered)
    for person, attendee in session.people.items():
        if attendee.spans:
            time = room_time(attendee, session, ended)
            there = sum(time.blocks[block.id].total_seconds() for block in education)
            share = round(there / minutes, 4)
            yield CoverageRow(session.stream, person, session.topic.id, day, share, whole, enough)


def _blocks(session: Session, opened: e.SessionOpened, day: str, ended: datetime) -> Iterator[BlockRow]:
    """What each block took that the session was in, over all its visits."""
    run = session.run
    visited = {visit.block for visit in run.visits}
    planned = {block.id: block.minutes for block in run.planned}
    for block in run.blocks:
        if block.id in visited:
            held = round(run.elapsed(block, ended).total_seconds())
            yield BlockRow(
                session.stream, opened.group_id, day, block.id, block.title, planned.get(block.id, 0), held
            )
