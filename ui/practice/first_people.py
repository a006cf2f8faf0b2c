"""The first people: names typed or pasted, one a line, or a list from a file, for one group after the other."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import Refused
from app.model.days import day_in
from app.model.people import Person
from app.practice import commands
from app.practice.state import Practice
from app.words import _
from ui.acting import Acting
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.first_names import FirstNames
from ui.practice.names_field import NamesField
from ui.practice.roster_import import RosterImport, ask_for_list
from ui.theme import Space, Theme


class FirstPeople(QWidget):
    """They join from today."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._acting = theme, acting
        self._shown = ""
        self._asked: set[str] = set()  # groups in which one went on, with or without names
        self._group = Picker(theme, _("Group"))
        self._which = Field(theme, _("Group"), self._group)
        self._here = label("", "muted", wrap=True)
        self._correct = Button(theme, _("Correct a name"), "pen-line", "quiet")
        self._correct.make_small()
        self._lines = FirstNames(theme, acting)
        self._lines.setVisible(False)
        self._names = NamesField(theme)
        self._names.edit.setMinimumHeight(theme.px(150))
        bring = Button(theme, _("From a CSV file…"), "folder")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(self._which)
        column.addWidget(self._here)
        column.addWidget(self._correct, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lines)
        column.addWidget(self._names)
        column.addWidget(bring, 0, Qt.AlignmentFlag.AlignLeft)
        self._group.picked.connect(self._turn_to)
        bring.clicked.connect(self._choose_file)
        self._correct.clicked.connect(self._show_lines)

    def display(self, practice: Practice) -> None:
        groups = list(practice.groups.values())
        if self._shown not in practice.groups:
            waiting = self._waiting(practice)
            self._shown = waiting[0] if waiting else groups[0].id if groups else ""
        self._group.display([(group.id, group.name) for group in groups], self._shown)
        self._which.setVisible(len(groups) > 1)
        people = self._people_here(practice)
        here = [person.name for person in people]
        self._names.stand_beside(here)
        self._lines.display({person.id: person.name for person in people})
        if not here:
            self._lines.setVisible(False)
        self._correct.setVisible(bool(here) and self._lines.isHidden())
        names = ", ".join(here).removesuffix(".")  # after an initial: one point is enough
        self._here.setText(_("In the group already: {names}.").format(names=names))
        self._here.setVisible(bool(here) and self._lines.isHidden())  # else the lines say it

    @property
    def half_typed(self) -> bool:
        return self._names.half_typed or self._lines.half_typed

    def take_focus(self) -> None:
        self._names.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self, refuse: Callable[[str], None]) -> bool:
        """Whether one can go on: what was typed is added, and no group waits that was not asked about yet."""
        if not self._lines.keep():
            return False
        practice = self._acting.desk.practice
        names = self._names.names
        if not names and not self._names.half_typed and not practice.people:
            refuse(_("Type a name first, or finish later: people can be added on any day."))
            return False
        rest = self._names.rest  # before they are added: all of them are there already then
        if names and not self._add(names, refuse):
            return False
        self._names.keep(rest, self._names_here(self._acting.desk.practice))
        if rest and names:
            refuse(_("The others were added. These lines are still to be mended, or cleared."))
        elif rest:  # why stands below the field already
            announce(self._names, self._names.problems)
            self.take_focus()
        if rest:
            return False
        self._asked.add(self._shown)
        waiting = [each for each in self._waiting(self._acting.desk.practice) if each not in self._asked]
        if waiting:
            self._turn_to(waiting[0])
            return False
        return True

    def _add(self, names: list[str], refuse: Callable[[str], None]) -> bool:
        practice = self._acting.desk.practice
        people = [Person(id=secrets.token_hex(16), name=name) for name in names]
        day = day_in(practice.groups[self._shown].zone, self._acting.desk.now())
        try:
            self._acting.seat.arrange(commands.add_people, people, self._shown, day)
        except Refused as refusal:
            refuse(refusal.sentence)
            return False
        return True

    def _show_lines(self) -> None:
        self._lines.setVisible(True)
        for part in (self._here, self._correct):
            part.setVisible(False)
        self._lines.take_focus()

    def _turn_to(self, group: str) -> None:
        """What is typed goes along: a group is often chosen after its names were pasted."""
        self._shown = group
        self.display(self._acting.desk.practice)
        self.take_focus()

    def _waiting(self, practice: Practice) -> list[str]:
        """Groups with nobody in them."""
        now = self._acting.desk.now()
        groups = practice.groups.values()
        return [each.id for each in groups if not practice.members(each.id, day_in(each.zone, now))]

    def _names_here(self, practice: Practice) -> list[str]:
        return [person.name for person in self._people_here(practice)]

    def _people_here(self, practice: Practice) -> Sequence[Person]:
        group = practice.groups.get(self._shown)
        if group is None:
            return []
        day = day_in(group.zone, self._acting.desk.now())
        return practice.members(group.id, day)

    @cached_property
    def _import(self) -> RosterImport:
        return RosterImport(self._theme, self._acting, self)

    def _choose_file(self) -> None:
        ask_for_list(self, self.bring_in)

    def bring_in(self, path: str) -> None:
        """Show what a file would add to the group that is shown."""
        group = self._acting.desk.practice.groups.get(self._shown)
        if group is not None:
            self._import.begin(path, group)
