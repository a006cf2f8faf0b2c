"""Words about people that a screen copies: written down as a leaving first, then on the clipboard for two minutes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.errors import GroupsideError
from ui.acting import Acting, Copy
from ui.clipboard import RecordClipboard


class Copies(QObject):
    """Any part of a window asks by `Acting.copy_asked`; what could not be written down is not copied, and what may name
    another only when that is answered."""

    names_asked = Signal(object)  # a Copy with words that may be names
    copied = Signal(object)  # a Copy

    def __init__(self, acting: Acting, clipboard: RecordClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting, self._clipboard = acting, clipboard
        acting.copy_asked.connect(self._copy)

    def _copy(self, wanted: Copy) -> None:
        """Of a session it is one entry, about people alone one of each, of nobody none."""
        from app.documents.name_questions import unanswered
        from app.documents.parcel import Parcel
        from app.sending import record_leaving

        if unanswered(wanted.asked):
            self.names_asked.emit(wanted)
            return
        data = wanted.text.encode("utf-8", "surrogatepass")
        try:
            if wanted.people:
                parcel = Parcel(wanted.document, "", "", wanted.people, (), stream=wanted.stream)
                record_leaving(self._acting.seat, parcel, "clipboard", data, wanted.leaving)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        self._clipboard.copy(wanted.text, wanted.also)
        if wanted.said:
            self._acting.said.emit(wanted.said)
        self.copied.emit(wanted)
