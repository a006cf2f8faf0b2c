"""Who may open a vault: its header as the process holds it that has the journal, and every change of it."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from pathlib import Path

from app.errors import VaultError, WrongPassphrase
from app.vault import durable, header, keys
from app.vault.header import Header
from app.vault.keys import Cost, Keyring, Slot
from app.vault.passphrase import check_long_enough


class Slots:
    """The slots of one open vault. Adding and changing take as long as an unlock, so any thread may do it."""

    def __init__(self, folder: Path, head: Header, keyring: Keyring) -> None:
        self._folder = folder
        self._header = head
        self._keyring = keyring
        self._lock = threading.Lock()

    def settle(self) -> Keyring:
        """Once the journal is held, nobody else changes the header: both copies get to say the same, and a user who had
        no own key gets it.

        Returns the keyring, without an own key if the header does not have that: words sealed under it would be lost.
        """
        with self._lock:
            self._read_again()
            if (given := self._keyring.slot) is not None:
                own_key = self._keyring.counseling if self._has(given) else None
                self._keyring = replace(self._keyring, counseling=own_key, slot=None)
            header.repair(self._folder, self._header, self._keyring)
            return self._keyring

    def add(self, user: str, passphrase: str, cost: Cost) -> None:
        """Another user, with a random id and an own key. Raises Refused, ValueError or DiskTrouble."""
        keys.check_user(user)
        check_long_enough(passphrase)
        slot = keys.new_slot(replace(self._keyring, user=user, counseling=None), passphrase, cost)
        with self._lock:
            if any(old.user == user for old in self._header.slots):
                raise ValueError("this user has a passphrase already")
            self._put(slot)

    def change(self, user: str, old: str, new: str, cost: Cost) -> None:
        """All keys of the user's slot sealed anew. Raises WrongPassphrase, Refused or DiskTrouble."""
        check_long_enough(new)
        with self._lock:
            for slot in self._header.slots:
                if slot.user == user:
                    self._put(keys.change_slot(slot, self._header.vault, old, new, cost))
                    return
        raise WrongPassphrase

    def _read_again(self) -> None:
        """Somebody else may have changed the header between its reading and the taking of the journal."""
        with contextlib.suppress(VaultError):
            found = header.read(self._folder)
            if found.journal == self._header.journal and header.is_sealed_by(found, self._keyring):
                self._header = found

    def _has(self, given: Slot) -> bool:
        """Whether the header has this slot; where it has it without an own key, and else alike, it is put there."""
        there = next((slot for slot in self._header.slots if slot.id == given.id), None)
        if there is not None and there != given and keys.with_own_key_of(there, given) == given:
            with contextlib.suppress(VaultError):
                self._put(given)
                return True
        return there == given

    def _put(self, slot: Slot) -> None:
        changed = header.with_slot(self._header, slot)
        try:
            header.write(self._folder, changed, self._keyring)
        except OSError as error:
            raise durable.told(error) from error
        self._header = changed
