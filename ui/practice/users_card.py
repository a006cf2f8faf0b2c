"""Who uses this vault, and a way in for one more, with a passphrase that they type themselves."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import GroupsideError
from app.model.people import Role, User
from app.model.roles import Right, role_words
from app.practice import commands
from app.ways_in import enter, give_passphrase, has_passphrase, nameless, with_passphrase
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn, done_apart
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.new_passphrase import NewPassphrase
from ui.practice.user_line import NamelessLine, UserLine
from ui.practice.way_in_dialogs import GivePassphrase, NameSomebody, TakePassphrase, typed_user
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme


class UsersCard(Card):
    """Each user signs what they write with their own name."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        super().__init__(words_of(Setting.USERS))
        self.wrap_title()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._shown: object = None
        self._users = sets(QWidget(), Setting.USERS)
        self._list = QVBoxLayout(self._users)
        self._list.setContentsMargins(0, 0, 0, 0)
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
        self._adding = sets(QWidget(), Setting.ADD_USER)
        adding = QVBoxLayout(self._adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.setSpacing(Space.MD)
        adding.addWidget(rule())
        adding.addWidget(label(words_of(Setting.ADD_USER), "strong"))
        adding.addLayout(self.fields)
        adding.addWidget(self._passphrase)
        adding.addWidget(label(words, "muted", wrap=True))
        adding.addLayout(row)
        self._only = label(
            _("A facilitator changes who uses this vault, and their roles."), "muted", wrap=True
        )
        self.body.addWidget(self._users)
        self.body.addWidget(self._adding)
        self.body.addWidget(self._only)
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
        desk, may = self._acting.desk, self._acting.seat.may(Right.VAULT)
        shown = [(user, has_passphrase(desk, user.id)) for user in desk.practice.users.values()]
        others = nameless(desk)
        self._adding.setVisible(may)
        self._only.setVisible(not may)
        if (shown, others, may) == self._shown:
            return
        self._shown = shown, others, may
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for user, inside in shown:
            self._list.addWidget(self._line(user, inside, may))
        for other in others:
            line = NamelessLine(self._theme, other, may=may and other != self._acting.seat.user)
            line.named.connect(self._ask_name)
            line.taken.connect(self._ask_taken)
            self._list.addWidget(line)

    def _line(self, user: User, inside: bool, may: bool) -> QWidget:
        line = UserLine(self._theme, user, me=user.id == self._acting.seat.user, inside=inside, may=may)
        line.refused.connect(self._acting.refused)
        line.changed.connect(self._change)
        line.way_in_asked.connect(self._ask_way_in)
        return line

    def _change(self, user: User) -> None:
        before = self._acting.desk.practice.users[user.id]
        if not self._acting.arrange(commands.change_user, user, with_passphrase(self._acting.desk)):
            self._shown = None  # what was picked is not so
            self.redraw()
        elif user.role is not before.role:
            words = _("The role of {name} is changed: {role}.")
            self._acting.said.emit(words.format(name=user.name, role=role_words(user.role)))
        elif user.licensed_in:
            states = ", ".join(user.licensed_in)
            self._acting.said.emit(_("{name} is licensed in {states}.").format(name=user.name, states=states))
        else:
            words = _("Nothing is said any more of where {name} is licensed.")
            self._acting.said.emit(words.format(name=user.name))

    def _ask_way_in(self, user: User) -> None:
        if has_passphrase(self._acting.desk, user.id):
            self._ask_taken(user.id)
            return
        dialog = GivePassphrase(self._theme, self._acting, self._spawn, user, self.window())
        self._begin(dialog)

    def _ask_taken(self, user: str) -> None:
        known = self._acting.desk.practice.users.get(user)
        name = known.name if known is not None else ""
        self._begin(TakePassphrase(self._theme, self._acting, self._spawn, user, name, self.window()))

    def _ask_name(self, user: str) -> None:
        self._begin(NameSomebody(self._theme, self._acting, user, self.window()))

    def _begin(self, dialog: GivePassphrase | NameSomebody | TakePassphrase) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self.redraw)
        dialog.begin()

    def _ask(self) -> None:
        self._spawn(self._add_user())

    async def _add_user(self) -> None:
        """The name first: a passphrase of somebody who stands in no list would open the vault unseen."""
        acting, user = self._acting, None
        self._add.setEnabled(False)
        try:
            typed, passphrase = self._typed(), self._passphrase.given()
            if not acting.arrange(commands.add_user, typed):
                return
            user = typed
            self._name.clear()
            self._credentials.clear()
            self._passphrase.clear()
            give = give_passphrase(acting.seat, user.id, passphrase)
            enter(acting.seat, await done_apart(give))
        except GroupsideError as error:
            acting.refused.emit(error.sentence if user is None else _without(user, error))
        else:
            acting.said.emit(_("{name} can use this vault now.").format(name=user.name))
        finally:
            self._add.setEnabled(True)
            self.redraw()

    def _typed(self) -> User:
        name, credentials = self._name.text(), self._credentials.text()
        return typed_user(secrets.token_hex(16), name, credentials, self._role.chosen)


def _without(user: User, error: GroupsideError) -> str:
    words = _("{name} is on the list now, and has no passphrase yet. {why}")
    return words.format(name=user.name, why=error.sentence)
