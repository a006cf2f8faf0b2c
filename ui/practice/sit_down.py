"""Somebody sits down at the second window: their own passphrase says that it is them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.ways_in import check_it_is_them
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.asking_slowly import AskingSlowly
from ui.parts.label import label
from ui.parts.password_field import PassphraseField
from ui.theme import Theme


class SitDown(AskingSlowly):
    """The vault stays open with the keys of who unlocked it; what is typed here opens nothing."""

    sits = Signal(str)

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn, user: str, parent: QWidget) -> None:
        super().__init__(theme, acting, spawn, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._user = user
        self._field = PassphraseField(theme, _("Passphrase"))
        words = _("What is written in the second window is signed with this name.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(self._field)
        self.column.addStretch(1)
        self._field.edit.returnPressed.connect(self.try_to_keep)

    def begin(self) -> None:
        name = self._acting.desk.practice.users[self._user].name
        title = _("{name}, please type your passphrase").format(name=name)
        self.ask(title, _("Sit down"), self._field.edit, width=420, height=300)

    def work(self) -> Callable[[], object]:
        if not self._field.text:
            self._field.edit.setFocus()
            raise Refused(_("Type the passphrase first."))
        return check_it_is_them(self._acting.desk, self._user, self._field.text)

    def worked(self, result: object) -> None:
        self._field.edit.clear()
        self.sits.emit(self._user)
