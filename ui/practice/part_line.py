"""A part of a program as a line of a form: its name, its weeks, and the topics that it has of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.programs import NAME_LENGTH, Format
from app.words import _
from ui.parts.button import Button
from ui.parts.field import Field
from ui.parts.number_field import NumberField
from ui.practice.topics_form import Library, TopicLines, topics_words
from ui.theme import Space, Theme

MOST_WEEKS = 104


class PartLine(QWidget):
    """The topics are folded away until somebody asks for them: most parts go through the whole curriculum."""

    def __init__(self, theme: Theme, part: Format, library: Library) -> None:
        super().__init__()
        self._part = part
        self._name, self._weeks = QLineEdit(), NumberField(theme, "", 1, MOST_WEEKS)
        self._name.setMaxLength(NAME_LENGTH)
        self._name.setText(part.name)
        self._weeks.display(part.weeks)
        self._topics = TopicLines(theme, library)
        self._topics.setContentsMargins(Space.MD, 0, 0, 0)
        self._topics.setVisible(False)
        self._more = Button(theme, "…", "chevron-right", "quiet")
        self._more.make_small()
        self._more.setCheckable(True)
        row, fold = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(Space.SM)
        row.addWidget(Field(theme, _("Name of the part"), self._name), 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Field(theme, _("Weeks"), self._weeks), 1, Qt.AlignmentFlag.AlignTop)
        fold.addWidget(self._more)
        fold.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addLayout(fold)
        column.addWidget(self._topics)
        self._more.clicked.connect(self._unfold)
        self._topics.edited.connect(self._tell)
        self._topics.display(part.topics)
        self.setFocusProxy(self._name)

    def know(self, library: Library) -> None:
        self._topics.know(library)

    def part(self) -> Format:
        """The part as it stands here. Raises Refused while it has no name."""
        name = " ".join(self._name.text().split())
        if not name:
            raise Refused(_("Each part of the program needs a name."))
        chosen = {"name": name, "weeks": self._weeks.value(), "topics": self._topics.topics}
        return self._part.model_copy(update=chosen)

    def _unfold(self) -> None:
        there = self._more.isChecked()
        self._topics.setVisible(there)
        self._more.display(self._more.text(), "chevron-down" if there else "chevron-right")

    def _tell(self) -> None:
        own = len(self._topics.topics)
        words = topics_words(own) if own else _("All topics of the curriculum")
        self._more.display(words)
        name = self._part.name or _("the new part")
        self._more.setAccessibleName(_("Topics of {part}: {topics}").format(part=name, topics=words))
