"""A roster from a file: which column is what, what will be added, and what is the matter with the other rows."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.errors import BadFile, Refused
from app.intake.csv_table import LARGEST
from app.intake.roster_csv import RosterFile, RosterRow, read_roster, read_rows
from app.model.groups import Group
from app.model.people import Person
from app.practice import commands
from app.practice.days import today_of
from app.words import _, ngettext
from ui.acting import Acting
from ui.asking import Asking
from ui.days import day_shown
from ui.parts.announce import announce
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.days import DayEdit
from ui.practice.roster_columns import RosterColumns
from ui.theme import Space, Theme

# more lines than these nobody keeps in mind; they can be read one by one
_HEARD: Final = 5


def read_file(path: str) -> RosterFile:
    """Read a roster's file. Raises BadFile with one sentence."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        raise BadFile(_("That file could not be opened. Nothing was added; choose another one.")) from None
    return read_roster(data)


def ask_for_list(over: QWidget, take: Callable[[str], object]) -> None:
    """Let a file be chosen, and give its path to `take`."""
    dialog = QFileDialog(over, _("A list of people"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Lists (*.csv *.tsv *.txt)"), _("All files (*)")])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(take)
    dialog.open()


class RosterImport(Asking):
    """Nothing is added before the button is pressed; who may be here already is not ticked."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._file = RosterFile((), ())
        self._group = ""
        self._ticks: list[tuple[RosterRow, CheckBox]] = []
        self._unread: list[str] = []  # the lines that nobody can be made of, and why
        self._from = DayEdit(_("In the group from"))
        self._columns = RosterColumns(theme)
        self._found = label("", "title", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.SM)
        self.column.addWidget(Field(theme, _("In the group from"), self._from))
        self.column.addSpacing(Space.SM)
        self.column.addWidget(label(_("What each column holds"), "title", wrap=True))
        self.column.addWidget(self._columns)
        self.column.addSpacing(Space.SM)
        self.column.addWidget(self._found)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self._columns.changed.connect(self._preview_anew)

    def begin(self, path: str, group: Group) -> None:
        """Show what a file would add to a group."""
        try:
            self._file = read_file(path)
        except BadFile as bad:
            self._acting.refused.emit(bad.sentence)
            return
        practice = self._acting.desk.practice
        self._group = group.id
        self._from.display(today_of(practice, self._acting.desk.now()))
        self._columns.display(self._file)
        self._preview()
        title = _("Bring people into {group}").format(group=group.name)
        self.ask(title, _("Add"), self._from, width=640, height=680)
        self._count()
        self._tell_unread()

    def chosen(self) -> list[Person]:
        """Those who will be added, each with an id of their own, in the order of the file."""
        ticked = sorted((row for row, box in self._ticks if box.isChecked()), key=lambda row: row.line)
        return [_with_ids(row.person) for row in ticked if row.person is not None]

    def keep(self) -> None:
        people = self.chosen()
        if not people:
            raise Refused(_("Nobody is ticked. Tick who is to be added."))
        on = self._from.wanted()
        self._acting.seat.arrange(commands.add_people, people, self._group, on)
        words = ngettext("{n} person was added.", "{n} people were added.", len(people))
        self._acting.said.emit(words.format(n=len(people)))

    def _preview_anew(self) -> None:
        self._preview()
        self._tell_unread()

    def _tell_unread(self) -> None:
        """Which lines cannot be read is seen at once, so it is heard at once: the first ones, after how many."""
        if self._unread:
            announce(self, "\n".join([self._found.text(), *self._unread[:_HEARD]]))

    def _preview(self) -> None:
        """What each row would add, by the columns as they are chosen now."""
        practice = self._acting.desk.practice
        today = today_of(practice, self._acting.desk.now())
        rows = read_rows(self._file, self._columns.mapped(), practice.people.values(), today)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._ticks, self._unread = [], []
        # what is the matter comes first, where it is seen
        for row in sorted(rows, key=lambda row: not (row.problem or row.twin)):
            line = self._line(row)
            self._list.addWidget(line)
            line.show()
        self._count()

    def _line(self, row: RosterRow) -> QWidget:
        if row.person is None:
            words = _("Line {line}: {why}").format(line=row.line, why=row.problem)
            self._unread.append(words)
            return label(words, "trouble", wrap=True, said=False)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        box = CheckBox(self._theme, row.person.name)
        box.setChecked(not row.twin)
        box.setAccessibleDescription(row.twin or _about(row.person))
        box.clicked.connect(self._count)
        self._ticks.append((row, box))
        column.addWidget(box)
        below = QVBoxLayout()  # below the name, not below the box to tick
        below.setContentsMargins(box.words_from(), 0, 0, 0)
        below.setSpacing(0)
        column.addLayout(below)
        if row.twin:
            twin = _("Line {line}: {why} · Tick it if they are two people").format(
                line=row.line, why=row.twin
            )
            below.addWidget(label(twin, "strong", wrap=True))
        if about := _about(row.person):
            below.addWidget(label(about, "muted", wrap=True))
        return line

    def _count(self) -> None:
        ticked = sum(box.isChecked() for _row, box in self._ticks)
        bad = len(self._file.lines) - len(self._ticks)
        words = ngettext("{n} person will be added", "{n} people will be added", ticked).format(n=ticked)
        if bad:
            words += " · " + ngettext("{n} row cannot be added", "{n} rows cannot be added", bad).format(
                n=bad
            )
        self._found.setText(words)
        self.can_keep(ticked > 0)


def _about(person: Person) -> str:
    """What else of a row is taken in."""
    contact = person.emergency_contact
    pieces = [
        person.legal_name,
        person.pronouns,
        person.record_number,
        person.email,
        person.callback,
        _("first day {day}").format(day=day_shown(person.joined)) if person.joined else "",
        _("in recovery since {day}").format(day=day_shown(person.recovery_date))
        if person.recovery_date
        else "",
        _("contact {name}").format(name=f"{contact.name} {contact.phone}".strip()) if contact else "",
        *(place.address for place in person.locations),
        person.access_needs,
    ]
    return " · ".join(piece for piece in pieces if piece)


def _with_ids(person: Person) -> Person:
    places = tuple(place.model_copy(update={"id": secrets.token_hex(8)}) for place in person.locations)
    return person.model_copy(update={"id": secrets.token_hex(16), "locations": places})
