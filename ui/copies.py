"""Words about people that a screen copies: written down as a leaving first, then on the clipboard for two minutes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.errors import GroupsideError
from app.model.leaving import Destination, Leaving
from ui.acting import Acting, Copy
from ui.clipboard import RecordClipboard


class Copies(QObject):
    """Any part of a window asks by `Acting.copy_asked`; what could not be written down is not copied."""

    def __init__(self, acting: Acting, clipboard: RecordClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting, self._clipboard = acting, clipboard
        acting.copy_asked.connect(self._copy)

    def _copy(self, wanted: Copy) -> None:
        """It is a copy for the program's own record, of each person that it tells of."""
        from app.documents.parcel import Parcel
        from app.sending import record_leaving

        data = wanted.text.encode("utf-8", "surrogatepass")
        try:
            for person in wanted.people:
                parcel = Parcel(wanted.document, "", "", (person,), (), stream=wanted.stream)
                leaving = Leaving(destination=Destination.RECORD)
                record_leaving(self._acting.seat, parcel, "clipboard", data, leaving)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        self._clipboard.copy(wanted.text, wanted.also)
        self._acting.said.emit(wanted.said)
