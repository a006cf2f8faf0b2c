"""The first group of each program, as a form: what it is called, when it meets, where its call is."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import Refused
from app.intake.programs import shipped_programs
from app.model.groups import Group
from app.practice import commands
from app.practice.state import Practice
from app.setting_up import first_group
from app.words import _
from ui.acting import Acting
from ui.parts.label import label
from ui.practice.group_form import ZONES, GroupForm
from ui.theme import Space, Theme


class FirstGroups(QWidget):
    """What was typed stays until it is kept, also while another step is shown."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._acting = theme, acting
        self._forms: dict[str, GroupForm] = {}
        self._typed: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MD)

    def display(self, practice: Practice) -> None:
        """A form for each program: its group, or the one that it suggests."""
        for program in practice.programs.values():
            form = self._forms.get(program.id)
            if form is None:
                form = self._forms[program.id] = GroupForm(self._theme)
                form.edited.connect(self._note_typed)
                if len(self._forms) > 1:
                    self._column.addSpacing(Space.LG)
                self._column.addWidget(label(program.name, "title"))
                self._column.addWidget(form)
                self.setFocusProxy(next(iter(self._forms.values())))
            if program.id not in self._typed:
                form.display(self._group(practice, program.id, program.name))

    @property
    def half_typed(self) -> bool:
        return bool(self._typed)

    def take_focus(self) -> None:
        if self._forms:
            next(iter(self._forms.values())).take_focus()

    def keep(self, refuse: Callable[[str], None]) -> bool:
        """Each group is written down by itself: one that cannot be leaves the others kept."""
        seat = self._acting.seat
        for program_id, form in self._forms.items():
            try:
                group = form.group()
                if not group.meetings:
                    words = _("Choose the days on which {group} meets.")
                    raise Refused(words.format(group=group.name))
                there = group.id in seat.desk.practice.groups
                seat.arrange(commands.change_group if there else commands.add_group, group)
            except Refused as refusal:
                refuse(refusal.sentence)
                return False
            self._typed.discard(program_id)
        return True

    def _group(self, practice: Practice, program_id: str, name: str) -> Group:
        kept = next((each for each in practice.groups.values() if each.program_id == program_id), None)
        if kept is not None:
            return kept
        mine, zone = (self._acting.seat.user,), zone_here()
        shipped = next((each for each in shipped_programs() if each.program.id == program_id), None)
        if shipped is not None:
            group = first_group(shipped, secrets.token_hex(16), zone)
            return group.model_copy(update={"facilitators": mine})
        return Group(id=secrets.token_hex(16), name=name, program_id=program_id, zone=zone, facilitators=mine)

    def _note_typed(self) -> None:
        self._typed |= {program for program, form in self._forms.items() if form is self.sender()}


def zone_here() -> str:
    """The computer's time zone, or the first of ours where its name is not one."""
    from zoneinfo import available_timezones

    zone = bytes(QDateTime.currentDateTime().timeZone().id().data()).decode()
    return zone if zone in available_timezones() else ZONES[0]
