"""The own counseling notes wired to the review: opened only for whoever unlocked, and only while the fold is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app import counseling
from app.audit.events import LookedAt
from app.errors import GroupsideError, Refused
from app.live.note_events import GROUP_SECTION
from app.live.noting import CounselingNote
from app.model.roles import Right
from app.review.sheet import NoteSheet
from app.words import _
from ui.acting import Acting
from ui.looked import Looked
from ui.parts.let_change import let_change
from ui.review.counseling_fold import CounselingFold, OwnNote, OwnNotes
from ui.times import day_and_time


class CounselingActs:
    """What a person does in the fold, as acts of the session that lies on the desk."""

    def __init__(self, acting: Acting, fold: CounselingFold) -> None:
        self._acting, self._fold, self._zone = acting, fold, ""
        self._sheet: NoteSheet | None = None
        self._looked = Looked(acting)
        fold.turned.connect(self._draw)
        fold.typed.connect(self._type)
        fold.kept.connect(self._keep)
        fold.thrown.connect(self._throw)

    def draw(self, sheet: NoteSheet, zone: str) -> None:
        """The fold under the note that is open; under another one than before it is closed."""
        if self._sheet is None or (sheet.session, sheet.about) != (self._sheet.session, self._sheet.about):
            self._fold.close_up()
        self._sheet, self._zone = sheet, zone
        self._draw()

    def _draw(self) -> None:
        sheet, desk, user = self._sheet, self._acting.desk, self._acting.seat.user
        if sheet is None or sheet.about == GROUP_SECTION or user != desk.vault.user:
            self._fold.display(None)
            return
        about, now = sheet.about, desk.now()
        count = len(counseling.own_notes(desk, user, about))
        half = bool(counseling.sealed_drafts(desk, user, about))
        writes = self._acting.seat.may(Right.NOTES)
        if not (writes or count or half):
            self._fold.display(None)
            return
        own = OwnNotes(sheet.name, count, half)
        if self._fold.is_open:
            try:
                notes = tuple(
                    OwnNote(each.id, day_and_time(each.at, now, self._zone), each.text, each.trouble)
                    for each in counseling.read(desk, user, about)
                )
                self._looked.at(LookedAt(what="counseling", person=about, stream=sheet.session))
                typed = tuple(counseling.half_typed(desk, user, about).items())
                own = OwnNotes(sheet.name, count, half, notes, typed)
            except Refused as refusal:
                own = OwnNotes(sheet.name, count, half, trouble=refusal.sentence)
        else:
            self._looked.at(None)
        self._fold.display(own)
        let_change(self._fold, writes)

    def _type(self, id: str, text: str) -> None:
        if self._sheet is not None:
            self._try(partial(counseling.keep_half_typed, self._acting.seat, self._sheet.about, id, text))
            self._draw()

    def _keep(self, id: str, text: str) -> None:
        sheet = self._sheet
        if sheet is not None and self._try(
            partial(counseling.keep, self._acting.seat, sheet.about, text, id)
        ):
            self._draw()
            self._fold.end_writing()
            self._fold.rest()

    def _throw(self, id: str) -> None:
        sheet, seat = self._sheet, self._acting.seat
        if sheet is None:
            return
        thrown: list[CounselingNote] = []
        if self._try(lambda: thrown.append(counseling.throw_away(seat, sheet.about, id))):
            self._draw()
            self._fold.rest()
            back = partial(self._put_back, sheet, thrown[0])
            self._acting.undoable.emit(_("The counseling note is thrown away."), back)

    def _put_back(self, sheet: NoteSheet, note: CounselingNote) -> None:
        session = self._acting.desk.session
        if session is not None and session.stream == sheet.session:
            self._try(partial(counseling.put_back, self._acting.seat, sheet.about, note))

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return False
        return True
