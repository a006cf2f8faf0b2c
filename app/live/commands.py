"""What a facilitator can do in a session: each command looks at the state and returns what happened, or refuses.

Commands are pure. `now` is when it happens; to back-date, a command is called with an earlier `now`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from app.errors import Refused
from app.live import events as e
from app.live.attending import Attendee
from app.live.before_end import to_be_seen
from app.live.block_titles import block_title
from app.live.conditions import not_over, opened, running_block
from app.live.state import LiveEntry, Note, Session
from app.live.turns import icebreaker_over
from app.model.agenda import MINUTE, ZERO, PartKind
from app.model.days import is_another_day
from app.model.decks import WhyTopic
from app.model.leaving import Leaving
from app.model.notes import read_note, says_nothing, whole_letters
from app.model.programs import Rules
from app.model.rounds import Round, read_answers
from app.words import _, ngettext

UNDO_WITHIN = timedelta(minutes=10)
# the longest that a block can become by giving it minutes
LONGEST = 480

Events = Sequence[e.LiveEvent]


# The clock


def start(session: Session, now: datetime) -> Events:
    """The clock runs. On another day than planned it is an extra session of this one."""
    meeting = opened(session)
    not_over(session)
    if session.run.started is not None:
        raise Refused(_("The session is already running."))
    return [e.SessionStarted(extra=is_another_day(meeting.scheduled, meeting.zone, now))]


def next_block(session: Session, now: datetime) -> Events:
    block = running_block(session)
    place = session.run.index(block.id)
    if place + 1 == len(session.run.blocks):
        raise Refused(_("This is the last block. End the session when you are done."))
    return [e.BlockEntered(block=session.run.blocks[place + 1].id)]


def previous_block(session: Session, now: datetime) -> Events:
    block = running_block(session)
    place = session.run.index(block.id)
    if place == 0:
        raise Refused(_("This is the first block."))
    return [e.BlockEntered(block=session.run.blocks[place - 1].id)]


def enter_block(session: Session, now: datetime, block_id: str) -> Events:
    block = running_block(session)
    if session.run.block(block_id) is None:
        raise Refused(_("That block is not in this agenda."))
    return [] if block_id == block.id else [e.BlockEntered(block=block_id)]


def pause(session: Session, now: datetime) -> Events:
    running_block(session)
    if session.run.paused:
        raise Refused(_("The clock is already paused."))
    return [e.Paused()]


def resume(session: Session, now: datetime) -> Events:
    running_block(session)
    if not session.run.paused:
        raise Refused(_("The clock is running."))
    return [e.Resumed()]


def add_minutes(session: Session, now: datetime, minutes: int) -> Events:
    """Give the current block minutes, or take some when below zero; at least one minute stays."""
    block = running_block(session)
    allotted = session.run.allotted(block) // MINUTE
    if allotted + minutes < 1:
        raise Refused(_("{block} has no minute left to take.").format(block=block_title(block.title)))
    if allotted + minutes > LONGEST:
        raise Refused(_("{block} is as long as it can be.").format(block=block_title(block.title)))
    return [e.TimeAdded(block=block.id, minutes=minutes)] if minutes else []


def end(session: Session, now: datetime, let_go: Collection[str] = ()) -> Events:
    """End the session. Everybody who should still be seen has to be named in `let_go`.

    A room whose clock never started is only closed: nobody has to be seen, and nobody attended.
    """
    opened(session)
    not_over(session)
    if session.run.started is None:
        return [e.SessionEnded()]
    left = [reason.person for reason in to_be_seen(session) if reason.person not in let_go]
    if left:
        raise Refused(
            ngettext(
                "{n} person has not been seen yet. See them, or let them go, before you end.",
                "{n} people have not been seen yet. See them, or let them go, before you end.",
                len(left),
            ).format(n=len(left))
        )
    return [e.SessionEnded(let_go=tuple(let_go))]


# People


def expect_person(session: Session, now: datetime, person: e.Expected) -> Events:
    opened(session)
    if person.id in session.people:
        raise Refused(_("{name} is already on the list.").format(name=person.name))
    return [e.PersonExpected(person=person)]


def mark_arrived(session: Session, now: datetime, person: str) -> Events:
    """In the room, for the first time or again."""
    attendee = _attendee(session, person)
    not_over(session)
    match attendee.presence:
        case "here":
            return []
        case "out" | "left":
            return [e.PersonReturned(person=person)]
        case _:
            return [e.PersonArrived(person=person)]


def mark_stepped_out(session: Session, now: datetime, person: str) -> Events:
    attendee = _here(session, person)
    return [e.PersonSteppedOut(person=attendee.person.id)]


def mark_left(session: Session, now: datetime, person: str) -> Events:
    attendee = _attendee(session, person)
    if not attendee.spans:
        raise Refused(_("{name} has not arrived.").format(name=attendee.name))
    return [] if attendee.presence == "left" else [e.PersonLeft(person=person)]


def mark_excused(session: Session, now: datetime, person: str) -> Events:
    attendee = _attendee(session, person)
    if attendee.spans:
        raise Refused(_("{name} was here today.").format(name=attendee.name))
    return [] if attendee.presence == "excused" else [e.PersonExcused(person=person)]


def flag(session: Session, now: datetime, person: str, flagged: bool = True) -> Events:
    attendee = _attendee(session, person)
    return [] if attendee.flagged is flagged else [e.PersonFlagged(person=person, flagged=flagged)]


# Rounds


def check_in(
    session: Session, now: datetime, person: str, answers: Mapping[str, str], kept: str = ""
) -> Events:
    """Write down a check-in. Skipped answers are left out; what cannot be read is refused, nothing is guessed."""
    _here(session, person)
    read = read_answers(_rules(session).check_in, answers)
    return [e.CheckedIn.model_validate({"person": person, "answers": read, "kept": kept})]


def check_out(session: Session, now: datetime, person: str, answers: Mapping[str, str]) -> Events:
    _here(session, person)
    return [e.CheckedOut(person=person, answers=read_answers(_rules(session).check_out, answers))]


def pass_turn(session: Session, now: datetime, person: str, which: Round) -> Events:
    _here(session, person)
    return [e.TurnPassed(person=person, round=which)]


# What rotates


def draw_icebreaker(session: Session, now: datetime, item: e.Item) -> Events:
    _may_draw(session)
    return [] if session.icebreaker == item else [e.IcebreakerDrawn(item=item)]


def draw_closing_thought(session: Session, now: datetime, item: e.Item) -> Events:
    _may_draw(session)
    return [] if session.closing_thought == item else [e.ClosingThoughtDrawn(item=item)]


def draw_reflection(session: Session, now: datetime, item: e.Item) -> Events:
    _may_draw(session)
    return [] if session.reflection == item else [e.ReflectionDrawn(item=item)]


def choose_topic(session: Session, now: datetime, topic: e.Topic, why: WhyTopic | None = None) -> Events:
    _may_draw(session)
    if not topic.title.strip():
        raise Refused(_("A topic needs a title."))
    return [] if session.topic == topic else [e.TopicChosen(topic=topic, why=why)]


def may_cover(session: Session, now: datetime) -> bool:
    """Whether the education block runs, or was held for a minute at least: without it nobody was there for the
    topic."""
    run = session.run
    if run.live and run.current is not None and run.current.has(PartKind.EDUCATION):
        return True
    held = (run.elapsed(block, now) for block in run.blocks if block.has(PartKind.EDUCATION))
    return sum(held, ZERO) >= MINUTE


def cover_topic(session: Session, now: datetime, whole: bool = True) -> Events:
    """The topic was covered, all of it or a part; also after the end, when there is time to think of it."""
    if session.topic is None:
        raise Refused(_("No topic is chosen for today."))
    if session.topic_covered is whole:
        return []
    if not may_cover(session, now):
        raise Refused(_("The education block was not held, so the topic counts for nobody."))
    parts = () if whole else tuple(dict.fromkeys(part.title for part in session.lesson))
    return [e.TopicCovered(topic=session.topic.id, whole=whole, parts=parts)]


def uncover_topic(session: Session, now: datetime) -> Events:
    """What was said last of the topic is taken back."""
    said = (each for each in reversed(session.entries) if isinstance(each.event, e.TopicCovered))
    return [e.Undone(entry=each.id) for each in said if each.id not in session.undone][:1]


def show_prompt(session: Session, now: datetime, what: str, text: str = "") -> Events:
    """Put a prompt on the share window: 'icebreaker', 'topic', 'reflection' or 'closing_thought'; '' takes it away.
    `text` is another question than the topic's own, or the title of an activity and one of its steps on the next line.

    An icebreaker that was shown and is taken away is done.
    """
    opened(session)
    there = {
        "icebreaker": session.icebreaker,
        "topic": session.topic,
        "reflection": session.reflection,
    }
    if what and there.get(what, session.closing_thought) is None:
        raise Refused(_("There is nothing to show yet."))
    if (session.shown, session.shown_text) == (what, text):
        return []
    over = icebreaker_over(session) if session.shown == "icebreaker" else []
    return [e.PromptShown.model_validate({"what": what, "text": text}), *over]


# Notes


def catch_note(session: Session, now: datetime, text: str) -> Events:
    """Keep a participation note. Its @names and #tags are read; what cannot be read stays as it was typed."""
    opened(session)
    text = whole_letters(text.strip())
    if not text:
        raise Refused(_("There is nothing to save yet."))
    if says_nothing(text):
        raise Refused(_("Write what there is to say after the name, or add a tag."))
    caught = read_note(text, session.names)
    return [e.NoteCaught(text=text, people=caught.people, tags=caught.tags)]


