"""Library: icebreakers, closing thoughts and topics on the left, one of them on the right."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.decks import DeckKind, Pin
from app.model.roles import Right, only_words
from app.practice import choices
from app.practice.offered import ItemKey
from app.practice.shelf import Shelved, Used, in_groups, shelved_items, shelved_topics
from app.words import _
from ui.acting import Acting
from ui.hub import Hub
from ui.parts.label import label
from ui.parts.page_sides import give_sides, side
from ui.parts.scroll import Scroll
from ui.practice.left_out import LeftOut, thrown_away
from ui.practice.library_typing import Keeping, Typing, row_id
from ui.practice.library_words import SECTIONS, TOPICS_SECTION, new_words
from ui.practice.shelf_list import ShelfList
from ui.practice.shelved_card import ShelvedCard
from ui.theme import Space, Theme

# below this width the detail takes the place of the list, px at 100 % text
NARROW = 860
# below this height what waits takes the place of the filters, px at 100 % text
LOW = 560
# below this width the filters stand below each other, px at 100 % text: they too need that height
SLIM = 330


class LibraryScreen(QWidget):
    """What is typed is kept on Save, on Enter, or when another line is chosen; what is refused stays to be mended.

    What was left out waits in `_left`, by the id of its `Typing`, until somebody decides.
    """

    remove_asked = Signal(Shelved)
    hide_asked = Signal(Shelved, bool)
    remove_deck_asked = Signal(Shelved)
    restore_asked = Signal(Shelved)
    import_asked = Signal()
    export_asked = Signal()
    turned = Signal()  # another page stands at the right

    def __init__(self, theme: Theme, hub: Hub, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._section = SECTIONS[0]
        self._chosen: dict[str, str] = {}  # the line where the person is, by section
        self._typing: Typing | None = None
        self._left: dict[str, Typing] = {}
        self._keeping = Keeping(acting)
        self._used: Mapping[str, Mapping[ItemKey, Used]] = {}
        self._shelf: dict[str, Shelved] = {}
        self._open = False  # the detail stands where the list was, in a narrow window
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(Space.XL, Space.LG, Space.XL, 0)
        for each in (column, row):
            each.setSpacing(Space.LG)
        self.shelf = ShelfList(theme)
        self.list = self.shelf.list
        self.card = ShelvedCard(theme)
        self._waiting = LeftOut(theme, self.list)
        self._waits = Scroll(self._waiting, least=90)
        row.addWidget(self.shelf, 2)
        row.addWidget(self.card, 3)
        self._only = label(only_words(Right.PRACTICE), "muted", wrap=True)
        column.addWidget(self._only)
        column.addWidget(self._waits)
        column.addLayout(row, 1)
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
        self.card.save_asked.connect(self._save)
        self.card.cancel_asked.connect(self._cancel)
        self._waiting.go_on_asked.connect(self.go_on)
        self._waiting.let_go_asked.connect(self._forget)
        self.card.uses.allow_asked.connect(self._allow)
        self.card.uses.unpin_asked.connect(self._unpin)

    # Drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        give_sides(self, self._theme)
        narrow = self.width() < self._theme.px(NARROW)
        self.shelf.setVisible(not (narrow and self._open))
        self.card.setVisible(not narrow or self._open)
        self.card.show_way_back(narrow)
        room = self.width() - 2 * side(self._theme, self.width())
        low = self.height() < self._theme.px(LOW)
        slim = narrow and room < self._theme.px(SLIM)  # the filters stand below each other there
        self.shelf.give_room(not low or not (self._left or slim))
        self.shelf.fit(room if narrow else (room - Space.LG) * 2 // 5)

    def redraw(self) -> None:
        if not self.isVisible():
            return
        self._waiting.display({left.id: left.name for left in self._left.values()})
        self._waits.setVisible(bool(self._left))
        may = self._acting.seat.may(Right.PRACTICE)
        self._only.setVisible(not may)
        self.shelf.let_change(may)
        self._show_list()
        if self._typing is None:
            page = self.card.page
            self._show_chosen()
            self.card.let_change(may, self._acting.seat.may(Right.GROUP))
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
        self._shelf = {row_id(each): each for each in everything}
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
            now = desk.now()
            groups = in_groups(desk.practice, shelved.key, self._used, now)
            self.card.read(shelved, groups, now.date())

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

    def look_for(self, section: str, words: str) -> None:
        """What has these words in a section, as if they had been typed into its search."""
        if self.leave():
            self._open = False
            self.shelf.narrow_to(words)
            self.go_to_section(section)

    def show_one(self, key: ItemKey) -> None:
        """One line of the section, as if it had been chosen from the list."""
        self._choose("/".join(key))
        self._open_card()

    def begin_new(self) -> None:
        if self.leave():
            self._begin(Typing(f"new-{secrets.token_hex(4)}", self._section))

    def go_on(self, left: str) -> None:
        """What was left out stands in the form again; what is typed meanwhile is left out in its place."""
        typing = self._left.pop(left)
        self._leave_out()
        self.go_to_section(typing.section)
        if typing.id in self._shelf:
            self._chosen[self._section] = typing.id
        self._begin(typing)
        if typing.found is not None:
            self.card.fill(typing.found, typing.section)

    def _leave_out(self) -> None:
        """What is typed waits."""
        typing, self._typing = self._typing, None
        if typing is not None and self.card.edited(typing.section):
            self._left[typing.id] = replace(typing, found=self.card.typed(typing.section))

    def _forget(self, left: str) -> None:
        typing = self._left.pop(left)
        self.redraw()
        self._acting.undoable.emit(thrown_away(typing.name), partial(self._wait_again, typing))

    def _wait_again(self, typing: Typing) -> None:
        self._left[typing.id] = typing
        self.redraw()

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
        if shelved is not None and (row := row_id(shelved)) in self._left:
            self.go_on(row)
        elif shelved is not None:
            self._begin(Typing(row_id(shelved), self._section, shelved))

    def _begin(self, typing: Typing) -> None:
        self._typing, self._open = typing, True
        self.redraw()
        section, of, decks = typing.section, typing.of, self._keeping.decks(typing.section)
        if of is None:
            self.card.type(new_words(section), "", section, {}, decks)
        elif of.origin == "shipped" and section != TOPICS_SECTION:
            words = _("The one that comes with Groupside stays as it is.")
            self.card.type(
                _("Edit a copy"),
                words,
                section,
                of.thing.model_dump(),
                self._keeping.decks(self._section),
                hides=not of.hidden,
            )
        else:
            words = _(
                "It takes the place of the one that comes with Groupside, which you can always get back."
            )
            said = words if of.origin == "shipped" else ""
            self.card.type(_("Edit"), said, section, of.thing.model_dump())
        self._fit()
        self.turned.emit()

    def leave(self) -> bool:
        """Keep what was typed before another one is shown; says whether that went well."""
        why = self.keep_typed()
        if why:
            self._acting.refused.emit(why)
        return not why

    def keep_typed(self) -> str:
        """The same without a word: why it cannot be kept, '' where it is or where there is nothing to keep."""
        if self._typing is not None and self.card.edited(self._typing.section):
            return self._keep()
        self._typing = None
        return ""

    @property
    def half_typed(self) -> bool:
        """Whether something was typed that is not kept, in the form or where it waits."""
        return bool(self._left) or (self._typing is not None and self.card.edited(self._typing.section))

    @property
    def typing(self) -> Typing | None:
        return self._typing

    def _cancel(self) -> None:
        self._open = self._open and not self._is_new
        self._leave_out()
        self.redraw()
        self.list.setFocus()

    def _save(self) -> None:
        """The word for it was given: what was kept has to be seen."""
        if self._typing is None:
            return
        if why := self._keep():
            self._acting.refused.emit(why)
            return
        if not any(row.id == self._chosen[self._section] for row in self.list.shown):
            self.shelf.clear()
            self.redraw()
        self.list.setFocus()

    def _keep(self) -> str:
        """Why what is typed cannot be kept; '' where it is."""
        typing = self._typing
        if typing is None:
            return ""
        try:
            key = self._keeping.keep(typing, self.card.typed(typing.section))
        except Refused as refusal:
            return refusal.sentence
        self._typing = None
        self._chosen[typing.section] = "/".join(key)
        self.redraw()
        return ""

    def _ask_to_hide(self, hidden: bool) -> None:
        if self.chosen is not None:
            self.hide_asked.emit(self.chosen, hidden)

    def _ask_to_remove(self) -> None:
        if self.chosen is not None:
            self.remove_asked.emit(self.chosen)
            self._stand_again()

    def _ask_to_remove_deck(self) -> None:
        if self.chosen is not None:
            self.remove_deck_asked.emit(self.chosen)
            self._stand_again()

    def _ask_to_restore(self) -> None:
        if self.chosen is not None:
            self.restore_asked.emit(self.chosen)
            self._stand_again()

    def _stand_again(self) -> None:
        """The button that was pressed may be gone: on the line that is chosen now, or where that is read."""
        if self.list.isVisible():
            self.list.setFocus()
        else:
            self.card.focus_reading()

    def _ask_export(self) -> None:
        if self.leave():
            self.export_asked.emit()

    def _allow(self, group: str) -> None:
        if self.chosen is None:
            return
        library = self._acting.desk.library
        if self._acting.arrange(choices.bar_item, library, group, *self.chosen.key, barred=False):
            self._stand_again()

    def _unpin(self, pin: Pin) -> None:
        if self._acting.arrange(choices.pin_item, self._acting.desk.library, pin, pinned=False):
            self._stand_again()
