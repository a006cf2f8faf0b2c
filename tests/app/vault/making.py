"""Makes vaults, entries and rows for the tests of the vault, quickly: what a passphrase costs is tested elsewhere."""

import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.errors import VaultClosed
from app.model.rows import (
    AttendanceRow,
    BlockRow,
    CoverageRow,
    DeckRow,
    FoundRow,
    RoundRow,
    Rows,
    SentRow,
    SessionRow,
)
from app.vault.entries import BROUGHT_BACK, ERASED, Batch, Lost, StoredEntry
from app.vault.folder import Disk, Vault
from app.vault.journal import Journal
from app.vault.keys import Cost, Keyring
from app.vault.mending import Recovered

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
USER = "5a" * 16
PASSPHRASE = "four plain words walk"
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def new_vault(folder: Path, disk: Disk = Journal) -> Vault:
    return Vault.create(folder, USER, PASSPHRASE, cost=CHEAP, disk=disk)


def entry(vault: Vault, number: int, text: str = "", stream: str = "session-1") -> StoredEntry:
    """The entry with this number; the same number is the same id."""
    moment = MORNING + timedelta(milliseconds=number)
    return StoredEntry(
        id=f"{number:032x}",
        stream=stream,
        writer=vault.writer_id,
        author=USER,
        at=moment,
        recorded_at=moment,
        monotonic=number * 1_000_000,
        boot="boot",
        kind="note_caught",
        payload=json.dumps({"kind": "note_caught", "text": text}).encode(),
    )


def note(vault: Vault, number: int, text: str = "", stream: str = "session-1") -> Batch:
    """One entry."""
    return Batch(entries=(entry(vault, number, text, stream),))


def found_row(number: int, text: str, stream: str = "session-1", **about: str) -> FoundRow:
    """What a session says that the entry with this number is found by."""
    told = {"group_id": "morning", "day": "2026-03-02", "block": "Education", **about}
    return FoundRow(stream, f"{number:032x}", text=text, **told)


def told(vault: Vault, stream: str, *rows: FoundRow) -> None:
    """What a session says of its entries, which are there already."""
    vault.append(Batch(rows={stream: Rows(found=rows)}))


def erasing(vault: Vault, number: int, ids: Iterable[str]) -> StoredEntry:
    """The entry that authorises erasing these."""
    made = entry(vault, number)
    payload = json.dumps({"kind": ERASED, "entries": list(ids)}).encode()
    return StoredEntry(
        made.id,
        "practice",
        made.writer,
        made.author,
        made.at,
        made.recorded_at,
        made.monotonic,
        made.boot,
        ERASED,
        payload,
    )


def brought_back(done: object, writer: str) -> StoredEntry:
    """The entry that a journal gets that was restored, recovered or taken in, with what was lost."""
    lost = done.salvaged.lost if isinstance(done, Recovered) else Lost()
    said = {"kind": BROUGHT_BACK, "gone": list(lost.gone), "loose": sorted(lost.loose)}
    payload = json.dumps(said).encode()
    moment = MORNING + timedelta(hours=5)
    return StoredEntry(
        secrets.token_hex(16), "audit", writer, USER, moment, moment, 0, "boot", BROUGHT_BACK, payload
    )


def session_rows(
    number: int, people: Iterable[str] = ("ann",), group: str = "morning", ended: bool = True
) -> Rows:
    """The rows of the session on day `number` of March."""
    stream, day = f"session-{number}", f"2026-03-{number:02}"
    names = tuple(people)
    return Rows(
        sessions=(
            SessionRow(
                stream, group, "Morning group", "harmony", day, f"{day}T14:00:00.000+00:00",
                f"{day}T14:01:00.000+00:00", f"{day}T17:00:00.000+00:00" if ended else "", len(names), len(names),
            ),
        ),
        attendance=tuple(
            AttendanceRow(stream, name, group, day, "present", 10_800, 9_900, 900, 0, 0, 0) for name in names
        ),
        rounds=tuple(RoundRow(stream, name, day, number, None, "no", f"promise {number}", "") for name in names),
        decks=(DeckRow(stream, group, "icebreakers", f"card-{number}", day, "used"),),
        coverage=tuple(CoverageRow(stream, name, f"topic-{number}", day, 1.0) for name in names),
        blocks=(BlockRow(stream, group, day, "check-in", "Check-in", 30, 1_800 + number),),
        sent=(SentRow(stream, day, "csv", "own record", f"{number:064x}", f"{day}T17:05:00.000+00:00", "user-1", day),),
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a vault that nobody has open, byte for byte."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def journal_of(folder: Path) -> Path:
    (path,) = folder.glob("journal-*.db")
    return path


def damaged_once_open(folder: Path, keyring: Keyring) -> Vault:
    """The vault, opened; since then hardly anything of its journal can be read. The lock on it is gone with that."""
    vault, path = Vault.open(folder, keyring), journal_of(folder)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    return vault


def is_closed(vault: Vault) -> bool:
    try:
        vault.drop_draft("none")
    except VaultClosed:
        return True
    return False
