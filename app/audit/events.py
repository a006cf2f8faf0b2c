"""What can happen around the record without changing it. Each kind stays readable for ever.

No event has a word or a name in it: people, users and sessions stand in them by their ids.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from app.model.entry import Event
from app.model.leaving import Destination

STREAM = "audit"


class Unlocked(Event):
    """Somebody opened the vault; the entry's author is who."""

    kind: Literal["unlocked"] = "unlocked"
    way: Literal["passphrase", "recovery"]


class Locked(Event):
    """The vault was closed, and its windows with it: by somebody, or `by_itself`, since nobody touched it, or since the
    computer `slept`."""

    kind: Literal["locked"] = "locked"
    by_itself: bool
    slept: bool = False


class LookedAt(Event):
    """Something came up on a screen. `person` and `stream` say whose it is and of which session, where that is known;
    a `note` without a person is the group's."""

    kind: Literal["looked_at"] = "looked_at"
    what: Literal["person", "plan", "note", "counseling", "session", "accounting", "found", "audit"]
    person: str = ""
    stream: str = ""


class KeysChanged(Event):
    """A way into the vault is another one from now on; `user` is whose, '' where it is nobody's."""

    kind: Literal["keys_changed"] = "keys_changed"
    what: Literal["added", "changed", "removed", "renewed", "remembered", "recovery", "data_key"]
    user: str = ""


class VaultBroughtBack(Event):
    """The vault's journal is another one since: a backup that was restored, what could be read of a damaged one, or a
    file from another computer.

    `entries` is how many it had then; `backup` is when the one that it came from, or was completed from, was made.
    Restored: so many of the old vault's entries were `later`, None if nobody could count them. Recovered: `missing`
    could not be read, among them those numbered `gone` (first and last in a row), which `loose` ones followed; without
    `end_seen` there may have been more; `odd` ones do not follow though nothing is gone before them; `from_backup` of
    the entries were read there.
    """

    kind: Literal["vault_brought_back"] = "vault_brought_back"
    how: Literal["restored", "recovered", "moved"]
    entries: int
    missing: int = 0
    backup: datetime | None = None
    later: int | None = None
    end_seen: bool = True
    from_backup: int = 0
    odd: tuple[int, ...] = ()
    gone: tuple[tuple[int, int], ...] = ()
    loose: tuple[int, ...] = ()


class VaultChecked(Event):
    """The whole vault was gone through, with so many findings."""

    kind: Literal["vault_checked"] = "vault_checked"
    findings: int


class BackupsDestroyed(Event):
    """So many backups are gone that held words about somebody who was erased."""

    kind: Literal["backups_destroyed"] = "backups_destroyed"
    count: int


class ComputerSettingChanged(Event):
    """A setting of this computer that concerns privacy is another one."""

    kind: Literal["computer_setting_changed"] = "computer_setting_changed"
    setting: Literal["share", "second_place"]


class VaultCopied(Event):
    """The whole vault, encrypted, was saved in a file for another computer."""

    kind: Literal["vault_copied"] = "vault_copied"


class EntriesBroughtIn(Event):
    """So many entries came in from a file in which they were kept while the disk failed."""

    kind: Literal["entries_brought_in"] = "entries_brought_in"
    count: int


class DocumentLeft(Event):
    """A document left the vault that tells of nobody, so that it stands with no person: SHA-256 of what left."""

    kind: Literal["document_left"] = "document_left"
    document: str
    format: str
    digest: str
    destination: Destination


AuditEvent = (
    Unlocked
    | Locked
    | LookedAt
    | KeysChanged
    | VaultBroughtBack
    | VaultChecked
    | BackupsDestroyed
    | ComputerSettingChanged
    | VaultCopied
    | EntriesBroughtIn
    | DocumentLeft
)
