"""A vault: a folder with a header (twice), a journal and a count of failed unlocks, and all that can be asked of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.errors import DamagedVault, VaultError, WrongPassphrase
from app.model.rows import Rows
from app.vault import (
    aside,
    backup,
    creating,
    data_key,
    durable,
    header,
    keys,
    own,
    recovery,
    restoring,
    search,
    stored,
    swapping,
    tries,
    views,
)
from app.vault.chain import Head
from app.vault.entries import Batch, Draft, StoredEntry
from app.vault.jobs import Saving, together
from app.vault.journal import Journal, JournalKeys
from app.vault.keys import PASSPHRASE, RECOVERY, Cost, Keyring, Purpose
from app.vault.questions import Questions
from app.vault.slots import Slots, WayIn
from app.vault.verify import Asked, verify
from app.vault.writer import Watcher, Writer
from app.words import _

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")

Disk = Callable[[Path, JournalKeys, str], Journal]
"""How a journal is opened; a test puts one that hangs or fails in its place."""


def unlock(folder: Path, passphrase: str, *, user: str = "", now: tries.Now = time.time) -> Keyring:
    """The keys that this passphrase opens; with a `user`, only theirs. Takes about half a second for each user; changes
    nothing but the count of tries. Raises WrongPassphrase, MustWait, NotAVault, DamagedVault or NewerFormat."""
    keyring = _opened(folder, PASSPHRASE, passphrase, now, user)
    if keyring is None:
        raise WrongPassphrase
    return keyring


def unlock_with_recovery(folder: Path, typed: str, *, now: tries.Now = time.time) -> Keyring:
    """Nobody's keys, from the printed recovery key: they open the vault, so that a user can be given a passphrase
    (`Vault.renew_passphrase`), and nobody's own words.

    Raises Refused, which names the group that is mistyped, WrongPassphrase for a key that is another vault's or was
    replaced, and what `unlock` raises.
    """
    keyring = _opened(folder, RECOVERY, recovery.read(typed), now)
    if keyring is None:
        raise WrongPassphrase(
            _("This recovery key is not the one of this vault, or a newer one has taken its place.")
        )
    return keyring


def _opened(folder: Path, kind: str, secret: keys.Secret, now: tries.Now, user: str = "") -> Keyring | None:
    found = header.read(folder)
    tries.check(folder, now)
    for slot in found.slots:
        if slot.kind != kind or (user and slot.user != user):
            continue
        try:
            keyring = keys.open_slot(slot, found.vault, secret)
        except WrongPassphrase:
            continue
        if not header.is_sealed_by(found, keyring):
            raise DamagedVault
        return keyring
    tries.count_failed(folder, now)
    return None


Telling = Callable[[str, list[StoredEntry]], Rows | None]
"""The rows of a stream, from its entries; None for a stream that is in no view."""


class Vault(Questions):
    """An open vault. What is handed in is written in order; what is asked comes as a future, in the same order."""

    def __init__(self, folder: Path, keyring: Keyring, head: header.Header, disk: Disk) -> None:
        file_keys = JournalKeys(keyring.key(Purpose.JOURNAL), keyring.key(Purpose.ENTRIES))
        self.folder = folder
        self.id = keyring.vault
        self.user = keyring.user
        self.failed_unlocks = 0
        self._slots = Slots(folder, head, keyring)
        self._journal = disk(folder / head.journal, file_keys, head.vault)
        super().__init__(Writer(self._journal))

    @staticmethod
    def create(
        folder: Path, user: str, passphrase: str, *, cost: Cost | None = None, disk: Disk = Journal
    ) -> Vault:
        """A new vault, opened. `user` is a random id (32 hex digits), never a name: it stands readable in the header.
        `cost` is what a guess costs, where it is not to be calibrated.

        Raises VaultExists, ReadOnlyFolder or DiskTrouble, and Refused for a passphrase that is too short.
        """
        return Vault.open(folder, creating.create(folder, user, passphrase, cost), disk=disk)

    @staticmethod
    def open(folder: Path, keyring: Keyring, *, disk: Disk = Journal) -> Vault:
        """Raises NotAVault, DamagedVault, NewerFormat, ReadOnlyFolder, AlreadyOpen or DiskTrouble."""
        head = header.read(folder)
        if head.vault != keyring.vault or not header.is_sealed_by(head, keyring):
            raise DamagedVault
        if not (folder / head.journal).exists():
            raise DamagedVault(
                _(
                    "The journal file of this vault is missing. What is there was left as it is; open a backup."
                )
            )
        durable.check_writable(folder)
        vault = Vault(folder, keyring, head, disk)
        vault._writer.start()
        try:
            vault._slots.settle()
        except BaseException:
            vault._writer.close(10.0)
            raise
        durable.sweep(folder)
        swapping.sweep(folder)
        backup.sweep(folder / backup.FOLDER)
        vault.failed_unlocks = tries.take(folder)
        return vault

    @property
    def _keyring(self) -> Keyring:
        return self._slots.keyring

    @property
    def writer_id(self) -> str:
        """This installation's id, which its entries carry."""
        return self._journal.writer_id

    @property
    def views_stale(self) -> bool:
        """True until rebuild_views(): the views are empty because this version shapes them differently."""
        return self._journal.views_stale

    @property
    def saving(self) -> Saving:
        return self._writer.saving

    def head(self) -> Head:
        """How far the journal has come on the disk, at once: what a signature binds to. What waits is not in it.

        Raises DamagedVault where the last entry cannot be read.
        """
        if (head := self._journal.head) is None:
            raise DamagedVault
        return head

    def watch(self, watcher: Watcher) -> None:
        """Calls `watcher` in the writer's thread after each change, with how far the disk is and the ids just saved."""
        self._writer.watch(watcher)

    def retry_now(self) -> None:
        """Tries a failing disk again at once: somebody made room, or plugged it in."""
        self._writer.retry_now()

    def append(self, batch: Batch) -> Future[tuple[str, ...]]:
        """Hands a batch in and returns at once, whatever the disk does; the future gives the ids that were new, once it
        is on disk. ValueError for what no disk could keep."""
        batch.check()
        return self._writer.append(batch)

    def put_draft(self, key: str, author: str, text: str) -> None:
        """Keeps half-typed text in the place of what stood under this key."""
        self._writer.append(Batch(drafts={key: Draft(author, text, time.time_ns() // 1_000_000)}))

    def drop_draft(self, key: str) -> None:
        self._writer.append(Batch(drop_drafts=(key,)))

    def erase(
        self, ids: Collection[str], authorised_by: StoredEntry, rows: Mapping[str, Rows] | None = None
    ) -> Future[tuple[str, ...]]:
        """Empties what these entries said, in the index too; `rows` are the view rows of their sessions without it.

        `authorised_by` is of kind "erased" and names all of them. Entries of that kind are never emptied.
        """
        batch = Batch(entries=(authorised_by,), rows=rows or {}, erase=tuple(ids))
        batch.check()
        return self._writer.append(batch)

    def rebuild_views(self, tell: Telling) -> Future[None]:
        """Fills the views and the search index anew from what `tell` makes of each stream.

        All of it is one job of the writer: what happens meanwhile waits, and is not overwritten.
        """

        def fill(db: Connection) -> None:
            rows: dict[str, Rows] = {}
            for stream in stored.streams(db):
                if (told := tell(stream, stored.read(db, stream))) is not None:
                    rows[stream] = told
            views.replace_all(db, rows)
            search.replace_all(db, {stream: told.found for stream, told in rows.items()})

        def act(journal: Journal) -> None:
            journal.change(fill)
            journal.views_stale = False

        return self._writer.do(act)

    def tidy(self) -> Future[None]:
        """Merges the search index, a step at a time behind everything else: after a session, not during one."""

        def steps(journal: Journal) -> Generator[None, None, None]:
            while journal.change(search.merge):
                yield

        return self._writer.do_slowly(steps)

    def back_up(self, path: Path, verified: backup.Verifier) -> Head:
        """A verified backup of the vault at `path`, and the head that it ends with. Appends go on meanwhile.

        Takes its time: not for the thread of the windows. Raises DiskTrouble, ReadOnlyFolder, DamagedVault or what
        `verified` raises; then there is no file.
        """

        def copy(beside: Path) -> Future[Head]:
            return self._writer.do_slowly(lambda journal: journal.copy(beside))

        return backup.make(path, copy, self._keyring, self._header_content, verified)

    def is_backed_up_in(self, path: Path) -> bool:
        """Whether a backup has every entry that is on the disk, and the header as it is now."""
        try:
            same = backup.header_of(path).members == header.read(self.folder).members
            with backup.reading(path, self._keyring) as kept:
                return same and kept.head() == self.head()
        except VaultError:
            return False

    def backups(self, folders: list[Path], entries: Collection[str] = ()) -> list[restoring.Listed]:
        """The backups in these folders, newest first: what each holds, and whether it says what these entries did."""
        return restoring.listed(folders, self._keyring, entries=entries)

    def examine(self, path: Path) -> list[str]:
        """Goes through a backup under these keys: one sentence for each finding. Raises a VaultError for no backup."""
        return backup.examine(path, self._keyring)

    def looked_at(self) -> Asked:
        """The journal at the end of the writer's line, to be asked by any thread that can wait."""
        return _InLine(self._writer, self._journal.entries_key)

    def header_copies(self) -> int:
        """How many copies of the header are whole and say what counts."""
        return header.copies_that_say(self.folder, header.read(self.folder))

    def _header_content(self) -> bytes:
        return header.as_bytes(header.read(self.folder), self._keyring)

    def verify(self, heads: Iterable[Head] = ()) -> Future[list[str]]:
        """Goes through all entries and pages, behind everything else; one sentence for each finding. `heads` are those
        that signed texts and backups have kept: one that is not on the chain shows a tail that was taken away."""
        recorded = tuple(heads)
        return self._writer.do_slowly(lambda journal: verify(journal, recorded))

    def ways_in(self) -> tuple[WayIn, ...]:
        """Who may open the vault, and how."""
        return self._slots.ways_in()

    def with_passphrase(self) -> frozenset[str]:
        """The users who have one."""
        return frozenset(self._slots.with_passphrase())

    def add_user(self, user: str, passphrase: str, *, cost: Cost | None = None) -> None:
        """Another way in, with a random id as `user`. Takes as long as an unlock. Raises Refused or DiskTrouble."""
        self._slots.add(user, passphrase, cost)

    def change_passphrase(self, user: str, old: str, new: str, *, cost: Cost | None = None) -> None:
        """Only the slot is sealed anew: the journal stays as it is. Raises WrongPassphrase, Refused or DiskTrouble."""
        self._slots.change(user, old, new, cost)

    def remove_user(self, user: str) -> None:
        """Takes a user's way in; never one's own, nor the last. Raises Refused or DiskTrouble."""
        self._slots.remove(user)

    def keep_recovery_key(self, key: bytes) -> None:
        """From now on this one (of `recovery.new`) opens the vault, and none before it. Raises DiskTrouble."""
        self._slots.keep_recovery(key)

    def renew_passphrase(self, user: str, passphrase: str, *, cost: Cost | None = None) -> None:
        """After an unlock with the recovery key: a new passphrase for a user, who unlocks with it then. What was sealed
        under their own key opens again once they remember the one before. Raises Refused or DiskTrouble."""
        self._slots.renew(user, passphrase, cost)

    def remember_passphrase(self, then: str, now: str) -> None:
        """What the user sealed while an earlier passphrase was theirs opens again from the next unlock on. Raises
        WrongPassphrase, Refused or DiskTrouble."""
        self._slots.remember(self.user, then, now)

    def change_data_key(self) -> Future[None]:
        """Another key for everything, in another file, for the case that somebody knows the old one. What is handed in
        meanwhile waits. All passphrases and the printed recovery key stay as they are.

        The future raises Refused, DamagedVault or DiskTrouble; then nothing was changed.
        """
        return self._writer.do(lambda journal: data_key.change(journal, self._slots))

    def seal_own(self, text: str, what: str) -> str:
        """Words that only the user who unlocked can ever read, as text of ASCII; `what` they are must be said to open
        them. Raises Refused where this user has no own key yet."""
        return own.seal(self._keyring, text, what)

    def open_own(self, sealed: str, what: str) -> str:
        """What `seal_own` made. Raises Refused for another user's words, DamagedVault for what it did not make so."""
        return own.opened(self._keyring, sealed, what)

    def set_aside(self, path: Path) -> int | None:
        """Writes what is not on disk yet into a sealed file at another place, even while the disk hangs.

        Returns how many entries it holds, 0 where only drafts wait; None where nothing does, and no file is made.
        What is set aside stays pending here. Raises ExportRefused if the file exists, ReadOnlyFolder or DiskTrouble.
        """
        batches = self._writer.pending()
        if not batches:
            return None
        aside.write(path, batches, self._keyring)
        return sum(len(batch.entries) for batch in batches)

    def bring_in(self, path: Path) -> Future[tuple[str, ...]]:
        """Appends what was set aside; the future gives the ids of the entries that were not there yet, once on disk.

        Raises BadFile, NewerFormat or DiskTrouble at once. The file stays where it is.
        """
        batches = aside.read(path, self._keyring, self._journal.earlier_set_aside)
        return together([self._writer.append(batch, brought_in=True) for batch in batches])

    def close(self, timeout: float = 10.0, last: Callable[[], None] | None = None) -> int:
        """Waits until everything is on disk and closes. Returns how many entries and drafts are still not on disk; if
        there are any, or a way in that is just being written, the vault stays open and goes on trying.

        `last` hands in what is to be entered once no way in changes any more."""
        if not self._slots.shut(timeout):
            return 1
        if last is not None:
            last()
        if left := self._writer.close(timeout):
            self._slots.open_again()
        return left

    def give_up(self) -> None:
        """Lets go without another try: what is pending stays unsaved, so set it aside first."""
        self._slots.let_go()
        self._writer.give_up()


class _InLine:
    """Asks the journal behind everything that was handed in before, and waits for the answer."""

    def __init__(self, writer: Writer, entries_key: bytes) -> None:
        self.entries_key = entries_key
        self._writer = writer

    def ask(self, question: Callable[[Connection], T]) -> T:
        return self._writer.ask(question).result()
