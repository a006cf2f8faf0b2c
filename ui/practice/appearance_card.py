"""How Groupside looks on this computer: colours and text size; and which language it speaks here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout

from app.words import LANGUAGES, _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Look, Space, Theme

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
MODES = ("system", "light", "dark")


class AppearanceCard(Card):
    """Takes effect at once, in all windows; a language does so in the next program, which begins at a lock as well."""

    mode_chosen = Signal(str)
    text_size_chosen = Signal(int)
    language_chosen = Signal(str)  # a code, or '' for the system's

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Appearance"))
        self._modes = QButtonGroup(self)
        words = (_("As the system"), _("Light"), _("Dark"))
        self._row = row = QHBoxLayout()
        row.setSpacing(Space.SM)
        for place, (word, icon) in enumerate(zip(words, ("", "sun", "moon"), strict=True)):
            button = Button(theme, word, icon, "quiet")
            button.setCheckable(True)
            self._modes.addButton(sets(button, Setting.COLORS), place)
            row.addWidget(button)
        row.addStretch(1)
        self._size, self._language = Picker(theme, ""), Picker(theme, "")
        self._fields = fields = QHBoxLayout()
        fields.setSpacing(Space.MD)
        fields.addWidget(Field(theme, called(Setting.TEXT_SIZE, self._size), self._size))
        fields.addWidget(Field(theme, called(Setting.LANGUAGE, self._language), self._language))
        fields.addStretch(1)
        self.body.addWidget(label(words_of(Setting.COLORS), "caption"))
        self.body.addLayout(row)
        self.body.addLayout(fields)
        self.body.addWidget(
            label(
                _("Another language is spoken from the next start on, or after a lock."), "muted", wrap=True
            )
        )
        self._modes.idClicked.connect(self._choose_mode)
        self._size.picked.connect(self._choose_size)
        self._language.picked.connect(self.language_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """The colours side by side where they have room, else below each other."""
        buttons = self._modes.buttons()
        wanted = sum(button.sizeHint().width() for button in buttons) + Space.SM * len(buttons)
        margins = self.body.contentsMargins()
        across = self.width() - margins.left() - margins.right() >= wanted
        for row in (self._row, self._fields):
            row.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)

    def display_look(self, look: Look) -> None:
        self._modes.button(MODES.index(look.mode)).setChecked(True)
        sizes = sorted({*TEXT_SIZES, look.text_percent})
        percents = [(str(size), _("{percent} %").format(percent=size)) for size in sizes]
        self._size.display(percents, str(look.text_percent))

    def display_language(self, chosen: str) -> None:
        """Each by the name that it has for itself, so that who needs it finds it."""
        self._language.display([("", _("As the system")), *LANGUAGES.items()], chosen)

    def _choose_mode(self, place: int) -> None:
        self.mode_chosen.emit(MODES[place])

    def _choose_size(self, percent: str) -> None:
        self.text_size_chosen.emit(int(percent))
