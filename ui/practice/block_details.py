"""Everything about a block of an agenda but its title and its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.agenda import PartKind
from app.model.agenda_draft import BlockDraft, Trouble
from app.model.part_words import words_of
from app.words import _
from ui.parts.card import Panel
from ui.parts.choice import CheckBox, Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.number_field import NumberField
from ui.theme import Space, Theme

# px at 100 %: below this the fields stand under each other; the room that a part needs in the grid
NARROW, PART = 500, 150


class BlockDetails(Panel):
    """Shows a block's draft and gives back what was chosen; the parts it had before keep their own titles."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent)
        self._theme = theme
        self._columns = 0
        self._wished_least, self._wished_marks = 0, ""
        self.boxes = {kind: CheckBox(theme, words_of(kind).title, self) for kind in PartKind}
        self._least = NumberField(theme, "", 0, 999)
        self._at_end, self._marks = Picker(theme, ""), QLineEdit()
        self._marks.setPlaceholderText(_("none"))
        self._service = CheckBox(theme, _("Counts as service"))
        self._protected = CheckBox(theme, _("Never shortened"))
        self._protected.setToolTip(_("Catching up takes no minutes from it"))
        self._fields = {
            "least_minutes": Field(theme, _("Least minutes"), self._least),
            "at_end": Field(theme, _("When its minutes are over"), self._at_end),
            "marks": Field(theme, _("Reminders, minutes left"), self._marks),
        }
        self._place()
        for box in (*self.boxes.values(), self._service, self._protected):
            box.clicked.connect(self.edited)
        self._least.edited.connect(self._wish_least)
        self._marks.textEdited.connect(self._wish_marks)
        self._at_end.picked.connect(self.edited)
        self._marks.editingFinished.connect(self.edited)

    def _place(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(Space.MD)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.MD)
        self._grid.setVerticalSpacing(Space.XS)
        parts = QVBoxLayout()
        parts.setSpacing(Space.XS)
        parts.addWidget(label(_("What happens in it"), "caption"))
        parts.addLayout(self._grid)
        self._row, self._ticks = QHBoxLayout(), QHBoxLayout()
        for row in (self._row, self._ticks):
            row.setSpacing(Space.MD)
        for field, share in zip(self._fields.values(), (2, 4, 3), strict=True):
            self._row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self._ticks.addWidget(self._service)
        self._ticks.addWidget(self._protected)
        self._ticks.addStretch(1)
        column.addLayout(parts)
        column.addLayout(self._row)
        column.addLayout(self._ticks)
        self.body.setContentsMargins(Space.LG, Space.MD, Space.LG, Space.MD)
        self.body.addLayout(column, 1)

    def display(self, block: BlockDraft) -> None:
        for kind, box in self.boxes.items():
            box.setChecked(any(part.kind is kind for part in block.parts))
        self._service.setChecked(block.service)
        self._protected.setChecked(block.protected)
        self._least.display(block.least_minutes)
        self._marks.setText(block.marks)
        self._wished_least, self._wished_marks = block.least_minutes, block.marks
        ends = [("hold", _("Count on and wait")), ("go_on", _("Go on by itself"))]
        self._at_end.display(ends, block.at_end)

    def follow(self, block: BlockDraft) -> None:
        """The block has other minutes: what was wished for follows them down, and comes back with them."""
        wished = replace(block, least_minutes=self._wished_least, marks=self._wished_marks)
        fitted = wished.fitted()
        self._least.display(fitted.least_minutes)
        self._marks.setText(fitted.marks)

    def tell(self, troubles: Sequence[Trouble]) -> None:
        """Say at each field what is wrong with it."""
        wrong = {trouble.what: trouble.sentence for trouble in troubles}
        for name, field in self._fields.items():
            sentence = next((words for what, words in wrong.items() if what == name), "")
            field.tell(sentence, trouble=bool(sentence))

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        fields = (self._least, self._at_end, self._marks, self._service, self._protected)
        return [*self.boxes.values(), *fields]

    @property
    def kinds(self) -> list[PartKind]:
        return [kind for kind, box in self.boxes.items() if box.isChecked()]

    @property
    def least_minutes(self) -> int:
        return self._least.value()

    @property
    def marks(self) -> str:
        return self._marks.text()

    @property
    def service(self) -> bool:
        return self._service.isChecked()

    @property
    def protected(self) -> bool:
        return self._protected.isChecked()

    @property
    def goes_on(self) -> bool:
        return self._at_end.chosen == "go_on"

    def fit(self, room: int) -> None:
        """Arrange everything for this width."""
        stacked = room < self._theme.px(NARROW)
        across = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        for row in (self._row, self._ticks):
            row.setDirection(across)
        self._lay_parts(max(1, min(4, (room - 2 * Space.LG) // self._theme.px(PART))))

    def _wish_least(self, minutes: int) -> None:
        self._wished_least = minutes
        self.edited.emit()

    def _wish_marks(self, typed: str) -> None:
        self._wished_marks = typed

    def _lay_parts(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
