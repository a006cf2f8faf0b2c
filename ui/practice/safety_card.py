"""What was done for somebody's safety in a session, person by person, to be copied into that person's own note."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk import Desk
from app.documents.people_beside import names_of_all
from app.documents.record import PersonRecord, SessionRecord
from app.documents.redaction import redact
from app.documents.safety_note import roster_of, safety_done, safety_lines, safety_note
from app.errors import GroupsideError
from app.guests_known import names_known
from app.practice.languages import record_language
from app.words import _, speaking
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

    def show_record(self, record: SessionRecord) -> None:
        shown = tuple(person for person in record.people if person.safety or person.told)
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        for row in self._rows:
            row.setVisible(False)
            row.deleteLater()
        self._rows = [_Row(self._theme, self._acting, person, record, self) for person in shown]
        for row in self._rows:
            self.body.addWidget(row)
            row.show()


class _Row(QWidget):
    """On the screen names are taken out as is likely; for the copy it is asked."""

    def __init__(
        self, theme: Theme, acting: Acting, person: PersonRecord, record: SessionRecord, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._acting, self._person, self._record = acting, person, record
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(label(person.name, "strong", wrap=True))
        names = names_of_all(acting.desk.practice, person.id, (), roster_of(record))
        shown = redact(safety_done(person, record), names).value
        for line in safety_lines(shown, lambda at: clock_time(at, record.zone)):
            words.addWidget(label(line, wrap=True))
        self._copy = IconButton(theme, "copy", _("Copy for the note of {name}").format(name=person.name))
        self._copy.clicked.connect(self._take_along)
        row.addLayout(words, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)

    def _take_along(self) -> None:
        try:
            wanted = safety_copy(self._acting.desk, self._person, self._record)
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
        else:
            self._acting.copy_asked.emit(wanted)


def safety_copy(desk: Desk, person: PersonRecord, record: SessionRecord) -> Copy:
    """What was done for a person of a session, as lines for their own note. Raises VaultError."""
    done = safety_done(person, record)
    names = names_known(desk, person.id, roster_of(record))
    with speaking(record_language(desk.practice, person.id)):
        known = redact(done, names, desk.practice.care_of(person.id).names)
        note = "" if known.unanswered else safety_note(known)
    said = _("Copied: paste it into their own record. It leaves the clipboard in two minutes.")
    again = partial(safety_copy, desk, person, record)
    return Copy((person.id,), "safety", note, said, record.id, asked=known.asked, again=again)
