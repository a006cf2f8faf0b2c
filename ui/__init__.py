"""Everything that a person sees: Qt lives here and nowhere else.

PySide6 replaces `import`, to offer `from __feature__ import …`, and for that reads and keeps the source of every
module that is imported after it: 12 MB, and a good part of a start. No feature is used here, so the `import` that
it put aside is put back.
"""

import builtins

import PySide6.QtCore  # noqa: F401  from here on `import` is the replaced one

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
