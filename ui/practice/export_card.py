"""Export: a document of a session leaves, after it was asked where it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt

from app.desk import Desk
from app.documents.parcel import Parcel
from app.errors import GroupsideError
from app.live.note_events import GROUP_SECTION
from app.model.leaving import Destination
from app.parcels import attendance_parcel, nameless_parcel, session_parcel
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.theme import Theme

SESSION, ATTENDANCE, GROUP_NOTE, NAMELESS = "session", "attendance", "group_note", "names_removed"
TAKEN: Final[Mapping[str, Callable[[Desk], Parcel]]] = MappingProxyType(
    {
        SESSION: session_parcel,
        ATTENDANCE: attendance_parcel,
        NAMELESS: nameless_parcel,
    }
)


class ExportCard(Card):
    """Nothing is written before somebody said where it goes."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Export"))
        self._acting = acting
        words = _("Whoever has a file can read it. Where it went is written down.")
        self.body.addWidget(label(words, "muted", wrap=True))
        self._what = Picker(theme, _("What leaves"))
        self._what.display(
            [
                (SESSION, _("The whole session")),
                (ATTENDANCE, _("The attendance sheet")),
                (GROUP_NOTE, _("The group note")),
                (NAMELESS, _("The session, names removed")),
            ],
            SESSION,
        )
        self._what.be_narrow()
        ask = Button(theme, _("Export…"), "file-down")
        what = Field(theme, _("What leaves"), self._what)
        row = SideBySide(theme, what, ask, least=380, shares=(2, 1), at=Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(row)
        ask.clicked.connect(self._ask)

    def _ask(self) -> None:
        """Take the document as it stands now, and ask where it goes. What was signed about the group may hold words
        that are asked about first."""
        if self._what.chosen == GROUP_NOTE:
            self._acting.note_asked.emit(GROUP_SECTION)
            return
        try:
            parcel = TAKEN[self._what.chosen](self._acting.desk)
        except GroupsideError as refusal:
            self._acting.refused.emit(refusal.sentence)
            return
        self._acting.leaving_asked.emit(parcel, Destination.RECORD)
