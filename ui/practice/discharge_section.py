"""What a discharge asks for, item by item, and the one-page summary that can be handed over."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import GroupsideError
from app.model.care import DISCHARGE_ITEMS, DischargeItem
from app.model.leaving import Destination
from app.model.people import Person
from app.parcels import summary_parcel
from app.practice import care
from app.practice.documents_sent import day_it_left
from app.words import _
from ui.acting import Acting
from ui.days import day_shown
from ui.parts.button import Button
from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.practice.care_words import discharge_words
from ui.theme import Space, Theme


class DischargeSection(QWidget):
    """Ticks are kept at once; where the summary goes is asked each time."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._person: Person | None = None
        self._boxes: dict[DischargeItem, CheckBox] = {}
        self._sent = label("", "muted", wrap=True)
        self._sent.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._left = label("", "muted", wrap=True)
        self._write = Button(theme, _("Write summary…"), "file-down")
        self._write.reads = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(label(_("Before a discharge"), "title"))
        column.addWidget(self._left)
        for item in DISCHARGE_ITEMS:
            box = CheckBox(theme, discharge_words(item))
            box.clicked.connect(self._tick)
            # its words break into lines instead of keeping the page wide
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._boxes[item] = box
            column.addWidget(box)
        column.addSpacing(Space.SM)
        words = _(
            "One page from facts: groups, sessions, minutes, steps, topics, objectives. Nobody else is on it."
        )
        column.addWidget(label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(self._write)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._sent)
        self._write.clicked.connect(self._ask_where)

    def display(self, person: Person, today: date) -> None:
        self._person = person
        kept = self._acting.desk.practice.care_of(person.id)
        for item, box in self._boxes.items():
            box.setChecked(item in kept.ticked)
        done, all_items = len(kept.ticked), len(DISCHARGE_ITEMS)
        self._left.setText(_("{done} of {all} done.").format(done=done, all=all_items))
        sent = [each for each in kept.sent if "care_summary" in (each.document, each.format)]
        if sent:
            on = day_it_left(self._acting.desk.practice, person.id, sent[-1])
            self._sent.setText(_("Last written on {day}.").format(day=day_shown(on)))
        self._sent.setVisible(bool(sent))

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [*self._boxes.values(), self._write]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for box in self._boxes.values():
            box.fit(self.width())

    def _ask_where(self) -> None:
        if self._person is None:
            return
        try:
            parcel = summary_parcel(self._acting.desk, self._person.id)
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
            return
        self._acting.leaving_asked.emit(parcel, Destination.RECORD)

    def _tick(self) -> None:
        box = self.sender()
        item = next((item for item, other in self._boxes.items() if other is box), None)
        if self._person is not None and item is not None and isinstance(box, CheckBox):
            self._acting.arrange(care.tick, self._person.id, item, box.isChecked())
