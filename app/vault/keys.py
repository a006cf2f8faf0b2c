"""Makes, wraps and unwraps the keys of a vault: one random master key, and a slot for everyone who may open it.

What is settled on disk (docs/vault-format.md says the same):

    passphrase   Unicode NFKC, UTF-8; Argon2id (version 1.3) with the slot's salt and cost makes its 32-byte slot key
    recovery key 256 random bits (recovery.py); HKDF-SHA256(key, salt = the slot's, info = "groupside-recovery 1") makes
                 the slot key
    a sealed key AES-256-GCM under the slot key, with 12 random bytes as nonce and as associated data
                 "groupside-vault slot 1|<vault id>|<slot id>|<user id>|<name of the key>"
    master key   32 random bytes, the sealed key called "master"; a slot may hold further ones under "keys"
    counseling   32 random bytes under "keys", another for each user: what only this user's passphrase opens; those of
                 passphrases that were forgotten and remembered are "counseling <id of that slot>"
    exchange     the private half of the slot's X25519 pair under "keys"; whoever has the public one can seal another
                 master key for the slot (exchange.py)
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
from app.vault import exchange
from app.vault.passphrase import normal

LENGTH = 32
NONCE = 12
PASSPHRASE, RECOVERY, EARLIER = "passphrase", "recovery", "earlier"
"""The kinds of slots: two that open the vault, and one that keeps somebody's own keys until they remember."""

NOBODY = "0" * 32
"""Whose the recovery key is: who unlocks with it says who they are and chooses a passphrase."""

MASTER, COUNSELING, EXCHANGE = "master", "counseling", "exchange"

Secret = str | bytes
"""What opens a slot: a passphrase, or the bytes of a recovery key."""


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
"""Also for a secret that is random itself, which needs no slowing."""


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A key that only its slot's key opens."""

    nonce: bytes
    wrapped: bytes


NOTHING = SealedKey(b"", b"")


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into the vault: bound to a user's random id, never to a name.

    `cost` is None for a recovery key. `public` is b"" in slots of before; where there is a `sender`, the master key is
    sealed to the public half, not under the slot key.
    """

    id: str
    user: str
    kind: str
    cost: Cost | None
    salt: bytes
    master: SealedKey
    keys: Mapping[str, SealedKey] = field(default_factory=dict)
    public: bytes = b""
    sender: bytes = b""


@dataclass(frozen=True, slots=True)
class Keyring:
    """What a right passphrase gives: whose it was, the secret that opens this one vault, and the user's own keys, which
    nothing else gives: the one that seals, and those of passphrases that were remembered.

    `slot` is the user's slot with the keys that it had not when it was `found`: until the header has it, they would be
    lost.
    """

    user: str
    vault: str
    master: bytes = field(repr=False)
    counseling: bytes | None = field(default=None, repr=False, compare=False)
    earlier: tuple[bytes, ...] = field(default=(), repr=False, compare=False)
    found: Slot | None = field(default=None, repr=False, compare=False)
    slot: Slot | None = field(default=None, repr=False, compare=False)

    def key(self, purpose: Purpose) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        info = f"groupside 1 {purpose.value}".encode()
        return HKDF(SHA256(), LENGTH, self.vault.encode(), info).derive(self.master)


def check_user(user: str) -> None:
    """A user's id stands readable in the header, so it must not say who that is. Raises ValueError."""
    if not re.fullmatch(r"[0-9a-f]{32}", user) or user == NOBODY:
        raise ValueError("a user of the vault is a random id of 32 hexadecimal digits, never a name")


def new_keyring(user: str, vault: str) -> Keyring:
    return Keyring(user, vault, secrets.token_bytes(LENGTH), secrets.token_bytes(LENGTH))


def new_slot(keyring: Keyring, passphrase: str, cost: Cost) -> Slot:
    """A slot that opens with this passphrase for the keyring's user, with an own key if the keyring has none."""
    slot = Slot(_new_id(), keyring.user, PASSPHRASE, cost, secrets.token_bytes(16), NOTHING)
    return _filled(slot, keyring, passphrase)


def new_recovery_slot(keyring: Keyring, key: bytes) -> Slot:
    """A slot that opens with the printed recovery key. It is nobody's, so it has no own key."""
    slot = Slot(_new_id(), NOBODY, RECOVERY, None, secrets.token_bytes(16), NOTHING)
    return _filled(slot, keyring, key)


def open_slot(slot: Slot, vault: str, secret: Secret) -> Keyring:
    """Raises WrongPassphrase. What the slot has not yet as this version makes it comes as the keyring's `slot`: keys of
    its own, and the master key sealed to itself where somebody else had to seal it."""
    slot_key = _slot_key(slot, secret)
    master = _master(slot_key, vault, slot)
    whole = _completed(slot_key, vault, slot, master)
    opened = {
        name: _unseal(slot_key, vault, whole, name, sealed)
        for name, sealed in whole.keys.items()
        if name.startswith(COUNSELING)
    }
    own = opened.pop(COUNSELING, None)
    keyring = Keyring(slot.user, vault, master, own, tuple(opened.values()))
    return keyring if whole == slot else replace(keyring, found=slot, slot=whole)


