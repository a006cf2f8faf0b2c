"""The objectives of a person's treatment plan: those on which the note bears are ticked, and a new one can be added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.review.sheet import ObjectiveLine
from app.words import _
from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.parts.new_line import NewLine
from ui.theme import Space, Theme


class ObjectivesField(QWidget):
    """Says which are named now; what is added is named as well."""

    named = Signal(tuple)  # the ids, in the order of the plan
    added = Signal(str)
    typed = Signal(str)  # a new one, so far

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._boxes: dict[str, CheckBox] = {}
        self._fresh = True
        self.add = NewLine()
        self.add.setProperty("part", "add")
        self.add.setMaxLength(300)  # as an objective of the plan
        self.add.setPlaceholderText(_("+  Another objective of their plan"))
        self.add.setAccessibleName(_("Add an objective to their plan"))
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.HAIR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(_("Objectives it bears on"), "title", wrap=True))
        column.addLayout(self._list)
        column.addWidget(self.add)
        self.add.returnPressed.connect(self.keep)
        self.add.left.connect(self.keep)
        self.add.textEdited.connect(self.typed)
        theme.changed.connect(self._fit)

    def display(self, objectives: Sequence[ObjectiveLine]) -> None:
        there = [each.id for each in objectives]
        for gone in set(self._boxes) - set(there):
            box = self._boxes.pop(gone)
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        for place, each in enumerate(objectives):
            box = self._boxes.get(each.id) or self._box(each)
            if box.words != each.text:
                box.words = each.text
                box.setText(each.text)
            box.setChecked(each.named)
            if self._list.indexOf(box) != place:
                self._list.removeWidget(box)
                self._list.insertWidget(place, box)
            box.show()  # the layout would do it later
        self._boxes = {id: self._boxes[id] for id in there}
        self._fit()

    def begin(self) -> None:
        """Another person's note."""
        self.add.clear()
        self._fresh = True

    def restore(self, text: str) -> None:
        """What was half typed of a new one, when somebody comes back to the note."""
        if self._fresh:
            self.add.setText(text)
        self._fresh = False

    def take_focus(self) -> None:
        first = next(iter(self._boxes.values()), None)
        (first or self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        return [*self._boxes.values(), self.add]

    def minimumSizeHint(self) -> QSize:
        """Words that have no room are broken into lines."""
        return QSize(self._theme.px(120), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keep(self) -> None:
        """What was typed as a new one."""
        text = " ".join(self.add.text().split())
        if text and not self.add.isHidden():
            self.add.clear()
            self.added.emit(text)

    def _box(self, objective: ObjectiveLine) -> CheckBox:
        box = self._boxes[objective.id] = CheckBox(self._theme, objective.text)
        box.clicked.connect(self._name)
        return box

    def _name(self) -> None:
        self.named.emit(tuple(id for id, box in self._boxes.items() if box.isChecked()))

    def _fit(self) -> None:
        for box in self._boxes.values():
            box.fit(self.width())
