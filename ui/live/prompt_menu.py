"""What else can be wished of a prompt in a running session, behind its three dots."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.words import _
from ui.parts.button import IconButton
from ui.theme import Theme


class PromptMenu(IconButton):
    """A button that opens the menu below itself."""

    another_asked = Signal()
    never_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "ellipsis", _("More for this prompt"), parent=parent)
        self._icons, self._with_another = theme, False
        self.clicked.connect(self._open)

    def offer_another(self, offered: bool) -> None:
        """Where there is no room for its button."""
        self._with_another = offered

    def _open(self) -> None:
        menu = QMenu(self)
        if self._with_another:
            another = menu.addAction(self._icons.icon("shuffle"), _("&Another"))
            another.triggered.connect(self.another_asked)
        never = menu.addAction(self._icons.icon("ban"), _("&Never for this group"))
        never.triggered.connect(self.never_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
