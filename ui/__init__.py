"""Everything that a person sees: Qt lives here and nowhere else.

Two things are settled before anything else is imported, for the whole process:

- PySide6 replaces `import`, to offer `from __feature__ import …`, and for that reads and keeps the source of every
  module that is imported after it: 12 MB, and a good part of a start. No feature is used here, so the `import`
  that it put aside is put back.
- There is no network, so nothing here speaks TLS, and Python's OpenSSL stays on the disk: it would be the third
  one in memory, beside those of cryptography and SQLCipher. asyncio and hashlib do without it.
"""

import builtins
import sys

for unwanted in ("ssl", "_hashlib"):
    sys.modules.setdefault(unwanted, None)  # type: ignore[arg-type]  # importing it fails from here on

import PySide6.QtCore  # noqa: E402, F401  from here on `import` is the replaced one

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
