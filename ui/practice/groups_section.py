"""The groups of a person: which they are in, from when to when, and how they come into another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.people import Person
from app.model.roles import Right
from app.practice import care
from app.practice.state import Practice
from app.words import _
from ui.acting import Acting
from ui.days import day_shown
from ui.parts.button import Button
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.care_dialogs import AskMove
from ui.practice.days import DayEdit
from ui.theme import Space, Theme


@dataclass(frozen=True, slots=True)
class Membership:
    """A group as a person stands to it: whether they are in it today, and since or until when."""

    group: str
    name: str
    held: bool
    words: str = ""


def memberships(practice: Practice, person: str, today: date) -> list[Membership]:
    """Every group, as the person stands to it today: what holds, what ends, what is still to begin, what was."""
    found = []
    for group in practice.groups.values():
        of_both = [each for each in practice.enrollments if each.is_of(person, group.id)]
        of_both = [each for each in of_both if each.since != each.until]
        now = next((held for held in of_both if held.holds(today)), None)
        coming = next((held for held in of_both if held.since > today), None)
        was = next((held for held in reversed(of_both) if held.until and held.until <= today), None)
        words = ""
        if now is not None:
            words = _("since {day}").format(day=day_shown(now.since))
            if now.until is not None:
                words = _("until {day}").format(day=day_shown(now.until))
        elif coming is not None:
            words = _("from {day}").format(day=day_shown(coming.since))
        elif was is not None:
            words = _("was here from {since} to {until}").format(
                since=day_shown(was.since), until=day_shown(was.until)
            )
        found.append(Membership(group.id, group.name, now is not None, words))
    return found


class GroupsSection(QWidget):
    """A box for each group; a change counts from the day that stands below."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._person: Person | None = None
        self._today = date.min
        self._boxes: list[tuple[str, CheckBox, QLabel]] = []
        self._from = DayEdit(_("A change counts from"))
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setHorizontalSpacing(Space.MD)
        self._grid.setColumnStretch(1, 1)
        self._hint = label("", "muted", wrap=True)
        self._move = Button(theme, _("Move…"), "log-in", tip=_("From one group to another on one day"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(label(_("Groups"), "title"))
        column.addWidget(self._hint)
        column.addLayout(self._grid)
        since = QHBoxLayout()
        self._since = Field(theme, _("A change counts from"), self._from)
        since.addWidget(self._since, 1)
        since.addStretch(1)
        column.addLayout(since)
        buttons = QHBoxLayout()
        buttons.addWidget(self._move)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._move.clicked.connect(self._begin_move)

    def display(self, person: Person, today: date) -> None:
        if self._person is None or (person.id, today) != (self._person.id, self._today):
            self._from.display(today)
        self._person, self._today = person, today
        practice = self._acting.desk.practice
        gone = care.discharged(practice.care_of(person.id)) is not None
        found = memberships(practice, person.id, today)
        self._show(found)
        for _group, box, _words in self._boxes:
            box.setEnabled(not gone)
        self._since.setVisible(bool(found) and not gone and self._acting.seat.may(Right.PEOPLE))
        hint = ""
        if gone:
            hint = _("{name} is discharged. Re-admit them below to add them to a group.").format(
                name=person.name
            )
        elif not found:
            hint = _("There is no group yet. Make one under Settings.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        held = [one for one in found if one.held]
        self._move.setVisible(not gone and bool(held) and len(held) < len(found))

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [*(box for _group, box, _words in self._boxes), self._from, self._move]

    def _show(self, groups: Sequence[Membership]) -> None:
        """Boxes stay the same widgets while the groups do: the one with the focus keeps it."""
        if [(one.group, one.name) for one in groups] != [
            (group, box.text()) for group, box, _w in self._boxes
        ]:
            for _group, *widgets in self._boxes:
                for widget in widgets:
                    self._grid.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
            self._boxes = [self._make_box(place, one) for place, one in enumerate(groups)]
        for (_group, box, words), one in zip(self._boxes, groups, strict=True):
            box.setChecked(one.held)
            box.setAccessibleDescription(one.words)
            words.setText(one.words)

    def _make_box(self, place: int, one: Membership) -> tuple[str, CheckBox, QLabel]:
        box, words = CheckBox(self._theme, one.name), label("", "muted", wrap=True)
        box.clicked.connect(self._enroll)
        self._grid.addWidget(box, place, 0)
        self._grid.addWidget(words, place, 1)
        box.show()
        words.show()
        return one.group, box, words

    def _enroll(self) -> None:
        box = self.sender()
        group = next((group for group, other, _words in self._boxes if other is box), "")
        if self._person is None or not isinstance(box, CheckBox) or not group:
            return
        command = care.join if box.isChecked() else care.leave
        try:
            day = self._from.day() or self._today
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
        else:
            self._acting.arrange(command, self._person.id, group, day)
        self.display(self._person, self._today)

    @cached_property
    def _ask_move(self) -> AskMove:
        return AskMove(self._theme, self._acting, self)

    def _begin_move(self) -> None:
        if self._person is None:
            return
        practice = self._acting.desk.practice
        held = practice.groups_of(self._person.id, self._today)
        others = [group for group in practice.groups.values() if group not in held]
        if held and others:
            self._ask_move.begin(self._person, held, others, self._today)
