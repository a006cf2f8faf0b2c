"""The app's icon on its windows and in the system's list of them."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QIcon, QPixmap

from app.resources import resources_folder

SIZES = (16, 24, 32, 48, 64, 128, 256)  # px


def put_on_icon(application: QGuiApplication) -> None:
    """On every window, those that stand too: asked for after the first paint, it takes nothing from the start."""
    icon, folder = QIcon(), resources_folder() / "icon"
    for size in SIZES:
        # of files Qt takes the one that it read first for all sizes, where a screen has more pixels
        icon.addPixmap(QPixmap(str(folder / f"groupside-{size}.png")))
    application.setWindowIcon(icon)
