"""The keys: another for each act, or none."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Refused
from app.words import _
from ui.keys import Act, Key, live_keys, review_keys
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.key_button import KeyButton
from ui.parts.label import label
from ui.setting_words import Setting, key_id, sets, words_of
from ui.theme import Space, Theme


class KeyRow(QWidget):
    """One act and its key; where the key is chosen, the two other choices stand below it."""

    refused = Signal(str)
    began = Signal(Act)

    def __init__(self, theme: Theme, key: Key, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys, self._act = theme.keys, key.act
        self._key = sets(KeyButton(theme, key.words), key_id(key.act))
        self._off = Button(theme, _("Off"), kind="quiet")
        self._default = Button(theme, _("Default"), kind="quiet")
        self._choices = QWidget()
        choices, column = QHBoxLayout(self._choices), QVBoxLayout(self)
        row = self._row = QHBoxLayout()
        row.addWidget(label(key.words, wrap=True), 1)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignRight)
        choices.setContentsMargins(0, 0, 0, Space.SM)
        choices.setSpacing(Space.SM)
        choices.addWidget(label(_("Escape leaves it as it is."), "muted", wrap=True), 1)
        for button in (self._off, self._default):
            button.make_small()
            choices.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self._choices)
        self._choices.setVisible(False)
        self._key.began.connect(self._begin)
        self._key.pressed_keys.connect(self._choose)
        self._off.clicked.connect(self._turn_off)
        self._default.clicked.connect(self._put_back)

    def draw(self) -> None:
        self._key.show_keys(self._keys.all_shown(self._act))
        self._off.setEnabled(bool(self._keys.of(self._act)))
        self._default.setEnabled(not self._keys.is_default(self._act))

    def stack(self, stacked: bool) -> None:
        """In a narrow column with large letters the key stands below its words."""
        down = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if stacked else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.XS if stacked else Space.LG)

    def close_choices(self) -> None:
        self._key.end()
        self._choices.setVisible(False)

    def _begin(self) -> None:
        self._choices.setVisible(True)
        self.began.emit(self._act)

    def _choose(self, keys: str) -> None:
        """Refused keys leave it waiting for others."""
        try:
            self._keys.choose(self._act, keys)
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
        else:
            self.close_choices()

    def _turn_off(self) -> None:
        self._keys.turn_off(self._act)
        self.close_choices()

    def _put_back(self) -> None:
        try:
            self._keys.put_back(self._act)
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
        else:
            self.close_choices()


class KeysCard(Card):
    """Takes effect at once, in all windows."""

    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Keys during a group"))
        self.wrap_title()
        self._keys = theme.keys
        self._rows: dict[Act, KeyRow] = {}
        self.body.addWidget(
            label(_("Choose a key, then press another one in its place."), "muted", wrap=True)
        )
        self._add_rows(theme, live_keys())
        self.body.addSpacing(Space.MD)
        self.body.addWidget(label(_("Keys while writing notes"), "title", wrap=True))
        self._add_rows(theme, review_keys())
        self._all_back = sets(
            Button(theme, words_of(Setting.KEYS_BACK), "rotate-ccw", "quiet"), Setting.KEYS_BACK
        )
        self.stack(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._all_back)
        self.body.addLayout(foot)
        self._all_back.clicked.connect(self._keys.put_all_back)
        self._keys.changed.connect(self._draw)
        self._draw()

    def _add_rows(self, theme: Theme, keys: Iterable[Key]) -> None:
        rows = QVBoxLayout()
        rows.setSpacing(Space.XS)
        for key in keys:
            row = self._rows[key.act] = KeyRow(theme, key)
            row.refused.connect(self.refused)
            row.began.connect(self._close_others)
            rows.addWidget(row)
        self.body.addLayout(rows)

    def stack(self, stacked: bool) -> None:
        for row in self._rows.values():
            row.stack(stacked)

    def _draw(self) -> None:
        for row in self._rows.values():
            row.draw()
        self._all_back.setEnabled(bool(self._keys.chosen))

    def _close_others(self, act: Act) -> None:
        for other, row in self._rows.items():
            if other is not act:
                row.close_choices()
