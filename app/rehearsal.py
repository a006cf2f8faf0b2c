"""A whole session played through the real desk and a real vault in a temporary folder, in seconds."""

from __future__ import annotations

import random
import secrets
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app import rehearsal_cast as cast
from app.clock import Clock, SetClock
from app.desk import Desk, Seat
from app.errors import Refused
from app.intake.programs import shipped_programs
from app.live import commands, steering
from app.live.before_end import to_be_seen
from app.live.lobby import check_as_before, check_telehealth
from app.live.state import Session
from app.model.agenda import MINUTE, PartKind
from app.model.decks import DeckKind
from app.model.groups import Group
from app.model.leaving import Destination, Leaving
from app.model.rounds import Question, Round
from app.model.telehealth import TelehealthCheck
from app.opening import another
from app.parcels import record_of, session_parcel
from app.practice import care
from app.practice import commands as practice
from app.rehearsal_review import review
from app.rehearsal_table import table
from app.sending import send
from app.setting_up import first_group, set_up, shipped_library
from app.vault.folder import Vault
from app.vault.keys import LEAST_COST
from app.words import _

ZONE = "America/New_York"
# a Tuesday at which both programs meet
DAY = date(2026, 11, 24)
EARLIER_SESSIONS = 6
_ON_PAPER = ("pdf", "docx")

Moment = Callable[[str, Desk], None]


def rehearse(agenda: str, out: Path, seed: int = 1, moment: Moment | None = None, paper: bool = False) -> str:
    """Play a session of a shipped agenda and return its run as a table; the documents are written into `out`; `paper`
    asks for those that are printed or written on as well.

    `moment` is called at seven moments, with their names. The vault is gone when this returns.
    """
    with tempfile.TemporaryDirectory(prefix="groupside-") as folder:
        desk, clock, group = open_practice(Path(folder) / "vault", agenda, seed)
        try:
            play(desk, clock, group, random.Random(seed), moment or _nothing)
            reviewed = review(desk, clock)
            record, parcel = record_of(desk), session_parcel(desk)
            out.mkdir(parents=True, exist_ok=True)
            kept = Leaving(destination=Destination.RECORD)
            ways = [way for way in parcel.ways if paper or way.id not in _ON_PAPER]
            written = send(desk.seat(cast.FACILITATOR.id), parcel, ways, out, kept)
            return table(record, written, *reviewed)
        finally:
            desk.close()


def open_practice(
    folder: Path, agenda: str, seed: int = 1, passphrase: str = ""
) -> tuple[Desk, SetClock, Group]:
    """A furnished practice in a new vault, some sessions into its life, on the morning of the session; with a
    `passphrase`, of who leads, it can be opened again."""
    clock = SetClock(datetime(2026, 11, 2, 8, 0, tzinfo=ZoneInfo(ZONE)))
    desk = new_practice(folder, clock, passphrase=passphrase)
    group = desk.practice.groups[f"group-{agenda}"]
    past_sessions(desk, clock, group, EARLIER_SESSIONS, random.Random(-seed))
    first = min(
        meeting for meeting in group.meetings_between(_midnight(DAY), _midnight(DAY + timedelta(days=1)))
    )
    _set(clock, desk, first - 20 * MINUTE)
    return desk, clock, group


def new_practice(folder: Path, clock: Clock, zone: str = ZONE, passphrase: str = "") -> Desk:
    """A vault with both programs, two facilitators and ten people in both groups, who live by the clocks of `zone`;
    without a `passphrase` nobody knows the one that it has."""
    passphrase = passphrase or secrets.token_urlsafe(24)
    vault = Vault.create(folder, cast.FACILITATOR.id, passphrase, cost=LEAST_COST)
    # ids without chance: the same seed draws the same icebreaker, and pictures can be compared
    desk = Desk(vault, clock, shipped_library(), random.Random(0).randbytes)
    seat = desk.seat(cast.FACILITATOR.id)
    programs = shipped_programs()
    groups = [first_group(shipped, f"group-{shipped.program.id}", zone) for shipped in programs]
    set_up(seat, cast.FACILITATOR, zip(programs, groups, strict=True))
    seat.arrange(practice.add_user, cast.CO_FACILITATOR)
    for person in cast.people():
        joined = DAY - timedelta(days=8 if person.id == cast.NEWCOMER else 40)
        member = person.model_copy(update={"joined": joined})
        seat.arrange(practice.add_person, member, groups[0].id, date(2026, 11, 1))
        seat.arrange(care.join, member.id, groups[1].id, date(2026, 11, 1))
    return desk


