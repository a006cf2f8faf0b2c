"""The app's icon: there in every size, on the windows, and in the containers that other systems read."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.resources import resources_folder
from packing.icon import SIZES, apple_icon, windows_icon
from ui.own_icon import put_on_icon

FOLDER = resources_folder() / "icon"


@pytest.mark.parametrize("size", SIZES)
def test_a_size_is_drawn_with_the_ring_and_a_ground_of_its_own(size: int) -> None:
    image = QImage(str(FOLDER / f"groupside-{size}.png"))
    assert image.size() == QSize(size, size)
    assert image.pixelColor(0, 0).alpha() < 255  # round corners
    ground, ring = QColor("#0B666A"), QColor("#FFFFFF")
    drawn = {image.pixelColor(x, y).name() for x in range(size) for y in range(0, size, max(1, size // 64))}
    assert {ground.name(), ring.name()} <= drawn


def test_the_containers_hold_what_was_drawn(qapp: QApplication) -> None:
    drawn = {size: (FOLDER / f"groupside-{size}.png").read_bytes() for size in SIZES}
    small = {size: png for size, png in drawn.items() if size <= 256}
    assert (FOLDER / "groupside.ico").read_bytes() == windows_icon(small)
    icns = (FOLDER / "groupside.icns").read_bytes()
    assert icns == apple_icon(drawn)
    assert struct.unpack(">I", icns[4:8]) == (len(icns),)
    inside = QIcon(str(FOLDER / "groupside.ico")).availableSizes()
    assert {size.width() for size in inside} == set(small)


def test_windows_wear_it(qapp: QApplication) -> None:
    before = qapp.windowIcon()
    put_on_icon(qapp)
    sizes = {size.width() for size in qapp.windowIcon().availableSizes()}
    qapp.setWindowIcon(QIcon(before))
    assert {16, 32, 256} <= sizes


def test_on_a_screen_of_twice_the_pixels_it_is_as_sharp(qapp: QApplication) -> None:
    """Asked for as a window asks, from the smallest up."""
    before = qapp.windowIcon()
    put_on_icon(qapp)
    icon = qapp.windowIcon()
    drawn = {size: icon.pixmap(QSize(size, size), 2.0).width() for size in (16, 24, 32, 64, 128)}
    qapp.setWindowIcon(QIcon(before))
    assert drawn == {size: 2 * size for size in drawn}


def test_the_launcher_names_the_program_and_its_icon() -> None:
    entry = Path(resources_folder() / "linux" / "groupside.desktop").read_text(encoding="utf-8")
    for line in ("Type=Application", "Exec=groupside", "Icon=groupside", "StartupWMClass=Groupside"):
        assert line in entry.splitlines()
