"""A group as a form: its name, when it meets, its time zone, its agenda, its call link, its language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.groups import Group
from app.words import LANGUAGES, _
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.meeting_days import MeetingDays
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Space, Theme
from ui.zone_words import zone_words

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
NINE = time(9)
# below this width fields stand under each other, px at 100 %
NARROW = 440
# as a browser shows an address, and an invitation often writes it: "call.example/room"
WITHOUT_START = re.compile(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?")


class GroupForm(QWidget):
    """Shows a group and gives back what was typed; nothing is changed before somebody asks for `group`."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group: Group | None = None
        self._lines: list[MeetingDays] = []
        self._agendas: tuple[tuple[str, str], ...] = ()
        self._others: tuple[tuple[str, str], ...] = ()
        self._name, self._link = QLineEdit(), QLineEdit()
        self._zone = Picker(theme, "")
        self._zone.be_narrow()
        self._link.setPlaceholderText("https://")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.MD)
        self._head.addWidget(Field(theme, called(Setting.GROUP_NAME, self._name), self._name), 3)
        self._head.addWidget(Field(theme, called(Setting.TIME_ZONE, self._zone), self._zone), 2)
        column.addLayout(self._head)
        times = sets(QWidget(), Setting.MEETS_ON)
        meets = QVBoxLayout(times)
        meets.setContentsMargins(0, 0, 0, 0)
        meets.setSpacing(Space.XS)
        meets.addWidget(label(words_of(Setting.MEETS_ON), "caption"))
        self._times = QVBoxLayout()
        self._times.setSpacing(Space.SM)
        meets.addLayout(self._times)
        more = Button(theme, _("Another time"), "plus", "quiet")
        more.make_small()
        more.clicked.connect(self._add_another)
        row = QHBoxLayout()
        row.addWidget(more)
        row.addStretch(1)
        meets.addLayout(row)
        column.addWidget(times)
        self._agenda = Picker(theme, "")
        self._agenda.be_narrow()
        self._agenda_field = Field(theme, called(Setting.GROUP_AGENDA, self._agenda), self._agenda)
        self._agenda_field.setVisible(False)
        column.addWidget(self._agenda_field)
        self._language = Picker(theme, "")
        self._language.be_narrow()
        self._languages = Field(theme, called(Setting.GROUP_LANGUAGE, self._language), self._language)
        self._languages.setToolTip(
            _(
                "Share window, chat, welcome page, plan, worksheets and prompts. Notes and records stay as they are."
            )
        )
        column.addWidget(self._languages)
        column.addWidget(Field(theme, called(Setting.CALL_LINK, self._link), self._link))
        for edit in (self._name, self._link):
            edit.textEdited.connect(self._tell)
        self._zone.picked.connect(self._tell)
        self._agenda.picked.connect(self._tell)
        self._language.picked.connect(self._tell)

    def offer_agendas(self, agendas: Sequence[tuple[str, str]]) -> None:
        """Show (id, title) pairs to choose from, '' for the program's own; what is chosen stays chosen."""
        self._agendas = tuple(agendas)
        self._agenda_field.setVisible(bool(agendas))
        self._choose_agenda(self._agenda.chosen)

    def offer_groups(self, groups: Sequence[tuple[str, str]]) -> None:
        """Other groups, as (id, name), with which a weekly time can be shared."""
        self._others = tuple(groups)
        for line in self._lines:
            line.offer_groups(self._others)

    def take_focus(self) -> None:
        """To the name, for another one."""
        self._name.setFocus()
        self._name.selectAll()

    def display(self, group: Group) -> None:
        """Show a group as it is kept; what was typed before is gone."""
        self._group = group
        self._name.setText(group.name)
        self._link.setText(group.call_link)
        languages = [("", _("The same as on the screens")), *LANGUAGES.items()]
        if group.language not in dict(languages):  # of a newer Groupside: it stays
            languages.append((group.language, group.language))
        self._language.display(languages, group.language)
        self._choose_agenda(group.agenda_id)
        zones = dict.fromkeys((group.zone, *ZONES))
        self._zone.display([(zone, zone_words(zone)) for zone in zones], group.zone)
        for line in tuple(self._lines):
            self._drop(line)
        at_time: dict[tuple[time, tuple[str, ...]], list[int]] = {}
        for meeting in group.meetings:
            at_time.setdefault((meeting.start, meeting.also), []).append(meeting.weekday)
        for (at, also), days in at_time.items():
            self._add(days, at, also)
        if not at_time:
            self._add([], NINE)

    def group(self) -> Group:
        """The group as it was typed; what is not asked for here stays as it is. Raises Refused with one sentence."""
        if self._group is None:
            raise Refused(_("Choose a group first."))
        name = " ".join(self._name.text().split())
        if not name:
            raise Refused(_("A group needs a name."))
        link = _whole_link(self._link.text().strip())
        if link and not link.startswith("https://"):
            raise Refused(_("A call link starts with https://"))
        meetings = {meeting for line in self._lines for meeting in line.meetings()}
        typed = {
            "name": name,
            "zone": self._zone.chosen,
            "meetings": tuple(sorted(meetings, key=lambda one: (one.weekday, one.start))),
            "call_link": link,
            "language": self._language.chosen,
            "agenda_id": self._agenda.chosen if self._agendas else self._group.agenda_id,
        }
        try:
            return Group.model_validate({**dict(self._group), **typed})
        except ValidationError:
            raise Refused(_("That name is too long for a group: 60 letters at most.")) from None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._head.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _choose_agenda(self, chosen: str) -> None:
        """One that is not offered any more leaves the program's own."""
        there = any(agenda == chosen for agenda, _title in self._agendas)
        self._agenda.display(self._agendas, chosen if there else "")

    def _tell(self) -> None:
        self.edited.emit()

    def _add_another(self) -> None:
        self._add([], NINE)
        self._lines[-1].setFocus()
        self.edited.emit()

    def _add(self, days: list[int], at: time, also: tuple[str, ...] = ()) -> None:
        line = MeetingDays(self._theme)
        line.offer_groups(self._others)
        line.display(days, at, also)
        line.edited.connect(self.edited)
        line.remove_asked.connect(self._remove)
        self._times.addWidget(line)
        self._lines.append(line)
        line.show()  # the layout would do it later
        self._let_remove()

    def _remove(self) -> None:
        line = self.sender()
        if isinstance(line, MeetingDays):
            self._drop(line)
            self._let_remove()
            self.edited.emit()

    def _drop(self, line: MeetingDays) -> None:
        self._lines.remove(line)
        self._times.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _let_remove(self) -> None:
        for line in self._lines:
            line.let_remove(len(self._lines) > 1)


def _whole_link(typed: str) -> str:
    return f"https://{typed}" if WITHOUT_START.fullmatch(typed) else typed
