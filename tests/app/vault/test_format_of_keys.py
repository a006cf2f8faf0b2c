"""docs/vault-format.md is enough to get in by the printed key and after another data key, without the vault's code."""

import hmac
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlcipher3 import dbapi2

from app.vault import recovery
from app.vault.folder import Vault, unlock_with_recovery
from tests.app.vault.making import CHEAP, PASSPHRASE, USER, new_vault, note
from tests.app.vault.test_format import canonical, derived

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = bytes(range(100, 132))


def hkdf(secret: bytes, salt: bytes, info: str) -> bytes:
    return hmac.digest(hmac.digest(salt, secret, "sha256"), info.encode() + b"\1", "sha256")


def read_page(page: str) -> bytes:
    numbers = [SIGNS.index(sign) for group in page.split(" ") for sign in group[:4]]
    return (sum(number << 5 * place for place, number in enumerate(reversed(numbers))) >> 4).to_bytes(
        32, "big"
    )


def opened(
    header: dict[str, Any], slot: dict[str, Any], sealed: dict[str, str], key: bytes, name: str
) -> bytes:
    bound_to = f"groupside-vault slot 1|{header['vault']}|{slot['id']}|{slot['user']}|{name}".encode()
    return AESGCM(key).decrypt(bytes.fromhex(sealed["nonce"]), bytes.fromhex(sealed["wrapped"]), bound_to)


def test_the_printed_key_and_a_changed_data_key_can_be_read_by_their_description_alone(folder: Path) -> None:
    vault = new_vault(folder)
    vault.keep_recovery_key(KEY)
    vault.append(note(vault, 1, "before"))
    before = json.loads((folder / "header").read_bytes())
    vault.change_data_key().result()
    vault.append(note(vault, 2, "after"))
    vault.close()

    slot_of_before = before["slots"][1]
    slot_key = hkdf(
        read_page(" ".join(recovery.shown(KEY))),
        bytes.fromhex(slot_of_before["kdf"]["salt"]),
        "groupside-recovery 1",
    )
    old_master = opened(before, slot_of_before, slot_of_before, slot_key, "master")
    header = json.loads((folder / "header").read_bytes())
    assert (before["version"], header["version"], "leftover" in header) == (1, 2, False)
    slot = header["slots"][1]
    assert set(slot) == {"id", "user", "kind", "kdf", "nonce", "wrapped", "keys", "public", "sender"}
    assert (slot["kind"], slot["user"], slot["kdf"]["name"]) == ("recovery", "0" * 32, "hkdf-sha256")
    assert list(slot["keys"]) == ["exchange"]
    private = X25519PrivateKey.from_private_bytes(
        opened(header, slot, slot["keys"]["exchange"], slot_key, "exchange")
    )
    assert private.public_key().public_bytes_raw().hex() == slot["public"]
    shared = private.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(slot["sender"])))
    halves = bytes.fromhex(slot["sender"] + slot["public"])
    master = opened(header, slot, slot, hkdf(shared, halves, "groupside-exchange 1"), "master")
    assert master != old_master
    seal = hmac.digest(
        derived(master, header["vault"], "header"), canonical(header, "seal", "digest"), "sha256"
    )
    assert header["seal"] == seal.hex()

    db = dbapi2.connect(folder / header["journal"])
    db.execute(f"PRAGMA key = \"x'{derived(master, header['vault'], 'journal').hex()}'\"")
    meta = dict(db.execute("SELECT name, value FROM meta"))
    assert meta["format"] == "2"
    assert meta["entries"] == derived(old_master, header["vault"], "entries").hex()
    assert meta["set aside"] == derived(old_master, header["vault"], "set aside").hex()
    previous = bytes(32)
    fields = "id, stream, writer, author, at, recorded_at, monotonic, boot, kind"
    for digest, mac, *signed in db.execute(f"SELECT digest, mac, {fields} FROM journal ORDER BY seq"):
        texts = [str(field).encode() for field in signed]
        covered = b"groupside entry 1" + b"".join(len(text).to_bytes(4, "big") + text for text in texts)
        assert mac == hmac.digest(bytes.fromhex(meta["entries"]), covered + digest + previous, "sha256")
        previous = mac
    db.close()

    vault = Vault.open(folder, unlock_with_recovery(folder, " ".join(recovery.shown(KEY))))
    vault.renew_passphrase(USER, "the new words go here", cost=CHEAP)
    vault.close()
    slots = json.loads((folder / "header").read_bytes())["slots"]
    assert [(each["kind"], each["user"]) for each in slots] == [
        ("earlier", USER),
        ("recovery", "0" * 32),
        ("passphrase", USER),
    ]
    assert set(slots[0]) == {"id", "user", "kind", "kdf", "keys"}
    assert PASSPHRASE not in json.dumps(slots)
