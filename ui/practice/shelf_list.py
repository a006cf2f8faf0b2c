"""The list of the Library: which section, what it is narrowed to, its lines, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from app.practice.shelf import Seen, Shelved, narrowed
from app.words import _
from ui.parts.button import Button
from ui.parts.button_row import ButtonRow
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.clearable import ClearableEdit
from ui.parts.section_row import SectionRow
from ui.parts.text_list import TextList, TextRow
from ui.practice.library_words import (
    SECTIONS,
    TOPICS_SECTION,
    empty_words,
    energy_words,
    mood_words,
    row_of,
    section_words,
)
from ui.theme import Space, Theme

_SEEN: dict[str, Seen] = {"offered": "offered", "hidden": "hidden"}
# px at 100 %: below this width the filters stand below each other
TIGHT = 330


class ShelfList(Card):
    """Shows a section as it is narrowed; what a person does with it is emitted."""

    section_picked = Signal(str)
    narrowed = Signal()
    add_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(margin=Space.LIST)
        self._theme = theme
        self._fitted = (0, 0)
        self._topics, self._roomy = False, True
        self._sections = SectionRow(theme, [section_words(section) for section in SECTIONS])
        # the same where there is no room for a row
        self._section = Picker(theme, _("Section"))
        self._section.be_narrow()
        self._search = ClearableEdit(theme)
        self._search.setPlaceholderText(_("Search"))
        self._search.setAccessibleName(_("Search the Library"))
        self._energy, self._mood, self._seen = self._pickers = tuple(
            Picker(theme, name)
            for name in (_("Only of this energy"), _("Only right for"), _("Offered or not"))
        )
        self._energy.display(
            [("", _("Any energy")), *((each, energy_words(each)) for each in ("calm", "lively"))], ""
        )
        self._mood.display(
            [("", _("Any mood")), *((each, mood_words(each)) for each in ("heavy", "light"))], ""
        )
        self._seen.display(
            [("", _("Offered or not")), ("offered", _("Offered")), ("hidden", _("Not offered"))], ""
        )
        self.list = TextList(theme, _("Library"))
        self.export = Button(theme, _("Export…"), "file-down", tip=_("A deck, or the topics, as a TOML file"))
        self._adds = (
            Button(theme, _("Add"), "plus"),
            Button(theme, _("Bring in…"), "folder", tip=_("Decks and topics from TOML files")),
        )
        self._buttons = (*self._adds, self.export)
        self._filters, self._below = QHBoxLayout(), ButtonRow(self._buttons)
        for picker in self._pickers:
            picker.be_narrow()
            picker.picked.connect(self._narrow)
            self._filters.addWidget(picker, 1)
        signals = (self.add_asked, self.import_asked, self.export_asked)
        for button, signal in zip(self._buttons, signals, strict=True):
            button.clicked.connect(signal)
        self._filters.setSpacing(Space.SM)
        self.body.addWidget(self._sections)
        self.body.addWidget(self._section)
        self.body.addWidget(self._search)
        self.body.addLayout(self._filters)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self._below)
        self._sections.picked.connect(self._pick)
        self._section.picked.connect(self.section_picked)
        self._search.textEdited.connect(self._narrow)
        self._search.returnPressed.connect(self._go_to_list)

    def show_section(self, section: str, everything: Sequence[Shelved]) -> list[TextRow]:
        """Show what is left of a section, and return its lines."""
        self._topics = section == TOPICS_SECTION
        self._sections.choose(SECTIONS.index(section))
        self._section.display([(each, section_words(each)) for each in SECTIONS], section)
        self._offer_filters()
        seen = _SEEN.get(self._seen.chosen, "all")
        energy, mood = self._energy.chosen, self._mood.chosen
        rows = [row_of(each) for each in narrowed(everything, self._search.text(), energy, mood, seen)]
        self.list.display(rows)
        self.list.say_when_empty(
            _("Nothing like this here. Change the words above, or what is chosen below them.")
            if everything
            else empty_words(section)
        )
        return rows

    def give_room(self, roomy: bool) -> None:
        """Where there is little, the filters go while nothing is chosen in them."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._offer_filters()

    def _offer_filters(self) -> None:
        there = self._roomy or any(picker.chosen for picker in self._pickers)
        self._energy.setVisible(there and not self._topics)
        self._mood.setVisible(there and not self._topics)
        self._seen.setVisible(there)

    def clear(self) -> None:
        """Narrow it to nothing any more."""
        self._search.clear()
        for picker in self._pickers:
            picker.setCurrentIndex(0)

    def narrow_to(self, words: str) -> None:
        """To what has these words, and to nothing else."""
        self.clear()
        self._search.setText(words)

    def let_change(self, may: bool) -> None:
        """Who may not reads, searches, and lets documents leave."""
        for button in self._adds:
            button.offer_if(may)

    def fit(self, width: int) -> None:
        """Arrange everything for this width; nothing is done where it is the same as before."""
        if self._fitted == (width, self._theme.px(100)):
            return
        self._fitted = (width, self._theme.px(100))
        margins = self.body.contentsMargins()
        room = width - margins.left() - margins.right()
        row = self._sections.fits(room)
        self._sections.setVisible(row)
        self._section.setVisible(not row)
        self._below.fit(room)
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._filters.setDirection(across if room >= self._theme.px(TIGHT) else below)

    def _narrow(self, chosen: str) -> None:
        self.narrowed.emit()

    def _go_to_list(self) -> None:
        """Enter in the search: on to what was found, its first line chosen if none is."""
        shown = self.list.shown
        if shown and not self.list.selectionModel().hasSelection():
            self.list.choose(shown[0].id)
            self.list.row_chosen.emit(shown[0].id)
        self.list.setFocus()

    def _pick(self, place: int) -> None:
        self.section_picked.emit(SECTIONS[place])
