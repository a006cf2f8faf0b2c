"""Who opens the vault, asked one at a time: a passphrase given, taken away, remembered; another key for it all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from app.errors import Refused
from app.model.people import Role, User
from app.model.roles import role_words
from app.practice import commands
from app.ways_in import change_key, give_passphrase, remember_passphrase, take_passphrase
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.asking import Asking
from ui.asking_slowly import ChangingKeys
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.password_field import PassphraseField
from ui.practice.new_passphrase import NewPassphrase
from ui.theme import Theme


class GivePassphrase(ChangingKeys):
    """For somebody of the practice who has no way in: they type it themselves."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn, user: User, parent: QWidget) -> None:
        super().__init__(theme, acting, spawn, parent)
        self._user = user
        self._new = NewPassphrase(theme, _("Their passphrase"), _("The same again"))
        self._new.narrow(True)
        self._new.think_of(user.name)
        words = _("They type it themselves, so that nobody else knows it.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(self._new)
        self.column.addStretch(1)
        self._new.done.connect(self.try_to_keep)

    def begin(self) -> None:
        title = _("A passphrase for {name}").format(name=self._user.name)
        self.ask(title, _("Give it"), self._new, height=380)

    def work(self) -> Callable[[], object]:
        return give_passphrase(self._acting.seat, self._user.id, self._new.given())

    def worked(self, result: object) -> None:
        super().worked(result)
        self._acting.said.emit(_("{name} can use this vault now.").format(name=self._user.name))


class NameSomebody(Asking):
    """Whoever opens the vault and stands in no list, as when an older backup was restored: they are somebody again."""

    def __init__(self, theme: Theme, acting: Acting, user: str, parent: QWidget) -> None:
        """`user` is the id that their passphrase opens the vault with."""
        super().__init__(theme, acting, parent)
        self._user = user
        self._name, self._credentials = QLineEdit(), QLineEdit()
        self._credentials.setPlaceholderText(_("optional"))
        self._role = Picker(theme, _("Role"))
        self._role.display([(role.value, role_words(role)) for role in Role], Role.CO_FACILITATOR.value)
        words = _(
            "Nothing tells whose passphrase it is: be sure before you go on. It stays as it is, and what they do from "
            "now on is signed with this name."
        )
        self.column.addWidget(label(words, "muted", wrap=True))
        for title, edit in (
            (_("Name"), self._name),
            (_("Credentials"), self._credentials),
            (_("Role"), self._role),
        ):
            self.column.addWidget(Field(theme, title, edit))
        self.column.addStretch(1)

    def begin(self) -> None:
        self.ask(_("Whose passphrase is it?"), _("Give the name"), self._name, height=460)

    def keep(self) -> None:
        user = typed_user(self._user, self._name.text(), self._credentials.text(), self._role.chosen)
        self._acting.seat.arrange(commands.add_user, user)
        self._acting.said.emit(
            _("{name} stands on the list again: {role}.").format(name=user.name, role=role_words(user.role))
        )


def typed_user(id: str, name: str, credentials: str, role: str) -> User:
    """Who was typed. Raises Refused without a name."""
    if not (told := " ".join(name.split())):
        raise Refused(_("Please type a name first."))
    return User(id=id, name=told[:60], credentials=" ".join(credentials.split())[:40], role=Role(role))


class TakePassphrase(ChangingKeys):
    """One clear question. `name` is '' for who stands in no list."""

    def __init__(
        self, theme: Theme, acting: Acting, spawn: Spawn, user: str, name: str, parent: QWidget
    ) -> None:
        super().__init__(theme, acting, spawn, parent)
        self._user, self._name = user, name
        for words in (
            _("Their passphrase opens this vault no longer. What they wrote and signed stays."),
            _("Their counseling notes stay closed: only their own passphrase opens them."),
            _(
                "Somebody who copied the vault before can still open that copy. If that matters, change the "
                "vault’s key as well, under Settings, Vault."
            ),
        ):
            self.column.addWidget(label(words, wrap=True))
        self.column.addStretch(1)

    def begin(self) -> None:
        title = (
            _("Take the passphrase of {name} away?").format(name=self._name)
            if self._name
            else _("Take this passphrase away?")
        )
        self.ask(title, _("Take it away"), self._back, height=380)

    def work(self) -> Callable[[], object]:
        return take_passphrase(self._acting.seat, self._user)

    def worked(self, result: object) -> None:
        super().worked(result)
        words = (
            _("{name} cannot open this vault any more. What they signed stays.").format(name=self._name)
            if self._name
            else _("That passphrase opens this vault no longer.")
        )
        self._acting.said.emit(words)


class RememberPassphrase(ChangingKeys):
    """What was sealed under a passphrase that was forgotten opens again once somebody remembers it."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn, parent: QWidget) -> None:
        super().__init__(theme, acting, spawn, parent)
        self._then = PassphraseField(theme, _("The earlier one"))
        self._now = PassphraseField(theme, _("The one you have"))
        words = _("Your counseling notes from before open again with the passphrase that you have now.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(self._then)
        self.column.addWidget(self._now)
        self.column.addStretch(1)
        self._then.edit.returnPressed.connect(self._now.edit.setFocus)
        self._now.edit.returnPressed.connect(self.try_to_keep)

    def begin(self) -> None:
        self.ask(_("I remember my earlier passphrase"), _("Open them"), self._then.edit, height=380)

    def work(self) -> Callable[[], object]:
        then, now = self._then.text, self._now.text
        if not then or not now:
            raise Refused(_("Type both passphrases first."))
        return remember_passphrase(self._acting.seat, then, now)

    def worked(self, result: object) -> None:
        super().worked(result)
        words = _("From the next time that you unlock, your counseling notes from before open again.")
        self._acting.said.emit(words)


class ChangeKey(ChangingKeys):
    """Everything is written anew: said first, and waited for."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn, parent: QWidget) -> None:
        super().__init__(theme, acting, spawn, parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("The vault is written anew"))
        self._bar.setVisible(False)
        # in its place where nothing is to move
        self._in_words = label(_("The vault is written anew"), "strong", wrap=True)
        self._in_words.setVisible(False)
        for words in (
            _(
                "Everything in the vault is written anew under another key. With a large vault this takes a minute "
                "or two. All passphrases and the recovery key stay as they are."
            ),
            _(
                "Was a passphrase seen? Then that person changes it first. Was the page with the recovery key? Then "
                "make a new one first. Copies and backups from before still open with what was known then."
            ),
        ):
            self.column.addWidget(label(words, wrap=True))
        self.column.addWidget(self._bar)
        self.column.addWidget(self._in_words)
        self.column.addStretch(1)

    def begin(self) -> None:
        self.ask(_("Change the vault’s key?"), _("Change it now"), self._back, width=500)

    def work(self) -> Callable[[], object]:
        change, backed_up = change_key(self._acting.seat), self._acting.backed_up

        def work() -> object:
            backed_up().result()
            return change().result()

        return work

    def worked(self, result: object) -> None:
        super().worked(result)
        self._acting.said.emit(_("The vault has another key now. Passphrases stay as they are."))

    def _rest(self, resting: bool) -> None:
        super()._rest(resting)
        still = self._theme.reduced_motion
        self._bar.setVisible(resting and not still)
        self._in_words.setVisible(resting and still)
