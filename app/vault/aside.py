"""What the disk did not take, sealed into one file at another place, and read back from there.

What is settled on disk (docs/vault-format.md says the same): a JSON object with format "groupside-set-aside", version
1, vault (its id), nonce (12 bytes in hex) and sealed (base64): AES-256-GCM with the set-aside key and
"groupside-set-aside 1|<vault id>" as associated data over a JSON list of batches, in the order they were handed in.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os.path
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args, get_type_hints

from app.errors import BadFile, DiskTrouble, ExportRefused, NewerFormat
from app.model.rows import Rows
from app.vault import durable
from app.vault.entries import Batch, Draft, StoredEntry, from_milliseconds
from app.vault.keys import NONCE, Keyring, Purpose
from app.words import _

FORMAT = "groupside-set-aside"
VERSION = 1


def write(path: Path, batches: Iterable[Batch], keyring: Keyring) -> None:
    """A new file, on disk when this returns. Raises ExportRefused if there is one, ReadOnlyFolder or DiskTrouble."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if os.path.exists(path):  # a place that cannot be looked at is said below
        raise ExportRefused(_("There is already a file with this name. Choose another one."))
    nonce = secrets.token_bytes(NONCE)
    plain = json.dumps([_members(batch) for batch in batches]).encode()
    sealed = AESGCM(keyring.key(Purpose.SET_ASIDE)).encrypt(nonce, plain, _bound_to(keyring.vault))
    content = {
        "format": FORMAT,
        "version": VERSION,
        "vault": keyring.vault,
        "nonce": nonce.hex(),
        "sealed": base64.b64encode(sealed).decode(),
    }
    try:
        durable.replace(path, json.dumps(content, indent=1).encode() + b"\n")
    except OSError as error:
        raise durable.told(error) from error


def read(path: Path, keyring: Keyring, earlier: Sequence[bytes] = ()) -> list[Batch]:
    """The batches that were set aside, also under one of the `earlier` set-aside keys. Raises BadFile, NewerFormat or
    DiskTrouble."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        content = json.loads(path.read_bytes())
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise BadFile(_("This file does not hold entries that were set aside."))
        if content["version"] > VERSION:
            raise NewerFormat(content["version"], VERSION)
        if content["vault"] != keyring.vault:
            raise BadFile(_("These entries were set aside for another vault."))
        sealed = base64.b64decode(content["sealed"], validate=True)
        nonce, bound_to = bytes.fromhex(content["nonce"]), _bound_to(keyring.vault)
        for key in (keyring.key(Purpose.SET_ASIDE), *earlier):
            with contextlib.suppress(InvalidTag):
                return [
                    _batch(members) for members in json.loads(AESGCM(key).decrypt(nonce, sealed, bound_to))
                ]
        raise ValueError("no key of this vault opens it")
    except OSError as error:
        raise DiskTrouble(_("The file with the entries cannot be read.")) from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadFile(_("This file is damaged. It was left as it is.")) from error


def is_of(path: Path, vault: str) -> bool:
    """Whether a file is of the vault with this id; in doubt, as where it cannot be read now, it is."""
    try:
        said = json.loads(path.read_bytes())["vault"]
    except (OSError, ValueError, KeyError, TypeError):
        return True
    return said == vault or not isinstance(said, str)


def _bound_to(vault: str) -> bytes:
    return f"groupside-set-aside 1|{vault}".encode()


def _members(batch: Batch) -> dict[str, Any]:
    return {
        "entries": [
            {
                **entry.signed()._asdict(),
                "payload": base64.b64encode(entry.payload or b"").decode(),
            }
            for entry in batch.entries
        ],
        "words": {},  # earlier versions wait for it; what is found is among the rows
        "rows": {stream: rows._asdict() for stream, rows in batch.rows.items()},
        "drop_drafts": list(batch.drop_drafts),
        "drafts": {key: draft._asdict() for key, draft in batch.drafts.items()},
        "erase": list(batch.erase),
    }


def _batch(members: dict[str, Any]) -> Batch:
    return Batch(
        entries=tuple(_entry(**entry) for entry in members["entries"]),
        rows={stream: _rows(rows) for stream, rows in members["rows"].items()},
        drop_drafts=tuple(members["drop_drafts"]),
        drafts={key: Draft(**draft) for key, draft in members["drafts"].items()},
        erase=tuple(members["erase"]),
    )


def _entry(at: int, recorded_at: int, payload: str, **texts: Any) -> StoredEntry:
    return StoredEntry(
        at=from_milliseconds(at),
        recorded_at=from_milliseconds(recorded_at),
        payload=base64.b64decode(payload),
        **texts,
    )


def _rows(rows: dict[str, list[list[Any]]]) -> Rows:
    # every view that there is; what was set aside before there was one has no rows of it
    kinds = get_type_hints(Rows)
    return Rows(
        **{view: tuple(get_args(kinds[view])[0](*row) for row in rows.get(view, ())) for view in Rows._fields}
    )