def amend_note(session: Session, now: datetime, note: str, text: str) -> Events:
    old, text = _note(session, note), whole_letters(text.strip())
    if not text:
        raise Refused(_("A note cannot become empty. Strike it instead."))
    if says_nothing(text):
        raise Refused(_("Write what there is to say after the name, or add a tag."))
    if old.mark:
        raise Refused(_("A mark has no words to change. Strike it and mark again."))
    if text == old.text:
        return []
    caught = read_note(text, session.names)
    return [e.NoteAmended(note=note, text=text, people=caught.people, tags=caught.tags)]


def strike_note(session: Session, now: datetime, note: str) -> Events:
    return [] if _note(session, note).struck else [e.NoteStruck(note=note)]


# What is written down about the session itself


def correct_clock(session: Session, now: datetime, seconds: float) -> Events:
    return [e.ClockCorrected(seconds=round(seconds, 3))]


def send_document(
    session: Session,
    now: datetime,
    format: str,
    purpose: str,
    digest: str,
    document: str = "session",
    people: tuple[str, ...] = (),
    leaving: Leaving | None = None,
) -> Events:
    """A document of the session left the vault; `digest` is the SHA-256 of what left, `people` of whom it tells where
    that is not the whole roster."""
    opened(session)
    return [
        e.DocumentSent(
            format=format, purpose=purpose, digest=digest, document=document, people=people, leaving=leaving
        )
    ]


