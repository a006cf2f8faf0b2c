"""What a search is narrowed by: a group, a person, a tag, and days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.errors import Refused
from app.finding import Asked
from app.practice.state import Practice
from app.words import _
from ui.parts.choice import Picker
from ui.practice.days import SearchedDayEdit
from ui.theme import Space, Theme

# the narrowest that a filter is readable in, px at 100 % text
LEAST = 132
# what stands around the words of a list that is closed: its frame, and the arrow
AROUND = 52


class FindFilters(QWidget):
    """Beside each other as far as there is room, else in more rows."""

    changed = Signal()
    refused = Signal(str)  # a day that cannot be read; '' when it can again

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group, self._person, self._tag = (
            Picker(theme, name) for name in (_("Group"), _("Person"), _("Tag"))
        )
        self._since, self._until = SearchedDayEdit(_("From")), SearchedDayEdit(_("To"))
        self._since.setPlaceholderText(_("From day"))
        self._until.setPlaceholderText(_("To day"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.SM)
        self._columns = 0
        for picker in self._pickers:
            picker.be_narrow()
            picker.picked.connect(self._tell)
        for day in (self._since, self._until):
            day.textEdited.connect(self._tell)

    @property
    def _pickers(self) -> tuple[Picker, ...]:
        return (self._group, self._person, self._tag)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return (*self._pickers, self._since, self._until)

    def _standing(self, picker: Picker) -> int:
        """The width in which the words for no choice can be read, whatever the language."""
        return picker.fontMetrics().horizontalAdvance(picker.itemText(0)) + self._theme.px(AROUND)

    def fit(self, width: int) -> None:
        """Lay the filters out for a page of this width."""
        least = max(self._theme.px(LEAST), *(self._standing(picker) for picker in self._pickers))
        columns = min(max((width + Space.SM) // (least + Space.SM), 1), len(self._parts))
        if columns == 4:
            columns = 3  # three and two, not four and one
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, *divmod(place, columns))

    def display(self, practice: Practice, tags: Sequence[str], today: date) -> None:
        """What there is to choose from; what was chosen stays."""
        self._since.today = self._until.today = today
        groups = [(group.id, group.name) for group in practice.groups.values()]
        people = sorted(((each.id, each.name) for each in practice.people.values()), key=lambda one: one[1])
        for picker, every, things in (
            (self._group, _("Every group"), groups),
            (self._person, _("Everybody"), people),
            (self._tag, _("Every tag"), [(tag, tag.replace("-", " ")) for tag in tags]),
        ):
            picker.display([("", every), *things], picker.chosen)

    def asked(self, text: str) -> Asked:
        """The words and all that narrows them. Raises Refused for a day that cannot be read."""
        since, until = self._since.day(), self._until.day()
        return Asked(text, self._group.chosen, self._person.chosen, self._tag.chosen, since, until)

    @property
    def any(self) -> bool:
        pickers = (self._group, self._person, self._tag)
        return any(picker.chosen for picker in pickers) or bool(self._since.text() or self._until.text())

    def clear(self) -> None:
        for picker in (self._group, self._person, self._tag):
            picker.setCurrentIndex(0)
        for day in (self._since, self._until):
            day.display(None)
        self._tell()

    def _tell(self) -> None:
        try:
            self.asked("")
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
        else:
            self.refused.emit("")
            self.changed.emit()
