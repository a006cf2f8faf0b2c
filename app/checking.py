"""Goes through a whole vault and says what is not as it should be, one sentence a finding; changes nothing.

Looked at are the pages of the journal, the chain of its entries, the heads that signatures and backups have kept, the
views against what the entries say, the copies of the header, and the newest backup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import GroupsideError, VaultError
from app.lines import live_entry
from app.live import events as live
from app.live import rows as live_rows
from app.live import state as live_state
from app.live.state import Session
from app.practice.state import STREAM as PRACTICE
from app.vault import backup, header, stored, views
from app.vault.about import meta_of
from app.vault.chain import Head
from app.vault.folder import Vault
from app.vault.keys import Keyring
from app.vault.reading import Reading
from app.vault.restoring import Listed, listed
from app.vault.verify import Asked, off_the_chain, verify
from app.words import _, ngettext

if TYPE_CHECKING:
    from sqlite3 import Connection


class Looked(NamedTuple):
    """How far the looking is (0 to 1), and what was found there: one sentence, or ''."""

    done: float
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked through."""

    journal: Asked
    header_copies: int
    backups: Sequence[Listed]
    examine: Callable[[Path], list[str]]


# how much of the time each part takes
_CHAIN, _STREAMS, _BACKUPS = 0.3, 0.8, 1.0


def open_vault(vault: Vault, folders: Sequence[Path]) -> Iterator[Looked]:
    """Of a vault that is open here, with the backups in these folders. Every step waits for the writer: not for the
    thread of the windows, and not while a group meets."""
    looking = Looking(vault.looked_at(), vault.header_copies(), vault.backups(list(folders)), vault.examine)
    found = False
    for looked in _look(looking):
        found = found or bool(looked.finding)
        yield looked
    if found:
        vault.look_for_damage().result()


def closed_vault(folder: Path, keyring: Keyring) -> Iterator[Looked]:
    """Of a vault that nobody has open. Raises AlreadyOpen, NotAVault, DamagedVault, NewerFormat or DiskTrouble."""
    head = header.read(folder)
    left = folder / f"{head.journal}-journal"
    if left.exists() and left.stat().st_size:
        raise VaultError(
            _(
                "Groupside was stopped while it wrote to this vault. Open it once, close it, and check it then."
            )
        )
    with Reading(folder / head.journal, backup.file_keys(keyring), head.vault) as opened:
        copies = header.copies_that_say(folder, head)
        found = listed([folder / backup.FOLDER], keyring)
        yield from _look(Looking(opened, copies, found, lambda path: backup.examine(path, keyring)))


def _look(looking: Looking) -> Iterator[Looked]:
    yield from (Looked(0.0, finding) for finding in _of_header(looking))
    whole = True
    for looked in _of_chain(looking.journal):
        whole = whole and not looked.finding
        yield looked
    if whole:  # else the rest cannot be read, or what it says means nothing
        yield from _of_sessions(looking)
    yield from (Looked(_STREAMS, finding) for finding in _of_backups(looking))
    yield Looked(_BACKUPS)


def _of_header(looking: Looking) -> Iterator[str]:
    if looking.header_copies < len(header.NAMES):
        yield _("One copy of the header is missing or damaged. It is made anew when the vault is opened.")


def _of_chain(asked: Asked) -> Iterator[Looked]:
    steps = verify(asked)
    count = asked.ask(_count) or 1
    try:
        while True:
            yield Looked(min(1.0, next(steps) / count) * _CHAIN)
    except StopIteration as end:
        yield from (Looked(_CHAIN, finding) for finding in end.value)


def _count(db: Connection) -> int:
    return int(db.execute("SELECT count(*) FROM journal").fetchone()[0])


def _of_sessions(looking: Looking) -> Iterator[Looked]:
    """The views against the entries, and whether the journal still begins as it did when something was signed."""
    asked, heads = looking.journal, set[Head]()
    streams = [stream for stream in asked.ask(stored.streams) if stream != PRACTICE]
    current = asked.ask(meta_of).get("views") == str(views.VERSION)
    wrong = 0
    for number, stream in enumerate(streams, 1):
        session = _session(asked, stream)
        heads |= set(_signed_on(session))
        if current and session.run.ended is not None and _differs(asked, session):
            wrong += 1
        yield Looked(_CHAIN + (_STREAMS - _CHAIN) * number / len(streams))
    if wrong:
        yield Looked(
            _STREAMS,
            ngettext(
                "The lists say something else of {count} session than its entries. They can be made anew.",
                "The lists say something else of {count} sessions than their entries. They can be made anew.",
                wrong,
            ).format(count=wrong),
        )
    lost = asked.ask(lambda db: off_the_chain(db, heads))
    if lost:
        yield Looked(
            _STREAMS,
            ngettext(
                "{count} signed text stands on entries that are not in this vault any more.",
                "{count} signed texts stand on entries that are not in this vault any more.",
                len(lost),
            ).format(count=len(lost)),
        )


def _session(asked: Asked, stream: str) -> Session:
    lines = asked.ask(lambda db: stored.read(db, stream))
    return live_state.fold_all(stream, (live_entry(each) for each in lines))


def _signed_on(session: Session) -> Iterator[Head]:
    for entry in session.entries:
        match entry.event:
            case (
                live.NoteSigned(signature=signature)
                | live.AddendumSigned(signature=signature)
                | live.NoteCosigned(signature=signature)
            ):
                yield Head(signature.head_count, signature.head)


def _differs(asked: Asked, session: Session) -> bool:
    rows = live_rows.rows(session)
    return asked.ask(lambda db: views.differs(db, session.stream, rows))


def _of_backups(looking: Looking) -> Iterator[str]:
    if not looking.backups:
        yield _("There is no backup of this vault yet.")
        return
    newest = looking.backups[0]
    try:
        if newest.holds is None and newest.why_not:
            yield _("The newest backup, of {when}:").format(when=_when(newest)) + " " + newest.why_not
        else:
            for finding in looking.examine(newest.backup.path):
                yield _("The newest backup, of {when}:").format(when=_when(newest)) + " " + finding
        lost = _with_more(looking)
    except GroupsideError as error:
        yield _("The backups could not be looked through:") + " " + error.sentence
        return
    if lost:
        yield ngettext(
            "{count} backup holds entries that this vault does not: its end was taken away.",
            "{count} backups hold entries that this vault does not: its end was taken away.",
            lost,
        ).format(count=lost)


def _with_more(looking: Looking) -> int:
    """How many backups hold what the vault does not, but for those from before an older one was restored."""
    restored = looking.journal.ask(meta_of).get("restored", "")
    since = datetime.fromisoformat(restored) if restored else datetime.min.replace(tzinfo=UTC)
    heads = {
        each.holds.head for each in looking.backups if each.holds is not None and each.backup.made > since
    }
    return len(looking.journal.ask(lambda db: off_the_chain(db, heads)))


def _when(found: Listed) -> str:
    return f"{found.backup.made:%Y-%m-%d %H:%M} UTC"
