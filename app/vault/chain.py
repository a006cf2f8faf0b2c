"""Binds every entry to the one its writer wrote before, so that edits, deletions and swaps show.

What is settled on disk (docs/vault-format.md says the same):

    header  = b"groupside entry 1" and then, in this order, id, stream, writer, author, at, recorded_at, monotonic,
              boot, kind, each as UTF-8 (whole numbers in decimal) behind its length in 4 bytes, big end first
    digest  = HMAC-SHA256(nonce, payload), with 32 random bytes as nonce; kept when payload and nonce are erased,
              and without the nonce it says nothing about the payload
    mac     = HMAC-SHA256(mac key, header + digest + the previous mac of the same writer, 32 zero bytes at first)
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import NamedTuple

START = bytes(32)
_TAG = b"groupside entry 1"


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """How far a journal had come: how many entries it held, and the mac of the last one (hex), of zeroes for none.

    What is signed keeps it: while the entry with this number has this mac, nothing before it was taken away.
    """

    count: int
    mac: str


class Signed(NamedTuple):
    """The fields of an entry that its mac covers, as they lie in the journal; times are milliseconds UTC."""

    id: str
    stream: str
    writer: str
    author: str
    at: int
    recorded_at: int
    monotonic: int
    boot: str
    kind: str


def header_bytes(entry: Signed) -> bytes:
    """The one byte string for these fields: no two different entries share it."""
    parts = [_TAG]
    for field in entry:
        text = str(field).encode()
        parts.append(len(text).to_bytes(4, "big"))
        parts.append(text)
    return b"".join(parts)


def digest_of(nonce: bytes, payload: bytes) -> bytes:
    return hmac.digest(nonce, payload, "sha256")


def mac_of(key: bytes, entry: Signed, digest: bytes, previous: bytes) -> bytes:
    return hmac.digest(key, header_bytes(entry) + digest + previous, "sha256")