def past_sessions(desk: Desk, clock: SetClock, group: Group, count: int, chance: random.Random) -> None:
    """The last `count` meetings before the day of the rehearsal, held as planned: promises, cravings and hours."""
    meetings = group.meetings_between(_midnight(date(2026, 11, 3)), _midnight(DAY))
    for start in meetings[len(meetings) - count :]:
        _set(clock, desk, start)
        stage = _Stage(desk, clock, chance)
        stage.open(group, start)
        stage.alex.do(commands.start)
        absent = chance.choice(cast.NAMES)
        for person in stage.people:
            if person != cast.person_id(absent):
                stage.alex.do(commands.mark_arrived, person)
                stage.check(person)
        stage.round(Round.CHECK_IN)
        for block in stage.session.run.blocks[1:]:
            stage.pass_minutes(stage.left())
            stage.alex.do(commands.enter_block, block.id)
        stage.alex.do(commands.cover_topic)
        stage.round(Round.CHECK_OUT)
        stage.pass_minutes(stage.left())
        stage.end()
        desk.put_away()


def play(desk: Desk, clock: SetClock, group: Group, chance: random.Random, moment: Moment) -> None:
    """The session itself, with what happens on a real day: somebody late, a dropped connection, an over-run."""
    stage = _Stage(desk, clock, chance)
    start = next(meeting for meeting in group.meetings_between(desk.now(), desk.now() + timedelta(days=7)))
    stage.until(start - (6 + chance.randrange(3)) * MINUTE)
    stage.open(group, start)
    late = chance.choice(cast.CAN_BE_LATE)
    early = [person for person in stage.people if person not in (cast.EXCUSED, cast.NO_SHOW, late)]
    stage.alex.do(commands.mark_excused, cast.EXCUSED)
    for person in early[:4]:
        stage.alex.do(commands.mark_arrived, person)
        if person != early[3]:
            stage.check(person)
        stage.pass_seconds(20)
    moment("1-lobby", desk)
    stage.check(early[3])
    for person in early[4:]:
        stage.alex.do(commands.mark_arrived, person)
        stage.check(person)
        stage.pass_seconds(15)
    _open_the_day(stage, start, late, moment)
    _teach(stage, moment)
    _rest_of_the_day(stage, moment)
    _close_the_day(stage, moment)


def _open_the_day(stage: _Stage, start: datetime, late: str, moment: Moment) -> None:
    """A few minutes late; check-ins; somebody joins after eight minutes."""
    stage.until(start + stage.chance.randint(1, 3) * MINUTE)
    stage.alex.do(commands.start)
    stage.pass_minutes(1)
    if stage.session.icebreaker is not None:
        item = another(stage.session, stage.desk.practice, stage.desk.library, DeckKind.ICEBREAKER)
        stage.alex.do(commands.draw_icebreaker, item)
        stage.alex.do(commands.show_prompt, "icebreaker")
    first, second, *others = [person for person in stage.people if person in stage.session.here]
    stage.check_in(first)
    stage.check_in(second)
    stage.catch(cast.OPENING_NOTES[:2])
    stage.until(start + (10 + stage.chance.randrange(2)) * MINUTE)
    stage.alex.do(commands.mark_arrived, late)
    stage.check(late)
    stage.check_in(cast.HAVING_A_HARD_DAY, used="yes", craving="7")
    stage.alex.do(commands.flag, cast.HAVING_A_HARD_DAY)
    stage.sam.do(commands.catch_note, cast.OPENING_NOTES[3])
    stage.catch(cast.OPENING_NOTES[2:3])
    stage.alex.do(commands.mark_stepped_out, cast.DROPS_OUT)
    stage.sam.do(commands.catch_note, "@Priya Connection dropped; she wrote that she is coming back. #out")
    stage.pass_minutes(1.5)
    moment("2-opening", stage.desk)
    stage.pass_minutes(1)
    stage.alex.do(commands.mark_arrived, cast.DROPS_OUT)
    for person in [*others, late]:
        if stage.session.people[person].check_in is None:
            stage.check_in(person)
    stage.catch(cast.OPENING_NOTES[4:])


