"""Changes the data key of an open vault: a file under another key, verified, and the header that names it instead.

Killed at any moment, the header names the old file or the new one, and the other as left over: the next opening removes
it. The entries stay as they are, and so does the key of their chain, which the new file has in its `meta`: what was
signed with a head of the journal stays on the chain. All slots get the new key, sealed to the public half of each.

Runs in the writer's thread as one job: what is handed in meanwhile waits, and goes into the new file.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DamagedVault, DiskTrouble, Refused
from app.vault import cipher, durable, header, keys
from app.vault.about import FORMAT
from app.vault.journal import Journal, JournalKeys
from app.vault.keys import EARLIER, RECOVERY, Keyring, Purpose, Slot
from app.vault.slots import Slots
from app.vault.verify import verify
from app.words import _, ngettext

if TYPE_CHECKING:
    from sqlite3 import Connection


def change(journal: Journal, slots: Slots) -> None:
    """Raises Refused while somebody's slot has no public half, DamagedVault if the copy is not as it must be, or
    DiskTrouble: then the old key and the old file go on."""
    with slots.held():
        ways = [slot for slot in slots.header.slots if slot.kind != EARLIER]
        _check_all_reachable([slot for slot in ways if not slot.public])
        keyring = replace(slots.keyring, master=secrets.token_bytes(keys.LENGTH))
        path = slots.folder / f"journal-{secrets.token_hex(8)}.db"
        before = slots.header
        slots.put(header.with_leftover(before, path.name))
        try:
            fresh = _copied(journal, path, slots.keyring, keyring)
            try:
                moved = [keys.with_master(slot, keyring) for slot in ways]
                slots.put(header.moved(slots.header, path.name, moved), keyring)
            except BaseException:
                fresh.close()
                raise
        except BaseException:
            # a disk that does not do this either is cleared at the next opening
            slots.clear()
            raise
        journal.take_over(fresh)
        slots.clear()


def _check_all_reachable(unreached: list[Slot]) -> None:
    if any(slot.kind == RECOVERY for slot in unreached):
        raise Refused(_("The recovery key is of an earlier Groupside. Make a new recovery key first."))
    if missing := len(unreached):
        raise Refused(
            ngettext(
                "{count} person has not opened this vault with this version of Groupside yet. Ask them to unlock it "
                "once, or take their passphrase away, and then change the key.",
                "{count} people have not opened this vault with this version of Groupside yet. Ask them to unlock it "
                "once, or take their passphrases away, and then change the key.",
                missing,
            ).format(count=missing)
        )


def _copied(old: Journal, path: Path, was: Keyring, becomes: Keyring) -> Journal:
    """A verified copy of the journal at `path` under the new key, open."""
    file_key = becomes.key(Purpose.JOURNAL)
    # the one before the change seals what waits at other places; the new file keeps it
    set_aside = (*old.earlier_set_aside, was.key(Purpose.SET_ASIDE))

    def copy(source: Connection) -> None:
        with contextlib.closing(cipher.connect(path, file_key)) as target:
            source.backup(target)
            target.execute("BEGIN IMMEDIATE")
            target.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                [
                    ("format", str(FORMAT)),
                    ("entries", old.entries_key.hex()),
                    ("set aside", " ".join(key.hex() for key in set_aside)),
                ],
            )
            target.execute("COMMIT")

    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        old.ask(copy)
        durable.sync_folder(path.parent)
    except (OSError, DiskTrouble) as error:
        raise DiskTrouble(
            _("The disk did not take the vault with its new key. Nothing was changed; the old key goes on.")
        ) from error
    fresh = Journal(path, JournalKeys(file_key, b""), old.vault)
    fresh.open()
    _check(fresh, old)
    return fresh


def _check(fresh: Journal, old: Journal) -> None:
    """Raises DamagedVault, the new file closed."""
    walk = verify(fresh, [old.head] if old.head is not None else [])
    findings: list[str] = []
    try:
        while True:
            next(walk)
    except StopIteration as end:
        findings = end.value
    if findings or fresh.head != old.head:
        fresh.close()
        raise DamagedVault(
            _("The vault with its new key is not as it must be, so the old key goes on. {finding}").format(
                finding=" ".join(findings[:1])
            )
        )