def change_slot(slot: Slot, vault: str, old: str, new: str, cost: Cost) -> Slot:
    """The same slot, all its keys sealed anew under another passphrase. Raises WrongPassphrase."""
    old_key = _slot_key(slot, old)
    master = _master(old_key, vault, slot)
    fresh = replace(slot, cost=cost, salt=secrets.token_bytes(16), sender=b"")
    new_key = _slot_key(fresh, new)

    def again(name: str, sealed: SealedKey) -> SealedKey:
        return _seal(new_key, vault, fresh, name, _unseal(old_key, vault, slot, name, sealed))

    return replace(
        fresh,
        master=_seal(new_key, vault, fresh, MASTER, master),
        keys={name: again(name, sealed) for name, sealed in slot.keys.items()},
    )


def with_master(slot: Slot, keyring: Keyring) -> Slot:
    """The slot with another master key, sealed without its secret: only who has that can open it. The slot must have a
    public half."""
    pair = exchange.new_pair()
    key = exchange.sealing_key(pair.private, slot.public, sender=pair.public, receiver=slot.public)
    return replace(slot, master=_seal(key, keyring.vault, slot, MASTER, keyring.master), sender=pair.public)


def set_down(slot: Slot) -> Slot:
    """What is left of a slot that opens the vault no longer: its user's own keys, for the day its passphrase is
    remembered."""
    own = {name: sealed for name, sealed in slot.keys.items() if name.startswith(COUNSELING)}
    return replace(slot, kind=EARLIER, master=NOTHING, keys=own, public=b"", sender=b"")


def with_own_keys_of(slot: Slot, vault: str, now: str, earlier: Slot, then: str) -> Slot:
    """The slot with the own keys of an earlier one of the same user, beside its own. Raises WrongPassphrase if either
    passphrase is not the slot's."""
    then_key, now_key = _slot_key(earlier, then), _slot_key(slot, now)
    _master(now_key, vault, slot)
    found = {
        f"{COUNSELING} {earlier.id}" if name == COUNSELING else name: _unseal(
            then_key, vault, earlier, name, key
        )
        for name, key in earlier.keys.items()
    }
    return replace(
        slot,
        keys={**slot.keys, **{name: _seal(now_key, vault, slot, name, key) for name, key in found.items()}},
    )


def derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """What Argon2id makes of a passphrase. Raises DamagedVault for a cost that this computer cannot bear."""
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    secret = normal(passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, LENGTH, Type.ID)
    except HashingError as error:
        raise DamagedVault from error


def _new_id() -> str:
    return secrets.token_hex(16)


def _filled(slot: Slot, keyring: Keyring, secret: Secret) -> Slot:
    slot_key, vault = _slot_key(slot, secret), keyring.vault
    if keyring.counseling is not None and slot.kind == PASSPHRASE:
        slot = replace(slot, keys={COUNSELING: _seal(slot_key, vault, slot, COUNSELING, keyring.counseling)})
    slot = replace(slot, master=_seal(slot_key, vault, slot, MASTER, keyring.master))
    return _completed(slot_key, vault, slot, keyring.master)


def _completed(slot_key: bytes, vault: str, slot: Slot, master: bytes) -> Slot:
    """The slot as this version makes it; one that is so already stays as it is."""
    sealed, public = dict(slot.keys), slot.public
    if slot.kind == PASSPHRASE and COUNSELING not in sealed:
        sealed[COUNSELING] = _seal(slot_key, vault, slot, COUNSELING, secrets.token_bytes(LENGTH))
    private = _unseal(slot_key, vault, slot, EXCHANGE, sealed[EXCHANGE]) if EXCHANGE in sealed else None
    if private is None or exchange.public_of(private) != public:
        private, public = exchange.new_pair()
        sealed[EXCHANGE] = _seal(slot_key, vault, slot, EXCHANGE, private)
    itself = _seal(slot_key, vault, slot, MASTER, master) if slot.sender else slot.master
    return replace(slot, master=itself, keys=sealed, public=public, sender=b"")


def _master(slot_key: bytes, vault: str, slot: Slot) -> bytes:
    if not slot.sender:
        return _unseal(slot_key, vault, slot, MASTER, slot.master)
    if EXCHANGE not in slot.keys:
        raise DamagedVault
    private = _unseal(slot_key, vault, slot, EXCHANGE, slot.keys[EXCHANGE])
    key = exchange.sealing_key(private, slot.sender, sender=slot.sender, receiver=slot.public)
    return _unseal(key, vault, slot, MASTER, slot.master)


def _slot_key(slot: Slot, secret: Secret) -> bytes:
    if isinstance(secret, str):
        return derived(secret, slot.salt, slot.cost or LEAST_COST)
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), LENGTH, slot.salt, b"groupside-recovery 1").derive(secret)


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
