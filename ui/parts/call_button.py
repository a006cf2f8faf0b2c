"""The call opens with one click: a button, and the same for menus."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.words import _
from ui.parts.button import Button
from ui.theme import Theme

ICON = "external-link"


class CallButton(Button):
    """Gone while there is no link."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        tip = _("Opens the call link in your browser")
        super().__init__(theme, _("Open call"), ICON, tip=tip, parent=parent)
        self._link = ""
        self.setVisible(False)
        self.clicked.connect(self._open)

    def follow(self, link: str) -> None:
        self._link = link if can_open(link) else ""
        self.setVisible(bool(self._link))

    def _open(self) -> None:
        open_call(self._link)


def can_open(link: str) -> bool:
    """The link is handed to the desktop's opener: only web links may be."""
    return link.startswith("https://")


def open_call(link: str) -> None:
    if can_open(link):
        QDesktopServices.openUrl(QUrl(link))
