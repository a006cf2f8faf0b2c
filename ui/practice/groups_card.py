"""Groups: when each meets, who leads it, what is changed in its calendar, and where its call is."""

from __future__ import annotations

import secrets
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from app.errors import Refused
from app.model.days import day_in
from app.model.groups import Group
from app.practice import commands
from app.practice.cautions import group_cautions
from app.practice.state import Practice
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.cautions import Cautions
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.exceptions_form import ExceptionsForm
from ui.practice.group_details import GroupDetails
from ui.practice.group_form import ZONES, GroupForm
from ui.practice.left_out import Left, LeftOut, thrown_away
from ui.practice.schedule_export import ScheduleExport
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Space, Theme

# below this width the button stands under the list of groups, px at 100 %
NARROW = 420


class GroupsCard(Card):
    """One group at a time; it changes when it is saved, and a new one is there when it is.

    What was typed in one waits in `_left` while another one is shown.
    """

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Groups"))
        self._theme, self._acting = theme, acting
        self._shown = ""
        self._begun: Group | None = None
        self._before: Group | None = None  # as it stood here before anything was typed
        self._left: dict[str, Left[Group]] = {}
        self._group = Picker(theme, "")
        self._group.be_narrow()
        self._which = Field(theme, called(Setting.GROUP, self._group), self._group)
        self._new = sets(Button(theme, words_of(Setting.NEW_GROUP), "plus"), Setting.NEW_GROUP)
        self._program = label("", "muted", wrap=True)
        self._waiting = LeftOut(theme, self._group)
        self._cautions = Cautions(theme)
        self._form, self._details = GroupForm(theme), GroupDetails(theme)
        self._changes = ExceptionsForm(theme)
        self._save = Button(theme, _("Save group"), "check", "primary")
        self._let_go = Button(theme, _("Throw changes away"), kind="quiet")
        self._export = ScheduleExport(theme, acting)
        self._top, self._end = QHBoxLayout(), QHBoxLayout()
        for row in (self._top, self._end):
            row.setSpacing(Space.MD)
        self._top.addWidget(self._which, 1)
        self._top.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        for button in (self._save, self._let_go):
            self._end.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._end.addStretch(1)
        self._lines = (rule(), rule())
        self.body.addLayout(self._top)
        for shown in (
            self._waiting,
            self._program,
            self._cautions,
            self._form,
            self._details,
            self._lines[0],
        ):
            self.body.addWidget(shown)
        self.body.addWidget(self._changes)
        self.body.addLayout(self._end)
        self.body.addWidget(self._lines[1])
        self.body.addWidget(self._export)
        self._group.picked.connect(self.edit)
        self._new.clicked.connect(self.begin_new)
        for part in (self._form, self._details, self._changes):
            part.edited.connect(self._can_save)
        self._form.edited.connect(self._follow_schedule)
        self._details.program_picked.connect(self._follow_program)
        self._changes.refused.connect(acting.refused)
        self._save.clicked.connect(self._keep)
        self._let_go.clicked.connect(self._begin_anew)
        self._waiting.go_on_asked.connect(self.edit)
        self._waiting.let_go_asked.connect(self._forget)

    def edit(self, group_id: str) -> None:
        """Show this group's form, as it was typed before or as the group is kept."""
        here = group_id == self._shown and (self._begun is not None or self._is_changed())
        if not here and self._leave():
            self._open(group_id)

    def _open(self, group_id: str) -> None:
        practice = self._acting.desk.practice
        left = self._left.get(group_id)
        kept = practice.groups.get(group_id)
        group = left.typed if left is not None else kept
        if group is not None:
            self._left.pop(group_id, None)
            self._begun = group if kept is None else None
            self._display(group)
            if left is not None:
                self._before = left.before
                self._can_save()

    def _display(self, group: Group) -> None:
        practice = self._acting.desk.practice
        self._shown = group.id
        self._details.display(group, practice)
        self._form.offer_agendas(_offered(practice, group))
        self._form.offer_groups(_others(practice, group))
        self._form.display(group)
        self._changes.display(group, self._acting.desk.now())
        try:
            self._before = self._typed()
        except Refused:  # it was kept before this was asked for
            self._before = group
        for button in (self._save, self._let_go):
            button.setEnabled(self._begun is not None)
        self.redraw()

    def begin_new(self) -> None:
        """A group that is there when it is saved, in the zone of the one shown."""
        practice = self._acting.desk.practice
        if not practice.programs:
            self._acting.refused.emit(_("Save a program under Programs first."))
            return
        if not self._leave():
            return
        like = practice.groups.get(self._shown)
        self._begun = Group(
            id=secrets.token_hex(16),
            name=_("New group"),
            program_id=like.program_id if like else next(iter(practice.programs)),
            zone=like.zone if like else ZONES[0],
            facilitators=(self._acting.seat.user,),
        )
        self._display(self._begun)
        self._form.take_focus()

    def redraw(self) -> None:
        practice, begun = self._acting.desk.practice, self._begun
        new = [left.typed for left in self._left.values()] + ([begun] if begun is not None else [])
        kept = practice.groups
        groups = [*kept.values(), *(group for group in new if group.id not in kept)]
        if groups and self._shown not in {group.id for group in groups}:
            self._open(groups[0].id)
            return
        self._waiting.display({group: left.typed.name for group, left in self._left.items()})
        shown = next((group for group in groups if group.id == self._shown), None)
        self._group.display([(group.id, group.name) for group in groups], self._shown)
        for part in (
            self._which,
            self._form,
            self._details,
            self._changes,
            self._save,
            self._let_go,
            self._export,
            *self._lines,
        ):
            part.setVisible(bool(groups))
        if shown is None:
            self._program.setText(
                _("There is no group yet. “New group” makes one.")
                if practice.programs
                else _("There is no group yet. Save a program under Programs first: a group runs one.")
            )
            self._cautions.display(())
            return
        self._details.offer(practice)
        self._form.offer_groups(_others(practice, shown))
        self._save.display(_("Add group") if begun is not None else _("Save group"))
        self._export.display(shown.id if begun is None else "")
        self._export.setVisible(begun is None)
        self._lines[1].setVisible(begun is None)
        self._follow_program()
        day = day_in(shown.zone, self._acting.desk.now())
        self._cautions.display(group_cautions(practice, shown, day) if begun is None else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._top, self._end):
            row.setDirection(across)

    def _follow_program(self) -> None:
        """Say what the program brings that is chosen now."""
        practice = self._acting.desk.practice
        shown = self._begun or practice.groups.get(self._shown)
        if shown is None:
            return
        chosen = self._details.filled(shown)
        self._form.offer_agendas(_offered(practice, chosen))
        program, agenda = practice.program_of(chosen), practice.agenda_of(chosen)
        if program is not None and agenda is not None:
            words = _("{program}, {minutes} minutes").format(program=program.name, minutes=agenda.minutes)
            self._program.setText(words)

    def _follow_schedule(self) -> None:
        """Changes are chosen among the meetings of the schedule as it is typed."""
        try:
            self._changes.offer(self._form.group(), self._acting.desk.now())
        except Refused:
            return  # it is said when it is saved

    def _can_save(self) -> None:
        for button in (self._save, self._let_go):
            button.setEnabled(True)

    # What was typed and is not saved

    def _typed(self) -> Group:
        """The group as it stands here. Raises Refused with one sentence."""
        group = self._details.filled(self._form.group())
        return group.model_copy(update={"exceptions": self._changes.exceptions})

    def _is_changed(self) -> bool:
        if not self._shown:
            return False
        try:
            return self._changes.half_typed or self._typed() != self._before
        except Refused:
            return True

    @property
    def half_typed(self) -> bool:
        """Whether something was typed that is not saved, here or where it waits."""
        return bool(self._left) or self._begun is not None or self._is_changed()

    def _leave(self) -> bool:
        """What was typed waits. Where it cannot be read it stays in front, with what is missing."""
        if not self._shown or self._before is None:
            return True
        try:
            typed = self._typed()
            if self._changes.half_typed:
                raise Refused(_("A change of a meeting is half typed. Note it first, or clear it."))
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            self.redraw()
            return False
        if typed != self._before:
            self._left[typed.id] = Left(self._before, typed)
        return True

    def _begin_anew(self) -> None:
        """The group that is shown as it is kept; a new one is not begun after all."""
        group_id, self._shown, self._begun = self._shown, "", None
        self._open(group_id)
        self.redraw()

    def _forget(self, group_id: str) -> None:
        if (left := self._left.pop(group_id, None)) is not None:
            self._acting.undoable.emit(thrown_away(left.typed.name), partial(self._wait_again, left))
        self.redraw()

    def _wait_again(self, left: Left[Group]) -> None:
        self._left[left.typed.id] = left
        self.redraw()

    def _keep(self) -> None:
        try:
            group = self._typed()
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            return
        command = commands.change_group if self._begun is None else commands.add_group
        if self._acting.arrange(command, group):
            self._begun = None
            self._open(group.id)
            self._acting.said.emit(_("{group} is saved.").format(group=group.name))


def _offered(practice: Practice, group: Group) -> list[tuple[str, str]]:
    """The agendas that a group can have: its program's, and the practice's own by title."""
    program = practice.program_of(group)
    shipped = _("{agenda} (from the program)").format(agenda=program.agenda.title) if program else ""
    own = sorted(practice.agendas.values(), key=lambda agenda: agenda.title.casefold())
    return [("", shipped), *((agenda.id, agenda.title) for agenda in own)]


def _others(practice: Practice, group: Group) -> list[tuple[str, str]]:
    return [(other.id, other.name) for other in practice.groups.values() if other.id != group.id]
