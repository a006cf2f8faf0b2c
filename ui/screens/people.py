"""People: a group's list on the left, one person on the right, and a whole list pasted in."""

from __future__ import annotations

import secrets
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from pydantic import ValidationError
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.notes import folded
from app.model.people import Person
from app.practice import commands
from app.practice.schedule import today_in
from ui.acting import Acting
from ui.hub import Hub
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox, Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.person_row import PersonRow
from ui.parts.roster import RosterList
from ui.practice.paste_names import PasteNames
from ui.theme import Space, Theme

NARROW = 860


class PeopleScreen(QWidget):
    """What is typed is kept on Enter or when the field is left; a refusal says why and keeps the old value."""

    def __init__(self, theme: Theme, hub: Hub, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._group_id, self._person_id = "", ""
        self._boxes: list[tuple[str, CheckBox]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.XL, Space.LG, Space.XL, 0)
        self._row.setSpacing(Space.LG)
        self._row.addWidget(self._make_list(), 2)
        self._row.addWidget(self._make_detail(), 3)
        self._paste = PasteNames(theme, self)
        self._paste.accepted_names.connect(self._add_all)
        hub.changed.connect(self.redraw)

    def _make_list(self) -> Card:
        theme = self._theme
        self._list_card = Card(_("People"), margin=14, inset=10)
        self._group = Picker(theme, _("Group"))
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search"))
        self._search.setAccessibleName(_("Search people"))
        self._list = RosterList(theme, _("People"), tints_chosen=True)
        self._list.say_when_empty(_("Nobody here yet. Add a person, or paste a list of names."))
        add = Button(theme, _("Add person"), "user-plus", "primary")
        paste = Button(theme, _("Paste a list"), "clipboard")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SM)
        buttons.addWidget(add)
        buttons.addWidget(paste)
        buttons.addStretch(1)
        for part in (self._group, self._search, self._list):
            self._list_card.body.addWidget(part, 1 if part is self._list else 0)
        self._list_card.body.addLayout(buttons)
        self._group.picked.connect(self._choose_group)
        self._search.textEdited.connect(self._find)
        self._list.row_chosen.connect(self._choose)
        add.clicked.connect(self._begin_new)
        paste.clicked.connect(self._open_paste)
        return self._list_card

    def _make_detail(self) -> Card:
        theme = self._theme
        card = Card(margin=Space.XL)
        self._title = label("", "heading", wrap=True)
        self._words = label("", "muted", wrap=True)
        self._name, self._pronouns, self._joined = QLineEdit(), QLineEdit(), QLineEdit()
        self._joined.setPlaceholderText(_("optional"))
        self._name_field = Field(theme, _("Name used in the group"), self._name)
        self._pronouns_field = Field(theme, _("Pronouns"), self._pronouns)
        self._joined_field = Field(theme, _("First day in the program"), self._joined)
        self._save = Button(theme, _("Save"), "check", "primary")
        self._groups_title = label(_("Groups"), "title")
        self._groups = QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(Space.MD)
        row.addWidget(self._pronouns_field, 1)
        row.addWidget(self._joined_field, 1)
        for part in (self._title, self._words, self._name_field):
            card.body.addWidget(part)
        card.body.addLayout(row)
        line = QHBoxLayout()
        line.addWidget(self._save)
        line.addStretch(1)
        card.body.addLayout(line)
        card.body.addSpacing(Space.SM)
        card.body.addWidget(self._groups_title)
        card.body.addLayout(self._groups)
        card.body.addStretch(1)
        self._save.clicked.connect(self._keep)
        for edit in (self._name, self._pronouns, self._joined):
            edit.returnPressed.connect(self._keep)
        return card

    # Drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(NARROW)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def redraw(self) -> None:
        practice = self._acting.desk.practice
        if not self.isVisible():
            return
        if self._group_id not in practice.groups:
            self._group_id = next(iter(practice.groups), "")
        self._group.display([(g.id, g.name) for g in practice.groups.values()], self._group_id)
        members = practice.members(self._group_id, self._today())
        wanted = folded(self._search.text())
        shown = [person for person in members if wanted in folded(person.name)]
        self._list_card.display(_("People"), str(len(members)) if members else "")
        self._list.display([_row(person) for person in shown])
        if self._person_id and self._person_id not in practice.people:
            self._person_id = ""
        if self._person_id:
            self._list.choose(self._person_id)
        self._show_detail()

    def _show_detail(self) -> None:
        practice = self._acting.desk.practice
        person = practice.people.get(self._person_id)
        group = practice.groups.get(self._group_id)
        self._title.setText(person.name if person else _("A new person"))
        where = _("joins {group} today").format(group=group.name) if group else ""
        self._words.setText("" if person else where)
        self._words.setVisible(not person)
        self._groups_title.setVisible(person is not None)
        self._save.display(_("Save") if person else _("Add person"))
        if not any(edit.hasFocus() for edit in (self._name, self._pronouns, self._joined)):
            self._fill(person)
        self._show_groups(person)

    def _fill(self, person: Person | None) -> None:
        self._name.setText(person.name if person else "")
        self._pronouns.setText(person.pronouns if person else "")
        joined = person.joined if person else None
        words = (
            QLocale().toString(QDate(joined.year, joined.month, joined.day), QLocale.FormatType.ShortFormat)
            if joined
            else ""
        )
        self._joined.setText(words)

    def _show_groups(self, person: Person | None) -> None:
        practice = self._acting.desk.practice
        for _group, box in self._boxes:
            self._groups.removeWidget(box)
            box.deleteLater()
        self._boxes = []
        if person is None:
            return
        held = {group.id for group in practice.groups_of(person.id, self._today())}
        for group in practice.groups.values():
            box = CheckBox(self._theme, group.name)
            box.setChecked(group.id in held)
            box.clicked.connect(self._enroll)
            self._groups.addWidget(box)
            self._boxes.append((group.id, box))

    # What a person does

    def _today(self) -> date:
        group = self._acting.desk.practice.groups.get(self._group_id)
        return today_in(group.zone if group else "UTC", self._acting.desk.now())

    def _choose_group(self, group: str) -> None:
        self._group_id, self._person_id = group, ""
        self.redraw()

    def _find(self, typed: str) -> None:
        self.redraw()

    def _choose(self, person: str) -> None:
        self._person_id = person
        self._list.setFocus()
        self.redraw()

    def listed(self) -> list[PersonRow]:
        """The people on the list, as they are shown."""
        return list(self._list.shown)

    def add(self, name: str) -> None:
        """Type a name as a new person and save it."""
        self._begin_new()
        self._name.setText(name)
        self._keep()

    def choose_first(self) -> None:
        """Show the first person of the list, if nobody is shown."""
        if not self._person_id and self._list.shown:
            self._choose(self._list.shown[0].id)

    def _begin_new(self) -> None:
        self._person_id = ""
        self._list.clearSelection()
        self._fill(None)
        self.redraw()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        practice = self._acting.desk.practice
        old = practice.people.get(self._person_id)
        joined = self._read_date()
        if joined is False:
            self._acting.refused.emit(
                _("That day could not be read. Type it as it is shown, or leave it empty.")
            )
            return
        try:
            person = Person(
                id=old.id if old else secrets.token_hex(16),
                name=" ".join(self._name.text().split()),
                pronouns=" ".join(self._pronouns.text().split()),
                joined=joined or None,
            )
        except ValidationError:
            self._acting.refused.emit(_("A person needs a name of at most 60 letters."))
            return
        if old is not None:
            done = self._acting.arrange(commands.change_person, person)
        else:
            done = self._acting.arrange(commands.add_person, person, self._group_id, self._today())
        if done:
            said = _("{name} is saved.") if old else _("{name} is added.")
            self._acting.said.emit(said.format(name=person.name))
            self._person_id = person.id if old else ""
            self._fill(person if old else None)
            self.redraw()
            if old is None:
                self._name.setFocus()

    def _read_date(self) -> date | bool | None:
        """A day, None for an empty field, False for what cannot be read."""
        text = self._joined.text().strip()
        if not text:
            return None
        for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
            found = QLocale().toDate(text, form, 2000)
            if found.isValid():
                return date(found.year(), found.month(), found.day())
        found = QDate.fromString(text, Qt.DateFormat.ISODate)
        return date(found.year(), found.month(), found.day()) if found.isValid() else False

    def _enroll(self) -> None:
        box = self.sender()
        group = next((held for held, other in self._boxes if other is box), "")
        if isinstance(box, CheckBox) and group:
            command = commands.enroll if box.isChecked() else commands.withdraw
            if not self._acting.arrange(command, self._person_id, group, self._today()):
                self.redraw()

    def _open_paste(self) -> None:
        group = self._acting.desk.practice.groups.get(self._group_id)
        if group is None:
            self._acting.refused.emit(_("Choose a group first."))
            return
        members = self._acting.desk.practice.members(group.id, self._today())
        self._paste.ask(group.name, [person.name for person in members])

    def _add_all(self, names: list[str]) -> None:
        people = [Person(id=secrets.token_hex(16), name=name) for name in names]
        if self._acting.arrange(commands.add_people, people, self._group_id, self._today()):
            words = ngettext("{n} person was added.", "{n} people were added.", len(people))
            self._acting.said.emit(words.format(n=len(people)))


def _row(person: Person) -> PersonRow:
    return PersonRow(id=person.id, initials=person.initials, name=person.name, line=person.pronouns)
