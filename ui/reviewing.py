"""Writing the notes of a session that was held: from the summary or from Today, and back to where one came from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from functools import cached_property, partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.destroying import destroy_working_notes, working_notes
from app.errors import GroupsideError, Refused
from app.lines import ADDENDUM, NEW_OBJECTIVE, RISK_WORDS, WHY_ALIKE
from app.live.events import SessionOpened
from app.live.note_events import GROUP_SECTION
from app.live.state import Session
from app.model.leaving import Destination, Leaving
from app.model.roles import Right
from app.parcels import record_of
from app.practice.state import Practice
from app.review.entering import entering_question
from app.review.facts import rules_now
from app.review.sheet import Need, NoteSheet, Place
from app.review.sheets import Beside, note_sheets
from app.reviewing import beside
from app.sending import record_copy
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.clipboard import RecordClipboard
from ui.hub import Hub
from ui.keys import Act, bind
from ui.practice.summary_words import headline
from ui.review.counseling_acts import CounselingActs
from ui.review.note_acts import NoteActs
from ui.review.note_words import foot_words, is_done
from ui.review.policy_line import Policy, policy_of
from ui.review.shown import NO_POLICY, Shown
from ui.review.signed_words import signed_words
from ui.screens.review import ReviewScreen
from ui.theme import Theme
from ui.windows.main import MainWindow


class Reviewing(QObject):
    """What is half typed is a draft until its section is left; then it counts as written."""

    def __init__(
        self,
        theme: Theme,
        hub: Hub,
        main: MainWindow,
        acting: Acting,
        spawn: Spawn,
        back: Mapping[str, Callable[[], None]],
        clipboard: RecordClipboard,
    ) -> None:
        """`back`: the ways back, to the 'summary', to 'today', and to a 'group' that goes on."""
        super().__init__(main)
        self.setObjectName("reviewing")
        self._back = back
        self._theme, self._main, self._acting, self._spawn = theme, main, acting, spawn
        self._acts = NoteActs(acting)
        self.clipboard = clipboard
        self._from = "summary"
        self._stream, self._about = "", ""
        self._beside = Beside()
        # what the sheets were made from: they are laid out anew when one of it is another
        self._made: tuple[Session, Practice, Beside] | None = None
        self._sheets: tuple[NoteSheet, ...] = ()
        self._order: tuple[str, ...] = ()
        hub.changed.connect(self.redraw)
        main.went_from.connect(self._note_leaving)

    @cached_property
    def screen(self) -> ReviewScreen:
        made = ReviewScreen(self._theme)
        made.chosen.connect(self.show_note)
        made.back_asked.connect(self.leave)
        made.section_typed.connect(self._keep_draft)
        made.section_left.connect(self._write)
        made.judged.connect(self._judge)
        made.again_asked.connect(self._draft_again)
        made.copy_asked.connect(self.copy)
        made.risk_answered.connect(self._answer_risk)
        made.go_asked.connect(self.go_on)
        made.not_entered.connect(self._take_back_entered)
        made.left.connect(self.keep_typed)
        made.left.connect(made.note.counseling.close_up)
        made.came_back.connect(self.redraw)
        note = made.note
        note.objectives.named.connect(self._name_objectives)
        note.objectives.added.connect(self._add_objective)
        note.top.format_picked.connect(self._choose_format)
        note.policy.destroy_asked.connect(self._destroy)
        note.signed.added.connect(self._add_addendum)
        note.signed.cosign_asked.connect(self._cosign)
        note.signed.send_asked.connect(self._send)
        keys: dict[Act, Callable[[], object]] = {
            Act.SIGN_AND_NEXT: self.go_on,
            Act.NEXT_NOTE: partial(made.step, 1),
            Act.PREVIOUS_NOTE: partial(made.step, -1),
            Act.COPY: partial(self.copy, ""),
        }
        bind(self._theme.keys, made, keys)
        return made

    @cached_property
    def _counseling(self) -> CounselingActs:
        return CounselingActs(self._acting, self.screen.note.counseling)

    # Coming and going

    def open_from_summary(self) -> None:
        """The notes of the session that lies on the desk, at the first that is owed."""
        self._from, self._about = "summary", ""
        self._spawn(self._open())

    def take_out(self, stream: str, about: str = "") -> None:
        """The notes of a past session, laid on the desk until one goes back."""
        self._from, self._about = "today", about
        self._spawn(self._open(stream))

    async def _open(self, stream: str = "") -> None:
        desk, self._stream = self._acting.desk, ""
        try:
            if stream and (desk.session is None or desk.session.stream != stream):
                desk.take_out(await asyncio.wrap_future(desk.past_session(stream)))
            session = desk.session
            if session is None:
                raise Refused(_("No session is open."))
            around = await asyncio.wrap_future(beside(desk, session))
            self._lay_out(session, around)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        self._stream, self._beside = session.stream, around
        if self._about not in {sheet.about for sheet in self._sheets}:
            owed = [sheet.about for sheet in self._sheets if not is_done(sheet)]
            self._about = owed[0] if owed else self._sheets[0].about
        self._draw(session)
        self._main.go_to(self.screen)
        self._tell_main()
        self.screen.begin()

    def leave(self) -> None:
        """Back to where one came from; what is half typed counts as written."""
        self.keep_typed()
        self._back[self._from]()

    def keep_typed(self) -> None:
        """Before the vault is locked or closed, and whenever another screen is shown."""
        if self._is_open():
            self.screen.keep_typed()

    def _note_leaving(self, screen: QWidget) -> None:
        if self._stream and screen is self.screen:
            self._main.foot = ((), ())
            self._acts.look_at(None)

    # Drawing

    def redraw(self) -> None:
        """After every change, while the screen is shown."""
        if not self._is_open() or not self.screen.isVisible():
            return
        session = self._acting.desk.session
        if session is not None and session.run.ended is None:
            self._back["group"]()  # the end was taken back, perhaps from another window
        elif session is not None:
            self._lay_out(session, self._beside)
            self._draw(session)
            self._tell_main()

    def _is_open(self) -> bool:
        session = self._acting.desk.session
        return bool(self._stream) and session is not None and session.stream == self._stream

    def _lay_out(self, session: Session, beside: Beside) -> None:
        """Raises Refused where there is nothing to write a note about."""
        practice = self._acting.desk.practice
        made = (session, practice, beside)
        if self._made is None or any(one is not other for one, other in zip(self._made, made, strict=True)):
            sheets = note_sheets(session, practice, beside)
            if session.stream != self._stream:
                self._order = tuple(sheet.about for sheet in sheets)
            # nobody moves under one's hands while the notes are written
            place = {about: number for number, about in enumerate(self._order)}
            self._sheets = tuple(sorted(sheets, key=lambda sheet: place.get(sheet.about, len(place))))
            self._made = made

    def _draw(self, session: Session) -> None:
        desk, opened = self._acting.desk, session.opened
        if opened is None:
            return
        user, now = self._acting.seat.user, desk.now()
        formats = tuple((each.id, each.title) for each in desk.practice.noting.formats.values())
        typed = self._typed()
        addendum = typed.get(ADDENDUM, "")
        shown = Shown(
            headline(record_of(desk)),
            self._sheets,
            self._about,
            opened.zone,
            now,
            user,
            any(sheet.elsewhere for sheet in self._sheets),
            formats,
            typed,
            self._policy(session, opened),
            self._acting.seat.may(Right.NOTES),
            self._acts.names_beside_risk(self._sheet, session, self._met),
            self._acts.names_in_addendum(self._sheet, session, self._met, addendum),
        )
        sheet = shown.sheet
        if sheet is not None:
            self._acts.look_at(sheet)
            self._counseling.draw(sheet, opened.zone)
            self.screen.display(shown, signed_words(sheet, self._acting.seat, now, opened.zone))

    def _policy(self, session: Session, opened: SessionOpened) -> Policy:
        rules, ended = rules_now(self._acting.desk.practice, opened), session.run.ended
        if not rules.record_elsewhere or ended is None:
            return NO_POLICY
        entered = all(is_done(sheet) for sheet in self._sheets)
        now, may = self._acting.desk.now(), self._acting.seat.may(Right.VAULT)
        return policy_of(rules.working_notes_days, ended, entered, bool(session.notes), now, opened.zone, may)

    def _typed(self) -> dict[str, str]:
        """What this person has half typed in the note that is open, by field."""
        drafts, found = self._acting.desk.drafts(), {}
        sheet = self._sheet
        beside = (RISK_WORDS, WHY_ALIKE, ADDENDUM, NEW_OBJECTIVE)
        for field in (*(each.id for each in sheet.sections), *beside) if sheet else ():
            kept = drafts.get(self._acts.draft_key(self._about, field))
            if kept is not None:
                found[field] = kept[1]
        return found

    def _tell_main(self) -> None:
        """The line at the foot of the window: when notes are due, and the keys."""
        session = self._acting.desk.session
        if session is None or session.opened is None or not self._sheets:
            return
        now, writes = self._acting.desk.now(), self._acting.seat.may(Right.NOTES)
        self._main.foot = foot_words(self._sheets, now, session.opened.zone, self._theme.keys, writes=writes)

    @property
    def _sheet(self) -> NoteSheet | None:
        return next((sheet for sheet in self._sheets if sheet.about == self._about), None)

    @property
    def _met(self) -> Collection[str]:
        """Whom the person of the open note has ever met here."""
        return self._beside.met.get(self._about, ())

    # What a person does

    def show_note(self, about: str) -> None:
        """Another person's note; what is half typed in this one counts as written first."""
        self.screen.keep_typed()
        self._about = about
        self._acting.moved_on.emit()
        self.redraw()

    def go_on(self) -> None:
        """Sign the note, or mark it as entered, and go on to the next that is owed; or to what is still open."""
        self.screen.keep_typed()
        sheet = self._sheet
        if sheet is None or not self._acting.seat.may(Right.NOTES):
            return
        if not is_done(sheet) and not self._finish(sheet):
            return
        following = self.screen.next_owed()
        if following and following != self._about:
            self.show_note(following)
            self.screen.begin()
        elif is_done(sheet):
            self.leave()
        else:
            self.screen.begin()
            self.screen.tell(_("All notes of this session are done."))

    def _finish(self, sheet: NoteSheet) -> bool:
        """What is entered elsewhere is judged there; here it is asked once where something seems to be missing."""
        session = self._acting.desk.session
        if sheet.elsewhere and session is not None:
            asked = entering_question(session, sheet)
            return self.screen.note.foot.is_sure(asked) and self._acts.mark_entered(sheet, True)
        reason = self.screen.note.alike.reason
        open_yet = [each for each in sheet.hindrances if each.place is not Place.ALIKE or not reason]
        if open_yet:
            self.screen.jump(open_yet[0])
            return False
        return self._acts.sign(sheet, reason)

    def copy(self, section: str) -> None:
        """Plain text to the clipboard, of one section or of all of it; never with another member's name."""
        self.screen.keep_typed()
        sheet, session = self._sheet, self._acting.desk.session
        if sheet is None or session is None:
            return
        names = [each for each in sheet.hindrances if each.need is Need.NAME]
        if in_it := [each for each in names if section in ("", each.section)]:
            self.screen.jump(in_it[0])
            return
        text = self._acts.text_of(sheet, session, section, self._met)
        person = "" if sheet.about == GROUP_SECTION else sheet.about
        try:
            document = "note" if sheet.signed is not None or sheet.elsewhere else "note_draft"
            record_copy(self._acting.seat, person, document, text, Leaving(destination=Destination.RECORD))
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        self.clipboard.copy(text)
        self.screen.tell(_("Copied: paste it into their own record. It leaves the clipboard in two minutes."))

    def _keep_draft(self, field: str, text: str) -> None:
        self._acts.keep_draft(self._about, field, text)

    def _write(self, section: str, text: str) -> None:
        if (sheet := self._sheet) is not None:
            self._acts.write(sheet, section, text)

    def _draft_again(self, section: str) -> None:
        if (sheet := self._sheet) is not None:
            self._acts.draft_again(sheet, section)

    def _judge(self, word: str, member: bool) -> None:
        self.screen.keep_typed()
        sheet = self._sheet
        if sheet is None or not self._acts.judge(sheet, word, member):
            return
        session, addendum = self._acting.desk.session, self._typed().get(ADDENDUM, "")
        if session is not None and addendum:
            self._acts.answer_in_addendum(sheet, session, self._met, addendum)
            self.redraw()

    def _answer_risk(self, answer: str, words: str) -> None:
        if (sheet := self._sheet) is not None:
            self._acts.answer_risk(sheet, answer, words)

    def _name_objectives(self, ids: tuple[str, ...]) -> None:
        if (sheet := self._sheet) is not None:
            self._acts.name_objectives(sheet, ids)

    def _add_objective(self, text: str) -> None:
        if (sheet := self._sheet) is not None and self._acts.add_objective(sheet, text):
            self._keep_draft(NEW_OBJECTIVE, "")

    def _choose_format(self, format_id: str) -> None:
        self.screen.keep_typed()
        if (sheet := self._sheet) is not None:
            self._acts.choose_format(sheet, format_id)

    def _add_addendum(self, text: str) -> None:
        if (sheet := self._sheet) is None:
            return
        if self._acts.add_addendum(sheet, text):
            self.screen.note.signed.begin()
        else:
            self.redraw()  # what may be a name in it is asked below it

    def _send(self) -> None:
        self._acting.note_asked.emit(self._about)

    def _cosign(self) -> None:
        if (sheet := self._sheet) is not None:
            self._acts.cosign(sheet)

    def _take_back_entered(self) -> None:
        if (sheet := self._sheet) is not None:
            self._acts.mark_entered(sheet, False)

    def _destroy(self) -> None:
        self._spawn(self._destroy_notes())

    async def _destroy_notes(self) -> None:
        desk = self._acting.desk
        try:
            found = await asyncio.wrap_future(working_notes(desk, self._stream))
            saved = destroy_working_notes(self._acting.seat, found, _("The program’s policy"))
            await asyncio.wrap_future(saved)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self._acting.said.emit(_("The working notes of this session are destroyed."))
