"""Decks: what rotates in the groups, from which decks, and what is offered nowhere or never in one group."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.desk import Desk
from app.model.decks import DeckKind
from app.practice.shelf import Shelved, shelved_items, shelved_topics
from app.words import _, ngettext
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.label import label
from ui.practice.library_words import TOPICS_SECTION, section_words
from ui.setting_words import Setting, sets
from ui.theme import Space, Theme

# below this width the button stands under the words, px at 100 %
NARROW = 420


class DeckLine(NamedTuple):
    """A deck as the card tells of it; topics are one."""

    section: str
    title: str
    line: str


class DecksCard(Card):
    """Nothing is changed here: items are hidden, added and brought in where they can be read, in the Library."""

    library_asked = Signal(str)  # a section of it

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Decks"))
        self._theme, self._acting = theme, acting
        self._shown: list[DeckLine] | None = None
        self._lines = sets(QWidget(), Setting.DECKS)
        self._list = QVBoxLayout(self._lines)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.MD)
        words = _(
            "What is drawn for a group comes from these, and nothing comes twice before all of it was had. In the "
            "Library each item can be read, hidden from all groups, or kept from one."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(self._lines)

    def redraw(self) -> None:
        lines = deck_lines(self._acting.desk)
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        sections = dict.fromkeys(each.section for each in lines)
        for place, section in enumerate(sections):
            if place:
                self._list.addWidget(rule())
            part = _Section(self._theme, section, [each for each in lines if each.section == section])
            part.library_asked.connect(self.library_asked)
            self._list.addWidget(part)
            part.show()  # a layout would do it later


class _Section(QWidget):
    library_asked = Signal(str)

    def __init__(self, theme: Theme, section: str, lines: list[DeckLine]) -> None:
        super().__init__()
        self._theme, self._section = theme, section
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(label(section_words(section), "strong", wrap=True))
        for line in lines:
            told = (
                _("{deck}: {line}").format(deck=line.title, line=line.line) if len(lines) > 1 else line.line
            )
            words.addWidget(label(told, "muted", wrap=True))
        look = Button(theme, _("Open in the Library"), kind="quiet")
        look.reads = True
        look.make_small()
        look.setAccessibleName(f"{look.text()}: {section_words(section)}")
        look.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        buttons.addWidget(look)
        buttons.addStretch(0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        self._row.addLayout(words, 1)
        self._row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < self._theme.px(NARROW)
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _ask(self) -> None:
        self.library_asked.emit(self._section)


def deck_lines(desk: Desk) -> list[DeckLine]:
    """Every deck, and the topics, in the order of the Library."""
    offer, shipped = desk.practice.offer, desk.shipped
    lines = []
    for kind in DeckKind:
        decks: dict[str, list[Shelved]] = {}
        for each in shelved_items(offer, shipped, kind):
            decks.setdefault(each.deck, []).append(each)
        lines += [DeckLine(kind.value, deck[0].deck_title, _offered(desk, deck)) for deck in decks.values()]
    topics = shelved_topics(offer, shipped)
    return [*lines, DeckLine(TOPICS_SECTION, "", _offered(desk, topics))]


def _offered(desk: Desk, deck: list[Shelved]) -> str:
    """How many there are, how many nobody is offered, and in which groups some never come up."""
    practice = desk.practice
    hidden = sum(each.hidden for each in deck)
    said = [ngettext("{n} item", "{n} items", len(deck)).format(n=len(deck))]
    said.append(_("{n} hidden").format(n=hidden) if hidden else _("all are offered"))
    for group in practice.groups.values():
        barred = sum(each.key in practice.offer.barred_for(group.id) for each in deck)
        if barred:
            said.append(_("{n} never in {group}").format(n=barred, group=group.name))
    return " · ".join(said)
