"""What the window for the group shows, and how large: for its size in the call."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.words import _
from ui.machine import ShareLook
from ui.parts.card import Card
from ui.parts.choice import CheckBox, Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Space, Theme

SIZES: Final = (80, 90, 100, 120, 140, 160)
CLOCKS: Final[tuple[Literal["minutes", "seconds", "none"], ...]] = ("minutes", "seconds", "none")


class ShareCard(Card):
    """Takes effect at once, also while the window is shared."""

    chosen = Signal(ShareLook)

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Share view"))
        self._look = ShareLook()
        self._size, self._clock = Picker(theme, ""), Picker(theme, "")
        self._block, self._prompts, self._plan = (
            sets(CheckBox(theme, words_of(each)), each)
            for each in (Setting.SHARE_BLOCK, Setting.SHARE_PROMPTS, Setting.SHARE_NEXT)
        )
        self._clock.be_narrow()
        words = _("The window that you share in the call. It never shows a name.")
        self.body.addWidget(label(words, "muted", wrap=True))
        for setting, picker in ((Setting.SHARE_SIZE, self._size), (Setting.SHARE_CLOCK, self._clock)):
            row = QHBoxLayout()
            row.addWidget(Field(theme, called(setting, picker), picker))
            row.addStretch(1)
            self.body.addLayout(row)
        self.body.addSpacing(Space.XS)
        for box in (self._block, self._prompts, self._plan):
            self.body.addWidget(box)
            box.clicked.connect(self._choose)
        words = _("In a break it always counts down, and says when everybody is back.")
        self.body.addWidget(label(words, "muted", wrap=True))
        self._size.picked.connect(self._choose)
        self._clock.picked.connect(self._choose)
        self.display_look(self._look)

    def display_look(self, look: ShareLook) -> None:
        self._look = look
        sizes = sorted({*SIZES, look.percent})
        percents = [(str(size), _("{percent} %").format(percent=size)) for size in sizes]
        self._size.display(percents, str(look.percent))
        names = (_("Minutes"), _("Minutes and seconds"), _("No clock"))
        self._clock.display(list(zip(CLOCKS, names, strict=True)), look.clock)
        self._block.setChecked(look.block)
        self._prompts.setChecked(look.prompts)
        self._plan.setChecked(look.plan)

    def _choose(self) -> None:
        clock = next(clock for clock in CLOCKS if clock == self._clock.chosen)
        look = replace(
            self._look,
            percent=int(self._size.chosen),
            clock=clock,
            block=self._block.isChecked(),
            prompts=self._prompts.isChecked(),
            plan=self._plan.isChecked(),
        )
        self.chosen.emit(look)
