"""Who gets into a vault, and how: what the windows ask of its keys, each for a seat that may."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.audit.events import KeysChanged, Unlocked
from app.clock import SystemClock
from app.desk import Desk, Seat
from app.errors import Refused, WrongPassphrase
from app.lines import audit_line, practice_entry, then
from app.model.people import User
from app.model.roles import Right
from app.practice import state as practice_state
from app.practice.commands import facilitators
from app.vault import recovery, tries
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock, unlock_with_recovery
from app.vault.keys import EARLIER, NOBODY, RECOVERY, Keyring
from app.words import _, ngettext

# seconds for the disk to take one entry
_PATIENCE = 2.0

OpenVault = Callable[[Path, Keyring], Vault]

KeyAct = Callable[[], KeysChanged]
"""What is done to the keys, for any thread. What it returns is to be entered then, by `enter`, in the thread of the
desk; a vault that closes before that enters it itself."""


def enter(seat: Seat, changed: KeysChanged) -> None:
    """Write down what an act on the keys has changed."""
    if not seat.desk.key_acts.entered(changed):
        seat.note(changed)


def with_passphrase(desk: Desk) -> frozenset[str]:
    """The users who have one."""
    return desk.vault.with_passphrase()


def has_passphrase(desk: Desk, user: str) -> bool:
    return user in with_passphrase(desk)


def another_helps(desk: Desk, user: str) -> bool:
    """Whether a facilitator other than this user has a passphrase, so that they can give others a new one."""
    return not with_passphrase(desk).isdisjoint(facilitators(desk.practice, but=user))


def has_recovery_key(desk: Desk) -> bool:
    return any(way.kind == RECOVERY for way in desk.vault.ways_in())


def nameless(desk: Desk) -> tuple[str, ...]:
    """Whose passphrase opens the vault, and who stand in no list: they were added after a backup that was restored, or
    adding them was cut short."""
    return tuple(sorted(with_passphrase(desk) - desk.practice.users.keys()))


def nameless_words(seat: Seat) -> str:
    """What is said of them once the vault is open, to who can do something about it and to who is one of them; or ''.
    They stand in no list, so nothing here tells who they are."""
    others = nameless(seat.desk)
    if seat.user in others and seat.desk.practice.users:
        return _(
            "Your passphrase opens this vault, and belongs to nobody on its list: you were added after the backup that "
            "was restored. A facilitator gives you your name and role again, under Settings, Users."
        )
    if not others or not seat.may(Right.VAULT):
        return ""
    return ngettext(
        "{n} passphrase belongs to nobody in this vault, as after restoring a backup from before somebody was added. "
        "Give it a name and a role, or take it away.",
        "{n} passphrases belong to nobody in this vault, as after restoring a backup from before somebody was added. "
        "Give them a name and a role, or take them away.",
        len(others),
    ).format(n=len(others))


def waits_for_earlier(seat: Seat) -> bool:
    """Whether words of this user wait for a passphrase that they once forgot."""
    return any(way.user == seat.user and way.kind == EARLIER for way in seat.desk.vault.ways_in())


def unreachable(desk: Desk) -> tuple[User, ...]:
    """Those who have to unlock once more before the vault's key can be changed."""
    ways = {way.user for way in desk.vault.ways_in() if way.kind != EARLIER and not way.reachable}
    return tuple(user for user in desk.practice.users.values() if user.id in ways)


