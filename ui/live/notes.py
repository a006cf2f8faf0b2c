"""Participation notes in the live windows: the note field, its draft, and the stream of what was caught."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from app.live import commands
from app.live.state import Session
from app.model.notes import read_note
from ui.acting import Acting
from ui.live.people_words import NoteRows, offers
from ui.parts.capture_bar import CaptureBar
from ui.parts.card import Card
from ui.parts.note_stream import NoteStream
from ui.theme import Theme

# half-typed text is never further behind than this
DRAFT_AFTER = 800  # milliseconds


class NotesCard(Card):
    """Just type: every letter that no field takes lands here. Enter saves; what cannot be saved stays."""

    noticed = Signal(str)

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(_("Participation notes"), parent=parent)
        self.display(_("Participation notes"), _("just type"))
        self._acting = acting
        self._notes = NoteRows()
        self._drafted = ""
        self.bar = CaptureBar(theme)
        self.stream = NoteStream(theme)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.stream, 1)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(DRAFT_AFTER)
        self._late.timeout.connect(self.keep_draft)
        self.bar.caught.connect(self._catch)
        self.bar.typed.connect(self._typed)
        self.stream.strike_asked.connect(self._strike)
        self.stream.amend_asked.connect(self._amend)

    def fit(self, narrow: bool, low: bool) -> None:
        """On a low screen the title goes; in a narrow column only the field stays, over the people."""
        self.stream.setVisible(not narrow)
        self.show_head(not (narrow or low))
        self.tighten(low)
        if narrow:
            self.body.setContentsMargins(0, 0, 0, 0)
        part = "" if narrow else "card"
        if self.property("part") != part:
            self.setProperty("part", part)
            self.style().unpolish(self)
            self.style().polish(self)

    def restore_draft(self, drafts: dict[str, tuple[str, str]]) -> None:
        """Put the half-typed note of this seat back."""
        kept = drafts.get(self._acting.seat.draft_key("note"))
        if kept is not None and not self.bar.text:
            self._drafted = kept[1]
            self.bar.write(kept[1])

    def draw(self, session: Session) -> None:
        desk = self._acting.desk
        users = {user.id: user.name for user in desk.practice.users.values()}
        self.stream.display(self._notes.rows(session, self._acting.seat.user, users, desk.is_saved))
        self.bar.offer(*offers(session))

    def about(self, handle: str) -> None:
        """Begin a note about one person."""
        self.bar.start_with(f"@{handle} ")

    def keep_draft(self) -> None:
        """Hand what is half typed to the vault now."""
        self._late.stop()
        if self._acting.desk.session is not None and self.bar.text != self._drafted:
            self._drafted = self.bar.text
            seat = self._acting.seat
            self._acting.desk.keep_draft(seat.draft_key("note"), seat.user, self._drafted)

    def _typed(self, text: str) -> None:
        if not self._late.isActive():
            self._late.start()

    def _catch(self, text: str) -> None:
        session = self._acting.desk.session
        if self._acting.do(commands.catch_note, text):
            self._late.stop()
            self._drafted = ""
            self.bar.clear()
            unknown = read_note(text, session.names).unknown if session else ()
            if unknown:
                self.noticed.emit(
                    _("@{name} is nobody on today’s list. The note was kept as you typed it.").format(
                        name=unknown[0]
                    )
                )

    def _strike(self, note: str) -> None:
        self._acting.do(commands.strike_note, note)

    def _amend(self, note: str) -> None:
        session = self._acting.desk.session
        found = next((kept for kept in session.notes if kept.id == note), None) if session else None
        if found is None:
            return
        dialog = QInputDialog(self)
        dialog.setInputMode(QInputDialog.InputMode.TextInput)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(_("Amend the note"))
        dialog.setLabelText(_("What it said before stays in the journal."))
        dialog.setOkButtonText(_("Save"))
        dialog.setTextValue(found.text)
        dialog.resize(480, 220)
        dialog.setProperty("note", note)
        dialog.textValueSelected.connect(self._amended)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _amended(self, text: str) -> None:
        self._acting.do(commands.amend_note, self.sender().property("note"), text)


def is_note_text(text: str) -> bool:
    """Whether a key's text begins a note: something printable other than a space."""
    return bool(text) and text.isprintable() and not text.isspace()
