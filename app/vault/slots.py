"""Who may open a vault: its header as the process holds it that has the journal, and every change of it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from app.errors import AlreadyOpen, Refused, VaultError, WrongPassphrase
from app.vault import durable, header, journal, keys, tries
from app.vault.costs import calibrated
from app.vault.header import Header
from app.vault.keys import COUNSELING, EARLIER, NOBODY, PASSPHRASE, RECOVERY, Cost, Keyring, Slot
from app.vault.passphrase import check_long_enough
from app.words import _


class WayIn(NamedTuple):
    """One way into the vault, as a list of them shows it.

    `cost` is None for the recovery key. The data key can be changed while every way is `reachable`; one of before is so
    once it was used. `kind` EARLIER opens nothing: own keys that wait for their passphrase.
    """

    user: str
    kind: str
    cost: Cost | None
    reachable: bool


class Slots:
    """The slots of one open vault. Adding and changing take as long as an unlock, so any thread may do it."""

    def __init__(self, folder: Path, head: Header, keyring: Keyring) -> None:
        self.folder = folder
        self.header = head
        self.keyring = keyring
        self._lock = threading.Lock()
        # held while the header is written, so that closing waits for that, and for nothing else
        self._gate = threading.Lock()
        self._shut = self._let_go = False

    def settle(self) -> None:
        """Once the journal is held, nobody else changes the header: both copies get to say the same, a slot of before
        gets the keys that it has not, and a journal that a change of the data key left over goes.

        The keyring is without an own key if the header does not have that: words sealed under it would be lost. Raises
        AlreadyOpen if another process has changed the data key meanwhile.
        """
        with self._lock:
            whole = header.is_whole_twice(self.folder)
            self._read_again()
            if (given := self.keyring.slot) is not None:
                own_key = self.keyring.counseling if self._has(given) else None
                self.keyring = replace(self.keyring, counseling=own_key, found=None, slot=None)
            header.repair(self.folder, self.header, self.keyring)
            if whole:
                self.clear()
            elif self.header.leftover:
                # Beside a damaged copy it is not sure that this one was the last: nothing is removed, now or later.
                with contextlib.suppress(VaultError):
                    self.put(header.with_leftover(self.header))

    def ways_in(self) -> tuple[WayIn, ...]:
        return tuple(WayIn(slot.user, slot.kind, slot.cost, bool(slot.public)) for slot in self.header.slots)

    def with_passphrase(self) -> dict[str, Slot]:
        """The slot of each user who has a passphrase."""
        return {slot.user: slot for slot in reversed(self.header.slots) if slot.kind == PASSPHRASE}

    def add(self, user: str, passphrase: str, cost: Cost | None) -> None:
        """Another user, with a random id and an own key. Raises Refused, ValueError or DiskTrouble."""
        keys.check_user(user)
        check_long_enough(passphrase)
        with self._lock:
            if user in self.with_passphrase():
                raise ValueError("this user has a passphrase already")
            self._must_be_nobody_elses(user, passphrase)
            self._change(header.with_slots(self.header, [self._new(user, passphrase, cost)]))

    def change(self, user: str, old: str, new: str, cost: Cost | None) -> None:
        """All keys of the user's slot sealed anew. Raises WrongPassphrase, MustWait, Refused or DiskTrouble."""
        check_long_enough(new)
        with self._lock:
            if (slot := self.with_passphrase().get(user)) is None:
                raise WrongPassphrase
            with self._a_try():
                changed = keys.change_slot(slot, self.header.vault, old, new, cost or calibrated())
            self._must_be_nobody_elses(user, new)
            self._change(header.with_slots(self.header, [changed]))

    def remove(self, user: str) -> None:
        """What this user knows opens the vault no longer; their own keys stay sealed. Raises Refused or DiskTrouble."""
        with self._lock:
            if (slot := self.with_passphrase().get(user)) is None:
                raise Refused(_("This person has no passphrase for this vault."))
            if len(self.with_passphrase()) == 1:
                raise Refused(
                    _("This is the only passphrase that opens this vault. Add another person’s first.")
                )
            if user == self.keyring.user:
                raise Refused(
                    _("You are using this vault with this passphrase. Another person can take it away.")
                )
            self._change(header.with_slots(self.header, [keys.set_down(slot)]))

    def renew(self, user: str, passphrase: str, cost: Cost | None) -> None:
        """A passphrase for a user who has forgotten theirs, with a new own key: only for whoever has the recovery key.

        The own key of before stays sealed under what was forgotten, for `remember`. Raises Refused or DiskTrouble.
        """
        keys.check_user(user)
        check_long_enough(passphrase)
        with self._lock:
            if self.keyring.user != NOBODY:
                raise Refused(
                    _("Only the recovery key can give a new passphrase to somebody who forgot theirs.")
                )
            self._must_be_nobody_elses(user, passphrase)
            slot = self.with_passphrase().get(user)
            forgotten = [keys.set_down(slot)] if slot is not None else []
            self._change(header.with_slots(self.header, [*forgotten, self._new(user, passphrase, cost)]))

    def remember(self, user: str, then: str, now: str) -> None:
        """The own keys of a passphrase that was forgotten, beside those of the one that opens the vault now.

        Raises WrongPassphrase, MustWait, Refused where nothing waits for a passphrase, or DiskTrouble.
        """
        with self._lock:
            slot = self.with_passphrase().get(user)
            waiting = [each for each in self.header.slots if each.kind == EARLIER and each.user == user]
            if slot is None or not waiting:
                raise Refused(_("No words of yours wait for an earlier passphrase."))
            with self._a_try():
                for earlier in waiting:
                    with contextlib.suppress(WrongPassphrase):
                        whole = keys.with_own_keys_of(slot, self.header.vault, now, earlier, then)
                        self._change(header.with_slots(self.header, [whole], take=[earlier.id]))
                        return
                raise WrongPassphrase

    def keep_recovery(self, key: bytes) -> None:
        """The way in by this recovery key, in the place of that by an earlier one. Raises DiskTrouble."""
        with self._lock:
            old = [slot.id for slot in self.header.slots if slot.kind == RECOVERY]
            slot = keys.new_recovery_slot(self.keyring, key)
            self._change(header.with_slots(self.header, [slot], take=old))

    def shut(self, timeout: float) -> bool:
        """No change is made from here on: one that is under way is refused, or was written. False, and nothing is shut,
        where the disk takes longer."""
        self._shut = True
        if self._gate.acquire(timeout=timeout):
            self._gate.release()
            return True
        self._shut = False
        return False

    def open_again(self) -> None:
        """The vault could not be closed."""
        self._shut = False

    def let_go(self) -> None:
        """Shut for good, whatever is under way: the journal is let go at once, and the header can be another's then."""
        self._let_go = True

    @contextlib.contextmanager
    def held(self) -> Iterator[Slots]:
        """Nobody else changes a slot meanwhile."""
        with self._lock:
            yield self

    def put(self, changed: Header, keyring: Keyring | None = None) -> None:
        """On disk, and from then on what counts, with other keys if there are. Only while held. Raises DiskTrouble."""
        keyring = keyring or self.keyring
        try:
            header.write(self.folder, changed, keyring)
        except OSError as error:
            # The name can have been taken although the folder could not be synced: what is read at a start counts.
            if not self._is_there(changed):
                raise durable.told(error) from error
        self.header, self.keyring = changed, keyring

    def _change(self, changed: Header) -> None:
        """For what any thread does: once the journal is let go, the header can be another process's."""
        with self._gate:
            if self._shut or self._let_go:
                raise Refused(_("The vault is closed. Nothing was changed."))
            self.put(changed)

    def clear(self) -> None:
        """Removes the journals that are left over, once both copies of the header name the other one. Only while held;
        what the disk does not do now, the next opening does."""
        if not self.header.leftover or not header.says_twice(self.folder, self.header, self.keyring):
            return
        with contextlib.suppress(VaultError, OSError):
            for name in self.header.leftover:
                if name != self.header.journal:
                    journal.discard(self.folder / name)
            self.put(header.with_leftover(self.header))

    @contextlib.contextmanager
    def _a_try(self) -> Iterator[None]:
        """A guess at somebody's passphrase waits, and counts, as at the door. Raises MustWait."""
        tries.check(self.folder)
        try:
            yield
        except WrongPassphrase:
            tries.count_failed(self.folder)
            raise

    def _must_be_nobody_elses(self, user: str, passphrase: str) -> None:
        """Two with the same one could not be told apart. Whose it is, is not said."""
        for slot in self.with_passphrase().values():
            if slot.user == user:
                continue
            with contextlib.suppress(WrongPassphrase):
                keys.open_slot(slot, self.header.vault, passphrase)
                raise Refused(_("Choose another passphrase."))

    def _is_there(self, changed: Header) -> bool:
        with contextlib.suppress(VaultError):
            return header.read(self.folder).generation == changed.generation
        return False

    def _new(self, user: str, passphrase: str, cost: Cost | None) -> Slot:
        # an own key of nobody else's
        keyring = replace(self.keyring, user=user, counseling=None)
        return keys.new_slot(keyring, passphrase, cost or calibrated())

    def _read_again(self) -> None:
        """Somebody else may have changed the header between its reading and the taking of the journal."""
        try:
            found = header.read(self.folder)
        except VaultError:
            return
        if found.journal != self.header.journal:
            raise AlreadyOpen
        if header.is_sealed_by(found, self.keyring):
            self.header = found

    def _has(self, given: Slot) -> bool:
        """Whether the header has the own key of this slot; where it has the slot still as it was found, it gets it."""
        there = next((slot for slot in self.header.slots if slot.id == given.id), None)
        if there is not None and there == self.keyring.found:
            with contextlib.suppress(VaultError):
                self.put(header.with_slots(self.header, [given]))
                return True
        return there is not None and there.keys.get(COUNSELING) == given.keys.get(COUNSELING)
