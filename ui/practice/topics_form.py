"""Topics of the library in an order: the curriculum of a program, and what a part of it has of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.model.decks import EducationTopic
from app.words import _, ngettext
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.practice.ordered_lines import OrderedLines
from ui.setting_words import Setting, called
from ui.theme import Space, Theme

Library = Mapping[str, EducationTopic]


def topics_words(number: int) -> str:
    return ngettext("{n} topic", "{n} topics", number).format(n=number)


class TopicLines(QWidget):
    """Shows topics by their titles and gives back their ids; one that the library lost keeps its place."""

    edited = Signal()

    def __init__(self, theme: Theme, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._library = theme, library
        self._lines = OrderedLines(theme)
        self._other = Picker(theme, _("Add a topic"))
        self._other.be_narrow()
        self._add = Button(theme, _("Add"), "plus")
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        row.addWidget(self._other, 1)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(self._lines)
        column.addWidget(self._row)
        self._add.clicked.connect(self._add_chosen)
        self._lines.edited.connect(self._offer)

    def know(self, library: Library) -> None:
        """What there is now: topics can be added and called otherwise in the Library. What was chosen here stays."""
        if library != self._library:
            self._library = library
            self.display(self.topics)

    def display(self, topics: Sequence[str]) -> None:
        self._lines.clear()
        for topic in topics:
            self._put(topic)
        self._offer()

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(body.objectName() for body in self._lines.bodies)

    def _put(self, topic: str) -> None:
        known = self._library.get(topic)
        title = known.title if known is not None else topic
        body = label(title, wrap=True)
        body.setObjectName(topic)
        self._lines.add(body, title)

    def _offer(self) -> None:
        there = set(self.topics)
        others = [(topic.id, topic.title) for topic in self._library.values() if topic.id not in there]
        others.sort(key=lambda each: each[1].casefold())
        self._other.display(others, others[0][0] if others else "")
        self._row.setVisible(bool(others))
        self.edited.emit()

    def _add_chosen(self) -> None:
        if topic := self._other.chosen:
            self._put(topic)
            self._offer()


class TopicsForm(QWidget):
    """The curriculum of a program."""

    def __init__(self, theme: Theme, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sum = label("", "muted", wrap=True)
        self._lines = TopicLines(theme, library)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(label(called(Setting.CURRICULUM, self._lines), "title"))
        words = _(
            "Topics come in this order, and start over after the last. Coverage belongs to each person."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self._sum)
        column.addWidget(self._lines)
        self._lines.edited.connect(self._tell_sum)

    def know(self, library: Library) -> None:
        self._lines.know(library)

    def display(self, topics: Sequence[str]) -> None:
        self._lines.display(topics)

    @property
    def topics(self) -> tuple[str, ...]:
        return self._lines.topics

    def _tell_sum(self) -> None:
        self._sum.setText(topics_words(len(self.topics)))
