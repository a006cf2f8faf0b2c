"""Groups: when each meets, in which time zone, and where its call is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.errors import Refused
from app.model.groups import Group
from app.practice import commands
from app.practice.state import Practice
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.group_form import GroupForm
from ui.theme import Theme


class GroupsCard(Card):
    """One group at a time; it changes when it is saved."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Groups"))
        self._acting = acting
        self._shown = ""
        self._group = Picker(theme, _("Group"))
        self._which = Field(theme, _("Group"), self._group)
        self._program = label("", "muted", wrap=True)
        self._form = GroupForm(theme)
        self._save = Button(theme, _("Save group"), "check", "primary")
        top, row = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._which, 1)
        top.addStretch(1)
        row.addWidget(self._save)
        row.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self._program)
        self.body.addWidget(self._form)
        self.body.addLayout(row)
        self._group.picked.connect(self.edit)
        self._form.edited.connect(self._can_save)
        self._save.clicked.connect(self._keep)

    def edit(self, group_id: str) -> None:
        """Show this group's form."""
        practice = self._acting.desk.practice
        group = practice.groups.get(group_id)
        if group is None:
            return
        self._shown = group_id
        self._form.offer_agendas(_offered(practice, group))
        self._form.display(group)
        self._save.setEnabled(False)
        program = practice.program_of(group)
        agenda = practice.agenda_of(group)
        if program is not None and agenda is not None:
            words = _("{program}, {minutes} minutes").format(program=program.name, minutes=agenda.minutes)
            self._program.setText(words)
        self.redraw()

    def redraw(self) -> None:
        groups = self._acting.desk.practice.groups
        if groups and self._shown not in groups:
            self.edit(next(iter(groups)))
            return
        if self._shown in groups:
            self._form.offer_agendas(_offered(self._acting.desk.practice, groups[self._shown]))
        self._group.display([(group.id, group.name) for group in groups.values()], self._shown)
        for part in (self._which, self._form, self._save):
            part.setVisible(bool(groups))
        if not groups:
            self._program.setText(_("There is no group yet."))

    def _can_save(self) -> None:
        self._save.setEnabled(True)

    def _keep(self) -> None:
        try:
            group = self._form.group()
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            return
        if self._acting.arrange(commands.change_group, group):
            self._save.setEnabled(False)
            self.edit(group.id)
            self._acting.said.emit(_("{group} is saved.").format(group=group.name))


def _offered(practice: Practice, group: Group) -> list[tuple[str, str]]:
    """The agendas that a group can have: its program's, and the practice's own by title."""
    program = practice.program_of(group)
    shipped = _("{agenda} (from the program)").format(agenda=program.agenda.title) if program else ""
    own = sorted(practice.agendas.values(), key=lambda agenda: agenda.title.casefold())
    return [("", shipped), *((agenda.id, agenda.title) for agenda in own)]
