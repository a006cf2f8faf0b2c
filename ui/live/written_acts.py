"""What can be done with a note after its session: changed, struck, counted again, and what it said before."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.live.commands import amend_note, strike_note
from app.live.marking import take_strike_back
from app.live.state import Note, Session
from app.model.roles import Right
from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.live.note_words import note_row, offers
from ui.parts.capture_bar import CaptureBar
from ui.parts.note_row import NoteAct
from ui.theme import Theme

_OFFERED: Final = ("amend", "strike", "restore", "earlier")


def note_of(session: Session, entry: str) -> Note | None:
    return next((note for note in session.notes if note.id == entry), None)


class WrittenMenu(QMenu):
    """What the live stream offers of a note; its author alone changes or strikes it. Signed text is not touched."""

    earlier_asked = Signal(str)  # what the note said before; once more, to fold it

    def __init__(
        self, theme: Theme, acting: Acting, session: Session, note: Note, unfolded: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._acting, self._note = theme, acting, note
        words: dict[NoteAct, tuple[str, str]] = {
            "amend": ("pen-line", _("Change…")),
            "strike": ("x", _("Strike")),
            "restore": ("undo-2", _("Take the strike back")),
            "earlier": ("eye", _("Hide what it said before") if unfolded else _("What it said before")),
        }
        offered = _OFFERED if acting.seat.may(Right.GROUP) else ("earlier",)
        for what in note_row(session, note, acting.seat.user, {}, pending=False).acts:
            if what in offered:
                icon, called = words[what]
                self.addAction(theme.icon(icon), called).setData(what)
        self.triggered.connect(self._act)

    def open_at(self, place: QPoint) -> bool:
        """Says whether there is anything to offer."""
        if self.isEmpty():
            self.deleteLater()
            return False
        self.popup(place)
        self.setActiveAction(self.actions()[0])
        return True

    def _act(self, action: QAction) -> None:
        note = self._note.id
        match action.data():
            case "amend":
                parent = self.parentWidget()
                assert parent is not None
                ChangeNote(self._theme, self._acting, self._note, parent).begin()
            case "strike":
                if self._acting.do(strike_note, note):
                    back = partial(self._acting.do, take_strike_back, note)
                    self._acting.undoable.emit(_("The note was struck."), back)
            case "restore":
                self._acting.do(take_strike_back, note)
            case "earlier":
                self.earlier_asked.emit(note)


class ChangeNote(Asking):
    """Other words for a note; what it said before stays with it."""

    def __init__(self, theme: Theme, acting: Acting, note: Note, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._note = note
        self._bar = CaptureBar(theme)
        self.column.addWidget(self._bar)
        self.column.addStretch(1)
        self._bar.caught.connect(self.try_to_keep)
        self._bar.left.connect(self.reject)

    def begin(self) -> None:
        session = self._acting.desk.session
        if session is not None:
            self._bar.offer(*offers(session, self._acting.desk.practice.noting.told_tags))
        self._bar.write(self._note.text)
        self.ask(_("Change a note"), _("Save"), self._bar, height=300)

    def keep(self) -> None:
        self._acting.seat.do(amend_note, self._note.id, self._bar.text)