def _teach(stage: _Stage, moment: Moment) -> None:
    """The education block; where it is not the first, the one before it runs over by a few minutes."""
    block = next(block for block in stage.session.run.blocks if block.has(PartKind.EDUCATION))
    if stage.session.block != block:
        stage.pass_minutes(stage.left() + stage.chance.uniform(3.2, 6.2))
        moment("3-over-run", stage.desk)
        stage.alex.do(steering.accept_catch_up)
        stage.alex.do(commands.next_block)
    stage.alex.do(commands.show_prompt, "topic")
    stage.pass_minutes(4)
    stage.catch(cast.TOPIC_NOTES[:4])
    stage.alex.do(commands.pause)
    stage.sam.do(commands.catch_note, "Fire alarm at the office, two minutes.")
    stage.pass_minutes(stage.chance.uniform(1.8, 3.8))
    moment("4-pause", stage.desk)
    stage.alex.do(commands.resume)
    stage.pass_minutes(5)
    stage.catch(cast.TOPIC_NOTES[4:])
    # a slip of the hand, taken back at once
    stage.alex.do(commands.next_block)
    stage.pass_seconds(4)
    stage.alex.undo()
    stage.alex.do(commands.cover_topic)
    if stage.session.run.index(block.id) == 0:
        stage.pass_minutes(stage.left() + stage.chance.uniform(3.2, 6.2))
        moment("3-over-run", stage.desk)
        stage.alex.do(steering.accept_catch_up)
        stage.alex.do(commands.next_block)
    else:
        stage.go_on()


def _rest_of_the_day(stage: _Stage, moment: Moment) -> None:
    """The break, if there is one, and the group itself."""
    if stage.session.block is not None and stage.session.block.is_break:
        stage.pass_minutes(6)
        moment("5-middle", stage.desk)
        stage.go_on()
        # the group itself is the block before the last; what an agenda has before it is held as planned
        while len(stage.session.run.blocks) - stage.session.run.index(stage.session.block.id) > 2:
            stage.go_on()
        stage.pass_minutes(8)
        stage.catch(cast.GROUP_NOTES)
        stage.go_on()
        return
    stage.pass_minutes(6)
    stage.catch(cast.GROUP_NOTES[:5])
    moment("5-middle", stage.desk)
    stage.pass_minutes(8)
    stage.catch(cast.GROUP_NOTES[5:])


def _close_the_day(stage: _Stage, moment: Moment) -> None:
    """Check-outs where the agenda has them, the closing thought, somebody leaves early, the end."""
    stage.pass_minutes(2)
    here = [person for person in stage.people if person in stage.session.here]
    stage.check_out(here[:3])
    if stage.session.closing_thought is not None:
        stage.alex.do(commands.show_prompt, "closing_thought")
    moment("6-closing", stage.desk)
    stage.check_out([person for person in here[3:] if person != cast.HAVING_A_HARD_DAY])
    stage.catch(cast.CLOSING_NOTES)
    stage.pass_minutes(max(0.0, stage.left() - 9))
    stage.alex.do(commands.mark_left, here[-2] if here[-2] != cast.HAVING_A_HARD_DAY else here[-1])
    stage.pass_minutes(stage.left() - 4)
    moment("7-last-minutes", stage.desk)
    stage.pass_minutes(stage.left() + 1)
    stage.end()


