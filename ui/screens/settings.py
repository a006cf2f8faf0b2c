"""Settings: how it looks, who uses this vault, the groups, and what this program is."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app import __version__
from app.errors import GroupsideError, Refused
from app.model.people import Role, User
from app.practice import commands
from app.words import _
from ui.acting import Acting
from ui.hub import Hub
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.password_field import PassphraseField
from ui.parts.scroll import Scroll
from ui.practice.group_form import GroupForm
from ui.theme import Space, Theme

TEXT_SIZES = (100, 115, 130, 150, 175, 200)

Spawn = Callable[[Coroutine[Any, Any, None]], object]


def role_words(role: Role) -> str:
    return _("facilitator") if role is Role.FACILITATOR else _("co-facilitator")


class SettingsScreen(QWidget):
    """One column of cards, each about one thing."""

    mode_chosen = Signal(str)
    text_size_chosen = Signal(int)

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(Space.XL, Space.LG, Space.XL, Space.LG)
        self._column.setSpacing(Space.LG)
        for card in (self._appearance(), self._users(), self._passphrase(), self._groups(), self._about()):
            card.setMaximumWidth(theme.px(820))
            self._column.addWidget(card)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(page), 1)
        hub.changed.connect(self.redraw)
        self.redraw()

    # How it looks

    def _appearance(self) -> Card:
        card = Card(_("Appearance"))
        self._mode = Picker(self._theme, _("Colours"))
        self._size = Picker(self._theme, _("Text size"))
        row = QHBoxLayout()
        row.setSpacing(Space.MD)
        row.addWidget(Field(self._theme, _("Colours"), self._mode), 1)
        row.addWidget(Field(self._theme, _("Text size"), self._size), 1)
        row.addStretch(1)
        card.body.addLayout(row)
        self._mode.picked.connect(self.mode_chosen)
        self._size.picked.connect(self._choose_size)
        return card

    def _choose_size(self, percent: str) -> None:
        self.text_size_chosen.emit(int(percent))

    # Who uses this vault

    def _users(self) -> Card:
        card = Card(_("People who use this vault"))
        self._user_list = label("", wrap=True)
        words = _("Each person has their own passphrase. It is typed by them, here.")
        card.body.addWidget(self._user_list)
        card.body.addWidget(label(words, "muted", wrap=True))
        self._new_name, self._new_credentials = QLineEdit(), QLineEdit()
        self._new_role = Picker(self._theme, _("Role"))
        self._new_role.display([(role.value, role_words(role)) for role in Role], Role.CO_FACILITATOR.value)
        self._new_passphrase = PassphraseField(self._theme, _("Their passphrase"))
        row = QHBoxLayout()
        row.setSpacing(Space.MD)
        row.addWidget(Field(self._theme, _("Name"), self._new_name), 3)
        row.addWidget(Field(self._theme, _("Credentials"), self._new_credentials), 2)
        row.addWidget(Field(self._theme, _("Role"), self._new_role), 2)
        card.body.addLayout(row)
        card.body.addWidget(self._new_passphrase)
        self._add_user = Button(self._theme, _("Add person"), "user-plus")
        self._add_user.clicked.connect(self._ask_add)
        card.body.addLayout(_left(self._add_user))
        return card

    def _ask_add(self) -> None:
        self._spawn(self._add())

    async def _add(self) -> None:
        """The passphrase first: a user without one could not come in."""
        name = self._new_name.text().strip()
        if not name:
            self._acting.refused.emit(_("Please type a name first."))
            return
        user = User(
            id=secrets.token_hex(16),
            name=name[:60],
            credentials=self._new_credentials.text().strip()[:40],
            role=Role(self._new_role.chosen),
        )
        self._add_user.setEnabled(False)
        try:
            desk = self._acting.desk
            commands.add_user(desk.practice, desk.now(), user)
            vault, passphrase = desk.vault, self._new_passphrase.text
            await asyncio.get_running_loop().run_in_executor(None, vault.add_user, user.id, passphrase)
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
        else:
            if self._acting.arrange(commands.add_user, user):
                self._acting.said.emit(_("{name} can use this vault now.").format(name=user.name))
                for edit in (self._new_name, self._new_credentials, self._new_passphrase.edit):
                    edit.clear()
        finally:
            self._add_user.setEnabled(True)

    # My passphrase

    def _passphrase(self) -> Card:
        card = Card(_("My passphrase"))
        self._old = PassphraseField(self._theme, _("The one I have"))
        self._new = PassphraseField(self._theme, _("A new one"))
        self._again = PassphraseField(self._theme, _("The new one again"))
        row = QHBoxLayout()
        row.setSpacing(Space.MD)
        for field in (self._old, self._new, self._again):
            row.addWidget(field, 1)
        card.body.addLayout(row)
        self._change = Button(self._theme, _("Change passphrase"), "key-round")
        self._change.clicked.connect(self._ask_change)
        card.body.addLayout(_left(self._change))
        return card

    def _ask_change(self) -> None:
        self._spawn(self._change_passphrase())

    async def _change_passphrase(self) -> None:
        if self._new.text != self._again.text:
            self._acting.refused.emit(_("The two new passphrases are not the same."))
            return
        self._change.setEnabled(False)
        try:
            vault, user = self._acting.desk.vault, self._acting.seat.user
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, vault.change_passphrase, user, self._old.text, self._new.text)
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
        else:
            self._acting.said.emit(_("Your passphrase is changed."))
            for field in (self._old, self._new, self._again):
                field.edit.clear()
        finally:
            self._change.setEnabled(True)

    # Groups

    def _groups(self) -> Card:
        card = Card(_("Groups"))
        self._group = Picker(self._theme, _("Group"))
        self._form = GroupForm(self._theme)
        self._save_group = Button(self._theme, _("Save group"), "check")
        self._shown_group = ""
        card.body.addLayout(_left(Field(self._theme, _("Group"), self._group)))
        card.body.addWidget(self._form)
        card.body.addLayout(_left(self._save_group))
        self._group.picked.connect(self.edit_group)
        self._save_group.clicked.connect(self._save)
        return card

    def edit_group(self, group_id: str) -> None:
        """Show this group's form."""
        group = self._acting.desk.practice.groups.get(group_id)
        if group is not None:
            self._shown_group = group_id
            self._form.display(group)
            self.redraw()

    def _save(self) -> None:
        try:
            group = self._form.group()
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            return
        if self._acting.arrange(commands.change_group, group):
            self._acting.said.emit(_("{group} is saved.").format(group=group.name))

    # About

    def _about(self) -> Card:
        card = Card(_("About"))
        words = _("Groupside {version}. Apache License 2.0. Inter (OFL) and Lucide icons (ISC).")
        card.body.addWidget(label(words.format(version=__version__), "muted", wrap=True))
        self._place: QLabel = label("", "muted", wrap=True)
        card.body.addWidget(self._place)
        return card

    def redraw(self) -> None:
        practice = self._acting.desk.practice
        lines = [f"{user.signature} · {role_words(user.role)}" for user in practice.users.values()]
        self._user_list.setText("\n".join(lines))
        groups = [(group.id, group.name) for group in practice.groups.values()]
        if groups and self._shown_group not in practice.groups:
            self.edit_group(groups[0][0])
            return
        self._group.display(groups, self._shown_group)
        look = self._theme.look
        modes = [("system", _("as the system")), ("light", _("light")), ("dark", _("dark"))]
        self._mode.display(modes, look.mode)
        sizes = dict.fromkeys((*TEXT_SIZES, look.text_percent))
        self._size.display([(str(size), f"{size} %") for size in sorted(sizes)], str(look.text_percent))
        self._place.setText(_("Vault: {folder}").format(folder=str(self._acting.desk.vault.folder)))


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
