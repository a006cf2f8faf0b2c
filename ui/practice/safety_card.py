"""What was done for somebody's safety in a session, person by person, to be copied into that person's own note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.record import PersonRecord, SessionRecord
from app.documents.safety_note import safety_lines, safety_note
from app.practice.state import Practice
from app.words import _
from ui.acting import Acting, Copy
from ui.parts.button import IconButton
from ui.parts.card import Card
from ui.parts.label import label
from ui.theme import Space, Theme
from ui.times import clock_time


class SafetyCard(Card):
    """It hides where nothing had to be done."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(_("Safety"), parent=parent)
        self.setObjectName("safety")
        self._theme, self._acting = theme, acting
        self._shown: tuple[PersonRecord, ...] = ()
        self._rows: list[QWidget] = []
        self.setVisible(False)

    def show_record(self, record: SessionRecord, practice: Practice) -> None:
        shown = tuple(person for person in record.people if person.safety or person.told)
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        for row in self._rows:
            row.setVisible(False)
            row.deleteLater()
        self._rows = [_Row(self._theme, self._acting, person, record, practice, self) for person in shown]
        for row in self._rows:
            self.body.addWidget(row)
            row.show()


class _Row(QWidget):
    def __init__(
        self,
        theme: Theme,
        acting: Acting,
        person: PersonRecord,
        record: SessionRecord,
        practice: Practice,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._acting = acting
        note = safety_note(person, record, practice)
        said = _("Copied: paste it into their own record. It leaves the clipboard in two minutes.")
        self._wanted = Copy((person.id,), "safety", note, said, record.id)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(person.name, "strong", wrap=True))
        for line in safety_lines(person, record, practice, lambda at: clock_time(at, record.zone)):
            words.addWidget(label(line, wrap=True))
        self._copy = IconButton(theme, "copy", _("Copy for the note of {name}").format(name=person.name))
        self._copy.clicked.connect(self._take_along)
        row.addLayout(words, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)

    def _take_along(self) -> None:
        self._acting.copy_asked.emit(self._wanted)
