"""Hands a key to somebody who is not there: sealed to the public half of a pair whose private half only they can open.

What is settled on disk (docs/vault-format.md says the same): X25519; the key that seals is HKDF-SHA256 of the shared
secret, with the sender's public half and the receiver's behind it as salt and "groupside-exchange 1" as info. The
sender's pair is made for one key and forgotten.
"""

from __future__ import annotations

from typing import NamedTuple

from app.errors import DamagedVault

_LENGTH = 32
_INFO = b"groupside-exchange 1"


class Pair(NamedTuple):
    private: bytes
    public: bytes


def new_pair() -> Pair:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    made = X25519PrivateKey.generate()
    return Pair(made.private_bytes_raw(), made.public_key().public_bytes_raw())


def public_of(private: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sealing_key(private: bytes, theirs: bytes, *, sender: bytes, receiver: bytes) -> bytes:
    """The same for both ends, each with its own private half and the other's public one. Raises DamagedVault for
    halves that nobody makes."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    try:
        public = X25519PublicKey.from_public_bytes(theirs)
        shared = X25519PrivateKey.from_private_bytes(private).exchange(public)
    except ValueError as error:
        raise DamagedVault from error
    return HKDF(SHA256(), _LENGTH, sender + receiver, _INFO).derive(shared)
