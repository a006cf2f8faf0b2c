"""Draws the app's icon from resources/icon/groupside.svg in every size and container that a system asks for."""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "icon"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
# the kinds of an .icns that hold a PNG, by the pixels of a side; the second of two is for twice the density
APPLE = {16: (b"icp4",), 32: (b"icp5", b"ic11"), 64: (b"icp6", b"ic12"), 128: (b"ic07",)}
APPLE |= {256: (b"ic08", b"ic13"), 512: (b"ic09", b"ic14")}


def main() -> None:
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(FOLDER / "groupside.svg"))
    drawn = {size: _drawn(renderer, size) for size in SIZES}
    for size, png in drawn.items():
        (FOLDER / f"groupside-{size}.png").write_bytes(png)
    (FOLDER / "groupside.ico").write_bytes(windows_icon({s: png for s, png in drawn.items() if s <= 256}))
    (FOLDER / "groupside.icns").write_bytes(apple_icon(drawn))
    del application


def windows_icon(drawn: dict[int, bytes]) -> bytes:
    """An .ico that holds each size as a PNG, as Windows reads it since Vista."""
    entries, at = b"", 6 + 16 * len(drawn)
    for size, png in drawn.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return struct.pack("<HHH", 0, 1, len(drawn)) + entries + b"".join(drawn.values())


def apple_icon(drawn: dict[int, bytes]) -> bytes:
    """An .icns with the sizes that macOS knows."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(drawn[size])) + drawn[size]
        for size, kinds in APPLE.items()
        for kind in kinds
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def _drawn(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


if __name__ == "__main__":
    main()
