"""The files of a new vault: its journal first, then the header that makes it one."""

from __future__ import annotations

import secrets
from pathlib import Path

from app.errors import VaultExists
from app.vault import durable, header, journal, keys
from app.vault.costs import calibrated
from app.vault.journal import JournalKeys
from app.vault.keys import Cost, Keyring, Purpose
from app.vault.passphrase import check_long_enough
from app.vault.traces import has_vault


def create(folder: Path, user: str, passphrase: str, cost: Cost | None = None) -> Keyring:
    """Makes a vault whose only way in is this user's, and gives its keys; without a `cost`, what a guess costs is
    calibrated. Raises as `Vault.create`; then there is no vault."""
    keys.check_user(user)
    check_long_enough(passphrase)
    if has_vault(folder):
        raise VaultExists
    keyring = keys.new_keyring(user, secrets.token_hex(16))
    slot = keys.new_slot(keyring, passphrase, cost or calibrated())
    head = header.new(keyring.vault, f"journal-{secrets.token_hex(8)}.db", slot)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        durable.check_writable(folder)
        # The header comes last: without it there is no vault, and a creation that was cut short can be repeated.
        file_keys = JournalKeys(keyring.key(Purpose.JOURNAL), keyring.key(Purpose.ENTRIES))
        journal.create(folder / head.journal, file_keys, head.vault)
    except OSError as error:
        raise durable.told(error) from error
    try:
        header.write(folder, head, keyring)
    except OSError as error:
        journal.discard(folder / head.journal)
        raise durable.told(error) from error
    return keyring
