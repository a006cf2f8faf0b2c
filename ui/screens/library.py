"""Library: icebreakers, closing thoughts and topics on the left, one of them on the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import Refused
from app.model.decks import TOPICS, DeckItem, DeckKind, EducationTopic, Pin
from app.practice import choices
from app.practice.library import (
    OWN,
    id_for,
    keep_item,
    keep_topic,
    typed_item,
    typed_topic,
)
from app.practice.names_told import names_told
from app.practice.offered import ItemKey
from app.practice.shelf import Shelved, Used, in_groups, shelved_items, shelved_topics
from app.words import _
from ui.acting import Acting
from ui.hub import Hub
from ui.practice.library_words import SECTIONS, TOPICS_SECTION, new_words
from ui.practice.shelf_list import ShelfList
from ui.practice.shelved_card import ShelvedCard
from ui.theme import Space, Theme

# below this width the detail takes the place of the list, px at 100 % text
NARROW = 860


@dataclass(frozen=True, slots=True)
class Typing:
    """What is typed, and of what: `of` is None for something new. `found` are the fields once it was left."""

    section: str
    of: Shelved | None
    found: Mapping[str, Any]


class LibraryScreen(QWidget):
    """What is typed is kept on Save, on Enter, or when another line is chosen; what is refused stays to be mended."""

    remove_asked = Signal(Shelved)
    hide_asked = Signal(Shelved, bool)
    remove_deck_asked = Signal(Shelved)
    restore_asked = Signal(Shelved)
    import_asked = Signal()
    export_asked = Signal()
    left_out = Signal(Typing)
    turned = Signal()  # another page stands at the right

    def __init__(self, theme: Theme, hub: Hub, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._section = SECTIONS[0]
        self._chosen: dict[str, str] = {}  # the line where the person is, by section
        self._typing: Typing | None = None
        self._used: Mapping[str, Mapping[ItemKey, Used]] = {}
        self._shelf: dict[str, Shelved] = {}
        self._open = False  # the detail stands where the list was, in a narrow window
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.XL, Space.LG, Space.XL, 0)
        self._row.setSpacing(Space.LG)
        self.shelf = ShelfList(theme)
        self.list = self.shelf.list
        self.card = ShelvedCard(theme)
        self._row.addWidget(self.shelf, 2)
        self._row.addWidget(self.card, 3)
        self._connect()
        hub.changed.connect(self.redraw)
        theme.changed.connect(self.redraw)

    def _connect(self) -> None:
        self.shelf.section_picked.connect(self.go_to_section)
        self.shelf.narrowed.connect(self.redraw)
        self.list.row_chosen.connect(self._choose)
        self.list.clicked.connect(self._open_card)
        self.list.row_activated.connect(self._read_it)
        self.shelf.add_asked.connect(self.begin_new)
        self.shelf.import_asked.connect(self.import_asked)
        self.shelf.export_asked.connect(self._ask_export)
        self.card.back_asked.connect(self._close)
        self.card.edit_asked.connect(self._edit)
        self.card.hide_asked.connect(self._ask_to_hide)
        self.card.remove_asked.connect(self._ask_to_remove)
        self.card.remove_deck_asked.connect(self._ask_to_remove_deck)
        self.card.restore_asked.connect(self._ask_to_restore)
        self.card.save_asked.connect(self._keep)
        self.card.cancel_asked.connect(self._cancel)
        self.card.uses.allow_asked.connect(self._allow)
        self.card.uses.unpin_asked.connect(self._unpin)

    # Drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window goes: what was typed is kept first. Where only names are hidden for a while, it stays as it is."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.window().isVisible():
            self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        self.shelf.setVisible(not (narrow and self._open))
        self.card.setVisible(not narrow or self._open)
        self.card.show_way_back(narrow)
        room = self.width() - 2 * Space.XL
        self.shelf.fit(room if narrow else (room - Space.LG) * 2 // 5)

    def redraw(self) -> None:
        if not self.isVisible():
            return
        self._show_list()
        if self._typing is None:
            page = self.card.page
            self._show_chosen()
            if self.card.page != page:
                self.turned.emit()
        self._fit()

    def _shelved(self) -> list[Shelved]:
        desk = self._acting.desk
        if self._section == TOPICS_SECTION:
            return shelved_topics(desk.practice.offer, desk.shipped)
        return shelved_items(desk.practice.offer, desk.shipped, DeckKind(self._section))

    def _show_list(self) -> None:
        everything, before = self._shelved(), [row.id for row in self.list.shown]
        self._shelf = {_row_id(each): each for each in everything}
        rows = self.shelf.show_section(self._section, everything)
        chosen = self._chosen.get(self._section, "")
        if chosen not in self._shelf:  # it was removed, or nothing was chosen yet: the next line
            place = before.index(chosen) if chosen in before else 0
            self._chosen[self._section] = rows[min(place, len(rows) - 1)].id if rows else ""
        if any(row.id == self._chosen[self._section] for row in rows) and not self._is_new:
            self.list.choose(self._chosen[self._section])
        else:
            self.list.selectionModel().clear()

    def _show_chosen(self) -> None:
        shelved = self.chosen
        if shelved is None:
            self.card.show_nothing()
        else:
            desk = self._acting.desk
            self.card.read(shelved, in_groups(desk.practice, shelved.key, self._used, desk.now()))

    @property
    def chosen(self) -> Shelved | None:
        """What is read, or changed."""
        return self._shelf.get(self._chosen.get(self._section, ""))

    @property
    def section(self) -> str:
        return self._section

    @property
    def _is_new(self) -> bool:
        return self._typing is not None and self._typing.of is None

    # What a person does

    def show_used(self, used: Mapping[str, Mapping[ItemKey, Used]]) -> None:
        """What each group has had, by group."""
        self._used = used
        self.redraw()

    def go_to_section(self, section: str) -> None:
        if section != self._section and self.leave():
            self._section = section
        self.redraw()

    def show_one(self, key: ItemKey) -> None:
        """One line of the section, as if it had been chosen from the list."""
        self._choose("/".join(key))
        self._open_card()

    def begin_new(self) -> None:
        if self.leave():
            self._begin(Typing(self._section, None, {}))

    def go_on(self, typing: Typing) -> None:
        """What was left out stands in the form again; what is typed meanwhile is left out in its place."""
        left, self._typing = self._typed_so_far(), None
        self.go_to_section(typing.section)
        if typing.of is not None and _row_id(typing.of) in self._shelf:
            self._chosen[self._section] = _row_id(typing.of)
        self._begin(typing)
        self.card.fill(typing.found, typing.section)
        if left is not None:
            self.left_out.emit(left)

    def _typed_so_far(self) -> Typing | None:
        """What would be lost now."""
        typing = self._typing
        if typing is None or not self.card.edited(typing.section):
            return None
        return Typing(typing.section, typing.of, self.card.typed(typing.section))

    def _choose(self, row: str) -> None:
        other = row != self._chosen.get(self._section) or self._is_new
        if other and self.leave():
            self._chosen[self._section] = row
        self.redraw()

    def _open_card(self) -> None:
        self._open = True
        self._fit()

    def _read_it(self) -> None:
        """Enter on a line: on to what can be done with it."""
        if self._typing is None:
            self._open_card()
            self.card.focus_reading()

    def _close(self) -> None:
        if self.leave():
            self._open = False
            self.redraw()
            self.list.setFocus()

    def _edit(self) -> None:
        shelved = self.chosen
        if shelved is not None:
            self._begin(Typing(self._section, shelved, {}))

    def _begin(self, typing: Typing) -> None:
        self._typing, self._open = typing, True
        self.redraw()
        section, of = typing.section, typing.of
        if of is None:
            decks = self._decks()
            self.card.type(new_words(section), "", section, {}, decks)
        elif of.origin == "shipped" and section != TOPICS_SECTION:
            words = _("The one that comes with Groupside stays as it is.")
            self.card.type(
                _("Edit a copy"), words, section, of.thing.model_dump(), self._decks(), hides=not of.hidden
            )
        else:
            words = _(
                "It takes the place of the one that comes with Groupside, which you can always get back."
            )
            said = words if of.origin == "shipped" else ""
            self.card.type(_("Edit"), said, section, of.thing.model_dump())
        self._fit()
        self.turned.emit()

    def _decks(self) -> list[tuple[str, str]]:
        """Where something new can go: the own deck of the kind first."""
        if self._section == TOPICS_SECTION:
            return []
        kind, desk = DeckKind(self._section), self._acting.desk
        own = (deck for deck in desk.practice.offer.decks.values() if deck not in desk.shipped.decks)
        others = [(deck.id, deck.title) for deck in own if deck.kind is kind and deck.items]
        return [(OWN[kind], _("Our own")), *(each for each in others if each[0] != OWN[kind])]

    def leave(self) -> bool:
        """Keep what was typed before another one is shown; says whether that went well."""
        if self._typing is None:
            return True
        if self.card.edited(self._typing.section):
            return self._keep()
        self._typing = None
        return True

    def _cancel(self) -> None:
        left = self._typed_so_far()
        self._open = self._open and not self._is_new
        self._typing = None
        if left is not None:
            self.left_out.emit(left)
        self.redraw()
        self.list.setFocus()

    def _keep(self) -> bool:
        typing = self._typing
        if typing is None:
            return True
        try:
            key = self._kept(typing)
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            return False
        if key is None:
            return False
        self._typing = None
        self._chosen[typing.section] = "/".join(key)
        self.redraw()
        if not any(row.id == self._chosen[typing.section] for row in self.list.shown):
            self.shelf.clear()  # what was just kept has to be seen
            self.redraw()
        self.list.setFocus()
        return True

    def _kept(self, typing: Typing) -> ItemKey | None:
        """Keep it and return its key; None where that was refused, which was said. Raises Refused."""
        desk, found, of = self._acting.desk, self.card.typed(typing.section), typing.of
        if typing.section == TOPICS_SECTION:
            title = found["title"]
            topic_id = of.thing.id if of else id_for(desk.practice, desk.library, TOPICS, title)
            topic = typed_topic({"id": topic_id, **found})
            done = self._acting.arrange(keep_topic, desk.library, topic)
            if done:
                self._point_out_names(topic)
            return (TOPICS, topic_id) if done else None
        kind = DeckKind(typing.section)
        changes = of is not None and of.origin == "own"
        deck = of.deck if of is not None and changes else self.card.deck or OWN[kind]
        item_id = (
            of.thing.id
            if of is not None and changes
            else id_for(desk.practice, desk.library, deck, found["text"])
        )
        item = typed_item({"id": item_id, **found})
        hidden = of.key if of is not None and not changes and self.card.hides else None
        done = self._acting.arrange(keep_item, desk.library, kind, deck, item, hidden)
        if done:
            self._point_out_names(item)
        return (deck, item_id) if done else None

    def _point_out_names(self, kept: DeckItem | EducationTopic) -> None:
        if told := names_told(self._acting.desk.practice, [kept]):
            self._acting.said.emit(told)

    def _ask_to_hide(self, hidden: bool) -> None:
        if self.chosen is not None:
            self.hide_asked.emit(self.chosen, hidden)

    def _ask_to_remove(self) -> None:
        if self.chosen is not None:
            self.remove_asked.emit(self.chosen)

    def _ask_to_remove_deck(self) -> None:
        if self.chosen is not None:
            self.remove_deck_asked.emit(self.chosen)

    def _ask_to_restore(self) -> None:
        if self.chosen is not None:
            self.restore_asked.emit(self.chosen)

    def _ask_export(self) -> None:
        if self.leave():
            self.export_asked.emit()

    def _allow(self, group: str) -> None:
        if self.chosen is None:
            return
        library = self._acting.desk.library
        if self._acting.arrange(choices.bar_item, library, group, *self.chosen.key, barred=False):
            self.list.setFocus()

    def _unpin(self, pin: Pin) -> None:
        if self._acting.arrange(choices.pin_item, self._acting.desk.library, pin, pinned=False):
            self.list.setFocus()


def _row_id(shelved: Shelved) -> str:
    return "/".join(shelved.key)
