"""Reads a journal's file without SQLite: every page decrypted with the raw key, free ones as well.

The layout of a SQLCipher 4 page: 4,096 bytes, the last 80 of them the initialisation vector (16) and the HMAC-SHA512
(64); the rest is AES-256-CBC. The first 16 bytes of the file are the salt.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, RESERVE, SALT = 4096, 80, 16


def decrypted(path: Path, key: bytes) -> bytes:
    """The plaintext of all pages one after the other."""
    return b"".join(decrypted_pages(path, key))


def decrypted_pages(path: Path, key: bytes) -> list[bytes]:
    content = path.read_bytes()
    return [
        _page(content[start : start + PAGE], key, SALT if start == 0 else 0)
        for start in range(0, len(content), PAGE)
    ]


def _page(page: bytes, key: bytes, salt: int) -> bytes:
    vector = page[PAGE - RESERVE : PAGE - RESERVE + 16]
    cipher = Cipher(AES256(key), CBC(vector)).decryptor()
    return cipher.update(page[salt : PAGE - RESERVE]) + cipher.finalize()