def last_act(session: Session, now: datetime, by: str) -> tuple[LiveEntry, ...]:
    """What `undo` would take back: the newest act of `by`, or of the clock, within the last ten minutes, and since a
    note was signed last: whoever signed had everything before that in view.

    The entries of one act were written down together, at one moment by one author.
    """
    for entry in reversed(session.entries):
        if now - entry.recorded_at > UNDO_WITHIN or isinstance(entry.event, e.SIGNED_EVENTS):
            break
        theirs = entry.author == by or isinstance(entry.event, e.CLOCK_EVENTS)
        if theirs and entry.id not in session.undone and _can_be_undone(entry):
            return tuple(
                other
                for other in session.entries
                if (other.author, other.recorded_at) == (entry.author, entry.recorded_at)
                and other.id not in session.undone
                and _can_be_undone(other)
            )
    return ()


def sent_since(session: Session, now: datetime, by: str, act: Sequence[LiveEntry]) -> bool:
    """Whether `by` sent a document after that act: `undo` passes it over, since it cannot be called back."""
    newer = session.entries[session.entries.index(act[-1]) + 1 :] if act else session.entries
    return any(
        isinstance(entry.event, e.DocumentSent)
        and entry.author == by
        and now - entry.recorded_at <= UNDO_WITHIN
        for entry in newer
    )


def undo(session: Session, now: datetime, by: str) -> Events:
    act = last_act(session, now, by)
    if not act and sent_since(session, now, by, act):
        raise Refused(_("What was sent cannot be taken back."))
    if not act and any(isinstance(entry.event, e.SIGNED_EVENTS) for entry in session.entries):
        raise Refused(_("What was done before a note was signed stays."))
    if not act:
        raise Refused(_("There is nothing of the last ten minutes to take back."))
    return [e.Undone(entry=entry.id) for entry in act]


def _can_be_undone(entry: LiveEntry) -> bool:
    return entry.event is not None and not isinstance(entry.event, e.LASTING_EVENTS)


def _may_draw(session: Session) -> None:
    """After the end it stands what the group used."""
    opened(session)
    not_over(session)


def _rules(session: Session) -> Rules:
    return opened(session).rules


def _attendee(session: Session, person: str) -> Attendee:
    opened(session)
    if person not in session.people:
        raise Refused(_("That person is not on today's list."))
    return session.people[person]


def _here(session: Session, person: str) -> Attendee:
    attendee = _attendee(session, person)
    if attendee.presence != "here":
        raise Refused(_("{name} is not in the room now.").format(name=attendee.name))
    return attendee


def _note(session: Session, note: str) -> Note:
    found = next((caught for caught in session.notes if caught.id == note), None)
    if found is None:
        raise Refused(_("That note is not there any more."))
    return found
