"""Which column of a file is what: a row for each, with what stands in it first, and a list to pick from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.intake.roster_csv import Column, RosterFile, proposed
from app.words import _
from ui.parts.choice import Picker
from ui.parts.label import ElidedLabel
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme

LEFT_OUT = ""
# columns of a file that are shown; more are no roster
MOST = 40
# in less a column's words stand above what it is, px at 100 %
ROW = 320


def column_words(column: Column) -> str:
    return {
        Column.NAME: _("Name used in the group"),
        Column.FIRST: _("First name"),
        Column.LAST: _("Last name"),
        Column.LEGAL_NAME: _("Legal name"),
        Column.PRONOUNS: _("Pronouns"),
        Column.RECORD_NUMBER: _("Record number"),
        Column.EMAIL: _("E-mail"),
        Column.JOINED: _("First day in the program"),
        Column.RECOVERY_DATE: _("Recovery date"),
        Column.CALLBACK: _("Callback number"),
        Column.CONTACT_NAME: _("Emergency contact"),
        Column.CONTACT_RELATION: _("Who the contact is to them"),
        Column.CONTACT_PHONE: _("The contact’s number"),
        Column.ADDRESS: _("Address"),
        Column.ACCESS_NEEDS: _("Access needs"),
    }[column]


class RosterColumns(QWidget):
    """Proposes by the words of the first row; each thing is in one column at most."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pickers: list[Picker] = []
        # what each column was last said to hold, the newest word last
        self._wishes: dict[int, str] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.SM)

    def display(self, file: RosterFile) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = proposed(file.heads)
        self._wishes = {place: column.value for place, column in found.items()}
        self._pickers = []
        for place, head in enumerate(file.heads[:MOST]):
            first = next((text for line in file.lines if (text := _cell(line.cells, place))), "")
            picker = Picker(self._theme, _("What “{head}” holds").format(head=head))
            self._pickers.append(picker)
            picker.be_narrow()
            words = QWidget()
            column = QVBoxLayout(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(ElidedLabel(head or _("Column {n}").format(n=place + 1), "strong"))
            column.addWidget(ElidedLabel(first or _("empty"), "muted"))
            row = SideBySide(self._theme, words, picker, least=ROW)
            self._rows.addWidget(row)
            row.show()
            picker.display(_choices(), found.get(place, LEFT_OUT))
            picker.picked.connect(self._pick)

    def mapped(self) -> dict[int, Column]:
        return {place: Column(each.chosen) for place, each in enumerate(self._pickers) if each.chosen}

    def _pick(self, chosen: str) -> None:
        """Who is asked last has it. A column that lost its thing gets it back when the other one goes on: the arrow
        keys pass through the list."""
        place = next(place for place, picker in enumerate(self._pickers) if picker is self.sender())
        self._wishes.pop(place, None)
        self._wishes[place] = chosen
        taken: set[str] = set()
        for asked, wish in reversed(self._wishes.items()):
            self._pickers[asked].display(_choices(), LEFT_OUT if wish in taken else wish)
            taken.add(wish)
        self.changed.emit()


def _choices() -> list[tuple[str, str]]:
    return [(LEFT_OUT, _("Leave out")), *((column.value, column_words(column)) for column in Column)]


def _cell(cells: Sequence[str] | None, place: int) -> str:
    return cells[place] if cells is not None and place < len(cells) else ""
