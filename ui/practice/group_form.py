"""A group as a form: its name, when it meets, its time zone, its call link."""

from __future__ import annotations

from datetime import time
from gettext import gettext as _

from pydantic import ValidationError
from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.people import Group, Meeting
from ui.parts.button import Button, IconButton
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.number_field import TimeField
from ui.theme import Space, Theme

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)


class GroupForm(QWidget):
    """Shows a group and gives back what was typed; nothing is changed before somebody asks for `group`."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group: Group | None = None
        self._rows: list[tuple[Picker, TimeField, IconButton]] = []
        self._name, self._link = QLineEdit(), QLineEdit()
        self._zone = Picker(theme, _("Time zone"))
        self._link.setPlaceholderText("https://")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        head = QHBoxLayout()
        head.setSpacing(Space.MD)
        head.addWidget(Field(theme, _("Name of the group"), self._name), 3)
        head.addWidget(Field(theme, _("Time zone"), self._zone), 2)
        column.addLayout(head)
        column.addWidget(label(_("Meets"), "caption"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.SM)
        self._grid.setVerticalSpacing(Space.SM)
        self._grid.setColumnStretch(3, 1)
        column.addLayout(self._grid)
        more = Button(theme, _("Another day"), "plus", "quiet")
        more.make_small()
        more.clicked.connect(self._add_another)
        row = QHBoxLayout()
        row.addWidget(more)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(Field(theme, _("Call link (optional)"), self._link))
        for edit in (self._name, self._link):
            edit.editingFinished.connect(self.edited)
        self._zone.picked.connect(self.edited)

    def display(self, group: Group) -> None:
        self._group = group
        self._name.setText(group.name)
        self._link.setText(group.call_link)
        zones = dict.fromkeys((group.zone, *ZONES))
        self._zone.display([(zone, zone.replace("_", " ")) for zone in zones], group.zone)
        while self._rows:
            self._drop(self._rows[-1][2])
        for meeting in group.meetings:
            self._add(meeting.weekday, meeting.start)

    def group(self) -> Group:
        """The group as it was typed. Raises Refused with one sentence."""
        if self._group is None:
            raise Refused(_("Choose a group first."))
        meetings = tuple(
            Meeting(weekday=int(day.chosen), start=time(at.time().hour(), at.time().minute()))
            for day, at, _remove in self._rows
        )
        if not self._name.text().strip():
            raise Refused(_("A group needs a name."))
        link = self._link.text().strip()
        if link and not link.startswith("https://"):
            raise Refused(_("A call link starts with https://"))
        try:
            return Group(
                id=self._group.id,
                name=self._name.text().strip(),
                program_id=self._group.program_id,
                zone=self._zone.chosen,
                meetings=tuple(sorted(set(meetings), key=lambda one: (one.weekday, one.start))),
                call_link=link,
            )
        except ValidationError:
            raise Refused(_("That name is too long for a group: 60 letters at most.")) from None

    def _add_another(self) -> None:
        last = self._rows[-1] if self._rows else None
        at = last[1].time() if last else QTime(9, 0)
        day = (int(last[0].chosen) + 1) % 7 if last else 0
        self._add(day, time(at.hour(), at.minute()))
        self.edited.emit()

    def _add(self, weekday: int, start: time) -> None:
        day = Picker(self._theme, _("Day"))
        days = [(str(n), QLocale().dayName(n + 1, QLocale.FormatType.LongFormat)) for n in range(7)]
        day.display(days, str(weekday))
        at = TimeField(self._theme, _("Time"))
        at.display(QTime(start.hour, start.minute))
        remove = IconButton(self._theme, "x", _("Leave this day out"))
        remove.clicked.connect(self._remove)
        day.picked.connect(self.edited)
        at.edited.connect(self.edited)
        place = self._grid.rowCount()
        for column, widget in enumerate((day, at, remove)):
            self._grid.addWidget(widget, place, column)
        self._rows.append((day, at, remove))

    def _remove(self) -> None:
        sender = self.sender()
        if isinstance(sender, IconButton):
            self._drop(sender)
            self.edited.emit()

    def _drop(self, button: IconButton) -> None:
        row = next(row for row in self._rows if row[2] is button)
        self._rows.remove(row)
        for widget in row:
            self._grid.removeWidget(widget)
            widget.deleteLater()
