"""One part of a person's plan: its lines, each changed where it stands, and a field for the next one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.model.plans import PlanLine, PlanPart
from app.practice.plan_words import part_words
from app.words import _
from ui.parts.button import IconButton
from ui.parts.label import label
from ui.parts.written_line import WrittenFrame, WrittenLine
from ui.practice.plan_field import INSET, PlanField
from ui.practice.put_back import PutBack
from ui.theme import Space, Theme

LEAVE_OUT = ""


class PlanPartBox(QWidget):
    """Says what a person wants done; Enter adds, as going on does, and an emptied line is left out."""

    added = Signal(str, str)  # part, words
    changed = Signal(str, str)  # line, words; '' leaves it out
    moved = Signal(str, str)  # line, part

    def __init__(self, theme: Theme, part: PlanPart) -> None:
        super().__init__()
        self._theme, self.part = theme, part
        self._rows: dict[str, _LineRow] = {}
        self.left_out = PutBack(theme)
        self.add = PlanField(_hint(part), _("Add to “{part}”").format(part=part_words(part)))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = label(part_words(part), "strong", wrap=True)
        head.setContentsMargins(INSET, 0, 0, Space.HAIR)
        column.addWidget(head)
        column.addLayout(self._lines)
        column.addWidget(self.left_out)
        column.addWidget(self.add)
        column.addStretch(1)
        self.add.returnPressed.connect(self._add)
        self.add.left.connect(self._add)

    def display(self, lines: Sequence[PlanLine]) -> None:
        """What stays keeps its row, and the focus in it."""
        for gone in set(self._rows) - {line.id for line in lines}:
            row = self._rows.pop(gone)
            if any(stop.hasFocus() for stop in row.stops()):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, line in enumerate(lines):
            if line.id not in self._rows:
                self._rows[line.id] = self._row(line.id)
            row = self._rows[line.id]
            if self._lines.indexOf(row) != place:
                self._lines.removeWidget(row)
                self._lines.insertWidget(place, row)
            row.display(line)
            row.show()  # the layout would do it later

    def stops(self, lines: Sequence[PlanLine]) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        rows = [stop for line in lines for stop in self._rows[line.id].stops()]
        return [*rows, *self.left_out.stops(), self.add]

    def _row(self, line: str) -> _LineRow:
        row = _LineRow(self._theme, line, self.part)
        row.changed.connect(self.changed)
        row.moved.connect(self.moved)
        return row

    def _add(self) -> None:
        if self.add.text().strip():
            self.added.emit(self.part.value, self.add.text())


class _LineRow(QWidget):
    changed = Signal(str, str)
    moved = Signal(str, str)

    def __init__(self, theme: Theme, line: str, part: PlanPart) -> None:
        super().__init__()
        self._theme, self._id, self._part = theme, line, part
        self._line = WrittenLine(theme, part_words(part))
        self._more = IconButton(theme, "ellipsis", _("Move it, or leave it out"))
        self._more.make_small()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(WrittenFrame(theme, self._line), 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._line.kept.connect(self._keep)
        self._more.clicked.connect(self._open)

    def display(self, line: PlanLine) -> None:
        self._line.display(line.text)
        self._more.setAccessibleName(f"{self._more.toolTip()}: {line.text}")

    def stops(self) -> list[QWidget]:
        return [self._line, self._more]

    def _keep(self, words: str) -> None:
        self.changed.emit(self._id, words)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parts = menu.addMenu(self._theme.icon("arrow-up-down"), _("Move to"))
        for part in PlanPart:
            if part is not self._part:
                parts.addAction(part_words(part)).setData(part.value)
        menu.addAction(self._theme.icon("x"), _("Leave out")).setData(LEAVE_OUT)
        menu.triggered.connect(self._choose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        if action.data() == LEAVE_OUT:
            self.changed.emit(self._id, "")
        else:
            self.moved.emit(self._id, action.data())


def _hint(part: PlanPart) -> str:
    """What belongs into a part, in its empty field."""
    return {
        PlanPart.TRIGGER_PEOPLE: _("Who makes it hard?"),
        PlanPart.TRIGGER_PLACES: _("Where is it hard?"),
        PlanPart.TRIGGER_FEELINGS: _("Which feelings?"),
        PlanPart.TRIGGER_TIMES: _("When is it hard?"),
        PlanPart.WARNING_SIGNS: _("How does it show?"),
        PlanPart.COPING_SKILLS: _("What helps?"),
        PlanPart.PEOPLE_TO_CALL: _("Who? Which number?"),
        PlanPart.CRAVING_STEPS: _("First this, then that"),
        PlanPart.NEXT_HOURS: _("What holds until then?"),
    }[part]
