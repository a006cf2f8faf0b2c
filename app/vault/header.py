"""The header of a vault, kept twice: which journal belongs to it, and the slots that open it.

What is settled on disk (docs/vault-format.md says the same): the files `header` and `header.copy`, each a JSON object

    format      "groupside-vault"
    version     1, or 2 from the first change of the data key on; a later version keeps format, version, generation and
                digest as they are here
    vault       random id, 32 hex digits
    journal     name of the journal's file in the same folder
    generation  1, and one more with every change; the higher of two good copies counts
    leftover?   names of journal files that the next opening removes
    slots       [{id, user, kind, kdf: {name, salt, memory_kib, passes, lanes}, nonce, wrapped, keys?, public?,
                sender?}], bytes in hex; a kdf that is no argon2id has name and salt, an earlier slot no nonce and no
                wrapped
    seal        HMAC-SHA256 with the header key over the canonical JSON of all members but seal and digest
    digest      SHA-256 over the canonical JSON of all members but digest: shows damage before any key is there

Canonical JSON: sorted names, no spaces, ASCII. Members that this version does not know are kept as they are.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import DamagedVault, NewerFormat, NotAVault
from app.vault import durable, traces
from app.vault.keys import (
    EARLIER,
    NONCE,
    NOTHING,
    PASSPHRASE,
    RECOVERY,
    Cost,
    Keyring,
    Purpose,
    SealedKey,
    Slot,
)

FORMAT = "groupside-vault"
FIRST, VERSION = 1, 2
"""The version of a new header, and the highest that is read: that of one whose data key was changed."""

NAMES = traces.HEADERS
_BIGGEST = 1024 * 1024
_ARGON2ID, _HKDF = "argon2id", "hkdf-sha256"
_PUBLIC = 32  # bytes
_JOURNAL = re.compile(r"journal-[0-9a-f]{16}\.db")
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; `members` is all of it as it was read, so that nothing unknown gets lost."""

    members: Mapping[str, Any]
    vault: str
    journal: str
    generation: int
    slots: tuple[Slot, ...]  # those of a kind that this version knows
    leftover: tuple[str, ...] = ()


def new(vault: str, journal: str, slot: Slot) -> Header:
    members = {"format": FORMAT, "version": FIRST, "vault": vault, "journal": journal, "generation": 1}
    return _header({**members, "slots": [_slot_members(slot)]})


def with_slots(header: Header, put: Iterable[Slot], take: Iterable[str] = ()) -> Header:
    """The next generation, with each of these slots in the place of the one with its id, or as the last one, and
    without those whose ids are to be taken."""
    slots = {old["id"]: old for old in header.members["slots"] if old["id"] not in take}
    for slot in put:
        unknown = {
            name: part for name, part in slots.get(slot.id, {}).items() if name not in _MEMBERS_OF_A_SLOT
        }
        slots[slot.id] = unknown | _slot_members(slot)
    return _next(header, slots=list(slots.values()))


def with_leftover(header: Header, *names: str) -> Header:
    """The next generation, with these files to be removed at the next opening."""
    return _next(header, leftover=list(names))


def moved(header: Header, journal: str, slots: Iterable[Slot]) -> Header:
    """The next generation, with another journal and the slots for its key; the old journal is left over."""
    moved = _next(header, version=VERSION, journal=journal, leftover=[header.journal])
    return with_slots(moved, slots)


def _next(header: Header, **changes: Any) -> Header:
    members = {**header.members, **changes, "generation": header.generation + 1}
    if not members.get("leftover"):
        members.pop("leftover", None)
    return _header(members)


def with_journal(header: Header, journal: str, above: int = 0) -> Header:
    """The next generation, for another journal's file; it counts before a header of generation `above` as well."""
    generation = max(header.generation, above) + 1
    return _header({**header.members, "journal": journal, "generation": generation})


def read(folder: Path) -> Header:
    """The newest good copy. Raises NotAVault, DamagedVault or NewerFormat; changes nothing."""
    return newest([content for name in NAMES if (content := _content(folder / name)) is not None])


def newest(found: list[bytes]) -> Header:
    """What counts of copies of a header, as they were read. Raises NotAVault, DamagedVault or NewerFormat."""
    if not found:
        raise NotAVault
    good = [members for content in found if (members := _undamaged(content)) is not None]
    if not good:
        raise DamagedVault if any(FORMAT.encode() in content for content in found) else NotAVault
    counts = max(good, key=lambda members: int(members["generation"]))
    if counts["version"] > VERSION:
        raise NewerFormat(counts["version"], VERSION)
    try:
        return _header(counts)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise DamagedVault from error


def is_whole_twice(folder: Path) -> bool:
    """Whether both copies are undamaged, of whatever generation."""
    return all(_undamaged(_content(folder / name) or b"") is not None for name in NAMES)


def says_twice(folder: Path, header: Header, keyring: Keyring) -> bool:
    """Whether both copies on the disk say what `header` says."""
    content = as_bytes(header, keyring)
    return all(_content(folder / name) == content for name in NAMES)


def write(folder: Path, header: Header, keyring: Keyring) -> None:
    """Puts the header on disk, first one copy and then the other, so that one of them is always whole.

    With the first copy it counts: a second one that fails is written at the next opening.
    """
    content = as_bytes(header, keyring)
    first, second = NAMES
    durable.replace(folder / first, content)
    with contextlib.suppress(OSError):
        durable.replace(folder / second, content)


