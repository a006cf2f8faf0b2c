"""Another passphrase for the person who is signed in."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app.errors import GroupsideError
from app.ways_in import change_passphrase, enter
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn, done_apart
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.password_field import PassphraseField
from ui.practice.new_passphrase import NewPassphrase
from ui.setting_words import Setting, sets, words_of
from ui.theme import Theme


class PassphraseCard(Card):
    """Only the way in changes: nothing that is kept is written anew."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        super().__init__(_("My passphrase"))
        sets(self, Setting.OWN_PASSPHRASE)
        self._acting, self._spawn = acting, spawn
        self._old = PassphraseField(theme, _("The one you have"))
        self._new = NewPassphrase(theme, _("A new one"), _("The new one again"))
        self._change = Button(theme, words_of(Setting.OWN_PASSPHRASE), "key-round")
        row = QHBoxLayout()
        row.addWidget(self._change)
        row.addStretch(1)
        words = _(
            "It opens this vault. Nobody can look it up for you: write it down, and keep it in a safe place."
        )
        self.body.addWidget(self._old)
        self.body.addWidget(self._new)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addLayout(row)
        self._new.done.connect(self._ask)
        self._change.clicked.connect(self._ask)

    def narrow(self, narrow: bool) -> None:
        self._new.narrow(narrow)

    def _ask(self) -> None:
        if self._change.isEnabled():
            self._spawn(self._change_passphrase())

    async def _change_passphrase(self) -> None:
        self._change.setEnabled(False)
        try:
            change = change_passphrase(self._acting.seat, self._old.text, self._new.given())
            changed = await done_apart(change)
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
        else:
            enter(self._acting.seat, changed)
            self._acting.said.emit(_("Your passphrase is changed."))
            self._old.edit.clear()
            self._new.clear()
        finally:
            self._change.setEnabled(True)
