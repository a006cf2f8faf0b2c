"""Before a vault is open: a backup becomes the vault, a damaged one is made whole, one from another computer comes in.

Each leaves the vault closed, with one sentence on what was done, and an entry of it in the vault; nothing is ever
deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.audit.events import VaultBroughtBack
from app.backing_up import restored_words, second_folder, second_folders
from app.clock import Clock
from app.errors import DamagedVault, NotAVault, Refused
from app.lines import audit_line
from app.vault import backup, header, mending, moving, pages, restoring
from app.vault.entries import StoredEntry
from app.vault.folder import unlock
from app.vault.keys import Keyring
from app.vault.mending import Recovered
from app.vault.restoring import Listed, Restored
from app.vault.traces import has_vault
from app.words import _


@dataclass(frozen=True, slots=True)
class Found:
    """Backups that a passphrase opens, newest first, with what each holds."""

    listed: Sequence[Listed]
    keyring: Keyring = field(repr=False)
    doubt: str = ""  # a sentence where they may be another vault's


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What was done, in a sentence for the person."""

    sentence: str
    keyring: Keyring = field(repr=False)


def find(folder: Path, second: Path | None, passphrase: str) -> Found:
    """The backups of a vault, here and at the second place.

    Raises Refused where there are none, and what `unlock` raises.
    """
    keyring = _keys(folder, second, passphrase)
    if not (found := restoring.listed(_places(folder, second, keyring), keyring, vault=folder)):
        raise Refused(_("There is no backup of this vault here. If you have one elsewhere, choose its file."))
    return Found(found, keyring, _doubt(folder, keyring))


def find_file(path: Path, folder: Path, passphrase: str) -> Found:
    """One backup, from wherever it is; a wrong passphrase counts as a try at the vault in `folder`, if there is one.
    Raises WrongPassphrase, MustWait, DamagedVault or NewerFormat."""
    keyring = restoring.unlock_backups([path], passphrase, folder if has_vault(folder) else None)
    size = path.stat().st_size
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Found([restoring.listed_file(backup.Backup(made, path, size), keyring, folder)], keyring)


def restore(folder: Path, found: Found, chosen: Listed, clock: Clock) -> BroughtBack:
    """The chosen backup becomes the vault of this folder; where there is none yet, it comes in. Raises as
    `restoring.restore` and `moving.bring_in` do; everything is then as it was."""
    now, keyring, path = clock.read().wall, found.keyring, chosen.backup.path
    of = chosen.backup.made

    def moved(writer: str) -> StoredEntry:
        entries = chosen.holds.entries if chosen.holds else 0
        return audit_line(
            VaultBroughtBack(how="moved", entries=entries, backup=of), keyring.user, writer, clock
        )

    def restored(done: Restored, writer: str) -> StoredEntry:
        later = None if done.later is None else sum(done.later.values())
        event = VaultBroughtBack(how="restored", entries=done.holds.entries, backup=of, later=later)
        return audit_line(event, keyring.user, writer, clock)

    if not has_vault(folder) and not any(folder.glob("journal-*.db")):
        moving.bring_in(path, folder, keyring, now, moved)
        return BroughtBack(_("The vault is here now. The file stays where it is."), keyring)
    return BroughtBack(restored_words(restoring.restore(folder, path, keyring, now, restored)), keyring)


def recover(folder: Path, second: Path | None, passphrase: str, clock: Clock) -> BroughtBack:
    """What can be read of a damaged vault, completed from its newest good backup. Raises what `unlock` and
    `mending.recover` do; everything is then as it was."""
    keyring = _keys(folder, second, passphrase)
    places = _places(folder, second, keyring)
    done = mending.recover(
        folder,
        keyring,
        places,
        clock.read().wall,
        lambda done, writer: audit_line(_recovered(done), keyring.user, writer, clock),
    )
    told = [done.salvaged.sentence()]
    told.append(_("The damaged vault is kept in “{folder}”.").format(folder=done.set_aside.name))
    if done.passphrases_of_backup:
        told.append(_("The vault opens with the passphrases of the time of the backup."))
    return BroughtBack(" ".join(told), keyring)


def _recovered(done: Recovered) -> VaultBroughtBack:
    salvaged = done.salvaged
    return VaultBroughtBack(
        how="recovered",
        entries=salvaged.entries,
        missing=salvaged.missing,
        end_seen=salvaged.end_seen,
        backup=done.completed_from.made if done.completed_from else None,
        from_backup=salvaged.from_backup,
        odd=salvaged.odd,
        gone=salvaged.lost.gone,
        loose=tuple(sorted(salvaged.lost.loose)),
    )


def _keys(folder: Path, second: Path | None, passphrase: str) -> Keyring:
    """What the passphrase opens; where the vault's header is lost, by the one that a backup has kept."""
    try:
        return unlock(folder, passphrase)
    except (NotAVault, DamagedVault):
        # those at the second place can be another vault's: its folder tells nobody which this one was
        places = [folder / backup.FOLDER, *(second_folders(second) if second else [])]
        kept = [each.path for place in places for each in reversed(backup.kept(place))]
        if not kept:
            raise
        return restoring.unlock_backups(kept, passphrase, folder)


def _doubt(folder: Path, keyring: Keyring) -> str:
    """Where the folder has no header, only what lies in it can tell whose it was: whether anything opens."""
    with suppress(NotAVault, DamagedVault):
        header.read(folder)
        return ""
    journals = list(folder.glob("journal-*.db"))
    file_key = backup.file_keys(keyring).file
    if not journals or any(pages.read(path, file_key).proven for path in journals):
        return ""
    return _("Nothing in this folder opens with these backups: they may be of another vault.")


def _places(folder: Path, second: Path | None, keyring: Keyring) -> list[Path]:
    here = folder / backup.FOLDER
    return [here, second_folder(second, keyring.vault)] if second else [here]
