"""The desk: the one mutable object, holding a vault, the folded state, and the only way to change either."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from types import MappingProxyType
from typing import Concatenate, ParamSpec, TypeVar

from app.audit import events as audit
from app.audit.lately import Lately
from app.clock import JUMP, Clock, Noticed, Trusted, milliseconds
from app.errors import Refused
from app.key_acts import KeyActs
from app.lines import done, draft_key, line, obsolete_drafts, practice_entry, then
from app.live import commands as live
from app.live import events as live_events
from app.live import rows as live_rows
from app.live import state as live_state
from app.live import steering
from app.live.state import Session
from app.live.words import describe
from app.model.days import day_in
from app.model.decks import Library
from app.model.entry import Entry, Event, new_id
from app.model.groups import Group
from app.model.people import Person
from app.model.roles import Right, may, needed, refuse
from app.model.rows import Rows
from app.opening import expected, opening
from app.past import going_on, past_of, past_session, rows_of
from app.practice import commands as practice_commands
from app.practice import events as practice_events
from app.practice import state as practice_state
from app.practice.state import STREAM as PRACTICE
from app.practice.state import Practice
from app.vault.entries import Batch, Ids
from app.vault.folder import Vault
from app.vault.writer import Saving
from app.without import Without
from app.words import _

P = ParamSpec("P")
E = TypeVar("E", bound=Event)


class Desk:
    """Everything in one place: what the vault holds, folded; every change goes through a `Seat`.

    Used by one thread. After each change the watchers are called; what the disk says (`saving`, `is_saved`) changes
    from the writer's thread, which calls the watchers of saving.
    """

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        library: Library,
        randomness: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self.vault = vault
        self.shipped = library
        self.session: Session | None = None
        self._clock = clock
        self._randomness = randomness
        self._time = Trusted(clock)
        self._watchers: list[Callable[[], None]] = []
        self._saving_watchers: list[Callable[[], None]] = []
        self._unsaved: set[str] = set()
        self._drafts: dict[str, tuple[str, str]] = {}
        self._lately, self.key_acts = Lately(), KeyActs()
        self.practice = Practice()
        self.acts = 0  # with each of them it stands otherwise
        vault.watch(self._saved)
        if vault.views_stale:
            self.rebuild_views().result()  # first: what runs is found by them
        self.reload()
        self.seat(vault.user).arrange(practice_commands.note_failed_unlocks, vault.failed_unlocks)

    def reload(self) -> None:
        """Fold what the vault holds: at the start, and after entries were brought in from another place."""
        lines = self.vault.read(PRACTICE).result()
        self.practice = practice_state.fold_all(practice_entry(stored) for stored in lines)
        self._drafts = self.vault.drafts().result()
        self._go_on_with_running_session()
        self._changed()

    # What time it is

    def now(self) -> datetime:
        """The time everything happens at: trusted while a session runs, aware UTC in whole milliseconds."""
        return self._time.now()

    def notice_clock(self) -> Noticed:
        """Look at the clocks; sleep and a changed one are written down in a running session, whose time goes on.

        A block that does not hold is left when its minutes are over, also if nobody looked at that moment.
        """
        noticed = self._time.notice()
        if noticed.slept and self.session is not None and self.session.run.live:
            self.seat(self.vault.user).do(steering.note_sleep, noticed.slept.total_seconds())
        if noticed.jumped:
            if self.session is not None and self.session.run.ended is None:
                # people may be in the room already: their minutes do not move either
                self.seat(self.vault.user).do(live.correct_clock, noticed.jumped.total_seconds())
            else:
                self._time = Trusted(self._clock)
        while (
            self.session is not None and (over := steering.goes_on_at(self.session, self.now())) is not None
        ):
            self.seat(self.vault.user).at(over).do(live.next_block)
        return noticed

    @property
    def library(self) -> Library:
        """What ships, with what the practice has of its own."""
        return self.practice.offer.added_to(self.shipped)

    # Who acts, who watches

    def seat(self, user: str) -> Seat:
        return Seat(self, user)

    def watch(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every act."""
        self._watchers.append(changed)

    def watch_saving(self, changed: Callable[[], None]) -> None:
        """Call `changed`, from the writer's thread, whenever something was saved or could not be."""
        self._saving_watchers.append(changed)

    @property
    def saving(self) -> Saving:
        return self.vault.saving

    def is_saved(self, entry: str) -> bool:
        """Whether the disk has acknowledged an entry."""
        return entry not in self._unsaved

    # Sessions

    def prepare(
        self, group: Group, scheduled: datetime, practice: Practice | None = None
    ) -> Future[live_events.SessionOpened]:
        """What a session of the group would be opened with now, or if the practice were as `practice`."""
        if self.practice.program_of(group) is None:
            raise Refused(_("Choose a program for this group first."))
        practice, scheduled = practice or self.practice, milliseconds(scheduled)
        library = practice.offer.added_to(self.shipped)
        members = [person.id for person in practice.expected_at(group, scheduled)]
        return then(
            past_of(self.vault, group, members),
            lambda past: opening(practice, group, scheduled, past, library),
        )

    def put_away(self) -> None:
        """Lay a session aside that has ended, or never started; it stays in the vault."""
        session = self.session
        if session is not None and session.run.live:
            raise Refused(_("The session is still running. End it first."))
        if session is not None and session.run.ended is None:
            # no end of it will tell what was written, struck or sent before
            self.vault.append(Batch(rows={session.stream: live_rows.rows(session)}))
        self.session = None
        self._time = Trusted(self._clock)
        self.vault.tidy()
        self._changed()

    def take_out(self, session: Session) -> None:
        """Lay a past session on the desk again, to look at or to send; `put_away` lays it back."""
        if self.session is not None and self.session.run.ended is None:
            raise Refused(_("A session is already open. End it first."))
        if session.run.ended is None:
            raise Refused(_("That session has not ended."))
        self.session = session
        self._changed()

    def past_session(self, stream: str) -> Future[Session]:
        """A session of the past, exactly as it was."""
        return past_session(self.vault, stream)

    def rebuild_views(self) -> Future[None]:
        """Have every session folded again and its rows and words replaced: a view with a new shape is a rebuild."""
        return self.vault.rebuild_views(rows_of)

    # Half-typed text

    def keep_draft(self, key: str, author: str, text: str) -> None:
        """Keep what is being typed; empty text drops it."""
        if text:
            self._drafts[key] = (author, text)
            self.vault.put_draft(key, author, text)
        elif self._drafts.pop(key, None) is not None:
            self.vault.drop_draft(key)

    def drafts(self) -> dict[str, tuple[str, str]]:
        """All half-typed texts by key, each with its author, as they stand now."""
        return dict(self._drafts)

    def close(self, timeout: float = 5.0) -> int:
        """Write what waits and close the vault; while something is still pending, it stays open."""
        return self.vault.close(timeout, lambda: self.key_acts.enter_rest(self.note))

    # What seats use

    def act_live(self, author: str, events: Sequence[live_events.LiveEvent], at: datetime | None) -> None:
        """Fold what happened into the open session and hand it to the writer, as one act."""
        if self.session is None:
            raise Refused(_("No session is open."))
        self._act_in(self.session, author, events, at)

    def _act_in(
        self, session: Session, author: str, events: Sequence[live_events.LiveEvent], at: datetime | None
    ) -> None:
        entries = self._entries(session.stream, author, events, at)
        session = reduce(live_state.fold, entries, session)
        over = session.run.ended is not None
        listed = over or any(isinstance(event, live_rows.LISTED) for event in events)
        self._hand_over(
            entries,
            rows={session.stream: live_rows.rows(session)} if listed else {},
            drafts=tuple(key for entry in entries for key in obsolete_drafts(entry)),
        )
        # only what the writer has taken is shown: a fault on the way leaves everything as it was
        self.session = session
        self._changed()

    def act_practice(self, author: str, events: Sequence[practice_events.PracticeEvent]) -> None:
        """Fold what was arranged into the practice and hand it to the writer, as one act."""
        entries = self._entries(PRACTICE, author, events, None)
        practice = reduce(practice_state.fold, entries, self.practice)
        self._hand_over(entries, drafts=tuple(key for entry in entries for key in obsolete_drafts(entry)))
        self.practice = practice
        self._changed()

    def note(self, author: str, event: audit.AuditEvent) -> None:
        """Write down what was done around the record: no state is folded from it, so nobody who watches is told."""
        if self._lately.is_new(author, event, now := self.now()):
            # not by `randomness`: no draw depends on looks
            entry = Entry(new_id(now, secrets.token_bytes(10)), audit.STREAM, author, now, now, event)
            self._hand_over([entry], drafts=obsolete_drafts(entry))

    def act_erasing(self, author: str, erased: practice_events.Erased, without: Without) -> Future[Ids]:
        """Empty words under the entry that says so, as one act, and go on without them; done once the disk has it."""
        told: list[practice_events.PracticeEvent] = [*without.again.get(PRACTICE, ()), erased]
        arranged = self._entries(PRACTICE, author, told, None)
        practice = reduce(practice_state.fold, arranged, without.practice or self.practice)
        entries: list[Entry[Event]] = [*arranged]
        sessions = {}
        for stream, session in without.sessions.items():
            entries += (again := self._entries(stream, author, without.again.get(stream, ()), None))
            sessions[stream] = reduce(live_state.fold, again, session)
        rows = {stream: live_rows.rows(session) for stream, session in sessions.items()}
        saved = self._hand_over(entries, rows, without.drafts, erased.entries)
        self.practice = practice
        self.session = self.session and sessions.get(self.session.stream, self.session)
        self._changed()
        return saved

    def open_session(self, author: str, opened: live_events.SessionOpened) -> None:
        """Open a session with what was prepared for it, in a stream of its own."""
        if self.session is not None and self.session.run.ended is None:
            raise Refused(_("A session is already open. End it first."))
        self._time = Trusted(self._clock)
        self._act_in(Session("session-" + new_id(self.now(), self._randomness(10))), author, [opened], None)

    def _entries(self, stream: str, author: str, events: Sequence[E], at: datetime | None) -> list[Entry[E]]:
        recorded = self.now()
        happened = milliseconds(at) if at else recorded
        return [
            Entry(new_id(recorded, self._randomness(10)), stream, author, happened, recorded, event)
            for event in events
        ]

    def _hand_over(
        self,
        entries: Sequence[Entry[Event]],
        rows: Mapping[str, Rows] = MappingProxyType({}),
        drafts: tuple[str, ...] = (),
        erase: tuple[str, ...] = (),
    ) -> Future[Ids]:
        """Give the writer one act, as one batch."""
        if not entries:
            return done(())
        moment = self._time.monotonic_at(entries[0].recorded_at)
        stored = tuple(line(entry, self.vault.writer_id, *moment) for entry in entries)
        ids = [entry.id for entry in entries]
        self._unsaved.update(ids)  # first: the writer may be done before this thread goes on
        try:
            saved = self.vault.append(Batch(stored, rows=rows, drop_drafts=drafts, erase=erase))
        except BaseException:
            self._unsaved.difference_update(ids)
            raise
        for key in drafts:
            self._drafts.pop(key, None)
        return saved

    def _changed(self) -> None:
        self.acts += 1
        for changed in list(self._watchers):
            changed()

    def _saved(self, saving: Saving, ids: tuple[str, ...]) -> None:
        self._unsaved.difference_update(ids)
        for changed in list(self._saving_watchers):
            changed()

    def _go_on_with_running_session(self) -> None:
        """After a crash: the session that has no end goes on at the right block with the right time left."""
        if (found := going_on(self.vault, self._clock)) is None:
            return
        self.session, self._time, counted_on = found
        if counted_on:
            jumped = self._clock.read().wall - self.now() - live_state.clock_corrected(self.session)
            if abs(jumped) > JUMP and self.session.run.live:
                self.seat(self.vault.user).do(live.correct_clock, jumped.total_seconds())


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the desk: whoever acts here signs what they do. `when` back-dates it."""

    desk: Desk
    user: str
    when: datetime | None = None

    def at(self, when: datetime) -> Seat:
        """The same seat, acting as if it were earlier; what is written down later keeps both times."""
        return replace(self, when=min(when, self.desk.now()))

    def do(
        self,
        command: Callable[Concatenate[Session, datetime, P], Sequence[live_events.LiveEvent]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do something in the open session; raises Refused, with nothing changed, when it cannot be done."""
        self.must(needed(command))
        if self.desk.session is None:
            raise Refused(_("No session is open."))
        events = command(self.desk.session, self.when or self.desk.now(), *args, **kwargs)
        self.desk.act_live(self.user, events, self.when)

    def arrange(
        self,
        command: Callable[Concatenate[Practice, datetime, P], Sequence[practice_events.PracticeEvent]],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Arrange something in the practice; raises Refused, with nothing changed, when it cannot be done."""
        self.must(needed(command))
        self.desk.act_practice(self.user, command(self.desk.practice, self.desk.now(), *args, **kwargs))

    def note(self, event: audit.AuditEvent) -> None:
        """Write down what this person looked at, or did with the vault itself."""
        self.desk.note(self.user, event)

    def may(self, right: Right | None) -> bool:
        """Whether who sits here may; before there are users, who sets the practice up does."""
        users, leads = self.desk.practice.users, self.user == self.desk.vault.user
        return not users or (self.user in users and may(users[self.user].role, right, leads=leads))

    def must(self, right: Right | None) -> None:
        """Raises Refused for who may not."""
        if right is not None and not self.may(right):
            raise refuse(right)

    def open_session(self, opened: live_events.SessionOpened) -> None:
        self.must(Right.GROUP)
        self.desk.open_session(self.user, opened)

    def undo(self) -> str:
        """Take back this seat's last act, or the clock's; returns a sentence on what was taken back, and what stays."""
        session, now = self.desk.session, self.desk.now()
        act = live.last_act(session, now, self.user) if session else ()
        stays = session is not None and live.sent_since(session, now, self.user, act)
        self.do(live.undo, self.user)
        words = _("Taken back: {act}. What was sent stays.") if stays else _("Taken back: {act}.")
        return words.format(act=describe(act[0].event) if act else "")

    def join(self, person: Person, group: str) -> None:
        """A new participant in the middle of a session: a member of the group from today, and expected now."""
        session = self.desk.session
        if session is None or session.opened is None:
            raise Refused(_("No session is open."))
        day = day_in(session.opened.zone, self.desk.now())
        self.arrange(practice_commands.add_person, person, group, day)
        self.do(live.expect_person, expected(person, None))

    def draft_key(self, what: str) -> str:
        """Where this seat's half-typed text of the open session is kept."""
        stream = self.desk.session.stream if self.desk.session else PRACTICE
        return draft_key(stream, self.user, what)
