"""Words for a record on their way through the clipboard: for two minutes, and kept out of its histories."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

# how long words stay where every program can read them, milliseconds
STAYS: Final = 2 * 60 * 1000

# what each system's clipboard histories ask for: Windows reads the two names as formats of its own, with a number of
# four bytes; macOS by the agreement of nspasteboard.org; KDE's Klipper by its own name
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{name}"'
HINTS: Final[Mapping[str, bytes]] = MappingProxyType(
    {
        _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): bytes(4),
        _WINDOWS.format(name="CanIncludeInClipboardHistory"): bytes(4),
        _WINDOWS.format(name="CanUploadToCloudClipboard"): bytes(4),
        "org.nspasteboard.ConcealedType": b"",
        "x-kde-passwordManagerHint": b"secret",
    }
)
NOTHING_ELSE: Final[Mapping[str, bytes]] = MappingProxyType({})


class RecordClipboard(QObject):
    """Takes back what it put there, unless somebody has copied something else since.

    The words are not kept here: whether they are still ours is told by their digest.
    """

    def __init__(self, parent: QObject | None = None, stays: int = STAYS) -> None:
        """`stays` in milliseconds."""
        super().__init__(parent)
        self._digest = b""
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(stays)
        self._over.timeout.connect(self.clear)

    def copy(self, text: str, also: Mapping[str, bytes] = NOTHING_ELSE) -> None:
        """`also` is the same in other formats, by their MIME types."""
        words = QMimeData()
        words.setText(text)
        for name, value in (*HINTS.items(), *also.items()):
            words.setData(name, value)
        QGuiApplication.clipboard().setMimeData(words)
        self._digest = _digest(text)
        self._over.start()

    def clear(self) -> None:
        """When the time is over, and before the vault is locked or closed."""
        self._over.stop()
        clipboard = QGuiApplication.clipboard()
        if self._digest and _digest(clipboard.text()) == self._digest:
            clipboard.clear()
        self._digest = b""


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
