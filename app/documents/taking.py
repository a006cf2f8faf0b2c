"""Takes the record of a session: the one place where its state becomes what documents say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from app.documents import record as r
from app.errors import ExportRefused
from app.live import events as e
from app.live.attending import Attendee, Turn
from app.live.before_end import reasons
from app.live.languages import record_language
from app.live.reports import reports_taken
from app.live.rows import room_time, status
from app.live.safety import steps_taken, told_of
from app.live.safety_steps import done_words
from app.live.state import Note, Session
from app.model.agenda import ZERO, PartKind, Run, Span, lay, planned_spans
from app.model.decks import DeckKind
from app.model.notes import read_note
from app.model.people import User
from app.model.rounds import Question
from app.model.usual_questions import asked
from app.words import _, said_in, to_the_screens

# enough hex digits of a SHA-256 to tell one file from another by eye
SHORT_DIGEST = 12


@said_in(record_language)
def take_record(session: Session, now: datetime, users: Mapping[str, User]) -> r.SessionRecord:
    """Everything that a document can say about the session as it stands at `now`.

    Times are in the zone that the session was opened in. `users` are the practice's users by id, for the names
    under notes. Raises ExportRefused when nothing was opened.
    """
    if session.opened is None:
        with to_the_screens():
            raise ExportRefused(_("There is no session to export."))
    return _Taking(session, session.opened, now, users).whole()


class _Taking:
    """One record in the making: what all its parts need."""

    def __init__(
        self, session: Session, opened: e.SessionOpened, now: datetime, users: Mapping[str, User]
    ) -> None:
        self.session, self.opened, self.run = session, opened, session.run
        self.now = now
        self.until = session.run.ended or now
        self.zone = ZoneInfo(opened.zone)
        self.users = {user.id: user for user in opened.facilitators} | dict(users)

    def whole(self) -> r.SessionRecord:
        opened, run, timeline = self.opened, self.run, lay(self.run, self.now)
        held = {block.id: run.elapsed(block, self.until) for block in run.blocks}
        return r.SessionRecord(
            schema_version=1,
            id=self.session.stream,
            made_at=self.local(self.now),
            state=_state(run),
            program_id=opened.program_id,
            program=opened.program_name,
            group_id=opened.group_id,
            group=opened.group_name,
            number=opened.number,
            agenda=opened.agenda.title,
            day=opened.day,
            zone=opened.zone,
            scheduled_start=self.local(run.scheduled),
            scheduled_end=self.local(timeline.planned_end),
            started=self.maybe(run.started),
            ended=self.maybe(run.ended),
            planned_minutes=sum(block.minutes for block in run.planned),
            planned_service_minutes=sum(block.minutes for block in run.planned if block.service),
            held=r.Amount.of(sum(held.values(), ZERO)),
            held_service=r.Amount.of(sum((held[block.id] for block in run.blocks if block.service), ZERO)),
            paused=r.Amount.of(sum((_length(pause, self.until) for pause in run.pauses), ZERO)),
            drift=r.Amount.of(timeline.drift),
            facilitators=tuple(
                r.Facilitator(id=user.id, name=user.name, credentials=user.credentials, role=user.role.value)
                for user in opened.facilitators
            ),
            blocks=tuple(self.blocks()),
            participants_expected=len(self.session.people),
            participants_attended=len(self.session.attended),
            people=tuple(self.people()),
            notes=tuple(self.note(note) for note in self.standing_notes()),
            icebreaker=self.came_up(DeckKind.ICEBREAKER, PartKind.ICEBREAKER),
            topic=self.topic(),
            closing_thought=self.came_up(DeckKind.CLOSING_THOUGHT, PartKind.CLOSING_THOUGHT),
            reflection=self.came_up(DeckKind.REFLECTION, PartKind.REFLECTION),
            left_out=tuple(self.left_out()),
            guests=tuple(self.guests()),
            reports=tuple(self.reports()),
        )

    def blocks(self) -> Iterator[r.BlockRecord]:
        planned = {block.id: block.minutes for block in self.run.planned}
        for laid in lay(self.run, self.now).blocks:
            visits = [visit for visit in self.run.visits if visit.block == laid.block.id]
            yield r.BlockRecord(
                id=laid.block.id,
                title=laid.block.title,
                service=laid.block.service,
                is_break=laid.block.is_break,
                planned_start=self.local(laid.planned_start),
                planned_end=self.local(laid.planned_end),
                planned_minutes=planned.get(laid.block.id, 0),
                allotted_minutes=r.Amount.of(laid.allotted).minutes,
                started=self.maybe(visits[0].start if visits else None),
                ended=self.maybe(visits[-1].end if visits else None),
                held=r.Amount.of(laid.elapsed),
                put_in=laid.block.id not in planned,
                visits=tuple(
                    r.BlockVisit(start=self.local(visit.start), end=self.maybe(visit.end)) for visit in visits
                ),
                paused=r.Amount.of(
                    sum((_length(visit.span, self.until) for visit in visits), ZERO) - laid.elapsed
                ),
            )

    def left_out(self) -> Iterator[r.BlockRecord]:
        spans, there = planned_spans(self.run), {block.id for block in self.run.blocks}
        for block in self.run.planned:
            if block.id not in there:
                start, end = spans[block.id]
                yield r.BlockRecord(
                    id=block.id,
                    title=block.title,
                    service=block.service,
                    is_break=block.is_break,
                    planned_start=self.local(start),
                    planned_end=self.local(end),
                    planned_minutes=block.minutes,
                    allotted_minutes=0,
                    started=None,
                    ended=None,
                    held=r.Amount.of(ZERO),
                )

    def guests(self) -> Iterator[r.GuestCount]:
        roles = Counter(guest.role for guest in self.session.guests.values())
        for role in ("family", "observer", "other"):
            if roles[role]:
                yield r.GuestCount.model_validate({"role": role, "count": roles[role]})

    def reports(self) -> Iterator[r.ReportRecord]:
        people = self.session.people
        for entry, report in reports_taken(self.session):
            whose = set(report.matches.values())
            yield r.ReportRecord(
                platform=report.platform,
                digest=report.digest[:SHORT_DIGEST],
                at=self.local(entry.recorded_at),
                by=self.signature(entry.author),
                # a name can be a guest's or nobody's as well
                matched=sum(person in whose for person in people),
                kept_report=tuple(each for each in people if report.kept.get(each) == "report"),
                kept_live=tuple(each for each in people if report.kept.get(each) == "live"),
            )

    def people(self) -> Iterator[r.PersonRecord]:
        rules = self.opened.rules
        for person, attendee in self.session.people.items():
            time = room_time(attendee, self.session, self.until)
            yield r.PersonRecord.model_validate(
                {
                    "id": person,
                    "name": attendee.name,
                    "status": status(attendee, self.session),
                    "stays": self.stays(attendee),
                    "blocks": [
                        r.TimeInBlock(
                            block=block.id, title=block.title, time=r.Amount.of(time.blocks[block.id])
                        )
                        for block in self.run.blocks
                    ],
                    "group": r.Amount.of(time.group),
                    "service": r.Amount.of(time.service),
                    "breaks": r.Amount.of(time.breaks),
                    "before": r.Amount.of(time.before),
                    "paused": r.Amount.of(time.paused),
                    "after": r.Amount.of(time.after),
                    "check_in": self.turn(attendee.check_in, rules.check_in, attendee.person.last_promise),
                    "check_out": self.turn(attendee.check_out, rules.check_out, ""),
                    "flagged": attendee.flagged,
                    "let_go": reasons(self.session, person) if person in self.session.let_go else (),
                    "notes": [note.id for note in self.standing_notes() if person in note.people],
                    "seen": attendee.seen,
                    "safety": list(self.safety(person)),
                    "told": list(self.told(person)),
                }
            )

    def safety(self, person: str) -> Iterator[r.SafetyStepRecord]:
        for taken in steps_taken(self.session, person):
            yield r.SafetyStepRecord(
                at=self.local(taken.at),
                author=self.signature(taken.author),
                situation=taken.situation,
                step=taken.step,
                words=done_words(taken.situation, taken.step, taken.words),
            )

    def told(self, person: str) -> Iterator[r.EmergencyRecord]:
        for told in told_of(self.session, person):
            yield r.EmergencyRecord(
                at=self.local(told.at),
                told=told.told,
                affiliation=told.affiliation,
                by=told.by or self.signature(told.author),
                emergency=told.emergency,
            )

    def signature(self, user: str) -> str:
        author = self.users.get(user)
        return author.signature if author else ""

    def stays(self, attendee: Attendee) -> list[r.Stay]:
        spans = sorted(attendee.spans, key=lambda span: span.start)
        return [r.Stay(start=self.local(span.start), end=self.maybe(span.end)) for span in spans]

    def turn(self, turn: Turn | None, questions: tuple[Question, ...], last_promise: str) -> r.Turn | None:
        if turn is None:
            return None
        answers = [
            r.Answer(question=question.id, label=asked(question).label, answer=turn.answers[question.id])
            for question in questions
            if question.id in turn.answers
        ]
        return r.Turn.model_validate(
            {
                "at": self.local(turn.at),
                "passed": turn.passed,
                "last_promise": last_promise,
                "kept": turn.kept,
                "answers": answers,
            }
        )

    def standing_notes(self) -> list[Note]:
        """The notes that count, in the order of what they tell."""
        return sorted((note for note in self.session.notes if not note.struck), key=lambda note: note.at)

    def note(self, note: Note) -> r.NoteRecord:
        names = self.session.names
        return r.NoteRecord(
            id=note.id,
            at=self.local(note.at),
            author_id=note.author,
            author=self.signature(note.author),
            people=note.people,
            names=tuple(names[person] for person in note.people if person in names),
            tags=note.tags,
            typed=note.text,
            words=read_note(note.text, names).words,
            amended=note.amended,
        )

    def came_up(self, kind: DeckKind, part: PartKind) -> r.PromptRecord | None:
        """What was drawn and whose block the group was in."""
        item = self.session.drawn(kind)
        if item is None or part not in self.session.reached:
            return None
        return r.PromptRecord(id=item.id, text=item.text, follow_up=item.follow_up)

    def topic(self) -> r.TopicRecord | None:
        topic, covered = self.session.topic, self.session.topic_covered
        if topic is None:
            return None
        return r.TopicRecord(
            id=topic.id,
            title=topic.record_title or topic.title,
            outline=topic.record_outline or topic.outline,
            question=topic.question,
            covered="not_marked" if covered is None else "wholly" if covered else "partly",
            parts=self.session.parts_covered if covered is False else (),
        )

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def maybe(self, moment: datetime | None) -> datetime | None:
        return None if moment is None else self.local(moment)


def _state(run: Run) -> Literal["open", "running", "ended"]:
    if run.started is None:
        return "open"
    return "running" if run.ended is None else "ended"


def _length(span: Span, until: datetime) -> timedelta:
    start, end = span.until(until)
    return end - start
