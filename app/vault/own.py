"""Seals words under a user's own key: who else opens the vault, with whatever passphrase, cannot read them.

What is settled on disk (docs/vault-format.md says the same): the text "own-1:<user id>:<base64>". What is in base64 are
12 random bytes as nonce and the words in UTF-8, sealed by AES-256-GCM under the user's key "counseling" with
"groupside-own 1|<vault id>|<user id>|<what it is>" as associated data.
"""

from __future__ import annotations

import base64
import contextlib
import secrets

from app.errors import DamagedVault, Refused
from app.vault.entries import writable
from app.vault.keys import NOBODY, NONCE, Keyring
from app.words import _

_TAG = "own-1"


def seal(keyring: Keyring, text: str, what: str) -> str:
    """ASCII text that only the keyring's user can open again, as the same `what`. Raises Refused without an own key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(_key(keyring)).encrypt(nonce, writable(text).encode(), _bound_to(keyring, what))
    return f"{_TAG}:{keyring.user}:{base64.b64encode(nonce + sealed).decode()}"


def opened(keyring: Keyring, sealed: str, what: str) -> str:
    """The words. Raises Refused for another user's, DamagedVault for what is not as it was sealed, or was something
    else."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    tag, _colon, rest = sealed.partition(":")
    user, _colon, text = rest.partition(":")
    if tag == _TAG and user != keyring.user:
        raise Refused(_("Only the person who wrote this can open it, with their own passphrase."))
    keys = (_key(keyring), *keyring.earlier)
    try:
        if tag != _TAG:
            raise ValueError("no seal of this version")
        content = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise _not_as_sealed() from error
    for key in keys:
        with contextlib.suppress(ValueError, InvalidTag):
            return AESGCM(key).decrypt(content[:NONCE], content[NONCE:], _bound_to(keyring, what)).decode()
    raise _not_as_sealed()


def _not_as_sealed() -> DamagedVault:
    return DamagedVault(
        _(
            "This text is not as it was sealed, or it was sealed with an earlier passphrase. It was left as it is."
        )
    )


def _key(keyring: Keyring) -> bytes:
    if keyring.user == NOBODY:
        raise Refused(_("The recovery key opens nobody’s own notes. Unlock with your own passphrase."))
    if keyring.counseling is None:
        raise Refused(
            _("Your own key could not be kept at the last unlock. Unlock again, and try once more.")
        )
    return keyring.counseling


def _bound_to(keyring: Keyring, what: str) -> bytes:
    return f"groupside-own 1|{keyring.vault}|{keyring.user}|{what}".encode()
