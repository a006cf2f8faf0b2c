"""When Groupside locks and hides by itself here, and whether its windows are left out of a shared screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.words import _, ngettext
from ui.kept_out import can, how_far
from ui.machine import Privacy
from ui.parts.card import Card
from ui.parts.choice import CheckBox, Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Space, Theme

MINUTES: Final = (1, 2, 5, 10, 15, 20, 30, 45, 60)
NEVER: Final = 0


class PrivacyCard(Card):
    """Takes effect at once, in all windows."""

    chosen = Signal(Privacy)

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Privacy and lock"))
        self._lock, self._hide = Picker(theme, ""), Picker(theme, "")
        self._kept_out = sets(CheckBox(theme, words_of(Setting.KEPT_OUT)), Setting.KEPT_OUT)
        self._kept_out.setEnabled(can())
        # its words break into lines where the card is narrow
        self._kept_out.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        for title, words, name, picker in (
            (
                _("Lock, when no group is running"),
                _(
                    "When nobody touches Groupside for so long, its windows close and it asks for the passphrase. "
                    "It also locks when the computer has slept. Half-typed notes are kept."
                ),
                called(Setting.LOCK_AFTER, self._lock),
                self._lock,
            ),
            (
                _("Hide, while a group is running"),
                _(
                    "When nobody touches Groupside for so long, names and notes go from all windows, and the clock "
                    "goes on. Any key or click brings them back."
                ),
                called(Setting.HIDE_AFTER, self._hide),
                self._hide,
            ),
        ):
            self.body.addWidget(label(title, "strong", wrap=True))
            self.body.addWidget(label(words, "muted", wrap=True))
            row = QHBoxLayout()
            row.addWidget(Field(theme, name, picker))
            row.addStretch(1)
            self.body.addLayout(row)
            self.body.addSpacing(Space.SM)
        self.body.addWidget(label(_("Shared screens"), "strong"))
        self.body.addWidget(self._kept_out)
        self.body.addWidget(label(how_far(), "muted", wrap=True))
        self._lock.picked.connect(self._choose)
        self._hide.picked.connect(self._choose)
        self._kept_out.clicked.connect(self._choose)
        self.display_privacy(Privacy())

    def display_privacy(self, privacy: Privacy) -> None:
        self._privacy = privacy
        for picker, minutes in ((self._lock, privacy.lock_after), (self._hide, privacy.hide_after)):
            offered = sorted({*MINUTES, *({minutes} - {NEVER})})
            words = [(str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in offered]
            picker.display([*words, (str(NEVER), _("Never by itself"))], str(minutes))
        self._kept_out.setChecked(privacy.kept_out and can())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.body.contentsMargins()
        self._kept_out.fit(self.width() - margins.left() - margins.right())

    def _choose(self) -> None:
        kept_out = self._kept_out.isChecked() if can() else self._privacy.kept_out
        self._privacy = Privacy(int(self._lock.chosen), int(self._hide.chosen), kept_out)
        self.chosen.emit(self._privacy)
