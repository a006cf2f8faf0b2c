"""An icebreaker or a closing thought as a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.groups import Specialization
from app.practice.library import slug
from app.words import _
from ui.parts.choice import CheckBox, Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.number_field import NumberField
from ui.parts.side_by_side import SideBySide
from ui.parts.words_edit import WordsEdit
from ui.practice.group_details import specialization_words
from ui.practice.library_words import energy_words, mood_words, online_words
from ui.theme import Space, Theme

# px at 100 %: what a box with the longest words needs
BOX = 150


class ItemForm(QWidget):
    """Shows fields and gives back what was typed."""

    save_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = WordsEdit(theme, least=2)
        self._follow_up = WordsEdit(theme)
        self._follow_up.setPlaceholderText(_("for those who would like to say more"))
        self._minutes = NumberField(theme, _("Minutes"), 1, 60)
        self._energy, self._mood, self._online = (
            Picker(theme, name) for name in (_("Energy"), _("Right for"), _("Answered"))
        )
        self._tags = QLineEdit()
        self._tags.setPlaceholderText(_("like gratitude, strengths"))
        kinds = [kind for kind in Specialization if kind is not Specialization.NONE]
        self._fits = {kind: CheckBox(theme, specialization_words(kind)) for kind in kinds}
        self._boxes = QGridLayout()
        self._boxes.setSpacing(Space.XS)
        for picker in (self._energy, self._mood, self._online):
            picker.be_narrow()
        self._place()
        for edit in (self._text, self._follow_up):
            edit.entered.connect(self.save_asked)
        self._tags.returnPressed.connect(self.save_asked)

    def _place(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(Field(theme, _("Text"), self._text, framed=True))
        column.addWidget(Field(theme, _("Follow-up"), self._follow_up, framed=True))
        column.addWidget(
            SideBySide(
                theme,
                Field(theme, _("Minutes"), self._minutes),
                Field(theme, _("Energy"), self._energy),
                least=340,
            )
        )
        column.addWidget(
            SideBySide(
                theme,
                Field(theme, _("Right for"), self._mood),
                Field(theme, _("Answered"), self._online),
                least=340,
            )
        )
        column.addWidget(label(_("Only for these groups; none ticked means all"), "caption", wrap=True))
        column.addLayout(self._boxes)
        self._lay_boxes(3)
        column.addWidget(Field(theme, _("Tags"), self._tags))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_boxes(max(1, min(3, self.width() // self._theme.px(BOX))))

    def _lay_boxes(self, columns: int) -> None:
        for place, box in enumerate(self._fits.values()):
            self._boxes.addWidget(box, place // columns, place % columns)

    def begin(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, found: Mapping[str, Any]) -> None:
        """Show these fields of an item; the usual values stand for those that are missing."""
        self._text.write(found.get("text", ""))
        self._follow_up.write(found.get("follow_up") or "")
        self._minutes.display(found.get("minutes", 5))
        self._energy.display(
            [(each, energy_words(each)) for each in ("calm", "lively")], found.get("energy", "calm")
        )
        self._mood.display(
            [(each, mood_words(each)) for each in ("any", "heavy", "light")], found.get("mood", "any")
        )
        self._online.display(
            [(each, online_words(each)) for each in ("voice", "chat", "camera")],
            found.get("online", "voice"),
        )
        for kind, box in self._fits.items():
            box.setChecked(kind in found.get("fits", ()))
        self._tags.setText(", ".join(found.get("tags", ())))

    def typed(self) -> dict[str, Any]:
        """The fields of an item as they stand; tags in any shape become slugs."""
        tags = (slug(tag, "") for tag in self._tags.text().replace("#", ",").split(","))
        return {
            "text": self._text.words,
            "follow_up": self._follow_up.words or None,
            "minutes": self._minutes.value(),
            "energy": self._energy.chosen,
            "mood": self._mood.chosen,
            "online": self._online.chosen,
            "fits": tuple(kind for kind, box in self._fits.items() if box.isChecked()),
            "tags": tuple(dict.fromkeys(tag for tag in tags if tag)),
        }
