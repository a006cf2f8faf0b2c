"""What else can be done with a prompt in a running session, behind its three dots."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.words import _
from ui.keys import Act
from ui.parts.button import IconButton
from ui.theme import Theme


class PromptMenu(IconButton):
    """A button that opens the menu below itself. What has a key says it."""

    another_asked = Signal()
    never_asked = Signal()
    copy_asked = Signal()
    done_asked = Signal(bool)

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "ellipsis", _("More for this prompt"), parent=parent)
        self._icons, self._can_bar = theme, what != "topic"
        self._with_another = self._with_done = self._is_done = False
        self.clicked.connect(self._open)

    def offer_another(self, offered: bool) -> None:
        """Where there is no room for its button."""
        self._with_another = offered

    def offer_done(self, offered: bool, done: bool) -> None:
        """Whether it can be said that this part is over, and whether it is."""
        self._with_done, self._is_done = offered, done

    def _open(self) -> None:
        menu, tip = QMenu(self), self._icons.keys.tip
        if self._with_another:
            another = self._add(menu, "shuffle", tip(Act.ANOTHER_ICEBREAKER, _("&Another")))
            another.triggered.connect(self.another_asked)
        if self._with_done:
            words = _("&Not finished yet") if self._is_done else _("&Finished: its minutes go to the round")
            done = self._add(menu, "undo-2" if self._is_done else "check", words)
            done.triggered.connect(self._tell_done)
        copy = self._add(menu, "copy", tip(Act.COPY, _("&Copy for the chat")))
        copy.triggered.connect(self.copy_asked)
        if self._can_bar:
            self._add(menu, "ban", _("Ne&ver for this group")).triggered.connect(self.never_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _add(self, menu: QMenu, icon: str, words: str) -> QAction:
        return menu.addAction(self._icons.icon(icon), words)

    def _tell_done(self) -> None:
        self.done_asked.emit(not self._is_done)
