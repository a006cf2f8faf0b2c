"""Who uses this vault, and a way in for one more, with a passphrase that they type themselves."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.audit.events import KeysChanged
from app.errors import GroupsideError, Refused
from app.model.people import Role, User
from app.model.roles import role_words
from app.practice import commands
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.new_passphrase import NewPassphrase
from ui.practice.user_line import UserLine
from ui.theme import Space, Theme

Spawn = Callable[[Coroutine[Any, Any, None]], object]


class UsersCard(Card):
    """Each user signs what they write with their own name."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        super().__init__(_("People who use this vault"))
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._shown: tuple[User, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.LG)
        self._name, self._credentials = QLineEdit(), QLineEdit()
        self._credentials.setPlaceholderText(_("optional"))
        self._role = Picker(theme, _("Role"))
        self._role.display([(role.value, role_words(role)) for role in Role], Role.CO_FACILITATOR.value)
        self._passphrase = NewPassphrase(theme, _("Their passphrase"), _("The same again"))
        self._add = Button(theme, _("Add person"), "user-plus")
        self.fields = QHBoxLayout()
        self.fields.setSpacing(Space.MD)
        self.fields.addWidget(Field(theme, _("Name"), self._name), 3)
        self.fields.addWidget(Field(theme, _("Credentials"), self._credentials), 2)
        self.fields.addWidget(Field(theme, _("Role"), self._role), 2)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        words = _("They type their own passphrase here, so that nobody else knows it.")
        self.body.addLayout(self._list)
        self.body.addWidget(rule())
        self.body.addWidget(label(_("Add a person"), "strong"))
        self.body.addLayout(self.fields)
        self.body.addWidget(self._passphrase)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addLayout(row)
        self._name.textEdited.connect(self._passphrase.think_of)
        self._add.clicked.connect(self._ask)

    def narrow(self, narrow: bool) -> None:
        self.fields.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._passphrase.narrow(narrow)

    def begin(self) -> None:
        """Somebody asked to add a person."""
        self._name.setFocus()

    @property
    def half_typed(self) -> bool:
        """Whether somebody is being added."""
        return bool(self._name.text().strip() or self._credentials.text().strip())

    def redraw(self) -> None:
        users = tuple(self._acting.desk.practice.users.values())
        if users == self._shown:
            return
        self._shown = users
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for user in users:
            self._list.addWidget(self._line(user))

    def _line(self, user: User) -> QWidget:
        role = role_words(user.role)
        if user.id == self._acting.seat.user:
            role = _("{role}, you").format(role=role)
        line = UserLine(self._theme, user, role)
        line.refused.connect(self._acting.refused)
        line.changed.connect(self._change)
        return line

    def _change(self, user: User) -> None:
        if self._acting.arrange(commands.change_user, user):
            words = (
                _("{name} is licensed in {states}.").format(
                    name=user.name, states=", ".join(user.licensed_in)
                )
                if user.licensed_in
                else _("Nothing is said any more of where {name} is licensed.").format(name=user.name)
            )
            self._acting.said.emit(words)

    def _ask(self) -> None:
        self._spawn(self._add_user())

    async def _add_user(self) -> None:
        """The way in first: a user without one would be a name that nobody can sign with."""
        desk = self._acting.desk
        self._add.setEnabled(False)
        try:
            user = self._typed()
            passphrase = self._passphrase.given()
            commands.add_user(desk.practice, desk.now(), user)
            await asyncio.get_running_loop().run_in_executor(None, desk.vault.add_user, user.id, passphrase)
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
        else:
            self._acting.seat.note(KeysChanged(what="added", user=user.id))
            if self._acting.arrange(commands.add_user, user):
                self._acting.said.emit(_("{name} can use this vault now.").format(name=user.name))
                self._name.clear()
                self._credentials.clear()
                self._passphrase.clear()
        finally:
            self._add.setEnabled(True)

    def _typed(self) -> User:
        name = " ".join(self._name.text().split())
        if not name:
            raise Refused(_("Please type a name first."))
        return User(
            id=secrets.token_hex(16),
            name=name[:60],
            credentials=" ".join(self._credentials.text().split())[:40],
            role=Role(self._role.chosen),
        )
