"""A section of a note format as a line of a form: its title, what it begins with, and whether a signature needs it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.note_formats import TITLE_LENGTH, NoteSection, Takes
from app.practice.library import slug
from app.practice.note_formats import takes_words
from app.words import _
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.theme import Space, Theme

# px at 100 %: what a box with the longest words needs
BOX = 220


class SectionLine(QWidget):
    """Keeps the id that the section has, so that what was written in it stays in it under another title."""

    def __init__(self, theme: Theme, section: NoteSection | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.kept = section.id if section is not None else ""
        self._title = QLineEdit()
        self._title.setMaxLength(TITLE_LENGTH)
        self._boxes = {takes: CheckBox(theme, _capital(takes_words(takes))) for takes in _ORDER}
        self._required = CheckBox(theme, _("A signature needs words in it"))
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Field(theme, _("Title of the section"), self._title))
        column.addWidget(
            label(_("What it begins with; with nothing ticked it begins empty"), "caption", wrap=True)
        )
        column.addLayout(self._grid)
        self._lay(2)
        column.addSpacing(Space.XS)
        column.addWidget(self._required)
        self._required.setChecked(section is None or section.required)
        if section is not None:
            self._title.setText(section.title)
            for takes, box in self._boxes.items():
                box.setChecked(takes in section.takes)

    def take_focus(self) -> None:
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_empty(self) -> bool:
        return not self._title.text().strip() and not any(box.isChecked() for box in self._boxes.values())

    def title(self) -> str:
        return " ".join(self._title.text().split())

    def section(self, taken: Collection[str]) -> NoteSection:
        """The section as it stands here, with an id that is not `taken`; its title has words."""
        id = self.kept or _free(slug(self.title(), "section")[:30], taken)
        takes = tuple(takes for takes, box in self._boxes.items() if box.isChecked())
        return NoteSection(id=id, title=self.title(), takes=takes, required=self._required.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(max(1, min(3, self.width() // self._theme.px(BOX))))
        for box in (*self._boxes.values(), self._required):
            box.fit(self.width())

    def _lay(self, columns: int) -> None:
        for place, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, place // columns, place % columns)


# in the order in which a note is read, which is the order of a section's sentences
_ORDER = (Takes.PRESENCE, Takes.GROUP, Takes.SAID, Takes.SEEN, Takes.CHECK_OUT, Takes.GOALS)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _free(wanted: str, taken: Collection[str]) -> str:
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