@dataclass(frozen=True)
class NewRecoveryKey:
    """One that is on its way to paper: it opens nothing until it was typed back."""

    key: bytes = field(default_factory=recovery.new, repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        return recovery.shown(self.key)

    def keep(self, seat: Seat, typed: str) -> KeyAct:
        """What makes it the one that counts. Raises Refused, which names a group that is mistyped."""
        seat.must(Right.VAULT)
        if not typed.strip():
            raise Refused(_("Type the key from the page first."))
        recovery.check_typed_back(self.key, typed)

        def keep() -> KeysChanged:
            seat.desk.vault.keep_recovery_key(self.key)
            return KeysChanged(what="recovery")

        return partial(seat.desk.key_acts.do, seat.user, keep)


def give_passphrase(seat: Seat, user: str, passphrase: str) -> KeyAct:
    """A way in for somebody of the practice who has none."""
    seat.must(Right.VAULT)
    if has_passphrase(seat.desk, user):
        raise Refused(_("This person has a passphrase already."))

    def give() -> KeysChanged:
        seat.desk.vault.add_user(user, passphrase)
        return KeysChanged(what="added", user=user)

    return partial(seat.desk.key_acts.do, seat.user, give)


def take_passphrase(seat: Seat, user: str) -> KeyAct:
    """What somebody knows opens the vault no longer. It raises Refused for the last and one's own."""
    seat.must(Right.VAULT)
    facilitates = user in facilitators(seat.desk.practice, but="")
    if facilitates and has_passphrase(seat.desk, user) and not another_helps(seat.desk, user):
        raise Refused(
            _("This is the only facilitator with a passphrase. Give another facilitator one first.")
        )

    def take() -> KeysChanged:
        seat.desk.vault.remove_user(user)
        return KeysChanged(what="removed", user=user)

    return partial(seat.desk.key_acts.do, seat.user, take)


def change_passphrase(seat: Seat, old: str, new: str) -> KeyAct:
    """Another one of one's own. The act raises WrongPassphrase or MustWait where the old one is not theirs."""
    vault, user = seat.desk.vault, seat.user

    def change() -> KeysChanged:
        vault.change_passphrase(user, old, new)
        return KeysChanged(what="changed", user=user)

    return partial(seat.desk.key_acts.do, seat.user, change)


def remember_passphrase(seat: Seat, then: str, now: str) -> KeyAct:
    """What waits for one's earlier passphrase opens again with the one that one has now. The act raises WrongPassphrase
    or MustWait where either is not theirs."""
    vault, user = seat.desk.vault, seat.user

    def remember() -> KeysChanged:
        vault.remember_passphrase(then, now)
        return KeysChanged(what="remembered", user=user)

    return partial(seat.desk.key_acts.do, seat.user, remember)


def change_key(seat: Seat) -> Callable[[], Future[KeysChanged]]:
    """Everything is written anew under another key. Raises Refused for who may not, and during a session."""
    seat.must(Right.VAULT)
    desk = seat.desk
    if desk.session is not None and desk.session.run.ended is None:
        raise Refused(_("The vault’s key is changed between sessions. End this one first."))
    if names := unreachable(desk):
        words = ngettext(
            "{names} has to unlock this vault once before. Until then its key stays as it is.",
            "{names} have to unlock this vault once before. Until then its key stays as it is.",
            len(names),
        )
        raise Refused(words.format(names=", ".join(user.name for user in names)))

    def change() -> Future[KeysChanged]:
        return then(desk.vault.change_data_key(), lambda _done: KeysChanged(what="data_key"))

    return change


def no_passphrase_words(desk: Desk, user: str) -> str:
    return _("{name} has no passphrase yet. A facilitator can give one under Settings, Users.").format(
        name=desk.practice.users[user].name
    )


def check_it_is_them(desk: Desk, user: str, passphrase: str) -> Callable[[], None]:
    """Whether this is the user's own passphrase, for any thread: the vault stays open as it is, and their own words
    stay closed. Raises Refused for who has none; the check raises WrongPassphrase or MustWait."""
    name = desk.practice.users[user].name
    if not has_passphrase(desk, user):
        raise Refused(no_passphrase_words(desk, user))
    folder = desk.vault.folder

    def check() -> None:
        wrong = _("That is not the passphrase of {name}. Nothing was changed; try again.").format(name=name)
        try:
            unlock(folder, passphrase, user=user)
        except WrongPassphrase as error:
            raise WrongPassphrase(wrong) from error

    return check


class OpenedByRecovery:
    """A vault that the printed key opened: only to say who one is and choose a passphrase. Close it, or `renew`.

    `users` are those who have a passphrase, and every facilitator: somebody can always change who gets in."""

    def __init__(self, folder: Path, typed: str, open_vault: OpenVault = Vault.open) -> None:
        """What the key opened is written down at once, whoever goes in, or nobody. Raises Refused, which names a
        mistyped group, and what an unlock raises."""
        self._folder, self._open_vault = folder, open_vault
        self._keyring = unlock_with_recovery(folder, typed)
        self._renewed: tuple[str, str] | None = None
        self._failed = 0  # tries that were counted when it was opened, and are not written down yet
        self._open()
        try:
            lines = self._vault.read(practice_state.STREAM).result()
            practice = practice_state.fold_all(practice_entry(stored) for stored in lines)
            self._write_down()
            may_choose = {*self._vault.with_passphrase(), *facilitators(practice, but="")}
        except BaseException:
            self.close()
            raise
        self.users = tuple(user for user in practice.users.values() if user.id in may_choose)

    def renew(self, user: str, passphrase: str) -> Vault:
        """The vault, opened anew by the user’s new passphrase. Raises Refused for one that cannot be, or DiskTrouble:
        then the same can be asked for again."""
        if self._renewed != (user, passphrase):
            if self._renewed is not None:
                self._open()  # it was closed for the one before, and did not open
            self._vault.renew_passphrase(user, passphrase)
            self._vault.close()
            self._renewed = user, passphrase
        vault = self._open_vault(self._folder, unlock(self._folder, passphrase, user=user))
        vault.failed_unlocks += self._failed
        self._failed = 0
        return vault

    def close(self) -> None:
        """Nobody went in: what failed before is told to who comes next."""
        if self._vault.close(_PATIENCE):
            self._vault.give_up()  # the disk takes nothing, and only that the key was used is lost
        tries.give_back(self._folder, self._failed)
        self._failed = 0

    def _write_down(self) -> None:
        """Names are shown from here on."""
        used = audit_line(Unlocked(way="recovery"), NOBODY, self._vault.writer_id, SystemClock())
        wait([self._vault.append(Batch(entries=(used,)))], _PATIENCE)

    def _open(self) -> None:
        self._vault = self._open_vault(self._folder, self._keyring)
        self._failed += self._vault.failed_unlocks
