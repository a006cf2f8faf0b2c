"""What is copied for the call's chat: what everybody may read, and never a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.live.languages import group_language
from app.live.public import names_someone
from app.words import _, speaking
from ui.acting import Acting


class Chat(QObject):
    """Puts a text on the clipboard and says so; one that names somebody of the roster is held back."""

    def __init__(self, acting: Acting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting

    def say(self, make: Callable[[], str]) -> None:
        """Copy words of ours, made in the language that the group gets."""
        with speaking(group_language(self._acting.desk.session)):
            text = make()
        self.copy(text)

    def copy(self, text: str) -> None:
        session = self._acting.desk.session
        if session is None or not text:
            return
        guests = (guest.name for guest in session.guests.values())
        if names_someone(text, (*session.names.values(), *guests)):
            self._acting.refused.emit(
                _("A name from the list stands in this text, so it was not copied for the chat.")
            )
            return
        QGuiApplication.clipboard().setText(text)
        self._acting.said.emit(_("Copied. Paste it into the call’s chat."))
