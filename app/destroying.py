"""Working notes are destroyed, by a program whose record is elsewhere: their words go from everywhere in the vault.

What stays says that there was a note, by whom and when, and that somebody destroyed its words, and why. Whatever else
the session holds stays: attendance, the rounds, safety records and answers about risk, what left, what was signed, and
what became a line of a plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace

from app.desk import Desk, Seat
from app.documents.erased_names import names_somebody
from app.errors import Refused
from app.lines import half_typed, live_entry, then
from app.live import events as live
from app.live import state as live_state
from app.live.state import Session
from app.model.roles import Right
from app.practice.events import Erased
from app.vault.entries import Ids, StoredEntry
from app.without import Without
from app.words import _

_NOTES = (live.NoteCaught, live.NoteAmended)
_KINDS = frozenset(kind.model_fields["kind"].default for kind in _NOTES)


@dataclass(frozen=True, slots=True)
class WorkingNotes:
    """What there is to destroy of a session. It is false where there is nothing.

    `entries` are the ids of those that still hold words of participation notes, changed and struck ones included;
    `drafts` the keys of notes that are half typed.
    """

    session: Session
    entries: tuple[str, ...]
    drafts: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.entries or self.drafts)


def working_notes(desk: Desk, stream: str) -> Future[WorkingNotes]:
    """The participation notes of a session, and the sections that were drafted from them, once the note that they are
    of is signed or stands in the program's own record."""
    half = half_typed(desk.drafts(), stream)
    # a line for a plan that was begun from a note is that note's words still
    drafts = tuple(each.key for each in half if each.note or not each.person)

    def take(lines: list[StoredEntry]) -> WorkingNotes:
        session = live_state.fold_all(stream, (live_entry(each) for each in lines))
        # by their kind on disk: a later version may have written what this one cannot read
        notes = [each.id for each in lines if each.kind in _KINDS and each.payload is not None]
        return WorkingNotes(session, tuple(dict.fromkeys((*notes, *_holding(session)))), drafts)

    return then(desk.vault.read(stream), take)


def destroy_working_notes(seat: Seat, found: WorkingNotes, reason: str) -> Future[Ids]:
    """Empty what `working_notes` found: entries, search, half-typed text and the session's rows, as one act.

    The session that lies on the desk is the one without the words from now on; they are destroyed once the future is
    done. Others may have written some of them, so a facilitator does it. Raises Refused, with nothing changed, for a
    session that has not ended, without a reason, and where there is nothing to destroy. The writer makes the search
    index anew, which takes it a second for 200,000 notes: better not while a group meets.
    """
    seat.must(Right.VAULT)
    desk, session = seat.desk, found.session
    if desk.session is not None and desk.session.stream == session.stream:
        session = desk.session  # it may have gone on since
    if session.run.ended is None:
        raise Refused(_("That session has not ended."))
    if not reason.strip():
        raise Refused(_("Say why the working notes are to be destroyed. The reason is kept."))
    if names_somebody(desk.practice, reason):
        raise Refused(_("The reason is kept for good: write it without the name of anybody here."))
    entries = tuple(dict.fromkeys((*found.entries, *_holding(session))))
    if not (entries or found.drafts):
        raise Refused(_("This session has no working notes any more."))
    entries += tuple(_written_again(session, frozenset(entries)))
    gone = frozenset(entries)
    emptied = live_state.fold_all(
        session.stream,
        (replace(entry, event=None) if entry.id in gone else entry for entry in session.entries),
    )
    erased = Erased(entries=entries, reason=reason.strip())
    return desk.act_erasing(seat.user, erased, Without({session.stream: emptied}, found.drafts))


def _written_again(session: Session, entries: Collection[str]) -> Iterator[str]:
    """Where the words of entries stand that were written again when a person was erased."""
    for entry in session.entries:
        if isinstance(entry.event, live.Rewritten) and entry.event.entry in entries:
            yield entry.id


def _holding(session: Session) -> Iterator[str]:
    """The entries that hold words of participation notes and are not needed any more."""
    for entry in session.entries:
        match entry.event:
            case live.NoteCaught() | live.NoteAmended():
                yield entry.id
            case live.SectionWritten(about=about):
                note = session.progress_of(about)
                if note.signed is not None or note.entered is not None:
                    yield entry.id
