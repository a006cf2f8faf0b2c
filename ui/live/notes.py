"""Participation notes in the live windows: the note field, its draft, and the stream of what was caught."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.live import commands
from app.live.marking import take_strike_back
from app.live.state import Session
from app.model.notes import read_note
from app.words import _
from ui.acting import Acting
from ui.keys import Act
from ui.live.add_to_plan import AddToPlan
from ui.live.half_typed_line import DRAFT_AFTER
from ui.live.note_filter import NotesFilter
from ui.live.note_words import NoteRows, offers
from ui.parts.capture_bar import CaptureBar
from ui.parts.card import Card
from ui.parts.note_stream import NoteStream
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme

NOTE, AMENDING = "note", "amend-"


class NotesCard(Card):
    """Just type: every letter that no field takes lands here. Enter saves; what cannot be saved stays.

    A note is amended in the same field: what was half typed waits, and comes back.
    """

    noticed = Signal(str)

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(_("Participation notes"), parent=parent)
        self._theme, self._acting = theme, acting
        self._notes = NoteRows()
        self._drawn: tuple[object, ...] = ()
        self._unfolded: set[str] = set()  # notes of which the earlier words stand as well
        self._turn = ""
        self._unsaid = False  # a note was caught, and nobody was told yet that the disk has it
        self._pending = False  # a note that is shown waits for the disk
        self._what = NOTE  # what the field holds: a new note, or AMENDING and the id of an old one
        self._stream = ""  # the session that the field belongs to
        self._drafted = ""
        self._waiting = ""  # a new note, half typed, while an old one is amended
        self.bar = CaptureBar(theme)
        self.stream = NoteStream(theme)
        self.filter = NotesFilter(theme)
        self._to_plan = AddToPlan(theme, acting)
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        line.addWidget(self.bar, 1)
        line.addWidget(self.filter.button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self._to_plan_page = Scroll(self._to_plan, least=190)
        self._to_plan_page.setVisible(False)
        self.body.addWidget(self._to_plan_page)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.stream, 1)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(DRAFT_AFTER)
        self._late.timeout.connect(self.keep_draft)
        self.bar.caught.connect(self._caught)
        self.bar.typed.connect(self._typed)
        self.bar.left.connect(self._leave)
        self.stream.strike_asked.connect(self._strike)
        self.stream.amend_asked.connect(self.amend)
        self.stream.restore_asked.connect(self._restore)
        self.stream.earlier_asked.connect(self._unfold)
        self.stream.plan_asked.connect(self.add_to_plan)
        self.filter.changed.connect(self._filter)
        self._to_plan.left.connect(self.bar.setFocus)
        self._to_plan.closed.connect(self._to_plan_page.hide)
        self._say_what()

    def fit(self, stream: bool, low: bool) -> None:
        """On a low screen the title goes; without room for a stream only the field stays, and no card."""
        self.stream.setVisible(stream)
        self.filter.fit(stream=stream, low=low)
        grows = QSizePolicy.Policy.Preferred if stream else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)
        self.stream.setMinimumHeight(self._theme.px(38 if low else 76))
        self.show_head(stream and not low)
        self.tighten(low)
        if not stream:
            self.body.setContentsMargins(0, 0, 0, 0)
        part = "card" if stream else ""
        if self.property("part") != part:
            self.setProperty("part", part)
            self.style().unpolish(self)
            self.style().polish(self)
            self.setFrameStyle(self.frameStyle())  # its outline takes a pixel, or gives it back

    def draw(self, session: Session, turn: str) -> None:
        """Most acts change no note: a long stream is gone through only when one did, or waits for the disk. `turn` is
        whoever has the card of the round."""
        self._turn = turn
        self._to_plan.draw(session)
        if self._what == NOTE and self._drafted and self._drafted == self.bar.text and self._is_gone():
            self._write(NOTE, "")
        desk = self._acting.desk
        tags = desk.practice.noting.told_tags
        drawn = (
            session.notes,
            session.names,
            session.run.visits,
            session.speaker,
            turn,
            tags,
            self.filter.state,
            frozenset(self._unfolded),
        )
        if drawn == self._drawn and not self._pending:
            return
        self._drawn = drawn
        users = {user.id: user.name for user in desk.practice.users.values()}
        shown = self.filter.shown(session, users)
        me = self._acting.seat.user
        rows = self._notes.rows(session, me, users, desk.is_saved, shown, self._unfolded)
        self._pending = any(row.pending for row in rows)
        self.stream.display(rows)
        self.bar.offer(*offers(session, tags, turn))
        self._say_saved()

    def keys(self) -> dict[Act, Callable[[], object]]:
        return {Act.FILTER_NOTES: self.filter.open_menu}

    def redraw(self) -> None:
        """The disk has answered: a note that was pending may be saved."""
        session = self._acting.desk.session
        if session is not None and session.opened is not None and self._pending:
            self.draw(session, self._turn)

    def about(self, handle: str) -> None:
        """Begin a note about one person, or go on with a half-typed one."""
        text = self.bar.text
        self.bar.start_with(f"{' ' if text and not text[-1].isspace() else ''}@{handle} ")

    def close_menus(self) -> None:
        for menu in self.findChildren(QMenu):
            menu.close()

    # Half-typed text

    def restore_draft(self, drafts: dict[str, tuple[str, str]]) -> None:
        """Put what this seat had half typed back, a new note or a change of an old one."""
        session = self._acting.desk.session
        if session is None:
            return
        if session.stream != self._stream:
            # another session: what stood here was kept with the one before
            self._stream, self._waiting = session.stream, ""
            self.close_plan()
            self._write(NOTE, "")
        if self.bar.text or self._what != NOTE:
            return
        self._write(NOTE, self._kept(drafts, NOTE))
        for note in session.notes:
            changed = self._kept(drafts, AMENDING + note.id)
            if changed:
                self.amend(note.id)
                self._drafted = changed
                self.bar.write(changed)

    def keep_draft(self) -> None:
        """Hand what is half typed to the vault now."""
        self._late.stop()
        if self._acting.desk.session is not None and self.bar.text != self._drafted:
            self._drafted = self.bar.text
            self._keep(self._what, self._drafted)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody types any more: what waits is handed over now, not when the window may be gone."""
        super().hideEvent(event)
        self.keep_draft()

    def _kept(self, drafts: dict[str, tuple[str, str]], what: str) -> str:
        return drafts.get(self._acting.seat.draft_key(what), ("", ""))[1]

    def _is_gone(self) -> bool:
        """Whether the half-typed note was kept as a note, or thrown away, on another screen."""
        return not self._kept(self._acting.desk.drafts(), NOTE)

    def _keep(self, what: str, text: str) -> None:
        seat = self._acting.seat
        self._acting.desk.keep_draft(seat.draft_key(what), seat.user, text)

    def _typed(self, text: str) -> None:
        if not self._late.isActive():
            self._late.start()

    def _write(self, what: str, text: str) -> None:
        """Let the field hold something else; `text` is what the vault has of it."""
        self._late.stop()
        self._what, self._drafted = what, text
        self.bar.write(text)
        self._say_what()

    def _say_what(self) -> None:
        if self._what == NOTE:
            self.display(_("Participation notes"), _("just type"))
            self.bar.hint()
        else:
            self.display(_("Participation notes"), _("changing a note"))
            self.bar.hint(_("Enter saves the change, Esc leaves it"))

    # What a person does

    def _caught(self, text: str) -> None:
        if self._what == NOTE:
            self._catch(text)
        elif self._acting.do(commands.amend_note, self._what.removeprefix(AMENDING), text):
            self._end_amending()

    def _catch(self, text: str) -> None:
        if self._acting.do(commands.catch_note, text):
            self._write(NOTE, "")
            self._unsaid = True
            self._say_saved()
            session = self._acting.desk.session
            unknown = read_note(text, session.names).unknown if session else ()
            if unknown:
                self.noticed.emit(
                    _("@{name} is nobody on today’s list. The note was kept as you typed it.").format(
                        name=unknown[0]
                    )
                )

    def _say_saved(self) -> None:
        if self._unsaid and not self._pending:
            self._unsaid = False
            if not self.stream.isVisibleTo(self):
                self.bar.say_saved()

    def amend(self, note: str) -> None:
        """Put an old note into the field."""
        session = self._acting.desk.session
        found = next((kept for kept in session.notes if kept.id == note), None) if session else None
        if found is None:
            return
        if self._what != NOTE:
            self._end_amending()
        self.keep_draft()
        self._waiting = self.bar.text
        self._write(AMENDING + note, found.text)
        self.bar.setFocus()

    def add_to_plan(self, note: str) -> None:
        """Ask whose plan a note belongs to, and where in it."""
        session = self._acting.desk.session
        found = next((kept for kept in session.notes if kept.id == note), None) if session else None
        if session is not None and found is not None and not found.struck and not found.mark:
            self._to_plan_page.setVisible(True)
            self._to_plan.begin(session, found)

    def add_last_to_plan(self) -> None:
        """The same for the note that the list stands on, else the newest."""
        session = self._acting.desk.session
        notes = [note.id for note in session.notes if not note.struck and not note.mark] if session else []
        if not notes:
            self._acting.refused.emit(_("Nothing was caught yet that could go into a plan."))
            return
        chosen = self.stream.chosen if self.stream.hasFocus() else ""
        self.add_to_plan(chosen if chosen in notes else notes[-1])

    def close_plan(self) -> None:
        self._to_plan.close_form()

    def _leave(self) -> None:
        if self._what != NOTE:
            self._end_amending()

    def _end_amending(self) -> None:
        self._keep(self._what, "")
        waiting, self._waiting = self._waiting, ""
        self._write(NOTE, waiting)

    def _strike(self, note: str) -> None:
        """It is folded away: what was done is said, with the way back."""
        if self._acting.do(commands.strike_note, note):
            self._acting.undoable.emit(_("The note was struck."), partial(self._restore, note))

    def _restore(self, note: str) -> None:
        self._acting.do(take_strike_back, note)

    def _unfold(self, note: str) -> None:
        self._unfolded ^= {note}
        self._filter()

    def _filter(self) -> None:
        """Another choice of notes, which is no act."""
        session = self._acting.desk.session
        if session is not None and session.opened is not None:
            self.draw(session, self._turn)


def is_note_text(text: str) -> bool:
    """Whether a key's text begins a note: something printable other than a space."""
    return bool(text) and text.isprintable() and not text.isspace()
