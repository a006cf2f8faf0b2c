"""One person of the practice: the name used in the group, pronouns, first day, and their groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.model.people import Person
from app.words import _
from ui.days import day_shown as day_shown
from ui.days import read_day as read_day
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme


@dataclass(frozen=True, slots=True)
class Membership:
    """A group as a person stands to it: whether they are in it today, and since or until when."""

    group: str
    name: str
    held: bool
    words: str = ""


class PersonCard(Card):
    """Shows one person, or an empty form for a new one; what was typed is kept on Save or Enter."""

    save_asked = Signal()
    enrolled = Signal(str, bool)  # group id, whether the person is to be in it
    back_asked = Signal()
    name_typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(margin=Space.XL)
        self._theme = theme
        self._shown: Person | None = None
        self._boxes: list[tuple[str, CheckBox, QLabel]] = []
        self._back = Button(theme, _("All people"), "arrow-left", "quiet")
        self._title = label("", "heading", wrap=True)
        self._where = label("", "muted", wrap=True)
        self._name, self._pronouns, self._joined = QLineEdit(), QLineEdit(), QLineEdit()
        self._save = Button(theme, _("Save"), "check", "primary")
        self._about_groups = QWidget()
        self._from = QLineEdit()
        self._groups = QGridLayout()
        self._groups.setVerticalSpacing(Space.XS)
        self._groups.setHorizontalSpacing(Space.MD)
        self._groups.setColumnStretch(1, 1)
        self._name_field = Field(theme, _("Name used in the group"), self._name)
        self._place()
        self._back.clicked.connect(self.back_asked)
        self._save.clicked.connect(self.save_asked)
        self._name.textEdited.connect(self.name_typed)
        for edit in (self._name, self._pronouns, self._joined):
            edit.returnPressed.connect(self.save_asked)

    def _place(self) -> None:
        theme = self._theme
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.SM, 0)
        column.setSpacing(Space.MD)
        row = QHBoxLayout()
        row.setSpacing(Space.MD)
        row.addWidget(Field(theme, _("Pronouns"), self._pronouns), 1)
        row.addWidget(Field(theme, _("First day in the program"), self._joined), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._where)
        column.addWidget(self._name_field)
        column.addLayout(row)
        column.addLayout(buttons)
        column.addSpacing(Space.SM)
        column.addWidget(self._about_groups)
        column.addStretch(1)
        about = QVBoxLayout(self._about_groups)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(Space.SM)
        about.addWidget(label(_("Groups"), "title"))
        about.addLayout(self._groups)
        since = QHBoxLayout()
        since.addWidget(Field(theme, _("A change counts from"), self._from), 1)
        since.addStretch(2)
        about.addSpacing(Space.XS)
        about.addLayout(since)
        self.body.addWidget(Scroll(page))
        self.body.addStretch(1)

    def display(  # type: ignore[override]
        self, person: Person | None, groups: Sequence[Membership], where: str, today: date
    ) -> None:
        """`where` says which group a new person joins; `today` is from when a change counts, unless changed."""
        changed = person != self._shown
        if changed:
            self.fill(person)
            self._from.setText(day_shown(today))
        self._title.setText(person.name if person else _("A new person"))
        self._where.setText(where)
        self._where.setVisible(bool(where))
        self._save.display(_("Save") if person else _("Add"), "check" if person else "user-plus")
        self._about_groups.setVisible(person is not None)
        self._show_groups(groups if person else ())

    def fill(self, person: Person | None) -> None:
        """What stands in the fields, whatever was typed before."""
        self._shown = person
        self.point_out("")
        self._name.setText(person.name if person else "")
        self._pronouns.setText(person.pronouns if person else "")
        self._joined.setText(day_shown(person.joined) if person else "")
        self._joined.setPlaceholderText(_("optional, like {day}").format(day=day_shown(date(2026, 11, 24))))

    @property
    def edited(self) -> bool:
        """Whether something stands in the fields that was not saved."""
        shown = self._shown
        kept = (shown.name, shown.pronouns, day_shown(shown.joined)) if shown else ("", "", "")
        return (self._name.text(), self._pronouns.text(), self._joined.text()) != kept

    def typed(self, person_id: str) -> Person:
        """The person as the fields have them. Raises ValueError for a day, or a name, that cannot be."""
        return Person(
            id=person_id,
            name=" ".join(self._name.text().split()),
            pronouns=" ".join(self._pronouns.text().split()),
            joined=self._shown.joined if self._day_untouched() and self._shown else self.typed_day(),
        )

    def typed_day(self) -> date | None:
        return read_day(self._joined.text())

    def day_of_change(self) -> date | None:
        """From when joining or leaving a group counts. Raises ValueError for a day that cannot be read."""
        return read_day(self._from.text())

    def point_out(self, hint: str) -> None:
        """A word about the name that is being typed; empty when there is nothing to say."""
        self._name_field.tell(hint)

    def type_name(self, name: str) -> None:
        self._name.setText(name)

    def begin(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_way_back(self, there: bool) -> None:
        """Where the card has taken the list's place."""
        self._back.setVisible(there)

    def _day_untouched(self) -> bool:
        # a system that writes years with two digits would lose the century
        return self._shown is not None and self._joined.text() == day_shown(self._shown.joined)

    def _show_groups(self, groups: Sequence[Membership]) -> None:
        """Boxes stay the same widgets while the groups do: the one with the focus keeps it."""
        if [(one.group, one.name) for one in groups] != [
            (group, box.text()) for group, box, _w in self._boxes
        ]:
            for _group, *widgets in self._boxes:
                for widget in widgets:
                    self._groups.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
            self._boxes = [self._make_box(place, one) for place, one in enumerate(groups)]
        for (_group, box, words), one in zip(self._boxes, groups, strict=True):
            box.setChecked(one.held)
            box.setAccessibleDescription(one.words)
            words.setText(one.words)

    def _make_box(self, place: int, membership: Membership) -> tuple[str, CheckBox, QLabel]:
        box, words = CheckBox(self._theme, membership.name), label("", "muted", wrap=True)
        box.clicked.connect(self._enroll)
        self._groups.addWidget(box, place, 0)
        self._groups.addWidget(words, place, 1)
        return membership.group, box, words

    def _enroll(self) -> None:
        box = self.sender()
        group = next((group for group, other, _words in self._boxes if other is box), "")
        if isinstance(box, CheckBox) and group:
            self.enrolled.emit(group, box.isChecked())
