"""Makes, wraps and unwraps the keys of a vault: one random master key, and a slot for everyone who may open it.

What is settled on disk (docs/vault-format.md says the same):

    passphrase   Unicode NFKC, UTF-8; Argon2id (version 1.3) with the slot's salt and cost makes its 32-byte slot key
    a sealed key AES-256-GCM under the slot key, with 12 random bytes as nonce and as associated data
                 "groupside-vault slot 1|<vault id>|<slot id>|<user id>|<name of the key>"
    master key   32 random bytes, the sealed key called "master"; a slot may hold further ones under "keys"
    counseling   32 random bytes under "keys", another for each user: what only this user's passphrase opens
    what it makes  HKDF-SHA256(master key, salt = vault id in ASCII, info = "groupside 1 <purpose>") for the purposes
                 "journal" (SQLCipher's raw key), "entries" (the chain), "header" (its seal), "set aside"

Nothing heavy is imported before it is used: the unlock window is painted before.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from app.errors import DamagedVault, WrongPassphrase
from app.vault.passphrase import normal

LENGTH = 32
NONCE = 12
PASSPHRASE = "passphrase"
ARGON2ID = "argon2id"
COUNSELING = "counseling"
_MASTER = "master"


class Purpose(Enum):
    """What a key that is made from the master key is for."""

    JOURNAL = "journal"
    ENTRIES = "entries"
    HEADER = "header"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs. The default is the least that people's vaults are made with."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def is_sane(self) -> bool:
        """False for what no Groupside writes, and what would only stop the machine."""
        whole = all(type(number) is int for number in (self.memory_kib, self.passes, self.lanes))
        return (
            whole
            and 1 <= self.lanes <= 64
            and 1 <= self.passes <= 99
            and 8 * self.lanes <= self.memory_kib <= 4 * 1024**2
        )


LEAST_COST = Cost()


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A key that only its slot's key opens."""

    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into the vault: bound to a user's random id, never to a name."""

    id: str
    user: str
    kind: str
    cost: Cost
    salt: bytes
    master: SealedKey
    keys: Mapping[str, SealedKey] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keyring:
    """What a right passphrase gives: whose it was, the secret that opens this one vault, and the user's own key, which
    nothing else gives.

    `slot` is the user's slot with that key in it, where it had none: until the header has it, the key would be lost.
    """

    user: str
    vault: str
    master: bytes = field(repr=False)
    counseling: bytes | None = field(default=None, repr=False, compare=False)
    slot: Slot | None = field(default=None, repr=False, compare=False)

    def key(self, purpose: Purpose) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        info = f"groupside 1 {purpose.value}".encode()
        return HKDF(SHA256(), LENGTH, self.vault.encode(), info).derive(self.master)


def check_user(user: str) -> None:
    """A user's id stands readable in the header, so it must not say who that is. Raises ValueError."""
    if not re.fullmatch(r"[0-9a-f]{32}", user):
        raise ValueError("a user of the vault is a random id of 32 hexadecimal digits, never a name")


def new_keyring(user: str, vault: str) -> Keyring:
    return Keyring(user, vault, secrets.token_bytes(LENGTH), secrets.token_bytes(LENGTH))


def new_slot(keyring: Keyring, passphrase: str, cost: Cost) -> Slot:
    """A slot that opens with this passphrase for the keyring's user, with an own key if the keyring has none."""
    slot = Slot(
        secrets.token_hex(16), keyring.user, PASSPHRASE, cost, secrets.token_bytes(16), SealedKey(b"", b"")
    )
    slot_key, vault = _slot_key(slot, passphrase), keyring.vault
    own = _seal(slot_key, vault, slot, COUNSELING, keyring.counseling or secrets.token_bytes(LENGTH))
    return replace(slot, master=_seal(slot_key, vault, slot, _MASTER, keyring.master), keys={COUNSELING: own})


def open_slot(slot: Slot, vault: str, passphrase: str) -> Keyring:
    """Raises WrongPassphrase. A slot of a time without own keys gets one: it comes as the keyring's `slot`."""
    slot_key = _slot_key(slot, passphrase)
    master = _unseal(slot_key, vault, slot, _MASTER, slot.master)
    if sealed := slot.keys.get(COUNSELING):
        return Keyring(slot.user, vault, master, _unseal(slot_key, vault, slot, COUNSELING, sealed))
    own = secrets.token_bytes(LENGTH)
    given = {**slot.keys, COUNSELING: _seal(slot_key, vault, slot, COUNSELING, own)}
    return Keyring(slot.user, vault, master, own, replace(slot, keys=given))


def with_own_key_of(slot: Slot, given: Slot) -> Slot:
    """A slot as it is with the own key of another state of it; one that it has already stays."""
    return replace(slot, keys={COUNSELING: given.keys[COUNSELING], **slot.keys})


def change_slot(slot: Slot, vault: str, old: str, new: str, cost: Cost) -> Slot:
    """The same slot, all its keys sealed anew under another passphrase. Raises WrongPassphrase."""
    old_key = _slot_key(slot, old)
    fresh = replace(slot, cost=cost, salt=secrets.token_bytes(16))
    new_key = _slot_key(fresh, new)

    def again(name: str, sealed: SealedKey) -> SealedKey:
        return _seal(new_key, vault, fresh, name, _unseal(old_key, vault, slot, name, sealed))

    return replace(
        fresh,
        master=again(_MASTER, slot.master),
        keys={name: again(name, sealed) for name, sealed in slot.keys.items()},
    )


def _slot_key(slot: Slot, passphrase: str) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    secret = normal(passphrase).encode("utf-8", "surrogatepass")
    cost = slot.cost
    try:
        return hash_secret_raw(secret, slot.salt, cost.passes, cost.memory_kib, cost.lanes, LENGTH, Type.ID)
    except HashingError as error:
        raise DamagedVault from error


def _bound_to(vault: str, slot: Slot, name: str) -> bytes:
    return f"groupside-vault slot 1|{vault}|{slot.id}|{slot.user}|{name}".encode()


def _seal(slot_key: bytes, vault: str, slot: Slot, name: str, key: bytes) -> SealedKey:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE)
    return SealedKey(nonce, AESGCM(slot_key).encrypt(nonce, key, _bound_to(vault, slot, name)))


def _unseal(slot_key: bytes, vault: str, slot: Slot, name: str, sealed: SealedKey) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(slot_key).decrypt(sealed.nonce, sealed.wrapped, _bound_to(vault, slot, name))
    except InvalidTag as error:
        raise WrongPassphrase from error
