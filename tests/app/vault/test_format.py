"""docs/vault-format.md is enough to read a vault: this reader follows the page and uses nothing of the vault's code."""

import base64
import hashlib
import hmac
import json
import unicodedata
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlcipher3 import dbapi2

from app.model.rows import (
    AttendanceRow,
    BlockRow,
    CheckRow,
    CoverageRow,
    DeckRow,
    RoundRow,
    SentRow,
    SessionRow,
)
from app.vault.entries import Batch
from tests.app.vault.disks import UnrulyDisk, kept
from tests.app.vault.making import (
    PASSPHRASE,
    USER,
    entry,
    erasing,
    found_row,
    new_vault,
    note,
    session_rows,
    told,
)


def canonical(members: dict[str, Any], *without: str) -> bytes:
    left = {name: value for name, value in members.items() if name not in without}
    return json.dumps(left, sort_keys=True, separators=(",", ":")).encode()


def derived(master: bytes, vault: str, purpose: str) -> bytes:
    """HKDF-SHA256, one block."""
    extracted = hmac.digest(vault.encode(), master, "sha256")
    return hmac.digest(extracted, f"groupside 1 {purpose}".encode() + b"\1", "sha256")


def keys_of(header: dict[str, Any], passphrase: str) -> dict[str, bytes]:
    """The master key and the user's own."""
    (slot,) = header["slots"]
    kdf = slot["kdf"]
    assert (slot["kind"], kdf["name"], slot["user"]) == ("passphrase", "argon2id", USER)
    slot_key = hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode(),
        bytes.fromhex(kdf["salt"]),
        kdf["passes"],
        kdf["memory_kib"],
        kdf["lanes"],
        32,
        Type.ID,
    )
    assert set(slot["keys"]) == {"counseling", "exchange"}
    opened = {}
    for name, sealed in {"master": slot, **slot["keys"]}.items():
        bound_to = f"groupside-vault slot 1|{header['vault']}|{slot['id']}|{slot['user']}|{name}"
        wrapped, nonce = bytes.fromhex(sealed["wrapped"]), bytes.fromhex(sealed["nonce"])
        opened[name] = AESGCM(slot_key).decrypt(nonce, wrapped, bound_to.encode())
    return opened


def test_a_vault_can_be_read_by_its_description_alone(folder: Path, tmp_path: Path) -> None:
    disks: list[UnrulyDisk] = []
    vault = new_vault(folder, kept(disks))
    vault.append(Batch(rows={"session-1": session_rows(1)}))
    vault.append(note(vault, 1, "the first"))
    vault.append(note(vault, 2, "to be erased"))
    told(vault, "session-1", found_row(1, "the first 電話"))
    vault.put_draft("note", USER, "half")
    ids = [f"{2:032x}"]
    vault.erase(ids, erasing(vault, 3, ids)).result()
    sealed_words, head = vault.seal_own("for nobody else", "a note"), vault.head()
    disks[0].hang()
    vault.append(note(vault, 4, "set aside"))
    assert vault.set_aside(tmp_path / "aside") == 1
    disks[0].go_on()
    assert vault.close() == 0

    assert (folder / "header").read_bytes() == (folder / "header.copy").read_bytes()
    header = json.loads((folder / "header").read_bytes())
    assert (header["format"], header["version"], header["generation"]) == ("groupside-vault", 1, 1)
    assert header["digest"] == hashlib.sha256(canonical(header, "digest")).hexdigest()
    own, master = (keys_of(header, PASSPHRASE)[name] for name in ("counseling", "master"))
    tag, user, words = sealed_words.split(":")
    assert (tag, user) == ("own-1", USER)
    content, bound_to = base64.b64decode(words), f"groupside-own 1|{header['vault']}|{USER}|a note".encode()
    assert AESGCM(own).decrypt(content[:12], content[12:], bound_to) == b"for nobody else"
    keys = {
        name: derived(master, header["vault"], name) for name in ("journal", "entries", "header", "set aside")
    }
    assert header["seal"] == hmac.digest(keys["header"], canonical(header, "seal", "digest"), "sha256").hex()

    db = dbapi2.connect(folder / header["journal"])
    db.execute(f"PRAGMA key = \"x'{keys['journal'].hex()}'\"")
    meta = dict(db.execute("SELECT name, value FROM meta"))
    assert meta == {"format": "1", "vault": header["vault"], "writer": vault.writer_id, "views": "8"}
    previous = bytes(32)
    fields = "id, stream, writer, author, at, recorded_at, monotonic, boot, kind"
    rows = db.execute(f"SELECT payload, nonce, digest, mac, {fields} FROM journal ORDER BY seq").fetchall()
    for payload, nonce, digest, mac, *signed in rows:
        texts = [str(field).encode() for field in signed]
        covered = b"groupside entry 1" + b"".join(len(text).to_bytes(4, "big") + text for text in texts)
        assert mac == hmac.digest(keys["entries"], covered + digest + previous, "sha256")
        assert payload is None or digest == hmac.digest(nonce, payload, "sha256")
        previous = mac
    assert [payload is None for payload, *_ in rows] == [False, True, False, False]
    assert json.loads(rows[2][0])["entries"] == ids
    assert (head.count, head.mac) == (3, rows[2][3].hex())
    first = entry(vault, 1, "the first")
    assert (rows[0][0], rows[0][8]) == (first.payload, int(first.at.timestamp() * 1000))
    assert db.execute("SELECT key, author, text FROM drafts").fetchall() == [("note", USER, "half")]
    assert db.execute(f"SELECT {1 << 40} - rowid, text FROM words ORDER BY rowid DESC").fetchall() == [
        (1, "the first  電  話 ")
    ]
    assert db.execute("SELECT seq, day, shown FROM view_found").fetchall() == [
        (1, "2026-03-02", "the first 電話")
    ]
    shapes = {
        "view_sessions": SessionRow._fields,
        "view_attendance": AttendanceRow._fields,
        "view_rounds": RoundRow._fields,
        "view_decks": DeckRow._fields,
        "view_coverage": CoverageRow._fields,
        "view_blocks": BlockRow._fields,
        "view_checks": CheckRow._fields,
        "view_sent": SentRow._fields,
    }
    for table, names in shapes.items():
        assert tuple(row[1] for row in db.execute(f"PRAGMA table_info({table})")) == names
    db.close()

    aside = json.loads((tmp_path / "aside").read_bytes())
    assert (aside["format"], aside["version"], aside["vault"]) == ("groupside-set-aside", 1, header["vault"])
    bound_to = f"groupside-set-aside 1|{header['vault']}".encode()
    sealed = base64.b64decode(aside["sealed"])
    (batch,) = json.loads(AESGCM(keys["set aside"]).decrypt(bytes.fromhex(aside["nonce"]), sealed, bound_to))
    assert set(batch) == {"entries", "words", "rows", "drop_drafts", "drafts", "erase"}
    (waiting,) = batch["entries"]
    assert set(waiting) == {*fields.split(", "), "payload"}
    assert base64.b64decode(waiting["payload"]) == entry(vault, 4, "set aside").payload
