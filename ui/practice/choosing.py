"""Choose an icebreaker, a topic or a closing thought for a meeting by hand, from a list that can be searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.errors import Refused
from app.model.decks import Pin
from app.model.notes import folded
from app.practice.choices import pin_item
from app.practice.offered import ItemKey
from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.clearable import ClearableEdit
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.drawn_words import Kind
from ui.theme import Space, Theme

KEY = Qt.ItemDataRole.UserRole
# px of the list that are seen at least
LEAST = 120


class ChooseItem(Asking):
    """What is chosen is kept for that day alone."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._pin: Pin | None = None
        self._day = label("", "muted", wrap=True)
        self.search = ClearableEdit(theme)
        self.list = _List()
        self.list.setAccessibleName(_("What can be chosen"))
        self.list.setWordWrap(True)
        self.list.setSpacing(Space.XS)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self._day)
        self.column.addWidget(Field(theme, _("Search"), self.search))
        self.fill_with(self.list)
        self.search.textEdited.connect(self._narrow)
        self.list.itemActivated.connect(self.try_to_keep)

    def choose(self, kind: Kind, items: Sequence[tuple[ItemKey, str]], now: Pin, day: str) -> None:
        """`now` is what would come; `day` is its day in words."""
        self._pin = now
        self._day.setText(day)
        self.search.clear()
        self.list.clear()
        for key, words in items:
            item = QListWidgetItem(words, self.list)
            item.setData(KEY, key)
            if key == (now.deck, now.item):
                self.list.setCurrentItem(item)
        title = {
            "icebreaker": _("Choose an icebreaker"),
            "topic": _("Choose a topic"),
            "reflection": _("Choose a reflection"),
            "closing_thought": _("Choose a closing thought"),
        }[kind]
        self.ask(title, _("Keep it for this day"), self.search, 520, 560)
        self.list.scrollToItem(self.list.currentItem(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keep(self) -> None:
        current = self.list.currentItem()
        if self._pin is None or not self.list.selectedItems() or current.isHidden():
            raise Refused(_("Choose one from the list first."))
        deck, item = current.data(KEY)
        pin = self._pin.model_copy(update={"deck": deck, "item": item})
        self._acting.seat.arrange(pin_item, self._acting.desk.library, pin)

    def _narrow(self, typed: str) -> None:
        """Only what holds every word that was typed; the first of it is chosen."""
        words = folded(typed).split()
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = folded(item.text())
            item.setHidden(not all(word in text for word in words))
            if first is None and not item.isHidden():
                first = item
        if first is not None:
            self.list.setCurrentItem(first)


class _List(QListWidget):
    """Scrolls by itself, so it asks for little: the dialog does not scroll around it."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LEAST)