def repair(folder: Path, header: Header, keyring: Keyring) -> None:
    """Writes anew each copy that does not say what `header` says; a disk that refuses is no reason to fail."""
    content = as_bytes(header, keyring)
    for name in NAMES:
        with contextlib.suppress(OSError):
            if _content(folder / name) != content:
                durable.replace(folder / name, content)


def is_sealed_by(header: Header, keyring: Keyring) -> bool:
    return hmac.compare_digest(
        str(header.members.get("seal")).encode(), _seal(header.members, keyring).encode()
    )


def as_bytes(header: Header, keyring: Keyring) -> bytes:
    """The content of both files, sealed."""
    members = dict(header.members)
    members["seal"] = _seal(members, keyring)
    members["digest"] = _digest(members)
    return json.dumps(members, indent=1, ensure_ascii=True).encode() + b"\n"


def copies_that_say(folder: Path, header: Header) -> int:
    """How many of the copies are whole and say this; one fewer than there are is a finding."""
    said = [_undamaged(_content(folder / name) or b"") for name in NAMES]
    return sum(1 for members in said if members == header.members)


def _content(path: Path) -> bytes | None:
    """None if there is no such file; what cannot be read is like an empty one."""
    try:
        with path.open("rb") as file:
            return file.read(_BIGGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return b""


def _undamaged(content: bytes) -> dict[str, Any] | None:
    """The members, if this is a header of whatever version and its digest is right."""
    try:
        members = json.loads(content)
        whole = (
            isinstance(members, dict)
            and members.get("format") == FORMAT
            and all(type(members.get(name)) is int for name in ("version", "generation"))
            and members.get("digest") == _digest(members)
        )
    except (ValueError, RecursionError):
        return None
    return members if whole else None


def _canonical(members: Mapping[str, Any], leave_out: tuple[str, ...]) -> bytes:
    kept = {name: value for name, value in members.items() if name not in leave_out}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _digest(members: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(members, ("digest",))).hexdigest()


def _seal(members: Mapping[str, Any], keyring: Keyring) -> str:
    return hmac.digest(keyring.key(Purpose.HEADER), _canonical(members, ("seal", "digest")), "sha256").hex()


def _header(members: Mapping[str, Any]) -> Header:
    return Header(
        members=members,
        vault=_matching(_ID, members["vault"]),
        journal=_matching(_JOURNAL, members["journal"]),
        generation=members["generation"],
        slots=tuple(_slot(slot) for slot in members["slots"] if slot["kind"] in _KINDS),
        leftover=tuple(_matching(_JOURNAL, name) for name in members.get("leftover", ())),
    )


_KINDS = (PASSPHRASE, RECOVERY, EARLIER)
_MEMBERS_OF_A_SLOT = ("id", "user", "kind", "kdf", "nonce", "wrapped", "keys", "public", "sender")


def _slot_members(slot: Slot) -> dict[str, Any]:
    members: dict[str, Any] = {"id": slot.id, "user": slot.user, "kind": slot.kind, "kdf": _kdf_members(slot)}
    if slot.kind != EARLIER:
        members |= _sealed_members(slot.master)
    if slot.keys:
        members["keys"] = {name: _sealed_members(sealed) for name, sealed in slot.keys.items()}
    halves = {"public": slot.public, "sender": slot.sender}
    return members | {name: half.hex() for name, half in halves.items() if half}


def _kdf_members(slot: Slot) -> dict[str, Any]:
    if (cost := slot.cost) is None:
        return {"name": _HKDF, "salt": slot.salt.hex()}
    numbers = {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
    return {"name": _ARGON2ID, "salt": slot.salt.hex(), **numbers}


def _slot(members: Mapping[str, Any]) -> Slot:
    kind, kdf = members["kind"], members["kdf"]
    cost = None
    if kind != RECOVERY:
        cost = Cost(*(kdf[name] for name in ("memory_kib", "passes", "lanes")))
    if kdf["name"] != (_ARGON2ID if cost else _HKDF) or (cost is not None and not cost.is_sane()):
        raise ValueError("no Groupside writes such a key derivation")
    return Slot(
        id=_matching(_ID, members["id"]),
        user=_matching(_ID, members["user"]),
        kind=kind,
        cost=cost,
        salt=bytes.fromhex(kdf["salt"]),
        master=NOTHING if kind == EARLIER else _sealed(members),
        keys={name: _sealed(sealed) for name, sealed in members.get("keys", {}).items()},
        public=_half(members, "public"),
        sender=_half(members, "sender"),
    )


def _half(members: Mapping[str, Any], name: str) -> bytes:
    half = bytes.fromhex(members.get(name, ""))
    if half and len(half) != _PUBLIC:
        raise ValueError("a public half does not have its length")
    return half


def _sealed_members(sealed: SealedKey) -> dict[str, Any]:
    return {"nonce": sealed.nonce.hex(), "wrapped": sealed.wrapped.hex()}


def _sealed(members: Mapping[str, Any]) -> SealedKey:
    sealed = SealedKey(bytes.fromhex(members["nonce"]), bytes.fromhex(members["wrapped"]))
    if len(sealed.nonce) != NONCE:
        raise ValueError("a nonce does not have its length")
    return sealed


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError("a member does not look as it must")
    return value
