"""How long a program takes, in which parts, and how the groups become fewer afterwards."""

from __future__ import annotations

import secrets
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.programs import NAME_LENGTH, Format, Program, TaperStep
from app.words import _, ngettext
from ui.parts.button import Button
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.number_field import NumberField
from ui.practice.ordered_lines import OrderedLines
from ui.practice.part_line import MOST_WEEKS, PartLine
from ui.practice.rule_line import RuleLine
from ui.practice.topics_form import Library
from ui.setting_words import Setting, called
from ui.theme import Space, Theme

# weeks of a part or of a step, as it is added
USUAL_WEEKS = 12


class LengthForm(QWidget):
    """Shows these of a program and puts what was typed into another one."""

    def __init__(self, theme: Theme, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._library = theme, library
        self._least, self._most = NumberField(theme, "", 0, 260), NumberField(theme, "", 0, 260)
        self._parts, self._steps = OrderedLines(theme, fields=True), OrderedLines(theme, fields=True)
        self._aftercare = QLineEdit()
        self._aftercare.setMaxLength(NAME_LENGTH)
        self._aftercare.setPlaceholderText(_("optional"))
        self._sum = label("", "muted", wrap=True)
        add_part = Button(theme, _("Add a part"), "plus")
        add_step = Button(theme, _("Add a step"), "plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(label(_("Weeks"), "title"))
        column.addWidget(
            RuleLine(
                theme,
                called(Setting.FEWEST_WEEKS, self._least),
                _("How long people usually stay at least; 0 says nothing."),
                self._least,
            )
        )
        column.addWidget(
            RuleLine(
                theme,
                called(Setting.MOST_WEEKS, self._most),
                _("How long people usually stay at most; 0 says nothing."),
                self._most,
            )
        )
        column.addSpacing(Space.SM)
        column.addWidget(label(called(Setting.PROGRAM_PARTS, add_part), "title", wrap=True))
        words = _(
            "A program may have parts that follow each other, each of so many weeks. "
            "One without topics of its own goes through the whole curriculum."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self._parts)
        column.addLayout(_left(add_part))
        column.addSpacing(Space.SM)
        column.addWidget(label(called(Setting.AFTERCARE, self._aftercare), "title"))
        words = _("After the program the groups become fewer, step by step.")
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(Field(theme, _("What it is called"), self._aftercare))
        column.addWidget(self._steps)
        column.addWidget(self._sum)
        column.addLayout(_left(add_step))
        add_part.clicked.connect(self._add_part)
        add_step.clicked.connect(self._add_step)
        self._steps.edited.connect(self._tell_sum)

    def know(self, library: Library) -> None:
        """The topics that there are now."""
        self._library = library
        for body in self._parts.bodies:
            cast("PartLine", body).know(library)

    def display(self, program: Program) -> None:
        self._least.display(program.weeks_min)
        self._most.display(program.weeks_max)
        self._aftercare.setText(program.aftercare_name)
        for lines in (self._parts, self._steps):
            lines.clear()
        for each in program.formats:
            self._parts.add(PartLine(self._theme, each, self._library), each.name)
        for step in program.aftercare:
            self._put_step(step)
        self._tell_sum()

    def filled(self, program: Program) -> Program:
        """The program with what stands here. Raises Refused while a part has no name."""
        parts = tuple(cast("PartLine", body).part() for body in self._parts.bodies)
        chosen = {
            "weeks_min": self._least.value(),
            "weeks_max": self._most.value(),
            "formats": parts,
            "aftercare_name": " ".join(self._aftercare.text().split()),
            "aftercare": self._typed_steps(),
        }
        return program.model_copy(update=chosen)

    def _typed_steps(self) -> tuple[TaperStep, ...]:
        return tuple(cast("_StepLine", body).step() for body in self._steps.bodies)

    def _tell_sum(self) -> None:
        weeks = sum(step.weeks for step in self._typed_steps())
        words = ngettext("{n} week in all.", "{n} weeks in all.", weeks).format(n=weeks)
        self._sum.setText(words)
        self._sum.setVisible(bool(weeks))

    def _add_part(self) -> None:
        # its name is asked for when it is saved
        made = Format.model_construct(
            id=f"part-{secrets.token_hex(4)}", name="", weeks=USUAL_WEEKS, topics=()
        )
        line = PartLine(self._theme, made, self._library)
        self._parts.add(line)
        line.setFocus()

    def _add_step(self) -> None:
        """A step with a group less than the one before it."""
        steps = self._typed_steps()
        groups = max(1, steps[-1].groups_a_week - 1) if steps else 3
        self._put_step(TaperStep(weeks=steps[-1].weeks if steps else USUAL_WEEKS, groups_a_week=groups))
        self._tell_sum()

    def _put_step(self, step: TaperStep) -> None:
        line = _StepLine(self._theme, step)
        for field in (line.weeks, line.groups):
            field.edited.connect(self._tell_sum)
        self._steps.add(line)


class _StepLine(QWidget):
    """A step: how many weeks, with how many groups in each."""

    def __init__(self, theme: Theme, step: TaperStep) -> None:
        super().__init__()
        self.weeks, self.groups = NumberField(theme, "", 1, MOST_WEEKS), NumberField(theme, "", 1, 7)
        self.weeks.display(step.weeks)
        self.groups.display(step.groups_a_week)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        row.addWidget(Field(theme, _("Weeks"), self.weeks), 1)
        row.addWidget(Field(theme, _("Groups a week"), self.groups), 1)

    def step(self) -> TaperStep:
        return TaperStep(weeks=self.weeks.value(), groups_a_week=self.groups.value())


def _left(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
