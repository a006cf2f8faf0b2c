"""SUD counseling notes (42 CFR 2.11): the clinician's own analysis of a session, apart from all the rest of the record.

Only who unlocked the vault can read or write them, and only their own: the words are sealed under that user's own key,
half-typed ones included. No document, list, search or view has them; there is no way for them to leave.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.desk import Desk, Seat
from app.errors import DamagedVault, Refused
from app.lines import counseling_draft, draft_key
from app.live.note_events import SECTION_LENGTH
from app.live.noting import CounselingNote
from app.model.notes import whole_letters
from app.review.commands import keep_counseling_note
from app.words import _

NOTE_LENGTH: Final = SECTION_LENGTH


@dataclass(frozen=True, slots=True)
class Readable:
    """An own note, opened; `at` is when its words were kept. Where it cannot be opened, `trouble` says so instead."""

    id: str
    at: datetime
    text: str
    trouble: str = ""


def fresh_id() -> str:
    """The id of a note that is about to be written."""
    return secrets.token_hex(16)


def read(desk: Desk, user: str, about: str) -> tuple[Readable, ...]:
    """The user's own notes about a person of the session on the desk, the oldest first.

    Nothing tells of those by other authors, and nobody but who unlocked the vault has any. Raises Refused when the own
    key could not be kept: then none can be written either.
    """
    kept = own_notes(desk, user, about)
    if user == desk.vault.user and desk.session is not None:
        desk.vault.seal_own("", "")  # says whether the key is there
    return tuple(_opened(desk, about, note) for note in kept)


def own_notes(desk: Desk, user: str, about: str) -> tuple[CounselingNote, ...]:
    """The same as they are kept: sealed."""
    if user != desk.vault.user or desk.session is None:
        return ()
    kept = desk.session.progress_of(about).counseling.values()
    return tuple(sorted((note for note in kept if note.author == user), key=lambda note: note.at))


def keep(seat: Seat, about: str, text: str, id: str = "") -> None:
    """Write a note, or another text of the one with this id. Raises Refused, with nothing changed."""
    text = whole_letters(text).strip("\n").rstrip()
    if not text:
        raise Refused(_("Write the counseling note first."))
    if len(text) > NOTE_LENGTH:
        raise Refused(
            _("A counseling note has room for {n} letters. Write the rest in a second one.").format(
                n=NOTE_LENGTH
            )
        )
    id = id or fresh_id()
    if any(each.id == id and each.text == text for each in read(seat.desk, seat.user, about)):
        keep_half_typed(seat, about, id, "")
        return
    seat.do(keep_counseling_note, about, id, _sealed(seat, about, id, text))


def throw_away(seat: Seat, about: str, id: str) -> CounselingNote:
    """The note counts no more; returns it for `put_back`. Raises Refused where it is not there."""
    note = next((each for each in own_notes(seat.desk, seat.user, about) if each.id == id), None)
    if note is None:
        raise Refused(_("That counseling note is not here any more."))
    seat.do(keep_counseling_note, about, id, "")
    return note


def put_back(seat: Seat, about: str, note: CounselingNote) -> None:
    """A note that was thrown away, of the time when it was kept."""
    seat.at(note.at).do(keep_counseling_note, about, note.id, note.sealed)


# Half typed


def keep_half_typed(seat: Seat, about: str, id: str, text: str) -> None:
    """Keep what is being typed, sealed as well; empty text drops it. Raises Refused without the own key."""
    key = seat.draft_key(counseling_draft(about, id))
    seat.desk.keep_draft(key, seat.user, _sealed(seat, about, id, whole_letters(text)) if text else "")


def half_typed(desk: Desk, user: str, about: str) -> dict[str, str]:
    """The user's half-typed notes about a person by id; what cannot be opened stays where it is."""
    found = {}
    for id, sealed in sealed_drafts(desk, user, about).items():
        try:
            found[id] = desk.vault.open_own(sealed, _what(desk, about, id))
        except (Refused, DamagedVault):
            continue
    return found


def sealed_drafts(desk: Desk, user: str, about: str) -> dict[str, str]:
    """The same as they are kept."""
    if user != desk.vault.user or desk.session is None:
        return {}
    start = draft_key(desk.session.stream, user, counseling_draft(about, ""))
    found = {
        key.removeprefix(start): text for key, (_a, text) in desk.drafts().items() if key.startswith(start)
    }
    # the rest of a key is a note's id and nothing else: one person's id can begin with another's
    return {id: text for id, text in found.items() if "-" not in id}


# Sealed


def _sealed(seat: Seat, about: str, id: str, text: str) -> str:
    """Sealed for the seat's user, who must be the one who unlocked: nobody else's key is here."""
    desk = seat.desk
    if seat.user != desk.vault.user:
        raise Refused(_("Counseling notes are written by whoever unlocked Groupside, in the main window."))
    return desk.vault.seal_own(text, _what(desk, about, id))


def _opened(desk: Desk, about: str, note: CounselingNote) -> Readable:
    try:
        return Readable(note.id, note.at, desk.vault.open_own(note.sealed, _what(desk, about, note.id)))
    except (Refused, DamagedVault):
        words = _("This note cannot be opened. It is damaged, or it was written under a key that is lost.")
        return Readable(note.id, note.at, "", words)


def _what(desk: Desk, about: str, id: str) -> str:
    """What a sealed text is bound to: in another session, of another person or note it does not open."""
    if desk.session is None:
        raise Refused(_("No session is open."))
    return f"counseling|{desk.session.stream}|{about}|{id}"