class _Stage:
    """The session that is being played, its two seats, and the clock."""

    def __init__(self, desk: Desk, clock: SetClock, chance: random.Random) -> None:
        self.desk, self.chance = desk, chance
        self._clock = clock
        self.alex: Seat = desk.seat(cast.FACILITATOR.id)
        self.sam: Seat = desk.seat(cast.CO_FACILITATOR.id)

    @property
    def session(self) -> Session:
        if self.desk.session is None:
            raise Refused(_("No session is open."))
        return self.desk.session

    @property
    def people(self) -> list[str]:
        return list(self.session.people)

    def open(self, group: Group, start: datetime) -> None:
        self.alex.open_session(self.desk.prepare(group, start).result())

    def pass_minutes(self, minutes: float) -> None:
        self.pass_seconds(minutes * 60)

    def pass_seconds(self, seconds: float) -> None:
        self._clock.pass_time(timedelta(seconds=max(0.0, seconds)))

    def until(self, moment: datetime) -> None:
        self.pass_seconds((moment - self.desk.now()).total_seconds())

    def left(self) -> float:
        """Minutes that the current block has left; zero in an over-run."""
        block = self.session.block
        return 0.0 if block is None else max(0.0, self.session.run.remaining(block, self.desk.now()) / MINUTE)

    def go_on(self) -> None:
        """To the next block, once this one is over."""
        self.pass_minutes(self.left())
        self.alex.do(commands.next_block)

    def catch(self, notes: tuple[str, ...]) -> None:
        for place, note in enumerate(notes):
            (self.sam if place % 4 == 3 else self.alex).do(commands.catch_note, note)
            self.pass_seconds(self.chance.uniform(40, 100))

    def round(self, which: Round) -> None:
        """Everybody here, one after the other, where the program asks."""
        if which is Round.CHECK_IN:
            for person in self.people:
                if person in self.session.here:
                    self.check_in(person)
        else:
            self.check_out([person for person in self.people if person in self.session.here])

    def check(self, person: str) -> None:
        """The telehealth checks: as last time where there was one."""
        if self.session.people[person].person.last_check is not None:
            self.alex.do(check_as_before, person)
            return
        home = cast.home(person)
        answers = TelehealthCheck(
            identity=True,
            address=home.address,
            location=home.id,
            state=home.state,
            private=True,
            others="nobody",
            not_driving=True,
            modality="video",
        )
        self.alex.do(check_telehealth, person, answers)

    def check_in(self, person: str, **said: str) -> None:
        """A turn with answers by chance, but for those that are `said`."""
        rules = self.session.opened.rules if self.session.opened else None
        if rules is None or not rules.check_in:
            return
        craving = cast.USUAL_CRAVING[person] + self.chance.choice((-1, 0, 0, 1))
        answers = {**self._answers(rules.check_in), "craving": str(craving), **said}
        promised = bool(self.session.people[person].person.last_promise)
        kept = self.chance.choice(("kept", "kept", "partly", "not_yet")) if promised else ""
        self.pass_seconds(self.chance.uniform(60, 110) if self._has_round() else 20)
        self.alex.do(commands.check_in, person, answers, kept)

    def check_out(self, people: list[str]) -> None:
        rules = self.session.opened.rules if self.session.opened else None
        if rules is None or not rules.check_out:
            return
        for person in people:
            self.pass_seconds(self.chance.uniform(60, 100))
            before = self.session.people[person].check_in
            level = int(before.answers["craving"]) if before else cast.USUAL_CRAVING[person]
            craving = str(max(0, level - self.chance.choice((0, 1, 1, 2))))
            answers = {**self._answers(rules.check_out), "craving": craving}
            self.alex.do(commands.check_out, person, answers)

    def _answers(self, questions: tuple[Question, ...]) -> dict[str, str]:
        return {
            question.id: self.chance.choice(cast.ANSWERS[question.id])
            for question in questions
            if question.id in cast.ANSWERS
        }

    def end(self) -> None:
        self.alex.do(commands.end, [person.person for person in to_be_seen(self.session)])

    def _has_round(self) -> bool:
        block = self.session.block
        return block is not None and block.has(PartKind.CHECK_IN_ROUND)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(ZONE))


def _set(clock: SetClock, desk: Desk, moment: datetime) -> None:
    clock.pass_time(moment - desk.now())


def _nothing(name: str, desk: Desk) -> None:
    """Nobody looks."""
