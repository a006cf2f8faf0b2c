"""What a person does with one note, as acts of the session that lies on the desk."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from functools import partial

from app.audit.events import LookedAt
from app.documents.copied_note import copied_draft, copied_note
from app.lines import ADDENDUM, section_draft
from app.live.languages import record_language
from app.live.note_events import GROUP_SECTION
from app.live.state import Session
from app.model.people import Objective, User
from app.practice.commands import change_person
from app.review import commands
from app.review.as_note import as_note
from app.review.names import names_for
from app.review.sheet import Need, NoteSheet, Place
from app.review.standing import Sentence
from app.reviewing import head_of
from app.words import _, speaking
from ui.acting import Acting
from ui.looked import Looked


class NoteActs:
    """Each says whether it was done; a refusal is one sentence in the window."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting
        self._looked = Looked(acting)

    def look_at(self, sheet: NoteSheet | None) -> None:
        """This note stands there; None is none."""
        if sheet is None:
            self._looked.at(None)
            return
        person = "" if sheet.about == GROUP_SECTION else sheet.about
        self._looked.at(LookedAt(what="note", person=person, stream=sheet.session))

    def keep_draft(self, about: str, field: str, text: str) -> None:
        """Half-typed text, until what it is typed into is left."""
        self._acting.desk.keep_draft(self.draft_key(about, field), self._acting.seat.user, text)

    def draft_key(self, about: str, field: str) -> str:
        return self._acting.seat.draft_key(section_draft(about, field))

    def write(self, sheet: NoteSheet, section: str, text: str) -> bool:
        """A section as it was left. What says the same as before is no act, and its draft goes all the same."""
        offered = next((each.offered for each in sheet.sections if each.id == section), ())
        written = self._acting.do(commands.write_section, sheet.about, section, text, offered)
        if written:
            self.keep_draft(sheet.about, section, "")
        return written

    def draft_again(self, sheet: NoteSheet, section: str) -> bool:
        """What was written is put aside, and can be had back."""
        before = next(each for each in sheet.sections if each.id == section)
        if not self._acting.do(commands.draft_again, sheet.about, section):
            return False
        back = partial(self._put_back, sheet, section, before.standing.text, before.offered)
        words = _("{section} is drafted from the facts again.").format(section=before.title)
        self._acting.undoable.emit(words, back)
        return True

    def _put_back(self, sheet: NoteSheet, section: str, text: str, offered: Sequence[Sentence]) -> None:
        session = self._acting.desk.session
        if session is not None and session.stream == sheet.session:
            self._acting.do(commands.write_section, sheet.about, section, text, offered)

    def judge(self, sheet: NoteSheet, word: str, member: bool) -> bool:
        return self._acting.do(commands.judge_name, sheet.about, word, member)

    def answer_risk(self, sheet: NoteSheet, answer: str, words: str) -> bool:
        return self._acting.do(commands.answer_risk, sheet.about, answer, words)

    def name_objectives(self, sheet: NoteSheet, ids: Collection[str]) -> bool:
        return self._acting.do(commands.name_objectives, self._acting.desk.practice, sheet.about, ids)

    def add_objective(self, sheet: NoteSheet, text: str) -> bool:
        """One of their treatment plan from now on, and named in this note."""
        person = self._acting.desk.practice.people.get(sheet.about)
        if person is None:
            return False
        new = Objective(id=secrets.token_hex(16), text=text)
        added = person.model_copy(update={"objectives": (*person.objectives, new)})
        named = (each.id for each in sheet.objectives if each.named)
        return self._acting.arrange(change_person, added) and self.name_objectives(sheet, (*named, new.id))

    def choose_format(self, sheet: NoteSheet, format_id: str) -> bool:
        return self._acting.do(commands.choose_format, self._acting.desk.practice, sheet.about, format_id)

    def sign(self, sheet: NoteSheet, alike: str) -> bool:
        """`alike`: why the text may be like another one."""
        practice = self._acting.desk.practice
        return self._acting.do(commands.sign, practice, self._user, sheet, head_of(self._acting.desk), alike)

    def add_addendum(self, sheet: NoteSheet, text: str) -> bool:
        return self._acting.do(commands.add_addendum, self._user, sheet, text, head_of(self._acting.desk))

    def cosign(self, sheet: NoteSheet) -> bool:
        desk = self._acting.desk
        return self._acting.do(commands.cosign, desk.practice, self._user, sheet.about, head_of(desk))

    def mark_entered(self, sheet: NoteSheet, entered: bool) -> bool:
        return self._acting.do(commands.mark_entered, self._acting.desk.practice, sheet.about, entered)

    def names_beside_risk(
        self, sheet: NoteSheet | None, session: Session, met: Collection[str]
    ) -> dict[str, str]:
        """Words of the answer about risk that could be another member's name, by the key of their answer."""
        asked = (each for each in sheet.hindrances if each.place is Place.RISK) if sheet is not None else ()
        if sheet is None or not any(each.need is Need.NAME for each in asked):
            return {}
        words = sheet.risk.words if sheet.risk is not None else ""
        names = names_for(self._acting.desk.practice, session, sheet.about, met)
        return {place.word: words[place.start : place.end] for place in names.unanswered(words)}

    def names_in_addendum(
        self, sheet: NoteSheet | None, session: Session, met: Collection[str], text: str
    ) -> dict[str, str]:
        """Words of a half-typed addendum that could be another member's name, by the key of their answer."""
        if sheet is None or sheet.signed is None or not text:
            return {}
        names = names_for(self._acting.desk.practice, session, sheet.about, met)
        return {place.word: text[place.start : place.end] for place in names.unanswered(text)}

    def answer_in_addendum(self, sheet: NoteSheet, session: Session, met: Collection[str], text: str) -> None:
        """What was answered about is out of the half-typed addendum as well."""
        names = names_for(self._acting.desk.practice, session, sheet.about, met)
        self.keep_draft(sheet.about, ADDENDUM, names.answered(text)[0])

    def text_of(self, sheet: NoteSheet, session: Session, section: str, met: Collection[str]) -> str:
        """One section, or all of the note for '', in plain text and without another member's name. `met`: whom the
        person has ever met here."""
        if sheet.signed is not None and not section:
            with speaking(record_language(session)):
                return copied_note(session, sheet.about, sheet.name)
        note = as_note(sheet, names_for(self._acting.desk.practice, session, sheet.about, met))
        if section:
            return next(each.text for each in note.sections if each.id == section)
        with speaking(record_language(session)):
            return copied_draft(sheet.name, note, elsewhere=sheet.elsewhere)

    @property
    def _user(self) -> User:
        """Who sits here, as they sign."""
        return self._acting.desk.practice.users[self._acting.seat.user]
